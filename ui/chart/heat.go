package chart

import (
	"math"

	"github.com/shopspring/decimal"
	"github.com/wcharczuk/go-chart/v2/drawing"

	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/format"
)

// Heat is a map of customers by how long ago they last bought, from top to
// bottom, and how often they have, from left to right. The more a cell is worth,
// the darker it is on a light ground, which grey keeps; figures stand in it.
type Heat struct {
	Meta
	Rows, Columns []string
	// Cells are by row, then by column.
	Cells [][]HeatCell
}

// HeatCell is the customers of one cell and what they are worth together.
type HeatCell struct {
	Key       int64
	Customers int
	Value     finance.Amount
}

func (h Heat) meta() Meta { return h.Meta }

func (h Heat) heading() (title, what string) {
	return i18n.T("Recency and frequency"), i18n.T("Expected value, and how many customers")
}

// How much of the accent an empty and the most valuable cell take: any more, and
// text on it would be hard to read.
const leastTint, mostTint = 0.04, 0.5

func (h Heat) body(c *canvas, area rect) error {
	total, most := finance.Amount(0), finance.Amount(0)
	for _, row := range h.Cells {
		for _, cell := range row {
			var err error
			if total, err = sum(total, cell.Value); err != nil {
				return err
			}
			most = max(most, cell.Value)
		}
	}
	if len(h.Rows) == 0 || len(h.Columns) == 0 || len(h.Cells) != len(h.Rows) {
		c.nothing(area, i18n.T("No value could be worked out"))
		return nil
	}
	grid := h.heads(c, area)
	wide, high := grid.w/float64(len(h.Columns)), grid.h/float64(len(h.Rows))
	for i, row := range h.Cells {
		for k, cell := range row[:min(len(row), len(h.Columns))] {
			at := rect{grid.x + float64(k)*wide, grid.y + float64(i)*high, wide, high}
			h.cell(c, at, cell, most)
			c.region(at, cell.Key, h.tip(i, k, cell, total))
		}
	}
	return nil
}

// heads writes what rows and columns are, and returns the place of the cells.
func (h Heat) heads(c *canvas, area rect) rect {
	s := style{size: smallSize, colour: c.theme.Muted}
	gutter, title := 0.0, i18n.T("Months since")
	for _, name := range h.Rows {
		gutter = math.Max(gutter, s.width(clean(name)))
	}
	gutter = math.Min(math.Max(gutter, s.width(title))+10, area.w*0.3)
	top := 40.0
	if area.h < tight {
		top = 20
	}
	grid := area.inset(gutter, top, 0, 4)
	over := s
	over.anchor = middle
	wide, high := grid.w/float64(len(h.Columns)), grid.h/float64(len(h.Rows))
	if top > 20 {
		c.text(s.fit(i18n.T("Purchases"), grid.w), grid.x, area.y+8, s)
	}
	c.text(s.fit(title, gutter-6), area.x, grid.y-12, s)
	for k, name := range h.Columns {
		c.text(over.fit(name, wide-4), grid.x+(float64(k)+0.5)*wide, grid.y-12, over)
	}
	if high >= s.size*1.2 {
		for i, name := range h.Rows {
			c.text(s.fit(name, gutter-6), area.x, grid.y+(float64(i)+0.5)*high, s)
		}
	}
	return grid
}

func (h Heat) cell(c *canvas, at rect, cell HeatCell, most finance.Amount) {
	tint := float64(leastTint)
	if most > 0 && cell.Value > 0 {
		tint += (mostTint - tint) * float64(cell.Value) / float64(most)
	}
	c.bar(at.inset(1, 1, 1, 1), mixed(c.theme.Ground, c.theme.Accent, tint))
	if cell.Customers == 0 {
		return
	}
	strong := style{size: textSize, bold: true, colour: c.theme.Text, anchor: middle}
	if cell.Value < 0 {
		strong.colour = c.theme.Loss
	}
	small := style{size: smallSize, colour: c.theme.Text, anchor: middle}
	value := format.Amount(cell.Value, h.Currency)
	if strong.width(value) > at.w-8 {
		value = format.Short(cell.Value, h.Currency)
	}
	count := i18n.N(cell.Customers, "%d customer", "%d customers")
	if small.width(count) > at.w-8 {
		count = format.Count(cell.Customers)
	}
	x, y := at.x+at.w/2, at.y+at.h/2
	switch {
	case strong.width(value) > at.w-4 || at.h < 18:
	case at.h < 36 || small.width(count) > at.w-4:
		c.text(value, x, y, strong)
	default:
		c.text(value, x, y-8, strong)
		c.text(count, x, y+9, small)
	}
}

// tip says a cell with its part of the whole.
func (h Heat) tip(row, column int, cell HeatCell, total finance.Amount) string {
	share := "—"
	if total > 0 {
		share = format.Percent(decimal.NewFromInt(int64(cell.Value)).Div(decimal.NewFromInt(int64(total))))
	}
	return i18n.T("%s purchases, last %s months ago: %s, %s, %s of all", clean(h.Columns[column]), clean(h.Rows[row]),
		i18n.N(cell.Customers, "%d customer", "%d customers"), format.Amount(cell.Value, h.Currency), share)
}

// mixed lays a share of one colour over another.
func mixed(ground, over drawing.Color, share float64) drawing.Color {
	mix := func(a, b uint8) uint8 { return uint8(math.Round(float64(a) + (float64(b)-float64(a))*share)) }
	return drawing.Color{R: mix(ground.R, over.R), G: mix(ground.G, over.G), B: mix(ground.B, over.B), A: 255}
}
