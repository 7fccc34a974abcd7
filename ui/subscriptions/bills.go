package subscriptions

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/document"
	"rapport/ui/document/listing"
	"rapport/ui/format"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// bills is one subscription beside the list, with the bills that were made.
type bills struct {
	*listing.Detail[[]app.Bill]
	page  *Page
	row   row
	title *widgets.Text
	facts *widgets.Text
	who   *widgets.Button
	end   *widgets.Button
	table *widgets.Table
	whole fyne.CanvasObject
}

func newBills(p *Page) *bills {
	b := &bills{page: p, title: widgets.NewCutText("", widgets.Heading), facts: widgets.NewCutText("", widgets.Muted)}
	b.who = widgets.NewLink("", func() { p.deps.Host.OpenContact(b.row.Contact) })
	b.end = widgets.NewButton("", func() {
		if b.row.Ends != 0 {
			p.end(b.row, 0)
		} else {
			p.askEnd(b.row)
		}
	})
	edit := widgets.NewButton(i18n.T("Edit"), func() { p.Edit(b.row.ID) })
	b.table = widgets.NewTable(
		widgets.Column{Key: "from", Title: i18n.T("Bill of"), Width: 120, Weight: 1, Min: 100},
		widgets.Column{Key: "amount", Title: i18n.T("Amount"), Kind: widgets.AmountCell, Align: fyne.TextAlignTrailing, Width: 84},
		widgets.Column{Key: "paid", Kind: widgets.BadgeCell, Width: 76},
	)
	b.table.Empty = widgets.NewEmptyState("calendar", i18n.T("No bills yet"), "")
	head := widgets.Stack(0, container.NewBorder(nil, nil, nil, widgets.Row(b.end, edit), b.title), container.NewHBox(b.who), b.facts)
	b.whole = container.NewBorder(widgets.Pad(8, 3*theme.Unit, 2*theme.Unit, 3*theme.Unit, head), nil, nil, nil, b.table)
	b.Detail = listing.NewDetail(p.deps.Host, 280, i18n.T("Choose a subscription to see its bills"),
		func(id app.ID) func(context.Context) ([]app.Bill, error) {
			return func(ctx context.Context) ([]app.Bill, error) { return p.deps.Data.BillRows(ctx, id) }
		}, b.fill)
	return b
}

// InView follows the list: a subscription that it does not show is not in view.
func (b *bills) InView() app.ID {
	for _, r := range b.page.list.Shown {
		if r.ID == b.row.ID {
			return r.ID
		}
	}
	return 0
}

// Show shows a subscription and reads its bills.
func (b *bills) Show(id app.ID) {
	r, _ := b.page.list.Row(id)
	b.row = r
	b.title.Set(r.Plan)
	b.who.SetLabel(r.Customer)
	b.facts.Set(factsOf(r))
	b.end.SetLabel(i18n.T("End it…"))
	if r.Ends != 0 {
		b.end.SetLabel(i18n.T("Let it go on"))
	}
	b.Detail.Show(id)
}

// Clear shows that nothing is chosen.
func (b *bills) Clear() {
	b.row = row{}
	b.Detail.Clear()
}

// Reload shows the subscription in view as the list has it now.
func (b *bills) Reload() {
	if id := b.InView(); id != 0 {
		b.Show(id)
	}
}

func (b *bills) fill(rows []app.Bill) fyne.CanvasObject {
	b.table.SetSource(widgets.Rows(rows, func(bill app.Bill, c int) widgets.Cell { return cellOf(bill, c, b.page.list.Currency) }))
	return b.whole
}

func factsOf(r row) string {
	facts := i18n.T("since %s", format.Date(r.Starts))
	if r.Ends != 0 {
		facts = document.Joined(facts, i18n.T("until %s", format.Date(r.Ends)))
	}
	return document.Joined(facts, r.Source)
}

func cellOf(bill app.Bill, c int, currency finance.Currency) widgets.Cell {
	switch c {
	case 0:
		return widgets.Cell{Text: format.Date(bill.Starts)}
	case 1:
		return widgets.Cell{Text: format.Amount(bill.Amount, currency)}
	}
	if bill.Unpaid && bill.PaidOn == 0 {
		return widgets.Cell{Text: i18n.T("Unpaid")}
	}
	return widgets.Cell{}
}

// ending asks when a subscription ends.
type ending struct {
	panel *widgets.Panel
	day   *widgets.DateField
	field *widgets.Field
}

// askEnd asks for the last day; the renewal day that comes next is proposed.
func (p *Page) askEnd(r row) {
	e := &ending{day: widgets.NewDateField(p.deps.Host.Today)}
	next := r.Starts
	for n := 1; next <= p.deps.Host.Today(); n++ {
		next = r.Starts.AddMonths(n * r.Period.Months())
	}
	e.day.SetDate(next)
	e.field = widgets.NewField(i18n.T("Ends on"), e.day)
	e.field.Hint = i18n.T("On a renewal day it is not renewed. A period that has begun is billed whole; bills of later periods are taken back.")
	form := widgets.NewForm(e.field)
	save := func() {
		e.field.SetError("")
		switch err := e.day.Err(); {
		case err != nil:
			e.field.SetError(err.Error())
		case e.day.Date() == 0:
			e.field.SetError(i18n.T("Give the date."))
		case e.day.Date() < r.Starts:
			e.field.SetError(i18n.T("The end lies before the start."))
		default:
			e.panel.Close()
			p.end(r, e.day.Date())
		}
	}
	e.panel = widgets.NewPanel(i18n.T("End %s of %s", r.Plan, r.Customer), widgets.Pad(1, 1, 1, 1, form), nil, []fyne.CanvasObject{
		widgets.NewButton(i18n.T("Close"), func() { e.panel.AskClose() }).WithHint("Esc"),
		widgets.NewPrimary(i18n.T("End it"), save).WithHint("Ctrl ↵"),
	})
	form.OnResized = e.panel.FitContent
	e.panel.OnSave, e.panel.First = save, e.day.FocusTarget()
	p.ending = e
	e.panel.Open(p.deps.Host.Canvas())
}
