package report

import (
	"math"

	"rapport/app"
	"rapport/finance"
)

// ValueGrid is the customers by how long ago they last bought and how often they
// have bought, with what is expected of them.
type ValueGrid struct {
	Recencies   []app.Band // months since the last purchase
	Frequencies []app.Band // purchases
	// Cells are by recency, then by frequency.
	Cells [][]ValueCell
	Total ValueCell
}

// ValueCell is the customers of one cell.
type ValueCell struct {
	Rows     []LTVRow
	Expected finance.Amount // of all of them
}

// Grid sorts the customers into cells; nil for subscribers, who do not buy again
// but stay, and where nobody was valued.
func (r *LTVReport) Grid() *ValueGrid {
	if r.UnitMonths == 0 || r.Model == ModelSBG {
		return nil
	}
	g := &ValueGrid{Recencies: app.RecencyBands(), Frequencies: app.FrequencyBands()}
	g.Cells = make([][]ValueCell, len(g.Recencies))
	for i := range g.Cells {
		g.Cells[i] = make([]ValueCell, len(g.Frequencies))
	}
	for _, row := range r.Rows {
		since := (row.Age - row.Recency) * r.UnitMonths
		if row.Expected == nil || math.IsNaN(since) {
			continue
		}
		at := app.CellOf(finance.Standing{Recency: int(max(0, min(since, finance.OldestMonths))), Frequency: max(1, row.Frequency+1)})
		for _, cell := range []*ValueCell{&g.Cells[at.Recency][at.Frequency], &g.Total} {
			cell.Rows = append(cell.Rows, row)
			cell.Expected += *row.Expected
		}
	}
	if len(g.Total.Rows) == 0 {
		return nil
	}
	return g
}

// InTenth lists the customers of a band of Bands.
func (r *LTVReport) InTenth(tenth int) []LTVRow {
	return r.only(func(row LTVRow) bool {
		at, valued := bandOf(row)
		return valued && at == tenth
	})
}

// AtRecency lists the customers of an entry of Recencies.
func (r *LTVReport) AtRecency(i int) []LTVRow {
	last := len(r.Recencies) - 1
	return r.only(func(row LTVRow) bool { return min(int(row.Age-row.Recency), last) == i })
}

func (r *LTVReport) only(keep func(LTVRow) bool) []LTVRow {
	var rows []LTVRow
	for _, row := range r.Rows {
		if keep(row) {
			rows = append(rows, row)
		}
	}
	return rows
}
