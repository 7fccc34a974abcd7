package service

import (
	"cmp"
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/document"
	"rapport/ui/document/listing"
	"rapport/ui/format"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

type row = app.ServiceRow

// The kinds of cases that the list is filtered by.
const (
	warranty    = "warranty"
	chargeable  = "chargeable"
	withoutTime = "without time"
)

// list is the table of cases with the sum of those that are shown.
type list struct {
	*listing.List[row]
	kind *listing.Filter[row]
	sum  *widgets.Text
}

func newList(p *Page) *list {
	data := p.deps.Data
	l := &list{sum: widgets.NewText("", widgets.Muted)}
	l.kind = listing.NewFilter(i18n.T("All cases"),
		listing.When(warranty, i18n.T("Under warranty"), func(r row) bool { return r.Warranty }),
		listing.When(chargeable, i18n.T("Not under warranty"), func(r row) bool { return !r.Warranty }),
		listing.When(withoutTime, i18n.T("Minutes missing"), func(r row) bool { return !r.Minutes.Valid }),
	)
	l.List = listing.New(listing.Spec[row]{
		Source: listing.Source[row]{
			Host: p.deps.Host, Company: data.Company, Most: rowsShown,
			Read: func(ctx context.Context, limit int) ([]row, error) { return data.ServiceRows(ctx, 0, limit) },
			ID:   func(r row) app.ID { return r.ID },
			Text: func(r row) string {
				return r.Number + " " + r.Customer + " " + r.Product + " " + r.OrderNo + " " + r.Note
			},
			Hint: i18n.T("Number, customer, product, note"), Filters: []*listing.Filter[row]{l.kind},
		},
		Page: document.ServicePage, Columns: l.columns(p.deps.Host),
		Open: func(r row) { p.Edit(r.ID) }, Delete: p.delete, Menu: p.menu, Shown: l.add,
		Title: i18n.T("Service cases"), New: func() { p.NewCase(0) }, NewTitle: i18n.T("New service case"),
		Notes: []fyne.CanvasObject{l.sum},
		Empty: listing.Empty{Icon: "settings", Title: i18n.T("No service cases here"),
			Body: i18n.T("Repairs and warranty cases, with the minutes and parts that they took. Their cost counts in what a customer is worth.")},
	})
	return l
}

// add sums the cases that are shown.
func (l *list) add() {
	cost := finance.Amount(0)
	for _, r := range l.Shown {
		cost += r.Cost
	}
	l.sum.Set(i18n.T("Cost %s", format.Amount(cost, l.Currency)))
}

func (l *list) columns(host document.Host) []listing.Column[row] {
	return []listing.Column[row]{
		listing.Plain(widgets.Column{Key: "number", Title: i18n.T("Number"), Width: 86}, func(r row) string { return r.Number }).
			By(func(a, b row) int { return cmp.Compare(a.Number, b.Number) }),
		listing.Muted(widgets.Column{Key: "date", Title: i18n.T("Date"), Width: 112}, func(r row) string { return format.Date(r.Day) }).
			By(func(a, b row) int { return cmp.Compare(a.Day, b.Day) }),
		listing.Col(widgets.Column{Key: "customer", Title: i18n.T("Customer"), Kind: widgets.TwoToneCell, Width: 260, Min: 160, Weight: 3},
			func(r row) widgets.Cell { return widgets.Cell{Text: r.Customer, Second: r.Product} }).
			By(func(a, b row) int { return cmp.Compare(a.Customer, b.Customer) }),
		listing.Badge(widgets.Column{Key: "warranty", Width: 92}, covered),
		listing.Figures(widgets.Column{Key: "minutes", Title: i18n.T("Minutes"), Width: 92}, minutes).
			By(func(a, b row) int { return a.Minutes.Decimal.Cmp(b.Minutes.Decimal) }),
		listing.Figure(widgets.Column{Key: "parts", Title: i18n.T("Parts"), Width: 92}, func(r row) string { return format.Amount(r.Parts, l.Currency) }).
			By(func(a, b row) int { return cmp.Compare(a.Parts, b.Parts) }),
		listing.Figures(widgets.Column{Key: "cost", Title: i18n.T("Cost"), Width: 92},
			func(r row) widgets.Cell { return widgets.Cell{Text: format.Amount(r.Cost, l.Currency), Bold: true} }).
			By(func(a, b row) int { return cmp.Compare(a.Cost, b.Cost) }),
		listing.Plain(widgets.Column{Key: "order", Title: i18n.T("Order"), Width: 86, Optional: true}, func(r row) string { return r.OrderNo }).
			To(func(r row) func() {
				if r.Order == 0 {
					return nil
				}
				return func() { host.OpenOrder(r.Order) }
			}),
		listing.Muted(widgets.Column{Key: "note", Title: i18n.T("Note"), Width: 160, Min: 90, Weight: 2, Optional: true}, func(r row) string {
			note, _, _ := strings.Cut(r.Note, "\n")
			return note
		}),
	}
}

func covered(r row) string {
	if r.Warranty {
		return i18n.T("Warranty")
	}
	return ""
}

func minutes(r row) widgets.Cell {
	if !r.Minutes.Valid {
		return widgets.Cell{Text: "–", Colour: theme.ColorMuted}
	}
	return widgets.Cell{Text: format.Minutes(r.Minutes.Decimal)}
}
