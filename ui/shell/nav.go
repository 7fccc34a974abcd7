package shell

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"rapport/assets/i18n"
	"rapport/ui/format"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

const (
	navWidth   float32 = 188
	navItem    float32 = 32
	navPitch   float32 = 34
	navInset   float32 = 8
	barHeight  float32 = 44
	footHeight float32 = 26
)

// navigation is the column of pages at the left.
type navigation struct {
	widget.BaseWidget
	items []*navLine
}

func newNavigation(entries []Entry, counts map[string]int, open func(page string)) *navigation {
	n := &navigation{}
	for _, e := range entries {
		if !e.Aside {
			line := &navLine{entry: e, count: counts[e.Name], open: open}
			line.ExtendBaseWidget(line)
			n.items = append(n.items, line)
		}
	}
	n.ExtendBaseWidget(n)
	return n
}

func (n *navigation) choose(page string) {
	for _, line := range n.items {
		if chosen := line.entry.Name == page; line.chosen != chosen {
			line.chosen = chosen
			line.Refresh()
		}
	}
}

func (n *navigation) setCount(page string, count int) {
	for _, line := range n.items {
		if line.entry.Name == page && line.count != count {
			line.count = count
			line.Refresh()
		}
	}
}

func (n *navigation) CreateRenderer() fyne.WidgetRenderer {
	back, edge := canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent)
	first := widgets.NewText("Rap", widgets.Style{Size: 16, Bold: true, Colour: theme.ColorText})
	second := widgets.NewText("port", widgets.Style{Size: 16, Bold: true, Colour: theme.ColorAccent})
	objects := []fyne.CanvasObject{back, edge, first, second}
	for _, line := range n.items {
		objects = append(objects, line)
	}
	r := &navRenderer{nav: n, back: back, edge: edge, first: first, second: second, objects: objects}
	r.paint()
	return r
}

type navRenderer struct {
	nav           *navigation
	back, edge    *canvas.Rectangle
	first, second *widgets.Text
	objects       []fyne.CanvasObject
}

func (r *navRenderer) Destroy()                     {}
func (r *navRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *navRenderer) MinSize() fyne.Size           { return fyne.NewSize(navWidth, 12*navPitch) }

func (r *navRenderer) paint() {
	r.back.FillColor, r.edge.FillColor = theme.Side(), theme.Line()
}

func (r *navRenderer) Layout(size fyne.Size) {
	r.back.Resize(size)
	r.edge.Move(fyne.NewPos(size.Width-theme.LineWidth, 0))
	r.edge.Resize(fyne.NewSize(theme.LineWidth, size.Height))
	mark := r.first.MinSize()
	r.first.Move(fyne.NewPos(16, 13))
	r.first.Resize(mark)
	r.second.Move(fyne.NewPos(16+mark.Width, 13))
	r.second.Resize(r.second.MinSize())
	y, foot := float32(50), size.Height-navItem-navInset
	for i := len(r.nav.items) - 1; i >= 0; i-- {
		if line := r.nav.items[i]; line.entry.Foot {
			line.Move(fyne.NewPos(navInset, foot))
			line.Resize(fyne.NewSize(size.Width-2*navInset-theme.LineWidth, navItem))
			foot -= navPitch
		}
	}
	for _, line := range r.nav.items {
		if !line.entry.Foot {
			line.Move(fyne.NewPos(navInset, y))
			line.Resize(fyne.NewSize(size.Width-2*navInset-theme.LineWidth, navItem))
			y += navPitch
		}
	}
}

func (r *navRenderer) Refresh() {
	r.paint()
	for _, o := range r.objects[2:] {
		o.Refresh()
	}
	canvas.Refresh(r.nav)
}

// navLine is one page in the navigation.
type navLine struct {
	widget.BaseWidget
	entry           Entry
	count           int
	chosen, hovered bool
	open            func(page string)
}

func (l *navLine) Tapped(*fyne.PointEvent)        { l.open(l.entry.Name) }
func (l *navLine) Cursor() desktop.Cursor         { return desktop.PointerCursor }
func (l *navLine) MouseIn(*desktop.MouseEvent)    { l.hovered = true; l.Refresh() }
func (l *navLine) MouseMoved(*desktop.MouseEvent) {}
func (l *navLine) MouseOut()                      { l.hovered = false; l.Refresh() }

func (l *navLine) CreateRenderer() fyne.WidgetRenderer {
	back := canvas.NewRectangle(color.Transparent)
	back.CornerRadius = theme.Radius
	label := widgets.NewCutText(i18n.T(l.entry.Label), widgets.Body)
	count := widgets.NewText("", widgets.Small)
	count.Align = fyne.TextAlignTrailing
	icon := widgets.NewIcon(l.entry.Icon, theme.ColorMutedTinted)
	r := &navLineRenderer{line: l, back: back, label: label, count: count, icon: icon}
	r.paint()
	return r
}

type navLineRenderer struct {
	line         *navLine
	back         *canvas.Rectangle
	label, count *widgets.Text
	icon         *widgets.Icon
}

func (r *navLineRenderer) Destroy()           {}
func (r *navLineRenderer) MinSize() fyne.Size { return fyne.NewSize(navWidth-2*navInset, navItem) }
func (r *navLineRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.back, r.icon, r.label, r.count}
}

func (r *navLineRenderer) paint() {
	r.back.FillColor = color.Transparent
	style, icon := widgets.Body, theme.ColorMutedTinted
	switch {
	case r.line.chosen:
		r.back.FillColor = theme.Color(theme.ColorSelection)
		style, icon = widgets.Strong.In(theme.ColorAccent), theme.ColorAccent
	case r.line.hovered:
		r.back.FillColor = theme.Line()
	}
	r.icon.Colour = icon
	r.label.Style = style
	r.count.Value, r.count.Style = "", widgets.Small.In(theme.ColorMutedTinted)
	if r.line.count > 0 {
		r.count.Value = format.Count(r.line.count)
	}
}

func (r *navLineRenderer) Layout(size fyne.Size) {
	r.back.Resize(size)
	r.icon.Move(fyne.NewPos(navInset, 0))
	r.icon.Resize(fyne.NewSize(theme.IconSize, size.Height))
	count := r.count.MinSize().Width
	r.count.Move(fyne.NewPos(size.Width-navInset-count, 0))
	r.count.Resize(fyne.NewSize(count, size.Height))
	x := float32(33)
	r.label.Move(fyne.NewPos(x, 0))
	r.label.Resize(fyne.NewSize(size.Width-x-navInset-count, size.Height))
}

func (r *navLineRenderer) Refresh() {
	r.paint()
	r.Layout(r.line.Size())
	for _, o := range r.Objects()[1:] {
		o.Refresh()
	}
	canvas.Refresh(r.line)
}
