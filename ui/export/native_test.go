package export

import (
	"bytes"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"rapport/finance"
)

// book is a workbook of one exhibit, read again.
func book(t *testing.T, e Exhibit) (*excelize.File, []byte) {
	t.Helper()
	data, err := XLSX([]Exhibit{e}, finance.MustDate("2026-03-31"))
	if err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f, data
}

// TestStepsFloat: each movement begins where the one before ended, also through
// zero, and levels begin at zero.
func TestStepsFloat(t *testing.T) {
	table := &Table{Title: "Steps", Currency: usd, Heading: []string{"Step", "Amount"}}
	table.Add(Text("Opening").Bold(), Amount(10000))
	table.Add(Text("Up"), Amount(2000))
	table.Add(Text("Through zero"), Amount(-15000))
	table.Add(Text("On down"), Amount(-1000))
	table.Add(Text("Closing").Bold(), Amount(-4000).Bold())
	table.Rows[0][1] = table.Rows[0][1].Bold()
	n := &Native{Shape: Steps, Names: 0, Series: []int{1}}
	p := n.steps(table)
	// Base, level, level below, up, up below, down, down below.
	want := [][]float64{{0, 100, 0, 0, 0, 0, 0}, {100, 0, 0, 20, 0, 0, 0}, {0, 0, 0, 0, 0, 120, -30}, {-30, 0, 0, 0, 0, 0, -10}, {0, 0, -40, 0, 0, 0, 0}}
	for i, values := range want {
		for k, v := range values {
			if got := p.series[k].values[i]; got != v {
				t.Errorf("%s of %s is %g, want %g", p.series[k].name, p.names[i], got, v)
			}
		}
	}
	f, data := book(t, Exhibit{Title: "Steps", Table: Made(table), Native: n})
	column := letters(len(table.Heading) + 1 + nativeColumns)
	if visible, err := f.GetColVisible("Steps", column); err != nil || visible {
		t.Errorf("what the chart is drawn from is in view, %v", err)
	}
	if name, _ := f.GetCellValue("Steps", column+"6"); name != "Up" {
		t.Errorf("the chart is drawn from %q", name)
	}
	if xml := part(t, data, "xl/charts/chart1.xml"); !strings.Contains(xml, `val="stacked"`) || !strings.Contains(xml, "noFill") {
		t.Error("the chart has no floating columns")
	}
}

// TestBarsHaveTheirEnds: of many, the first and the last, losses apart.
func TestBarsHaveTheirEnds(t *testing.T) {
	table := &Table{Title: "Ranking", Currency: usd, Heading: []string{"Name", "Profit"}}
	for i := range 100 {
		table.Add(Text("x"), Amount(finance.Amount(5000-100*i)))
	}
	table.AddTotal(Text("Total"), Amount(0))
	p := (&Native{Shape: Bars, Names: 0, Series: []int{1}, Most: 10}).bars(table)
	if len(p.names) != 10 || p.series[0].values[0] != 50 || p.series[0].values[9] != 0 || p.series[1].values[9] != -49 {
		t.Errorf("the bars are %+v", p)
	}
}

// TestWideTablesHaveTheirChartOnASheetOfItsOwn, where it is in view.
func TestWideTablesHaveTheirChartOnASheetOfItsOwn(t *testing.T) {
	table := &Table{Title: "Media", Currency: usd, Heading: []string{"Source", "a", "b", "c", "d", "e", "f", "g"}}
	table.Add(Text("Internet"), Amount(100))
	f, _ := book(t, Exhibit{Title: "Media", Table: Made(table), Native: &Native{Shape: Columns, Names: 0, Series: []int{1}}})
	if got := f.GetSheetList(); len(got) != 2 || got[0] != "Chart Media" || got[1] != "Media" {
		t.Errorf("the sheets are %q", got)
	}
}
