package financepanel

import (
	"fyne.io/fyne/v2"

	"rapport/app"
	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/format"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// forecastRow is a month, or the sum of all, of two forecasts beside each other.
type forecastRow struct {
	name  string
	total bool
	sides [2]forecastSide
	cur   finance.Currency
}

// forecastSide is what one forecast says of a month.
type forecastSide struct {
	there           bool
	revenue, profit finance.Amount
	people          float64
}

// forecastColumns are the columns of two forecasts of those names: net revenue,
// profit and customers of each.
func forecastColumns(left, right string) []widgets.Column {
	amount := func(key, group, title string, optional bool) widgets.Column {
		return widgets.Column{Key: key, Group: group, Title: title, Kind: widgets.AmountCell, Align: fyne.TextAlignTrailing, Width: 96, Min: 76, Weight: 1, Optional: optional}
	}
	columns := []widgets.Column{{Key: "month", Title: i18n.T("Month"), Kind: widgets.TextCell, Width: 84, Min: 70}}
	for i, name := range []string{left, right} {
		if name == "" {
			continue
		}
		key := string(rune('a' + i))
		columns = append(columns, amount(key+"revenue", name, i18n.T("Net revenue"), false),
			amount(key+"profit", name, i18n.T("Profit"), false), amount(key+"people", name, i18n.T("Customers"), true))
	}
	return columns
}

// sides are the two forecasts that the table shows, with their names: the two
// models, or what is compared.
func (v *forecastView) sides() (reports [2]*report.ForecastReport, names [2]string) {
	if v.other != nil {
		return [2]*report.ForecastReport{v.both.Of(v.model.Key()), v.other}, [2]string{v.thisName(), v.otherName()}
	}
	for i, model := range []string{app.ModelActivity, app.ModelContinuity} {
		if reports[i] = v.both.Of(model); reports[i] != nil {
			names[i] = report.ModelName(model).In(i18n.T)
		}
	}
	return reports, names
}

func (v *forecastView) listMonths() {
	reports, names := v.sides()
	v.rows.SetColumns(forecastColumns(names[0], names[1])...)
	v.rows.SetSource(widgets.Rows(forecastRows(reports, v.both.Currency), func(row forecastRow, column int) widgets.Cell {
		return row.cell(column, reports[0] != nil)
	}))
}

func forecastRows(reports [2]*report.ForecastReport, c finance.Currency) []forecastRow {
	var rows []forecastRow
	sum := forecastRow{name: i18n.T("Together"), total: true, cur: c}
	for side, r := range reports {
		if r == nil {
			continue
		}
		for i, m := range r.Months {
			if i >= len(rows) {
				rows = append(rows, forecastRow{name: format.Month(m.Month), cur: c})
			}
			rows[i].sides[side] = forecastSide{true, m.NetRevenue(), m.Profit(), m.Customers}
		}
		sum.sides[side] = forecastSide{true, r.Total.NetRevenue(), r.Total.Profit(), r.Total.Customers}
	}
	if len(rows) == 0 {
		return nil
	}
	return append([]forecastRow{sum}, rows...) // first, where it is in view
}

// cell is a cell of the row; where the left forecast is missing, the columns are
// those of the right.
func (row forecastRow) cell(column int, left bool) widgets.Cell {
	if column == 0 {
		return widgets.Cell{Text: row.name, Bold: row.total}
	}
	column--
	if !left {
		column += 3
	}
	side := row.sides[column/3]
	if !side.there {
		return widgets.Cell{}
	}
	switch column % 3 {
	case 0:
		return widgets.Cell{Text: format.Amount(side.revenue, row.cur), Bold: row.total, Colour: theme.ColorText}
	case 1:
		return widgets.Cell{Text: format.Amount(side.profit, row.cur), Bold: row.total, Colour: theme.OfSign(side.profit)}
	}
	return widgets.Cell{Text: count(side.people), Bold: row.total, Colour: theme.ColorMuted}
}
