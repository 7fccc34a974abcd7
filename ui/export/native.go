package export

import (
	"fmt"

	"github.com/xuri/excelize/v2"
)

// Shape is the kind of chart that Excel draws.
type Shape int

// The shapes.
const (
	Columns Shape = iota
	Bars
	Lines
)

// Native says how Excel draws a table: its names from one column, its series
// from others, the first so many rows, totals left out.
type Native struct {
	Shape  Shape
	Names  int
	Series []int
	Most   int // rows; 0 for all
}

// native puts the chart beside its table.
func (b *workbook) native(sheet string, n *Native, t *Table) error {
	if n == nil {
		return nil
	}
	rows := len(t.Rows) - t.Totals
	if n.Most > 0 {
		rows = min(rows, n.Most)
	}
	if rows < 1 {
		return nil
	}
	kinds := map[Shape]excelize.ChartType{Columns: excelize.Col, Bars: excelize.Bar, Lines: excelize.Line}
	oneColour := false
	c := &excelize.Chart{
		VaryColors: &oneColour,
		Type:       kinds[n.Shape],
		Title:      excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: t.Title}}},
		Legend:     excelize.ChartLegend{Position: "bottom"},
		Dimension:  excelize.ChartDimension{Width: 900, Height: 480},
		XAxis:      excelize.ChartAxis{ReverseOrder: n.Shape == Bars, TickLabelPosition: excelize.ChartTickLabelLow},
		YAxis:      excelize.ChartAxis{MajorGridLines: true},
	}
	for _, s := range n.Series {
		c.Series = append(c.Series, excelize.ChartSeries{
			Name:       reference(sheet, s, headRow, headRow),
			Categories: reference(sheet, n.Names, headRow+1, headRow+rows),
			Values:     reference(sheet, s, headRow+1, headRow+rows),
		})
	}
	return b.file.AddChart(sheet, at(len(t.Heading)+1, headRow), c)
}

// reference is a run of cells of one column, such as 'Whale curve'!$B$5:$B$9.
func reference(sheet string, column, first, last int) string {
	letter, err := excelize.ColumnNumberToName(column + 1)
	if err != nil {
		panic(err) // columns are counted here
	}
	if first == last {
		return fmt.Sprintf("'%s'!$%s$%d", sheet, letter, first)
	}
	return fmt.Sprintf("'%s'!$%s$%d:$%s$%d", sheet, letter, first, letter, last)
}
