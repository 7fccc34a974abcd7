package orders

import (
	"maps"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/format"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// lineGrid is the products of the order in the form, one line each.
type lineGrid struct {
	form  *form
	rows  []*lineRow
	body  *fyne.Container
	root  fyne.CanvasObject
	fault *widgets.Text
}

func newLineGrid(f *form, lines []app.OrderLine) *lineGrid {
	g := &lineGrid{form: f, body: widgets.Stack(theme.Unit), fault: widgets.NewCutText("", widgets.Error)}
	g.fault.Hide()
	head := container.New(lineColumns{})
	for i, title := range []string{
		i18n.T("Product"), i18n.T("Quantity"), i18n.T("Price"), i18n.T("Unit cost"), i18n.T("Discount"), i18n.T("Total"), "",
	} {
		label := widgets.NewText(title, widgets.Small)
		if i == 5 {
			label.Align = fyne.TextAlignTrailing
		}
		head.Add(label)
	}
	add := widgets.NewLink(i18n.T("Add a line"), func() { g.focus(g.add(app.OrderLine{}).product) })
	hint := widgets.NewText(i18n.T("Enter adds a line too"), widgets.Small)
	g.root = widgets.Stack(theme.Unit, head, g.body, g.fault, widgets.Row(add, hint))
	for _, l := range lines {
		g.add(l)
	}
	if len(g.rows) == 0 {
		g.add(app.OrderLine{})
	}
	return g
}

func (g *lineGrid) add(l app.OrderLine) *lineRow {
	r := newLineRow(g, l)
	g.rows = append(g.rows, r)
	g.show()
	return r
}

// remove takes a line away; the last one is emptied instead.
func (g *lineGrid) remove(r *lineRow) {
	for i, row := range g.rows {
		if row == r {
			g.rows = append(g.rows[:i:i], g.rows[i+1:]...)
		}
	}
	if len(g.rows) == 0 {
		g.rows = []*lineRow{newLineRow(g, app.OrderLine{})}
	}
	g.show()
	g.form.changed()
}

func (g *lineGrid) show() {
	g.body.Objects = g.body.Objects[:0]
	for _, r := range g.rows {
		line := container.New(lineColumns{}, r.product, r.quantity, r.price, r.cost, r.discount, r.total, r.remove)
		g.body.Add(widgets.Stack(1, line, r.note))
	}
	g.form.fit()
}

// next is what Enter does: on to the product of the line below, which is added
// where there is none.
func (g *lineGrid) next(r *lineRow) {
	for i, row := range g.rows {
		if row == r && i+1 < len(g.rows) {
			g.focus(g.rows[i+1].product)
			return
		}
	}
	g.focus(g.add(app.OrderLine{}).product)
}

func (g *lineGrid) focus(o fyne.Focusable) {
	if c := g.form.page.deps.Host.Canvas(); c != nil && g.form.panel.IsOpen() {
		c.Focus(o)
	}
}

// lines are those in which something was entered.
func (g *lineGrid) lines() []app.OrderLine {
	var lines []app.OrderLine
	for _, r := range g.rows {
		if !r.blank() {
			l := r.line
			l.Line = len(lines) + 1
			lines = append(lines, l)
		}
	}
	return lines
}

// unread reports whether something typed cannot be read.
func (g *lineGrid) unread() bool {
	for _, r := range g.rows {
		if len(r.faults) > 0 && !r.blank() {
			return true
		}
	}
	return false
}

// totals shows what each line sells for, net of its discounts.
func (g *lineGrid) totals(sales, discounts []finance.Amount) {
	i := 0
	for _, r := range g.rows {
		if r.blank() {
			r.total.Set("")
			continue
		}
		r.total.Set(format.Amount(sales[i]-discounts[i], r.currency()))
		i++
	}
}

// showFaults puts the faults named "lines.2.quantity" beside their cells, and
// says "lines" below all of them.
func (g *lineGrid) showFaults(faults map[string]string) {
	byLine := map[int]map[string]string{}
	for field, sentence := range faults {
		parts := strings.SplitN(field, ".", 3)
		if len(parts) != 3 || parts[0] != "lines" {
			continue
		}
		if n, err := strconv.Atoi(parts[1]); err == nil {
			if byLine[n] == nil {
				byLine[n] = map[string]string{}
			}
			byLine[n][parts[2]] = sentence
		}
	}
	n := 0
	for _, r := range g.rows {
		if !r.blank() {
			n++
			r.showFaults(joined(r.faults, byLine[n]))
		}
	}
	g.fault.Set(faults["lines"])
	g.fault.Hidden = faults["lines"] == ""
	g.form.fit()
}

// joined is the faults of both, the first's where both name a field.
func joined(first, second map[string]string) map[string]string {
	all := maps.Clone(first)
	for field, sentence := range second {
		if all[field] == "" {
			all[field] = sentence
		}
	}
	return all
}

// lineColumns lays a line out: the product takes what the figures leave.
type lineColumns struct{}

var lineWidths = [...]float32{0, 62, 92, 92, 76, 92, theme.Control}

const lineGap float32 = theme.Unit

func (lineColumns) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	rest := size.Width
	for _, width := range lineWidths {
		rest -= width + lineGap
	}
	rest += lineGap
	x := float32(0)
	for i, o := range objects {
		width := lineWidths[i]
		if i == 0 {
			width = rest
		}
		o.Move(fyne.NewPos(x, 0))
		o.Resize(fyne.NewSize(width, size.Height))
		x += width + lineGap
	}
}

func (lineColumns) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(140, 0)
	for _, width := range lineWidths {
		size.Width += width + lineGap
	}
	for _, o := range objects {
		size.Height = max(size.Height, o.MinSize().Height)
	}
	return size
}
