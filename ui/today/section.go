package today

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// section is a card of lines.
type section struct {
	card  *widgets.Card
	lines *fyne.Container
	empty string
}

// newSection makes a card that says empty where it has no lines.
func newSection(title, empty string, actions ...fyne.CanvasObject) *section {
	s := &section{lines: container.New(&linesLayout{}), empty: empty}
	s.card = widgets.NewFlushCard(title, "", container.NewVScroll(s.lines), actions...)
	return s
}

// set shows lines, and a muted text behind the title.
func (s *section) set(title, subtitle string, lines []fyne.CanvasObject) {
	if len(lines) == 0 {
		text := widgets.NewCutText(s.empty, widgets.Muted)
		lines = []fyne.CanvasObject{widgets.Pad(theme.Unit, 3*theme.Unit, 0, 3*theme.Unit, text)}
	}
	s.lines.Objects = lines
	s.lines.Refresh()
	s.card.SetTitle(title, subtitle)
}

// linesLayout puts lines one below the other without a gap.
type linesLayout struct{}

func (*linesLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	for _, o := range objects {
		height := o.MinSize().Height
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(size.Width, height))
		y += height
	}
}

func (*linesLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range objects {
		least := o.MinSize()
		size.Width = max(size.Width, least.Width)
		size.Height += least.Height
	}
	return size
}

// gridLayout puts the cards of the page into two columns of the same width: a
// column shares its height out by the weights given.
type gridLayout struct {
	gap         float32
	left, right []float32
}

func (g *gridLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	width := (size.Width - g.gap) / 2
	g.column(objects[:len(g.left)], g.left, 0, width, size.Height)
	g.column(objects[len(g.left):], g.right, width+g.gap, width, size.Height)
}

// column shares out what the least heights leave.
func (g *gridLayout) column(objects []fyne.CanvasObject, weights []float32, x, width, height float32) {
	spare, total := height-g.gap*float32(len(objects)-1), float32(0)
	for i, o := range objects {
		spare -= o.MinSize().Height
		total += weights[i]
	}
	y := float32(0)
	for i, o := range objects {
		h := o.MinSize().Height
		if total > 0 {
			h += max(0, spare) * weights[i] / total
		}
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(width, h))
		y += h + g.gap
	}
}

func (g *gridLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least := func(objects []fyne.CanvasObject) fyne.Size {
		size := fyne.NewSize(0, g.gap*float32(len(objects)-1))
		for _, o := range objects {
			size.Width = max(size.Width, o.MinSize().Width)
			size.Height += o.MinSize().Height
		}
		return size
	}
	l, r := least(objects[:len(g.left)]), least(objects[len(g.left):])
	return fyne.NewSize(2*max(l.Width, r.Width)+g.gap, max(l.Height, r.Height))
}
