package export

import (
	"fmt"

	"github.com/wcharczuk/go-chart/v2/drawing"
	"github.com/xuri/excelize/v2"

	"rapport/assets/i18n"
	"rapport/finance"
)

// Shape is the kind of chart that Excel draws.
type Shape int

// The shapes.
const (
	Columns Shape = iota
	Bars          // lying, losses left of zero
	Lines
	Steps // a waterfall: rows in strong type are levels, the others lead from one to the next
)

// Native says how Excel draws a table: its names from one column, its series
// from others, totals left out. Bars and Steps are of one series.
type Native struct {
	Shape  Shape
	Names  int
	Series []int
	Most   int // rows, the first and the last of them; 0 for all
}

// Sizes of Excel's chart: in pixels, and in columns of a sheet to be clear of.
const (
	nativeWidth, nativeHeight = 960, 520
	nativeColumns             = 20
	// besides is how many columns a table may have for its chart to stand beside
	// it in view; that of a wider one has a sheet of its own.
	besides = 7
)

// native draws the chart on a sheet, at a cell, from the figures of another or
// the same.
func (b *workbook) native(on, cell, figures string, n *Native, t *Table) error {
	rows := len(t.Rows) - t.Totals
	oneColour, gap := false, uint(60)
	label, muted := excelize.Font{Size: 9, Color: hex(paper.Text)}, &excelize.Font{Size: 10, Color: hex(paper.Muted)}
	c := &excelize.Chart{
		VaryColors: &oneColour,
		GapWidth:   &gap,
		Title: excelize.ChartTitle{Paragraph: []excelize.RichTextRun{
			{Text: t.Title, Font: &excelize.Font{Bold: true, Size: 14, Color: hex(paper.Text)}},
			{Text: t.About, Font: muted},
		}},
		Legend:    excelize.ChartLegend{Position: "none"},
		Dimension: excelize.ChartDimension{Width: nativeWidth, Height: nativeHeight},
		XAxis:     excelize.ChartAxis{ReverseOrder: n.Shape == Bars, TickLabelPosition: excelize.ChartTickLabelLow, Font: label},
		YAxis: excelize.ChartAxis{
			MajorGridLines: true, Font: label, NumFmt: excelize.ChartNumFmt{CustomNumFmt: n.axisFormat(t)},
			Title: excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: n.axisTitle(t), Font: muted}}},
		},
	}
	var err error
	switch n.Shape {
	case Columns, Lines:
		c.Type = map[Shape]excelize.ChartType{Columns: excelize.Col, Lines: excelize.Line}[n.Shape]
		if len(n.Series) > 1 {
			c.Legend.Position = "bottom"
		}
		names := n.kind(t, n.Names)
		if names == day || names == month {
			c.XAxis.NumFmt.CustomNumFmt = numberFormat(names, t.Currency)
			const slanted = -45 // or the months of two years would run into each other
			c.XAxis.Alignment.TextRotation = slanted
		}
		if n.Shape == Lines && (names == count || names == day) { // an axis of numbers, with few of them
			c.Type = excelize.Scatter
			c.XAxis.Title.Paragraph = []excelize.RichTextRun{{Text: t.Heading[n.Names], Font: muted}}
		}
		c.Series = n.tabled(figures, rows)
	case Bars:
		c.Type = excelize.BarStacked
		c.Series, err = b.drawnFrom(figures, n.bars(t), len(t.Heading))
	case Steps:
		c.Type = excelize.ColStacked
		c.Series, err = b.drawnFrom(figures, n.steps(t), len(t.Heading))
	}
	if err != nil {
		return err
	}
	return b.file.AddChart(on, cell, c)
}

// drawable reports that there is something to draw.
func (n *Native) drawable(t *Table) bool { return n != nil && len(t.Rows) > t.Totals }

// axisTitle is what the values are: the currency of amounts, else the only
// series' heading.
func (n *Native) axisTitle(t *Table) string {
	switch {
	case n.kind(t, n.Series[0]) == amount:
		return t.Currency.Code
	case len(n.Series) == 1:
		return t.Heading[n.Series[0]]
	}
	return ""
}

func (n *Native) axisFormat(t *Table) string {
	if n.kind(t, n.Series[0]) == share {
		return "0%"
	}
	return "#,##0"
}

// kind is what a column holds.
func (n *Native) kind(t *Table, column int) kind {
	for _, row := range t.Rows {
		if column < len(row) && !row[column].none {
			return row[column].kind
		}
	}
	return text
}

// tabled are series of the table itself: the last in the main colour.
func (n *Native) tabled(sheet string, rows int) []excelize.ChartSeries {
	colours := []drawing.Color{paper.Accent, paper.Zero}
	if n.Shape == Lines {
		colours = []drawing.Color{paper.Accent, paper.Text, paper.Muted}
	}
	var all []excelize.ChartSeries
	for i, s := range n.Series {
		colour := colours[i%len(colours)]
		if n.Shape == Columns {
			colour = colours[(len(n.Series)-1-i)%len(colours)]
		}
		all = append(all, excelize.ChartSeries{
			Name:       reference(sheet, s, headRow, headRow),
			Categories: reference(sheet, n.Names, headRow+1, headRow+rows),
			Values:     reference(sheet, s, headRow+1, headRow+rows),
			Fill:       solid(colour),
			Line:       excelize.LineOptions{Type: excelize.LineSolid, Width: 2},
			Marker:     excelize.ChartMarker{Symbol: "none"},
		})
	}
	return all
}

// drawnFrom writes what a chart is drawn from into hidden columns beside table
// and chart, and gives its series.
func (b *workbook) drawnFrom(sheet string, p plotted, wide int) ([]excelize.ChartSeries, error) {
	first := wide + 1 + nativeColumns
	last := first + len(p.series)
	if err := b.file.SetCellStr(sheet, at(first, headRow), i18n.T("Drawn from")); err != nil {
		return nil, err
	}
	for i, name := range p.names {
		if err := b.file.SetCellStr(sheet, at(first, headRow+1+i), cut(oneLine(name), mostText)); err != nil {
			return nil, err
		}
	}
	var all []excelize.ChartSeries
	for k, s := range p.series {
		column := first + 1 + k
		if err := b.file.SetCellStr(sheet, at(column, headRow), s.name); err != nil {
			return nil, err
		}
		for i, v := range s.values {
			if v == 0 {
				continue
			}
			if err := b.file.SetCellFloat(sheet, at(column, headRow+1+i), v, -1, 64); err != nil {
				return nil, err
			}
		}
		all = append(all, excelize.ChartSeries{
			Name:       reference(sheet, column, headRow, headRow),
			Categories: reference(sheet, first, headRow+1, headRow+len(p.names)),
			Values:     reference(sheet, column, headRow+1, headRow+len(p.names)),
			Fill:       s.fill,
		})
	}
	return all, b.file.SetColVisible(sheet, letters(first)+":"+letters(last), false)
}

func solid(c drawing.Color) excelize.Fill {
	return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{hex(c)}}
}

func hex(c drawing.Color) string { return fmt.Sprintf("%02X%02X%02X", c.R, c.G, c.B) }

// worth is a cell's number as a spreadsheet holds it; an empty one is nought.
func (c Cell) worth(currency finance.Currency) float64 {
	switch {
	case c.none:
		return 0
	case c.kind == amount:
		return c.amount.Float(currency)
	}
	return c.number
}

// letters is the name of a column; columns count from 0.
func letters(column int) string {
	name, err := excelize.ColumnNumberToName(column + 1)
	if err != nil {
		panic(err) // columns are counted here
	}
	return name
}

// reference is a run of cells of one column, such as 'Whale curve'!$B$5:$B$9.
func reference(sheet string, column, first, last int) string {
	if first == last {
		return fmt.Sprintf("'%s'!$%s$%d", sheet, letters(column), first)
	}
	return fmt.Sprintf("'%s'!$%s$%d:$%s$%d", sheet, letters(column), first, letters(column), last)
}
