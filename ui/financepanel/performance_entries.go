package financepanel

import (
	"cmp"
	"context"
	"slices"

	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/ui/document"
	"rapport/ui/exhibit"
	"rapport/ui/format"
)

// scoreLines are the statement lines of the columns that open their entries.
var scoreLines = map[int]string{1: "net_revenue", 2: "profit"}

// link lets figures of the scorecards and of the income statement open the
// entries that make them up.
func (v *performanceView) link() {
	v.scores.Links = func(_, column int) bool { return scoreLines[column] != "" }
	v.scores.OnLink = func(row, column int) { v.scoreEntries(row, scoreLines[column]) }
	v.scores.OnActivated = v.openScore
	v.income.Links = func(row, column int) bool {
		return column == 1 && row < len(v.lines) && v.lines[row].key != ""
	}
	v.income.OnLink = func(row, _ int) { v.incomeEntries(row) }
}

// openScore goes to the campaign of a row, and else to the entries of its profit.
func (v *performanceView) openScore(row int) {
	rows := v.scoreRows()
	if row < 0 || row >= len(rows) {
		return
	}
	if v.data.report.By == report.ByCampaign && rows[row].ID != 0 {
		v.deps.OpenCampaign(rows[row].ID)
		return
	}
	v.scoreEntries(row, "profit")
}

// scoreRows are the rows in view, the total last.
func (v *performanceView) scoreRows() []report.ScoreRow {
	if v.data == nil {
		return nil
	}
	return withTotal(v.data.report.Rows, v.data.report.Total)
}

// scoreEntries lists what makes up a line of a row's statement.
func (v *performanceView) scoreEntries(row int, line string) *document.EntriesPanel {
	r, src, q := v.data.report, v.deps.Source, v.asked.query
	s := v.scoreRows()[row]
	total := row == len(r.Rows)
	return showEntries(v.deps, document.Figure{
		Title: figureTitle(report.LineName(line).In(format.Say), s.Name.In(format.Say), format.Period(r.Period())), Query: q,
		Choose: func(ctx context.Context) (report.EntryChoice, string, error) {
			choice := report.EntryChoice{Whose: report.Customers}
			var err error
			switch {
			case total:
			case r.By == report.ByCampaign:
				choice.Campaign = &s.ID
			default:
				choice, err = report.RowEntries(ctx, src, report.ProfitabilityQuery{Query: q, By: r.By}, report.ProfitRow{Key: s.Key, ID: s.ID, Name: s.Name})
			}
			choice.Line = line
			return choice, "", err
		},
	})
}

// incomeEntries lists what makes up a line of the company's statement.
func (v *performanceView) incomeEntries(row int) *document.EntriesPanel {
	q := report.ProfitabilityQuery{Query: v.asked.query}
	return showEntries(v.deps, companyFigure(v.deps.Source, q, v.data.report.Period(), exhibit.Step{Line: v.lines[row].key}))
}

// openStep lists the customers behind a step of customer equity, those whom it
// moved most first.
func (v *performanceView) openStep(key int64) *customersPanel {
	step := v.equity.bridge.Steps()[key-1]
	moves, c, src := v.equity.bridge.Behind(step.Key), v.equity.head.Currency, v.deps.Source
	figures := []string{i18n.T("Opening"), i18n.T("Closing"), i18n.T("Difference")}
	return listCustomers(v.deps, step.Name.In(format.Say), figures, func(ctx context.Context) ([]person, error) {
		slices.SortStableFunc(moves, func(a, b report.EquityMove) int {
			return cmp.Compare((b.After - b.Before).Abs(), (a.After - a.Before).Abs())
		})
		people := make([]person, len(moves))
		for i, m := range moves {
			people[i] = person{id: m.Customer, figures: []string{format.Amount(m.Before, c), format.Amount(m.After, c), format.Signed(m.After-m.Before, c)}}
		}
		return named(ctx, src, people)
	})
}
