package document

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"rapport/ui/theme"
)

// Ground is a bordered box in the colours of the theme behind an object: a card
// of the board, or, on the yellow of a callout, a question.
type Ground struct {
	widget.BaseWidget
	content      fyne.CanvasObject
	fill, stroke fyne.ThemeColorName
	box          *canvas.Rectangle
}

// NewGround makes a box behind content, pad inside its border.
func NewGround(fill, stroke fyne.ThemeColorName, content fyne.CanvasObject) *Ground {
	g := &Ground{content: content, fill: fill, stroke: stroke, box: canvas.NewRectangle(color.Transparent)}
	g.ExtendBaseWidget(g)
	g.paint()
	return g
}

// NewNotice makes a box on the ground of a callout.
func NewNotice(content fyne.CanvasObject) *Ground {
	return NewGround(theme.ColorWarning, theme.ColorWarnLine, content)
}

// SetStroke changes the colour of the border.
func (g *Ground) SetStroke(stroke fyne.ThemeColorName) {
	g.stroke = stroke
	g.Refresh()
}

func (g *Ground) paint() {
	g.box.CornerRadius = theme.Radius
	g.box.FillColor, g.box.StrokeColor, g.box.StrokeWidth = theme.Color(g.fill), theme.Color(g.stroke), theme.LineWidth
}

// Refresh takes the colours of the theme in force.
func (g *Ground) Refresh() {
	g.paint()
	g.BaseWidget.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (g *Ground) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewStack(g.box, g.content))
}
