package financepanel

import (
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
		figureColumn("actual", i18n.T("Actual"), 118),
		widgets.Column{Key: "met", Kind: widgets.TextCell, Width: 84},
		optional(figureColumn("before", i18n.T("Last year"), 100)),
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
		target, _ := toldApart(row.Target, row.Actual, o.cur)
		return widgets.Cell{Text: bound + target}
	case 3:
		return actualCell(row, o.cur)
	case 4:
		return metCell(row)
	case 5:
		return widgets.Cell{Text: figureText(row.LastYear, o.cur), Colour: theme.ColorMuted}
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

// actualCell is the figure reached behind an arrow: where the metric went since
// last year, green where that is better.
func actualCell(row report.ObjectiveRow, cur finance.Currency) widgets.Cell {
	_, actual := toldApart(row.Target, row.Actual, cur)
	cell := widgets.Cell{Text: actual, Bold: true, Colour: theme.ColorText}
	if row.LastYear == nil || row.Actual == nil {
		return cell
	}
	now, then := row.Actual.Value(), row.LastYear.Value()
	if now == then {
		cell.Text = "→ " + cell.Text
		return cell
	}
	arrow := "↘ "
	if now > then {
		arrow = "↗ "
	}
	cell.Text, cell.Colour = arrow+cell.Text, theme.ColorLoss
	if (now > then) != row.Metric.AtMost() {
		cell.Colour = theme.ColorProfit
	}
	return cell
}
