package chart

import (
	"math"

	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/format"
)

// rows lays out a list of horizontal bars: names at the left, the bars, and a
// column of figures at the right.
type rows struct {
	names, bars, figures rect
	height               float64
	shown                int
}

const (
	leastRow = 20.0
	mostRow  = 60.0
)

// layRows shares the area out between count rows of which each is at least
// least high. What does not fit is counted in a last line.
func (c *canvas) layRows(area rect, names []string, figures []string, least float64) rows {
	count := len(names)
	r := rows{shown: count, height: math.Min(mostRow, area.h/float64(count))}
	if r.height < least {
		const line = 18.0 // that says how many there is no room for
		r.shown = max(0, int((area.h-line)/least))
		r.height = math.Max(least, (area.h-line)/math.Max(1, float64(r.shown)))
		more := style{size: textSize, colour: c.theme.Muted}
		text := i18n.N(count-r.shown, "and %d more", "and %d more")
		c.text(more.fit(text, area.w), area.x, area.y+float64(r.shown)*r.height+9, more)
	}
	nameWidth, figureWidth := 0.0, 0.0
	for i := range r.shown {
		nameWidth = math.Max(nameWidth, style{size: textSize, bold: true}.width(clean(names[i])))
		figureWidth = math.Max(figureWidth, style{size: textSize, bold: true}.width(figures[i]))
	}
	nameWidth = math.Min(nameWidth, area.w*0.34)
	if figureWidth > area.w*0.3 {
		figureWidth = 0
	}
	h := float64(r.shown) * r.height
	r.names = rect{area.x, area.y, nameWidth, h}
	r.figures = rect{area.right() - figureWidth, area.y, figureWidth, h}
	r.bars = rect{area.x + nameWidth + 10, area.y, math.Max(1, area.w-nameWidth-figureWidth-20), h}
	return r
}

// middle is the height of the middle of row i.
func (r rows) middle(i int) float64 { return r.names.y + (float64(i)+0.5)*r.height }

// thick is how thick a bar is in its row.
func (r rows) thick() float64 { return math.Min(26, r.height*0.6) }

// whole is the place of row i over the full width.
func (r rows) whole(i int) rect {
	return rect{r.names.x, r.names.y + float64(i)*r.height, r.figures.right() - r.names.x, r.height}
}

// across is an axis of values from left to right over the bars.
func (r rows) across(lo, hi float64) axis {
	lo, hi = math.Min(lo, 0), math.Max(hi, 0)
	if lo == hi {
		hi = 1
	}
	return axis{lo: lo, hi: hi, from: r.bars.x, to: r.bars.right()}
}

// name writes the name of row i.
func (c *canvas) name(r rows, i int, text string) {
	s := style{size: textSize, colour: c.theme.Text}
	c.text(s.fit(text, r.names.w), r.names.x, r.middle(i), s)
}

// figure writes the figure of row i, right-aligned.
func (c *canvas) figure(r rows, i int, text string, s style) {
	if r.figures.w > 0 {
		s.size, s.anchor = textSize, right
		c.text(text, r.figures.right(), r.middle(i), s)
	}
}

// Ranking is a list of figures as bars, losses left of zero, in the order given;
// where there is no room for all, its first and its last.
type Ranking struct {
	Meta
	// What says what the figures are, such as "Customer profit".
	What  string
	Items []Item
	// Each says that the figures are of one customer each, and do not sum.
	Each bool
}

func (r Ranking) meta() Meta { return r.Meta }

func (r Ranking) heading() (title, what string) { return i18n.T("Ranking"), r.What }

func (r Ranking) body(c *canvas, area rect) error {
	if len(r.Items) == 0 {
		c.nothing(area, i18n.T("Nothing to rank in this period"))
		return nil
	}
	total := finance.Amount(0)
	for _, item := range r.Items {
		var err error
		if total, err = sum(total, item.Amount); err != nil {
			return err
		}
	}
	if r.Each {
		total = 0
	}
	items, gap := r.ends(int(area.h / leastRow))
	names, figures := make([]string, len(items)), make([]string, len(items))
	for i, item := range items {
		names[i], figures[i] = item.Name, format.Amount(item.Amount, r.Currency)
	}
	if gap > 0 {
		names[gap], figures[gap] = i18n.N(len(r.Items)-len(items)+1, "%d more between", "%d more between"), ""
	}
	lay := c.layRows(area, names, figures, leastRow)
	var lo, hi float64
	for _, item := range items[:lay.shown] {
		lo, hi = math.Min(lo, float64(item.Amount)), math.Max(hi, float64(item.Amount))
	}
	x := lay.across(lo, hi)
	for i, item := range items[:lay.shown] {
		if gap > 0 && i == gap {
			s := style{size: textSize, colour: c.theme.Muted}
			c.text(s.fit(names[i], lay.names.w), lay.names.x, lay.middle(i), s)
			continue
		}
		r.row(c, lay, x, i, item, figures[i])
		c.region(lay.whole(i), item.Key, withShare(i18n.T("%s: %s", clean(item.Name), format.Signed(item.Amount, r.Currency)), item.Amount, total))
	}
	c.vertical(x.at(0), lay.bars.y, lay.bars.h, c.theme.Zero)
	return nil
}

// ends are the first and the last items where not all have a row, and the place
// of the row between them that says how many are left out; 0 for none.
func (r Ranking) ends(rows int) (items []Item, gap int) {
	if len(r.Items) <= rows || rows < 3 {
		return r.Items, 0
	}
	gap = rows / 2
	items = append(append(items, r.Items[:gap]...), Item{})
	return append(items, r.Items[len(r.Items)-(rows-gap-1):]...), gap
}

func (r Ranking) row(c *canvas, lay rows, x axis, i int, item Item, figure string) {
	thick := lay.thick()
	colour := c.theme.signed(item.Amount > 0, item.Amount < 0)
	c.name(lay, i, item.Name)
	c.bar(rect{x.at(0), lay.middle(i) - thick/2, x.at(float64(item.Amount)) - x.at(0), thick}, colour)
	s := style{colour: c.theme.Text}
	if item.Amount < 0 {
		s.colour = c.theme.Loss
	}
	c.figure(lay, i, figure, s)
}
