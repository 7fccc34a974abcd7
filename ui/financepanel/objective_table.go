package financepanel

import (
	"math"

	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/format"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// objectiveTable lists the objectives and how they stand; a row opens its
// objective.
type objectiveTable struct {
	deps  Deps
	card  *widgets.Card
	table *widgets.Table
	rows  []report.ObjectiveRow
	cur   finance.Currency
	form  *objectiveForm // the one opened last
}

func newObjectiveTable(deps Deps) *objectiveTable {
	o := &objectiveTable{deps: deps}
	o.table = widgets.NewTable(
		widgets.Column{Key: "name", Title: i18n.T("Objective"), Kind: widgets.TwoToneCell, Width: 220, Min: 140, Weight: 2},
		widgets.Column{Key: "metric", Title: i18n.T("Metric"), Kind: widgets.TextCell, Width: 170, Min: 110, Weight: 1},
		figureColumn("target", i18n.T("Target"), 110),
		figureColumn("actual", i18n.T("Actual"), 100),
		widgets.Column{Key: "gap", Kind: widgets.BarCell, Width: 60},
		widgets.Column{Key: "met", Kind: widgets.TextCell, Width: 84},
		optional(figureColumn("trend", i18n.T("Last year"), 118)),
		widgets.Column{Key: "owner", Title: i18n.T("Owner"), Kind: widgets.TextCell, Width: 120, Optional: true},
	)
	add := widgets.NewButton(i18n.T("Add objective"), func() { o.open(nil) })
	o.table.Empty = widgets.NewEmptyState("check", i18n.T("No objectives yet"),
		i18n.T("Say what is to be reached, such as a retention of 60 %, and who sees to it."),
		widgets.NewPrimary(i18n.T("Add objective"), func() { o.open(nil) }))
	o.table.OnActivated = func(row int) {
		if row >= 0 && row < len(o.rows) {
			o.open(&o.rows[row])
		}
	}
	o.card = widgets.NewFlushCard(i18n.T("Objectives"), "", o.table, add)
	return o
}

func (o *objectiveTable) fill(r *report.ScorecardReport) {
	o.rows, o.cur = r.Objectives, r.Currency
	o.card.SetTitle(i18n.T("Objectives"), r.Judged().In(format.Say))
	o.table.SetSource(widgets.KeyedRows(o.rows, func(row report.ObjectiveRow) int64 { return int64(row.Objective.ID) }, o.cell))
}

func (o *objectiveTable) cell(row report.ObjectiveRow, column int) widgets.Cell {
	switch column {
	case 0:
		return widgets.Cell{Text: row.Name, Bold: true}
	case 1:
		return widgets.Cell{Text: report.MetricName(row.Metric).In(format.Say), Colour: theme.ColorMuted}
	case 2:
		bound := "≥ "
		if row.Metric.AtMost() {
			bound = "≤ "
		}
		return widgets.Cell{Text: bound + figureText(row.Target, o.cur)}
	case 3:
		return widgets.Cell{Text: figureText(row.Actual, o.cur), Bold: true, Colour: theme.ColorText}
	case 4:
		return widgets.Cell{Value: gap(row)}
	case 5:
		return metCell(row)
	case 6:
		return trendCell(row, o.cur)
	}
	return widgets.Cell{Text: row.Owner}
}

// metCell says by shape, word and colour whether an objective is met.
func metCell(row report.ObjectiveRow) widgets.Cell {
	switch {
	case row.Met == nil:
		return widgets.Cell{Text: i18n.T("no figures"), Colour: theme.ColorMuted}
	case row.Open():
		return widgets.Cell{Text: "○ " + i18n.T("not yet"), Colour: theme.ColorMuted}
	case *row.Met:
		return widgets.Cell{Text: "● " + i18n.T("met"), Colour: theme.ColorProfit}
	}
	return widgets.Cell{Text: "○ " + i18n.T("not met"), Colour: theme.ColorLoss}
}

// wholeBar is by what part of the target an objective misses or beats it where
// its bar is full.
const wholeBar = 0.5

// gap is how far beyond its target an objective is: to the right better than
// that, to the left worse.
func gap(row report.ObjectiveRow) float64 {
	if row.Actual == nil {
		return 0
	}
	target, actual := row.Target.Value(), row.Actual.Value()
	beyond := actual - target
	if row.Metric.AtMost() {
		beyond = -beyond
	}
	return max(-1, min(1, beyond/max(math.Abs(target), 1e-9)/wholeBar))
}

// trendCell is the figure of last year behind an arrow: where the metric went
// since, green where that is better.
func trendCell(row report.ObjectiveRow, cur finance.Currency) widgets.Cell {
	if row.LastYear == nil || row.Actual == nil {
		return widgets.Cell{Text: figureText(row.LastYear, cur), Colour: theme.ColorMuted}
	}
	now, then := row.Actual.Value(), row.LastYear.Value()
	arrow, colour := "→ ", theme.ColorMuted
	switch {
	case now > then:
		arrow, colour = "↗ ", theme.ColorProfit
	case now < then:
		arrow, colour = "↘ ", theme.ColorLoss
	}
	if row.Metric.AtMost() && now != then {
		if colour == theme.ColorProfit {
			colour = theme.ColorLoss
		} else {
			colour = theme.ColorProfit
		}
	}
	return widgets.Cell{Text: arrow + figureText(row.LastYear, cur), Colour: colour}
}
