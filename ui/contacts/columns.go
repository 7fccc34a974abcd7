package contacts

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"rapport/app"
	"rapport/app/contactlist"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/document"
	"rapport/ui/format"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// listColumn is something that the list can show of a contact.
type listColumn struct {
	widgets.Column
	cell func(l *list, r *app.ContactRow) widgets.Cell
}

// usualColumns are shown where nobody has chosen otherwise.
var usualColumns = []string{
	contactlist.Name, contactlist.Revenue, contactlist.Profit, contactlist.Orders, contactlist.Last, contactlist.Owner,
}

// barColumn draws the profit beside its column.
const barColumn = "bar"

// columnsFor are all columns of the list, the custom fields last.
func columnsFor(fields []app.FieldDef) []listColumn {
	muted := func(key, title string, width float32, text func(*app.ContactRow) string) listColumn {
		return listColumn{
			widgets.Column{Key: key, Title: title, Width: width, Sortable: true},
			func(_ *list, r *app.ContactRow) widgets.Cell {
				return widgets.Cell{Text: text(r), Colour: theme.ColorMuted}
			},
		}
	}
	figure := func(key, title string, width float32, cell func(*list, *app.ContactRow) widgets.Cell) listColumn {
		return listColumn{widgets.Column{Key: key, Title: title, Kind: widgets.AmountCell, Align: fyne.TextAlignTrailing, Width: width, Sortable: true}, cell}
	}
	money := func(key, title string, amount func(*app.ContactRow) finance.Amount) listColumn {
		return figure(key, title, 84, func(l *list, r *app.ContactRow) widgets.Cell {
			return widgets.Cell{Text: format.Amount(amount(r), l.currency), Colour: lossColour(amount(r))}
		})
	}
	all := []listColumn{
		{
			widgets.Column{Key: contactlist.Name, Title: i18n.T("Name"), Kind: widgets.TwoToneCell, Width: 190, Min: 140, Weight: 3, Sortable: true},
			func(_ *list, r *app.ContactRow) widgets.Cell {
				return widgets.Cell{Text: r.Name, Second: r.Company, Bold: true}
			},
		},
		muted(contactlist.Company, i18n.T("Company"), 130, func(r *app.ContactRow) string { return r.Company }),
		money(contactlist.Revenue, i18n.T("Net rev."), func(r *app.ContactRow) finance.Amount { return r.NetRevenue }),
		money(contactlist.Profit, i18n.T("Profit"), func(r *app.ContactRow) finance.Amount { return r.Profit }),
		figure(contactlist.Orders, i18n.T("Orders"), 64, func(_ *list, r *app.ContactRow) widgets.Cell { return widgets.Cell{Text: format.Count(r.Orders)} }),
		muted(contactlist.Last, i18n.T("Last contact"), 96, func(r *app.ContactRow) string { return format.Date(r.LastContact) }),
		muted(contactlist.Owner, i18n.T("Owner"), 110, func(r *app.ContactRow) string { return r.Owner }),
		muted(contactlist.Source, i18n.T("First came from"), 110, func(r *app.ContactRow) string { return r.Source }),
		muted(contactlist.Tags, i18n.T("Tags"), 110, func(r *app.ContactRow) string { return r.Tags }),
		muted(contactlist.Email, i18n.T("E-mail"), 170, func(r *app.ContactRow) string { return r.Email }),
		{
			widgets.Column{Key: contactlist.Phone, Title: i18n.T("Phone"), Width: 130, Sortable: true},
			func(l *list, r *app.ContactRow) widgets.Cell {
				point := app.ContactPoint{Kind: app.Phone, Raw: r.Phone, Normalised: r.PhoneKey}
				return widgets.Cell{Text: app.ShowPhone(point, l.country), Colour: theme.ColorMuted}
			},
		},
		muted(contactlist.City, i18n.T("City"), 110, func(r *app.ContactRow) string { return r.City }),
		muted(contactlist.Country, i18n.T("Country"), 90, func(r *app.ContactRow) string { return r.Country }),
		muted(contactlist.Acquired, i18n.T("Known since"), 96, func(r *app.ContactRow) string { return format.Date(r.Acquired) }),
		muted(contactlist.Number, i18n.T("Number"), 70, func(r *app.ContactRow) string { return fmt.Sprint(r.Number) }),
	}
	for _, d := range fields {
		all = append(all, muted(app.CustomColumn(d.Name), d.Name, 110, func(r *app.ContactRow) string { return document.CustomText(&d, r.Custom[d.Name]) }))
	}
	return all
}

// arrange shows the columns chosen; the first few stay where room is short.
func (l *list) arrange() {
	chosen := l.state.Columns
	if len(chosen) == 0 {
		chosen = usualColumns
	}
	l.columns = l.columns[:0]
	for _, c := range columnsFor(l.data.Fields) {
		if !slices.Contains(chosen, c.Key) {
			continue
		}
		c.Optional = len(l.columns) > 2
		l.columns = append(l.columns, c)
		if c.Key == contactlist.Profit {
			bar := widgets.Column{Key: barColumn, Title: i18n.T("Loss | profit"), Kind: widgets.BarCell, Width: 88, Optional: c.Optional, Zero: l.zero}
			l.columns = append(l.columns, listColumn{bar, profitBar})
		}
	}
	shown := make([]widgets.Column, len(l.columns))
	for i, c := range l.columns {
		shown[i] = c.Column
	}
	l.table.SetColumns(shown...)
}

func profitBar(l *list, r *app.ContactRow) widgets.Cell {
	return widgets.Cell{Value: float64(r.Profit) / float64(l.scale)}
}

// columnOptions is the menu of the columns, those shown with a mark.
func (l *list) columnOptions() []widgets.Option {
	chosen := l.state.Columns
	if len(chosen) == 0 {
		chosen = usualColumns
	}
	var options []widgets.Option
	for _, c := range columnsFor(l.data.Fields) {
		if c.Key == contactlist.Name {
			continue // without a name nobody knows whose line it is
		}
		on := slices.Contains(chosen, c.Key)
		options = append(options, widgets.Option{Title: c.Title, Marked: on, Do: func() {
			if on {
				l.state.Columns = slices.DeleteFunc(slices.Clone(chosen), func(key string) bool { return key == c.Key })
			} else {
				l.state.Columns = append(slices.Clone(chosen), c.Key)
			}
			l.arrange()
			l.show()
		}})
	}
	return options
}

func lossColour(a finance.Amount) fyne.ThemeColorName {
	if a < 0 {
		return theme.ColorLoss
	}
	return theme.ColorText
}
