package financepanel

import (
	"fyne.io/fyne/v2"
	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/format"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// newScoreTable is the table of salespeople, channels, campaigns or tags.
func newScoreTable() *widgets.Table {
	figure := func(key, title string, width float32, optional bool) widgets.Column {
		return widgets.Column{Key: key, Title: title, Kind: widgets.AmountCell, Align: fyne.TextAlignTrailing, Width: width, Optional: optional}
	}
	t := widgets.NewTable(
		widgets.Column{Key: "name", Title: i18n.T("Name"), Kind: widgets.TwoToneCell, Width: 150, Min: 110, Weight: 1},
		figure("revenue", i18n.T("Net revenue"), 100, false),
		figure("profit", i18n.T("Customer profit"), 108, false),
		widgets.Column{Key: "bar", Kind: widgets.BarCell, Width: 60},
		figure("orders", i18n.T("Orders"), 66, false),
		figure("customers", i18n.T("Customers"), 86, false),
		figure("new", i18n.T("New customers"), 108, true),
		figure("repeat", i18n.T("Repeat rate"), 92, true),
		figure("returns", i18n.T("Return rate"), 92, true),
		figure("average", i18n.T("Average order"), 104, true),
	)
	t.Empty = widgets.NewEmptyState("orders", i18n.T("No orders in this period"),
		i18n.T("Record an order or choose a longer period."))
	return t
}

// withTotal is the rows with the total under them; none of nothing.
func withTotal(r *report.ScorecardReport) []report.ScoreRow {
	if len(r.Rows) == 0 {
		return nil
	}
	return append(r.Rows[:len(r.Rows):len(r.Rows)], r.Total)
}

func fillScores(t *widgets.Table, r *report.ScorecardReport) {
	rows := withTotal(r)
	most := finance.Amount(1)
	for _, row := range r.Rows {
		most = max(most, row.Profit().Abs())
	}
	t.SetSource(widgets.Rows(rows, func(row report.ScoreRow, column int) widgets.Cell {
		return scoreCell(row, column, r.Currency, most, row.Key == r.Total.Key && row.ID == 0)
	}))
}

func scoreCell(row report.ScoreRow, column int, cur finance.Currency, most finance.Amount, total bool) widgets.Cell {
	cell := widgets.Cell{Bold: total}
	switch column {
	case 0:
		cell.Text, cell.Bold = row.Name.In(format.Say), true
	case 1:
		cell.Text = format.Amount(row.NetRevenue(), cur)
	case 2:
		cell.Text, cell.Colour = format.Amount(row.Profit(), cur), lossIf(row.Profit() < 0)
	case 3:
		if !total {
			cell.Value = float64(row.Profit()) / float64(most)
		}
	case 4:
		cell.Text = format.Count(row.Orders)
	case 5:
		cell.Text = format.Count(row.Customers)
	case 6:
		cell.Text = format.Count(row.New)
	case 7:
		cell.Text = shareOr(row.RepeatRate)
	case 8:
		cell.Text = shareOr(row.ReturnRate)
	default:
		cell.Text = amountOr(row.AverageOrder, cur)
	}
	if cell.Text == "–" {
		cell.Colour = theme.ColorMuted
	}
	return cell
}

func shareOr(ratio *float64) string {
	if ratio == nil {
		return "–"
	}
	return format.Percent(decimal.NewFromFloat(*ratio))
}

// incomeRow is a line of the income statement or of the cash flow.
type incomeRow struct {
	key    string // of the line of the statement; empty for the cash flow
	name   string
	amount finance.Amount
	strong bool
}

// newIncomeTable is the income statement, and under it the cash flow.
func newIncomeTable() *widgets.Table {
	t := widgets.NewTable(
		widgets.Column{Key: "line", Title: i18n.T("Line"), Kind: widgets.TextCell, Width: 240, Min: 140, Weight: 1},
		widgets.Column{Key: "amount", Title: i18n.T("Amount"), Kind: widgets.AmountCell, Align: fyne.TextAlignTrailing, Width: 140},
		widgets.Column{Key: "share", Title: i18n.T("Of net revenue"), Kind: widgets.AmountCell, Align: fyne.TextAlignTrailing, Width: 120},
	)
	t.Empty = widgets.NewEmptyState("finance", i18n.T("No sales in this period"), i18n.T("Record an order or choose a longer period."))
	return t
}

func fillIncome(t *widgets.Table, r *report.ScorecardReport) (rows []incomeRow) {
	if !r.Income.IsZero() || r.CashFlow != (report.CashFlow{}) {
		for _, line := range r.Income.Lines() {
			if line.Subtotal || line.Amount != 0 {
				rows = append(rows, incomeRow{line.Key, lineLabel(line.Key, line.Subtotal), line.Amount, line.Subtotal})
			}
		}
		rows = append(rows,
			incomeRow{"", "   " + i18n.T("Cash received"), r.CashFlow.Received, false},
			incomeRow{"", "   " + i18n.T("Cash paid"), r.CashFlow.Paid, false},
			incomeRow{"", i18n.T("Net cash flow"), r.CashFlow.Net, true})
	}
	revenue := r.Income.NetRevenue()
	t.SetSource(widgets.Rows(rows, func(row incomeRow, column int) widgets.Cell {
		cell := widgets.Cell{Bold: row.strong, Colour: theme.ColorMuted}
		if row.strong {
			cell.Colour = lossIf(column > 0 && row.amount < 0)
		}
		switch column {
		case 0:
			cell.Text = row.name
		case 1:
			cell.Text = format.Amount(row.amount, r.Currency)
		case 2:
			if revenue > 0 {
				cell.Text = shareOf(row.amount, revenue)
			}
		}
		return cell
	}))
	return rows
}

func shareOf(part, whole finance.Amount) string {
	return format.Percent(decimal.NewFromInt(int64(part)).Div(decimal.NewFromInt(int64(whole))))
}

// equityNote says who is behind the bridge, and what the models had to say.
func equityNote(e *report.EquityReport) string {
	var text string
	people := func(step string) string { return format.Count(len(e.Behind(step))) }
	if e.Closing != nil {
		text = i18n.T("Expected value of %s new customers, %s who bought again, %s who were lost (no longer likely to be customers), and %s whose value moved with time and with what the models learned.",
			people("acquired"), people("retained"), people("lost"), people("changed"))
	}
	for _, n := range e.Notes {
		if text != "" {
			text += " "
		}
		text += n.In(format.Say)
	}
	return text
}

// countMet counts the objectives met, and those that could be judged.
func countMet(rows []report.ObjectiveRow) (met, judged int) {
	for _, row := range rows {
		if row.Met != nil {
			judged++
			if *row.Met {
				met++
			}
		}
	}
	return met, judged
}

// metNote says what stands behind the count of objectives met.
func metNote(all, judged, met int) string {
	switch {
	case all == 0:
		return i18n.T("no objectives yet")
	case judged < all:
		return i18n.N(all-judged, "%d has no figures in this period", "%d have no figures in this period")
	case met == all:
		return i18n.T("all of them")
	}
	return i18n.N(judged-met, "%d not met", "%d not met")
}

// figureText is a metric's figure for people.
func figureText(f *report.Figure, cur finance.Currency) string {
	if f == nil {
		return "–"
	}
	switch f.Measure {
	case app.InAmount:
		return format.Amount(f.Amount, cur)
	case app.InShare:
		return format.Percent(decimal.NewFromFloat(f.Number))
	case app.InDays:
		return i18n.T("%s days", format.Decimal(decimal.NewFromFloat(f.Number).Round(1)))
	}
	return format.Count(int(f.Number))
}

// noteBeside lays out a picture and a note at its right, as wide as a quarter of
// the room.
type noteBeside struct{ note *widgets.Paragraph }

const noteShare, noteGap = 0.24, 20

// Layout implements fyne.Layout.
func (n noteBeside) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	width := size.Width * noteShare
	n.note.SetWidth(width)
	objects[0].Move(fyne.NewPos(0, 0))
	objects[0].Resize(fyne.NewSize(size.Width-width-noteGap, size.Height))
	objects[1].Move(fyne.NewPos(size.Width-width, 8))
	objects[1].Resize(fyne.NewSize(width, size.Height-8))
}

// MinSize implements fyne.Layout.
func (n noteBeside) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[0].MinSize().AddWidthHeight(noteGap+160, 0)
}
