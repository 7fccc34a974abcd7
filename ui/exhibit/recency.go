package exhibit

import (
	"rapport/app"
	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/chart"
	"rapport/ui/export"
	"rapport/ui/format"
)

// RecencyMap draws what customers are expected to bring by how long ago they
// last bought and how often. The key of a cell is its number, from 1, row by row;
// an empty cell has none.
func RecencyMap(m chart.Meta, g *report.ValueGrid) chart.Heat {
	h := chart.Heat{Meta: m}
	if g == nil {
		return h
	}
	for _, b := range g.Frequencies {
		h.Columns = append(h.Columns, bandName(b))
	}
	for i, row := range g.Cells {
		h.Rows = append(h.Rows, bandName(g.Recencies[i]))
		cells := make([]chart.HeatCell, len(row))
		for k, cell := range row {
			cells[k] = chart.HeatCell{Customers: len(cell.Rows), Value: cell.Expected}
			if len(cell.Rows) > 0 {
				cells[k].Key = int64(i*len(row) + k + 1)
			}
		}
		h.Cells = append(h.Cells, cells)
	}
	return h
}

// bandName is "4–6" or "25 or more".
func bandName(b app.Band) string {
	switch {
	case b.Last == 0:
		return i18n.T("%s or more", format.Count(b.First))
	case b.First == b.Last:
		return format.Count(b.First)
	}
	return format.Count(b.First) + "–" + format.Count(b.Last)
}

// RecencyFrequency shows the map with its figures.
func RecencyFrequency(r *report.LTVReport) export.Exhibit {
	title := i18n.T("Recency and frequency")
	g := r.Grid()
	t := &export.Table{Title: title, About: about(r.Head), Currency: r.Currency, Totals: 1, Heading: []string{
		i18n.T("Months since the last purchase"), i18n.T("Purchases"), i18n.T("Customers"), i18n.T("Expected value"), i18n.T("Of all"),
	}}
	e := export.Exhibit{Title: title, Drawing: RecencyMap(Meta(r.Head), g), Table: t, Native: &export.Native{Shape: export.Columns, Names: 1, Series: []int{3}}}
	if g == nil {
		t.Totals = 0
		return e
	}
	for i, row := range g.Cells {
		for k, cell := range row {
			t.AddKeyed(int64(i*len(row)+k+1), export.Text(bandName(g.Recencies[i])), export.Text(bandName(g.Frequencies[k])),
				export.Count(len(cell.Rows)), export.Amount(cell.Expected), partOf(cell.Expected, g.Total.Expected))
		}
	}
	t.Add(export.Text(i18n.T("Total")), export.Text(""), export.Count(len(g.Total.Rows)), export.Amount(g.Total.Expected), partOf(g.Total.Expected, g.Total.Expected))
	return e
}

// partOf is a part of the value of all; none where all are worth nothing.
func partOf(part, whole finance.Amount) export.Cell {
	if whole <= 0 {
		return export.Ratio(nil)
	}
	share := float64(part) / float64(whole)
	return export.Ratio(&share)
}
