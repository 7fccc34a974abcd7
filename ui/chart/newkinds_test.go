package chart

import (
	"slices"
	"strings"
	"testing"

	"rapport/finance"
)

// heatOf puts amounts into a map of four columns, at most twelve rows of them.
func heatOf(name string, amounts ...finance.Amount) Heat {
	h := Heat{Meta: testMeta, Columns: []string{"1", name, "3–5", "6 or more"}}
	for len(amounts) >= 4 && len(h.Rows) < 12 {
		row := make([]HeatCell, 4)
		for i := range row {
			row[i] = HeatCell{Key: int64(i), Customers: i * len(amounts), Value: amounts[i]}
		}
		h.Rows, h.Cells, amounts = append(h.Rows, name), append(h.Cells, row), amounts[4:]
	}
	return h
}

// TestWaterfallSaysEveryStep, each where the one before ended, and goes in fewer
// steps where there is no room for all.
func TestWaterfallSaysEveryStep(t *testing.T) {
	w := Waterfall{Meta: testMeta, Steps: []Step{
		{4, "Gross sales", 84800, true}, {6, "Returns", -49900, false}, {8, "Net revenue", 34900, true}, {19, "Profit", 34900, true},
	}, Coarse: []Step{{4, "Gross sales", 84800, true}, {0, "All else", -49900, false}, {19, "Profit", 34900, true}}}
	c := laid(t, w, page)
	says(t, c, "From gross sales to profit", "Gross sales", "848.00", "−499.00", "Net revenue", "349.00")
	if len(c.regions) != 4 || c.regions[1].Key != 6 || c.regions[1].Text != "Returns: −499.00, −58.8\u00a0% of Gross sales" {
		t.Errorf("regions %+v", c.regions)
	}
	small := laid(t, w, Options{Width: 400, Height: 150, Scale: 1, Theme: Light})
	says(t, small, "All else")
	if slices.Contains(said(small), "Returns") {
		t.Error("a small page goes all steps")
	}
	says(t, laid(t, Waterfall{Meta: testMeta}, page), "No sales and no costs in this period")
}

// TestHeatSaysEachCell, with its part of all, and leaves an empty cell empty.
func TestHeatSaysEachCell(t *testing.T) {
	h := Heat{Meta: testMeta, Rows: []string{"0–3", "25 or more"}, Columns: []string{"1", "2"}, Cells: [][]HeatCell{
		{{1, 9, 7500}, {2, 1, 2500}}, {{}, {4, 3, 0}},
	}}
	c := laid(t, h, page)
	says(t, c, "Recency and frequency", "75.00", "9 customers", "25.00", "1 customer", "0–3", "25 or more", "Purchases", "Months since")
	if want := "2 purchases, last 0–3 months ago: 1 customer, 25.00, 25.0\u00a0% of all"; len(c.regions) != 4 || c.regions[1].Text != want {
		t.Errorf("regions %+v, want %q", c.regions, want)
	}
	if n := strings.Count(strings.Join(said(c), "|"), "0.00"); n != 1 {
		t.Errorf("0.00 stands %d times: %q", n, said(c))
	}
	says(t, laid(t, Heat{Meta: testMeta}, page), "No value could be worked out")
}

// TestJourneyNamesItsEvents beside their dots; of many, those that did most.
func TestJourneyNamesItsEvents(t *testing.T) {
	j := Journey{testMeta, []Event{{1, 20260302, "Web order", 16610}, {2, 20260320, "Return", -19100}, {3, 20260330, "Visit", -300}}}
	says(t, laid(t, j, page), "Web order", "Return")
	for i := range 20 {
		j.Events = append(j.Events, Event{4, finance.Date(20260401 + i), "Small", 1})
	}
	c := laid(t, j, page)
	says(t, c, "Web order", "Return")
	n := 0
	for _, text := range said(c) {
		if text == "Small" {
			n++
		}
	}
	if n > named-3 {
		t.Errorf("%d small events are named", n)
	}
	for range 300 {
		j.Events = append(j.Events, Event{4, 20260420, "Small", 1})
	}
	if slices.Contains(said(laid(t, j, page)), "Small") {
		t.Error("where dots have no room, events are named")
	}
}

// TestNarrowJourneyNamesTheGreatestEvents whole, or not at all.
func TestNarrowJourneyNamesTheGreatestEvents(t *testing.T) {
	j := Journey{testMeta, []Event{
		{1, 20260302, "Web order", 16610}, {2, 20260312, "Rebate", -10450}, {3, 20260320, "Return", -19100}, {4, 20260330, "A very long name of an event", 50000},
	}}
	c := laid(t, j, Options{Width: 300, Height: 220, Scale: 1, Theme: Light, Bare: true})
	got := said(c)
	if slices.Contains(got, "Rebate") || slices.Contains(got, "Web order") {
		t.Errorf("smaller events are named: %q", got)
	}
	for _, text := range got {
		if strings.Contains(text, "very") || strings.Contains(text, "…") {
			t.Errorf("a part of a name is written: %q", got)
		}
	}
	if !slices.Contains(got, "Return") {
		t.Errorf("the return is not named: %q", got)
	}
}

// TestRetentionSaysItsBand where there is room.
func TestRetentionSaysItsBand(t *testing.T) {
	r := Retention{Meta: testMeta, Observed: []float64{1, .6}, Projected: []float64{1, .63, .47}, Low: []float64{1, .6, .4}, High: []float64{1, .7, .55}}
	says(t, laid(t, r, page), "Projected 47.0\u00a0% (95 % between 40.0\u00a0% and 55.0\u00a0%)")
	r.High = nil
	says(t, laid(t, r, page), "Projected 47.0\u00a0%")
}
