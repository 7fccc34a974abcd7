package deals

import (
	"cmp"
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"rapport/app"
	"rapport/app/posting"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/document"
	"rapport/ui/document/lines"
	"rapport/ui/document/sheet"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// form is the form of one deal.
type form struct {
	*sheet.Sheet
	page    *Page
	deal    *app.Deal
	posting *posting.Context // for the value of lines, as an order has it

	with     *widgets.Picker
	title    *widgets.Entry
	stage    *widgets.Segmented
	value    *widgets.MoneyField
	expected *widgets.DateField
	owner    *widgets.Select
	number   *widgets.Entry
	note     *widgets.Entry
	grid     *lines.Grid
}

func newForm(p *Page, l *loaded) *form {
	f := &form{Sheet: sheet.New(p.deps.Data, p.deps.Host), page: p, deal: l.deal, posting: &posting.Context{Currency: l.currency}}
	f.makeFields(l)
	f.build()
	f.fill(l)
	f.Keep(document.DealForm, f.deal.ID, func(u *document.Unsaved) {
		u.Title, u.Lines = strings.TrimSpace(f.title.Text), f.grid.Typed()
	})
	f.Refill = f.grid.Refill
	return f
}

func (f *form) makeFields(l *loaded) {
	data, host := f.page.deps.Data, f.page.deps.Host
	f.with = document.NewCustomer(host, i18n.T("Name, phone, e-mail or number"), data.ContactChoices, nil)
	f.title, f.number, f.note = widgets.NewEntry(), widgets.NewEntry(), widgets.NewNote(2)
	f.title.SetPlaceHolder(i18n.T("Sound for the town hall"))
	f.stage = widgets.NewSegmented(stageOptions(), nil)
	f.value = widgets.NewMoneyField(l.currency)
	f.expected = widgets.NewDateField(host.Today)
	f.expected.SetPlaceHolder(i18n.T("+30, 12 Apr…"))
	f.owner = widgets.NewSelect(document.StaffOptions(i18n.T("Nobody"), l.staff, f.deal.Owner), nil)
	f.grid = lines.New(lines.Spec{
		Data: data, Host: host, Sheet: f.Sheet, Currency: l.currency,
		Title: i18n.T("Offered"), Percent: true, Known: l.known, Changed: f.changed,
	})
	f.Lines = f.grid
}

// labels is how wide the labels of the columns are.
const labels = 112

func (f *form) build() {
	const gap = 4 * theme.Unit
	top := f.Column(labels,
		f.Field("title", i18n.T("About"), f.title),
		f.Field("customer", i18n.T("Customer"), f.with),
		f.Field("stage", i18n.T("Stage"), f.stage),
	)
	middle := widgets.Even(gap,
		f.Column(labels, f.Field("value", i18n.T("Deal value"), f.value), f.Field("expected", i18n.T("Expected by"), f.expected)),
		f.Column(labels, f.Field("owner", i18n.T("Owner"), f.owner), f.Field("number", i18n.T("Number"), f.number)))
	foot := f.Column(labels, f.Field("note", i18n.T("Note"), f.note))
	rule := func() fyne.CanvasObject { return widgets.Pad(theme.Unit, 0, theme.Unit, 0, document.NewRule()) }
	content := widgets.Stack(2*theme.Unit, top, middle, rule(), f.grid.Root, rule(), foot)
	title, left := i18n.T("New deal"), []fyne.CanvasObject(nil)
	if f.deal.ID != 0 {
		title = i18n.T("Deal %s", f.deal.Number)
		left = append(left, widgets.NewButton(i18n.T("Quote (PDF)…"), f.quote).WithIcon("export"))
	}
	f.Build(title, content, i18n.T("Save deal"), f.save, left...)
	f.Panel.Width, f.Panel.First = 760, f.title
}

func (f *form) fill(l *loaded) {
	d := l.deal
	f.with.SetChosen(document.ContactOption(l.contact))
	f.title.SetText(d.Title)
	f.stage.SetKey(string(d.Stage))
	if d.Amount != 0 {
		f.value.SetAmount(d.Amount)
	}
	f.expected.SetDate(d.Expected)
	f.owner.SetID(int64(d.Owner))
	f.number.SetText(cmp.Or(d.Number, l.number))
	f.note.SetText(d.Note)
	f.grid.Set(l.lines)
}

// collect is the deal as it is typed; its value is that of what is offered, where
// something is.
func (f *form) collect() *app.Deal {
	d := *f.deal
	d.Number, d.Title = strings.TrimSpace(f.number.Text), strings.TrimSpace(f.title.Text)
	d.Contact, d.Owner = document.CustomerID(f.with), app.ID(f.owner.ID())
	d.Expected, d.Note = f.expected.Date(), strings.TrimSpace(f.note.Text)
	d.Reach(app.Stage(f.stage.Key()), f.page.deps.Host.Today())
	d.Amount = f.value.Amount()
	if d.Lines = offered(f.grid.Lines()); len(d.Lines) > 0 {
		sales, discounts := f.values(&d)
		d.Amount = finance.Sum(sales...) - finance.Sum(discounts...)
	}
	return &d
}

// offered are the lines of a deal as they stand in the form.
func offered(lines []app.OrderLine) []app.DealLine {
	var all []app.DealLine
	for _, l := range lines {
		all = append(all, app.DealLine{
			ID: l.ID, Line: l.Line, Product: l.Product, Quantity: l.Quantity, UnitPrice: l.UnitPrice, DiscountPercent: l.DiscountPercent,
		})
	}
	return all
}

// values is what each line sells for, and its discount, as it would on the order.
func (f *form) values(d *app.Deal) (sales, discounts []finance.Amount) {
	return f.posting.LineValues(d.AsOrder(f.page.deps.Host.Today()))
}

// changed shows what the lines come to; while there are some, the value is their
// sum and not typed.
func (f *form) changed() {
	d := f.collect()
	f.grid.Total(f.values(d))
	if len(d.Lines) > 0 {
		f.value.SetAmount(d.Amount)
		f.value.Disable()
		return
	}
	f.value.Enable()
}

// save saves the deal, or says beside the fields what is wrong.
func (f *form) save() { f.saveThen(nil) }

// quote saves the deal and makes its quote.
func (f *form) quote() {
	if len(f.grid.Lines()) == 0 {
		f.grid.Say(i18n.T("A quote lists what is offered. Add a line."))
		return
	}
	f.saveThen(func(d *app.Deal) { f.page.deps.Quote(d.ID) })
}

func (f *form) saveThen(then func(*app.Deal)) {
	d, customer := f.collect(), f.with.Chosen()
	action := app.Action{Text: i18n.Mark("Change deal %s"), Args: []any{d.Number}}
	if d.ID == 0 {
		action.Text = i18n.Mark("Record deal %s")
	}
	f.Save(action, nil, func(ctx context.Context, u app.Unit) (err error) {
		if d.Contact, err = document.PutCustomer(ctx, u, customer, app.Contact{Owner: d.Owner}); err != nil {
			return err
		}
		return u.Put(ctx, d)
	}, func(id app.ID) {
		f.page.board.Wanted = d.ID
		f.page.deps.Host.Done(id, i18n.T("Deal %s saved", d.Number))
		if then != nil {
			then(d)
		}
	})
}
