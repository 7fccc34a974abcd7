package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"rapport/ui/theme"
)

const groupHeight float32 = 24

// groupHead names the group of the options below it.
type groupHead struct {
	widget.BaseWidget
	title string
}

func newGroupHead(title string) *groupHead {
	g := &groupHead{title: title}
	g.ExtendBaseWidget(g)
	return g
}

func (g *groupHead) CreateRenderer() fyne.WidgetRenderer {
	text := &canvas.Text{Text: g.title}
	styleText(text, Small)
	d := &drawing{objects: []fyne.CanvasObject{text}}
	d.layout = func(size fyne.Size) {
		placeText(text, 3*theme.Unit, 2, size.Width-6*theme.Unit, size.Height-2)
	}
	d.min = func() fyne.Size { return fyne.NewSize(text.MinSize().Width+6*theme.Unit, groupHeight) }
	d.refresh = func() {
		styleText(text, Small)
		canvas.Refresh(g)
	}
	return d
}
