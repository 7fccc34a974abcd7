package deals

import (
	"context"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/document"
	"rapport/ui/format"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// lineGrid is what the deal offers, a product a line.
type lineGrid struct {
	form  *form
	rows  []*line
	body  *fyne.Container
	root  fyne.CanvasObject
	fault *widgets.Text
}

// line is one product that is offered.
type line struct {
	grid *lineGrid
	line app.DealLine // as it was loaded

	product  *widgets.Picker
	quantity *widgets.Entry
	price    *widgets.Entry
	discount *widgets.Entry
	total    *widgets.Text
	remove   *widgets.Button
	bad      bool // something typed cannot be read
	loader   widgets.Loader[*app.Product]
}

func newLineGrid(f *form) *lineGrid {
	g := &lineGrid{form: f, body: widgets.Stack(theme.Unit), fault: widgets.NewCutText("", widgets.Error)}
	g.fault.Hide()
	head := container.New(lineColumns{})
	for i, title := range []string{i18n.T("Offered"), i18n.T("Quantity"), i18n.T("Price"), i18n.T("Discount %"), i18n.T("Total"), ""} {
		label := widgets.NewText(title, widgets.Small)
		if i == 4 {
			label.Align = fyne.TextAlignTrailing
		}
		head.Add(label)
	}
	add := widgets.NewLink(i18n.T("Add a line"), func() { g.focus(g.add(app.DealLine{}).product) })
	g.root = widgets.Stack(theme.Unit, head, g.body, g.fault, container.NewHBox(add))
	return g
}

// set shows lines, at least one to fill in.
func (g *lineGrid) set(lines []app.DealLine) {
	g.rows = nil
	for _, l := range lines {
		g.add(l)
	}
	if len(g.rows) == 0 {
		g.add(app.DealLine{})
	}
}

func (g *lineGrid) add(l app.DealLine) *line {
	r := &line{grid: g, line: l, total: widgets.NewText("", widgets.Body)}
	r.total.Align = fyne.TextAlignTrailing
	data := g.form.page.deps.Data
	r.product = widgets.NewPicker(i18n.T("Product"), finder(data.ProductChoices), r.chosen)
	r.product.OnError = g.form.page.deps.Host.Fail
	r.quantity, r.price, r.discount = r.entry(), r.entry(), r.entry()
	r.remove = widgets.NewIconButton("close", func() { g.remove(r) })
	r.remove.Kind = widgets.Quiet
	if p := g.form.known[l.Product]; p != nil {
		r.product.SetChosen(widgets.Option{ID: int64(p.ID), Title: p.Name, Detail: p.SKU})
		r.quantity.SetText(format.Decimal(l.Quantity))
		r.price.SetText(g.price(l.UnitPrice))
		if !l.DiscountPercent.IsZero() {
			r.discount.SetText(format.Decimal(l.DiscountPercent))
		}
	}
	g.rows = append(g.rows, r)
	g.show()
	return r
}

// entry is a cell for a number: Enter goes on to the next line, or adds one.
func (r *line) entry() *widgets.Entry {
	e := widgets.NewEntry()
	e.OnChanged = func(string) { r.grid.form.changed() }
	e.OnSubmitted = func(string) { r.grid.next(r) }
	return e
}

// price writes a price with at least the decimals of the currency.
func (g *lineGrid) price(d decimal.Decimal) string {
	c := g.form.posting.Currency
	if d.Exponent() >= -c.Exponent {
		if a, err := finance.Round(d, c); err == nil {
			return format.Amount(a, c)
		}
	}
	return format.Decimal(d)
}

// remove takes a line away; the last one is emptied instead.
func (g *lineGrid) remove(r *line) {
	for i, row := range g.rows {
		if row == r {
			g.rows = append(g.rows[:i:i], g.rows[i+1:]...)
			break
		}
	}
	if len(g.rows) == 0 {
		g.add(app.DealLine{})
	}
	g.show()
	g.form.changed()
}

func (g *lineGrid) next(r *line) {
	for i, row := range g.rows {
		if row == r && i+1 < len(g.rows) {
			g.focus(g.rows[i+1].product)
			return
		}
	}
	g.focus(g.add(app.DealLine{}).product)
}

func (g *lineGrid) show() {
	g.body.Objects = g.body.Objects[:0]
	for _, r := range g.rows {
		g.body.Add(container.New(lineColumns{}, r.product, r.quantity, r.price, r.discount, r.total, r.remove))
	}
	g.body.Refresh()
	g.form.fit()
}

func (g *lineGrid) focus(o fyne.Focusable) {
	if c := g.form.page.deps.Host.Canvas(); c != nil && g.form.panel.IsOpen() {
		c.Focus(o)
	}
}

// chosen fills the price in from the product that was picked.
func (r *line) chosen(option widgets.Option) {
	f := r.grid.form
	if option.ID == 0 {
		f.changed()
		return
	}
	r.loader.Load(func(ctx context.Context) (*app.Product, error) {
		return f.page.deps.Data.Product(ctx, app.ID(option.ID))
	}, func(p *app.Product, err error) {
		if err != nil {
			f.page.deps.Host.Fail(err)
			return
		}
		if r.quantity.Text == "" {
			r.quantity.SetText("1")
		}
		r.price.SetText(r.grid.price(p.Price))
		f.changed()
		r.grid.focus(r.quantity)
	})
}

// read is the line as it is typed; what cannot be read is marked.
func (r *line) read() app.DealLine {
	l := r.line
	r.bad = false
	number := func(e *widgets.Entry) decimal.Decimal {
		if strings.TrimSpace(e.Text) == "" {
			return decimal.Zero
		}
		d, err := format.ParseNumber(strings.TrimRight(e.Text, " %％"))
		e.SetInvalid(err != nil)
		r.bad = r.bad || err != nil
		return d
	}
	l.Product = app.ID(r.product.ID())
	l.Quantity, l.UnitPrice, l.DiscountPercent = number(r.quantity), number(r.price), number(r.discount)
	return l
}

// blank reports a line in which nothing was entered.
func (r *line) blank() bool {
	return r.product.ID() == 0 && r.price.Text == "" && r.quantity.Text == "" && r.discount.Text == ""
}

// collect are the lines in which something was entered.
func (g *lineGrid) collect() []app.DealLine {
	var lines []app.DealLine
	for _, r := range g.rows {
		if !r.blank() {
			l := r.read()
			l.Line = len(lines) + 1
			lines = append(lines, l)
		}
	}
	return lines
}

// unread reports, and says, that something typed cannot be read.
func (g *lineGrid) unread() bool {
	for _, r := range g.rows {
		if r.blank() {
			continue
		}
		if r.read(); r.bad {
			g.say(i18n.T("Write the marked numbers as in 1,234.50."))
			return true
		}
	}
	return false
}

// total shows what each line comes to.
func (g *lineGrid) total(values []finance.Amount) {
	i := 0
	for _, r := range g.rows {
		text := ""
		if !r.blank() && i < len(values) {
			text = format.Amount(values[i], g.form.posting.Currency)
			i++
		}
		r.total.Set(text)
	}
}

// say shows below the lines what is wrong with them.
func (g *lineGrid) say(sentence string) {
	g.fault.Set(sentence)
	g.fault.Hidden = sentence == ""
	g.form.fit()
}

// showFaults marks the cells named "lines.2.quantity" and says the first fault.
func (g *lineGrid) showFaults(faults map[string]string) {
	first, n := "", 0
	for _, r := range g.rows {
		if r.blank() {
			continue
		}
		n++
		for name, cell := range map[string]interface{ SetInvalid(bool) }{
			"sku": r.product, "quantity": r.quantity, "unit_price": r.price, "discount_percent": r.discount,
		} {
			sentence := faults["lines."+strconv.Itoa(n)+"."+name]
			cell.SetInvalid(sentence != "")
			if first == "" {
				first = sentence
			}
		}
	}
	g.say(first)
}

// typed is what stands in the lines, for the draft.
func (g *lineGrid) typed() []document.Typed {
	var all []document.Typed
	for _, r := range g.rows {
		if !r.blank() {
			all = append(all, document.Typed{
				"line": {ID: int64(r.line.ID)}, "product": document.ValueOf(r.product), "quantity": document.ValueOf(r.quantity),
				"price": document.ValueOf(r.price), "discount": document.ValueOf(r.discount),
			})
		}
	}
	return all
}

// fillFrom shows lines as they were typed before the program ended.
func (g *lineGrid) fillFrom(typed []document.Typed) {
	loaded := map[int64]app.DealLine{}
	for _, l := range g.form.deal.Lines {
		loaded[int64(l.ID)] = l
	}
	g.rows = nil
	for _, t := range typed {
		r := g.add(app.DealLine{})
		r.line = loaded[t["line"].ID]
		t["product"].Fill(r.product)
		t["quantity"].Fill(r.quantity)
		t["price"].Fill(r.price)
		t["discount"].Fill(r.discount)
	}
	if len(g.rows) == 0 {
		g.add(app.DealLine{})
	}
}

// lineColumns lays a line out: the product takes what the figures leave.
type lineColumns struct{}

var lineWidths = [...]float32{0, 76, 100, 84, 100, theme.Control}

func (lineColumns) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	rest := size.Width + theme.Unit
	for _, width := range lineWidths {
		rest -= width + theme.Unit
	}
	x := float32(0)
	for i, o := range objects {
		width := lineWidths[i]
		if i == 0 {
			width = rest
		}
		o.Move(fyne.NewPos(x, 0))
		o.Resize(fyne.NewSize(width, size.Height))
		x += width + theme.Unit
	}
}

func (lineColumns) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(140, 0)
	for _, width := range lineWidths {
		size.Width += width + theme.Unit
	}
	for _, o := range objects {
		size.Height = max(size.Height, o.MinSize().Height)
	}
	return size
}
