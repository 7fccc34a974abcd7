package document

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"rapport/ui/theme"
)

// Rule is a 1-pixel line over the whole width that follows the theme.
type Rule struct {
	widget.BaseWidget
	line *canvas.Rectangle
}

// NewRule makes a line.
func NewRule() *Rule {
	r := &Rule{line: canvas.NewRectangle(theme.Line())}
	r.line.SetMinSize(fyne.NewSize(1, theme.LineWidth))
	r.ExtendBaseWidget(r)
	return r
}

// Refresh takes the colour of the theme in force.
func (r *Rule) Refresh() {
	r.line.FillColor = theme.Line()
	r.BaseWidget.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (r *Rule) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(r.line) }

// Wide gives an object a least width.
func Wide(width float32, o fyne.CanvasObject) *fyne.Container {
	spacer := canvas.NewRectangle(color.Transparent)
	spacer.SetMinSize(fyne.NewSize(width, 0))
	return container.NewStack(spacer, o)
}
