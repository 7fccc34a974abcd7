package export

import (
	"slices"

	"github.com/xuri/excelize/v2"

	"rapport/assets/i18n"
	"rapport/finance"
)

// plotted is what Excel stacks to draw what it has no chart for.
type plotted struct {
	names  []string
	series []stacked
}

// stacked is a series of a stacked chart, with a value for each name; nought
// draws nothing.
type stacked struct {
	name   string
	values []float64
	fill   excelize.Fill
}

// shownRows are the rows of a table that a chart draws: all, or where they are
// too many the first and the last.
func (n *Native) shownRows(t *Table) [][]Cell {
	rows := t.Rows[:len(t.Rows)-t.Totals]
	if n.Most <= 0 || len(rows) <= n.Most {
		return rows
	}
	half := n.Most / 2
	return append(slices.Clone(rows[:half]), rows[len(rows)-(n.Most-half):]...)
}

// bars are profits and losses in colours of their own.
func (n *Native) bars(t *Table) plotted {
	p := plotted{series: []stacked{
		{name: i18n.T("Above zero"), fill: solid(paper.Profit)}, {name: i18n.T("Below zero"), fill: solid(paper.Loss)},
	}}
	for _, row := range n.shownRows(t) {
		v := n.value(row, t.Currency)
		p.add(t.People(row[n.Names]), max(v, 0), min(v, 0))
	}
	return p
}

// steps is a waterfall: an unseen base, and on it levels and movements. What
// crosses zero has a part on either side, since Excel stacks losses downwards.
func (n *Native) steps(t *Table) plotted {
	level, loss, up, down := solid(paper.Accent), solid(paper.Loss), solid(paper.Profit), solid(paper.Loss)
	p := plotted{series: []stacked{
		{name: i18n.T("Base"), fill: excelize.Fill{Type: "pattern"}},
		{name: i18n.T("Level"), fill: level}, {name: i18n.T("Level below zero"), fill: loss},
		{name: i18n.T("Up"), fill: up}, {name: i18n.T("Up, below zero"), fill: up},
		{name: i18n.T("Down"), fill: down}, {name: i18n.T("Down, below zero"), fill: down},
	}}
	at := 0.0
	for _, row := range n.shownRows(t) {
		v, name := n.value(row, t.Currency), t.People(row[n.Names])
		if row[n.Series[0]].bold {
			p.add(name, 0, max(v, 0), min(v, 0), 0, 0, 0, 0)
			at = v
			continue
		}
		low, high := min(at, at+v), max(at, at+v)
		base := 0.0
		switch {
		case low > 0:
			base = low
		case high < 0:
			base = high
		}
		above, below := max(high, 0)-max(base, 0), min(low, 0)-min(base, 0)
		if v >= 0 {
			p.add(name, base, 0, 0, above, below, 0, 0)
		} else {
			p.add(name, base, 0, 0, 0, 0, above, below)
		}
		at += v
	}
	return p
}

func (n *Native) value(row []Cell, c finance.Currency) float64 {
	if n.Series[0] >= len(row) {
		return 0
	}
	return row[n.Series[0]].worth(c)
}

// add adds a name with a value of each series.
func (p *plotted) add(name string, values ...float64) {
	p.names = append(p.names, name)
	for i, v := range values {
		p.series[i].values = append(p.series[i].values, v)
	}
}
