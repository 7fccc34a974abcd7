package financepanel

import (
	"cmp"
	"slices"

	"fyne.io/fyne/v2"

	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/document"
	"rapport/ui/exhibit"
	"rapport/ui/format"
	"rapport/ui/widgets"
)

// What is behind the figures of a chart: entries of a month, customers of a bar
// or of a cell.

// monthEntries lists the entries of a line of the company in a month, up to the
// day that the figures were looked at.
func monthEntries(deps Deps, q report.Query, line string, key int64, asOf finance.Date) *document.EntriesPanel {
	month := finance.Month(key)
	p := finance.Period{From: month.First(), To: month.Last()}
	if p.To > asOf && asOf >= p.From {
		p.To = asOf
	}
	return showEntries(deps, companyFigure(deps.Source, report.ProfitabilityQuery{Query: q}, p, sum{line: line}))
}

// openMark lists the entries behind a month, or behind a step of the bridge; the
// budget itself opens where it is typed.
func (v *budgetView) openMark(key int64) {
	if v.picture.Key() != bridged {
		monthEntries(v.deps, v.asked.query, v.line.Key(), key, v.data.year.AsOf)
		return
	}
	line, part, budget := exhibit.Behind(key)
	if budget {
		v.open(v.sheetOf(v.data.plan.Version, false))
		return
	}
	v.entries(sum{line, part})
}

// opensMark: there are no entries yet in a month to come.
func (v *budgetView) opensMark(key int64) bool {
	return v.picture.Key() == bridged || finance.Month(key) <= v.data.year.AsOf.Month()
}

func (v *forecastView) openMonth(key int64) {
	monthEntries(v.deps, v.asked.query, v.line.Key(), key, v.both.AsOf)
}

// customersPanel lists customers with what is expected of them; Enter opens one.
type customersPanel struct {
	panel *widgets.Panel
	table *widgets.Table
	rows  []report.LTVRow
}

func listCustomers(deps Deps, title string, rows []report.LTVRow, c finance.Currency) *customersPanel {
	p := &customersPanel{rows: slices.Clone(rows)}
	slices.SortStableFunc(p.rows, func(a, b report.LTVRow) int { return cmp.Compare(orNone(b.Expected), orNone(a.Expected)) })
	right := func(key, name string, width float32) widgets.Column {
		return widgets.Column{Key: key, Title: name, Kind: widgets.AmountCell, Align: fyne.TextAlignTrailing, Width: width}
	}
	p.table = widgets.NewTable(
		widgets.Column{Key: "name", Title: i18n.T("Customer"), Kind: widgets.TwoToneCell, Width: 180, Min: 120, Weight: 1},
		right("purchases", i18n.T("Purchases"), 90), right("alive", i18n.T("Still there"), 90), right("expected", i18n.T("Expected value"), 120),
	)
	p.table.SetSource(widgets.Rows(p.rows, func(row report.LTVRow, column int) widgets.Cell {
		switch column {
		case 0:
			return widgets.Cell{Text: row.Name, Bold: true}
		case 1:
			return widgets.Cell{Text: format.Count(row.Frequency + 1)}
		case 2:
			if row.Alive == nil {
				return widgets.Cell{Text: "–"}
			}
			return widgets.Cell{Text: sharePercent(*row.Alive)}
		}
		return widgets.Cell{Text: amountOr(row.Expected, c)}
	}))
	p.table.OnActivated = func(row int) {
		p.panel.Close()
		deps.OpenCustomer(p.rows[row].Customer)
	}
	body := widgets.NewFlushCard("", "", newLeast(fyne.NewSize(0, 420), p.table))
	closing := widgets.NewButton(i18n.T("Close"), func() { p.panel.Close() }).WithHint("Esc")
	p.panel = widgets.NewPanel(title, body, nil, []fyne.CanvasObject{closing})
	p.panel.Width = 720
	p.panel.First = p.table
	p.panel.Open(deps.Host.Canvas())
	return p
}

// openBar lists the customers behind a bar or a cell of the value to come.
func (v *valueView) openBar(key int64) *customersPanel {
	r, number := v.data.report, int(key-1)
	var rows []report.LTVRow
	switch g := v.grid(); {
	case v.mapped() && g != nil:
		wide := len(g.Frequencies)
		rows = g.Cells[number/wide][number%wide].Rows
	case r.Model == report.ModelMarkov:
		rows = r.AtRecency(number)
	default:
		rows = r.InTenth(number)
	}
	title := figureTitle(i18n.T("Value to come"), i18n.N(len(rows), "%d customer", "%d customers"))
	return listCustomers(v.deps, title, rows, r.Currency)
}
