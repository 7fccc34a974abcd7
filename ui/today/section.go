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
	// weight is the section's share of the height that its column has to give: it
	// grows with its lines, within reason.
	weight float32
}

// Limits of a section's weight, in lines.
const (
	lightest = 3
	heaviest = 9
)

// newSection makes a card that says empty where it has no lines.
func newSection(title, empty string, actions ...fyne.CanvasObject) *section {
	s := &section{weight: lightest, lines: container.New(&linesLayout{}), empty: empty}
	s.card = widgets.NewFlushCard(title, "", widgets.NewScroll(s.lines), actions...)
	return s
}

// set shows lines, and a muted text behind the title.
func (s *section) set(title, subtitle string, lines []fyne.CanvasObject) {
	s.weight = min(heaviest, max(lightest, float32(len(lines))))
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

// gridLayout puts the cards of the page into two columns of the same width, the
// first of them into the left one. A column shares its height out by the weights
// of its sections; a card without a section is as high as it must be.
type gridLayout struct {
	gap         float32
	left, right []*section // nil: a card without a section
}

func (g *gridLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	width := (size.Width - g.gap) / 2
	g.column(objects[:len(g.left)], g.left, 0, width, size.Height)
	g.column(objects[len(g.left):], g.right, width+g.gap, width, size.Height)
}

// column shares out what the least heights leave.
func (g *gridLayout) column(objects []fyne.CanvasObject, sections []*section, x, width, height float32) {
	spare, total := height-g.gap*float32(len(objects)-1), float32(0)
	for i, o := range objects {
		spare -= o.MinSize().Height
		if sections[i] != nil {
			total += sections[i].weight
		}
	}
	y := float32(0)
	for i, o := range objects {
		h := o.MinSize().Height
		if sections[i] != nil {
			h += max(0, spare) * sections[i].weight / total
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
