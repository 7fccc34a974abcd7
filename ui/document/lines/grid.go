// Package lines is the products of a document in its form, a line each: what is
// sold or offered, how many, for how much and with which discount.
package lines

import (
	"maps"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/document"
	"rapport/ui/document/sheet"
	"rapport/ui/format"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// Spec says what the lines of a document have.
type Spec struct {
	Data     Data
	Host     document.Host
	Sheet    *sheet.Sheet // that they stand in
	Currency finance.Currency
	// Title is what the column of the products is called.
	Title string
	// Costs are typed beside the prices.
	Costs bool
	// Percent says that discounts are percentages and never amounts.
	Percent bool
	Known   Products
	// Changed is told when something was typed or chosen.
	Changed func()
}

// Grid is the lines of a form. It implements sheet.Lines.
type Grid struct {
	Root fyne.CanvasObject
	Rows []*Row
	// Fault says what is wrong with all of the lines.
	Fault *widgets.Text

	spec    Spec
	loaded  map[app.ID]app.OrderLine
	columns document.Columns
	body    *fyne.Container
	filling bool
}

// New makes a grid without lines; Set shows some.
func New(spec Spec) *Grid {
	g := &Grid{spec: spec, body: widgets.Stack(theme.Unit), Fault: widgets.NewCutText("", widgets.Error)}
	g.Fault.Hide()
	add := widgets.NewLink(i18n.T("Add a line"), func() { g.focus(g.add(app.OrderLine{}).Product) })
	hint := widgets.NewText(i18n.T("Enter adds a line too"), widgets.Small)
	g.Root = widgets.Stack(theme.Unit, g.head(), g.body, g.Fault, widgets.Row(add, hint))
	return g
}

// head names the columns.
func (g *Grid) head() fyne.CanvasObject {
	total, discount := widgets.NewText(i18n.T("Total"), widgets.Small), i18n.T("Discount")
	total.Align = fyne.TextAlignTrailing
	if g.spec.Percent {
		discount = i18n.T("Discount %")
	}
	titles := []string{g.spec.Title, i18n.T("Quantity"), i18n.T("Price"), i18n.T("Unit cost"), discount}
	g.columns = document.Columns{0, 62, 92, 92, 76, 92, theme.Control}
	if !g.spec.Costs {
		titles = append(titles[:3:3], discount)
		g.columns = document.Columns{0, 62, 92, 76, 92, theme.Control}
	}
	head := container.New(g.columns)
	for _, title := range titles {
		head.Add(widgets.NewText(title, widgets.Small))
	}
	head.Add(total)
	return head
}

// Set shows the lines of a record, at least one to fill in.
func (g *Grid) Set(lines []app.OrderLine) {
	g.loaded = map[app.ID]app.OrderLine{}
	g.fill(func() {
		for _, l := range lines {
			g.loaded[l.ID] = l
			g.add(l)
		}
	})
}

// Refill shows the lines as they were typed before.
func (g *Grid) Refill(u document.Unsaved) {
	g.fill(func() {
		for _, typed := range u.Lines {
			g.add(g.loaded[app.ID(typed["line"].ID)]).refill(typed)
		}
	})
}

// fill replaces the lines, and tells of all of it once.
func (g *Grid) fill(add func()) {
	g.filling, g.Rows = true, nil
	add()
	if len(g.Rows) == 0 {
		g.add(app.OrderLine{})
	}
	g.filling = false
	g.changed()
}

func (g *Grid) changed() {
	if !g.filling {
		g.spec.Changed()
	}
}

// Add adds a line that is empty.
func (g *Grid) Add() *Row { return g.add(app.OrderLine{}) }

func (g *Grid) add(l app.OrderLine) *Row {
	r := newRow(g, l)
	g.Rows = append(g.Rows, r)
	g.show()
	return r
}

// remove takes a line away; the last one is emptied instead.
func (g *Grid) remove(r *Row) {
	for i, row := range g.Rows {
		if row == r {
			g.Rows = append(g.Rows[:i:i], g.Rows[i+1:]...)
			break
		}
	}
	if len(g.Rows) == 0 {
		g.Rows = []*Row{newRow(g, app.OrderLine{})}
	}
	g.show()
	g.changed()
}

func (g *Grid) show() {
	g.body.Objects = g.body.Objects[:0]
	for _, r := range g.Rows {
		g.body.Add(widgets.Stack(1, container.New(g.columns, r.cells()...), r.Note))
	}
	g.spec.Sheet.Fit()
}

// next is what Enter does: on to the product of the line below, which is added
// where there is none.
func (g *Grid) next(r *Row) {
	for i, row := range g.Rows {
		if row == r && i+1 < len(g.Rows) {
			g.focus(g.Rows[i+1].Product)
			return
		}
	}
	g.focus(g.Add().Product)
}

func (g *Grid) focus(o fyne.Focusable) {
	if p := g.spec.Sheet.Panel; p != nil && p.IsOpen() {
		g.spec.Host.Focus(o)
	}
}

// entered are the rows in which something was entered.
func (g *Grid) entered() []*Row {
	var rows []*Row
	for _, r := range g.Rows {
		if !r.blank() {
			rows = append(rows, r)
		}
	}
	return rows
}

// Lines are those in which something was entered.
func (g *Grid) Lines() []app.OrderLine {
	var lines []app.OrderLine
	for i, r := range g.entered() {
		l := r.line
		l.Line = i + 1
		lines = append(lines, l)
	}
	return lines
}

// Typed is what stands in the lines, for the draft.
func (g *Grid) Typed() []document.Typed {
	var all []document.Typed
	for _, r := range g.entered() {
		all = append(all, r.typed())
	}
	return all
}

// Total shows what each line comes to: its sale less its discounts.
func (g *Grid) Total(sales, discounts []finance.Amount) {
	for _, r := range g.Rows {
		r.total.Set("")
	}
	for i, r := range g.entered() {
		r.total.Set(format.Amount(sales[i]-discounts[i], g.spec.Currency))
	}
}

// Faults implements sheet.Lines.
func (g *Grid) Faults() map[string]string {
	faults := map[string]string{}
	for i, r := range g.entered() {
		for field, sentence := range r.faults {
			faults["lines."+strconv.Itoa(i+1)+"."+field] = sentence
		}
	}
	return faults
}

// ShowFaults implements sheet.Lines: each fault beside its cell, and what is
// wrong with all of them below.
func (g *Grid) ShowFaults(faults map[string]string) {
	for i, r := range g.entered() {
		own := maps.Clone(r.faults)
		for name, sentence := range faults {
			if field, of := strings.CutPrefix(name, "lines."+strconv.Itoa(i+1)+"."); of {
				own[field] = sentence
			}
		}
		r.showFaults(own)
	}
	g.Say(faults["lines"])
}

// Say shows below the lines what is wrong with them; empty for nothing.
func (g *Grid) Say(sentence string) {
	g.Fault.Set(sentence)
	g.Fault.Hidden = sentence == ""
	g.spec.Sheet.Fit()
}
