package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"rapport/ui/theme"
)

// ProgressLine is a thin line that fills as work goes on.
type ProgressLine struct {
	widget.BaseWidget
	done float32
}

// NewProgressLine makes an empty line.
func NewProgressLine() *ProgressLine {
	p := &ProgressLine{}
	p.ExtendBaseWidget(p)
	return p
}

// Set shows how much is done, from 0 to 1; values outside are kept inside.
func (p *ProgressLine) Set(done float32) {
	p.done = max(0, min(done, 1))
	p.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (p *ProgressLine) CreateRenderer() fyne.WidgetRenderer {
	track, bar := canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent)
	d := &drawing{objects: []fyne.CanvasObject{track, bar}}
	const thick = 4
	d.layout = func(size fyne.Size) {
		track.FillColor, bar.FillColor = theme.Line(), theme.Accent()
		track.CornerRadius, bar.CornerRadius = thick/2, thick/2
		y := (size.Height - thick) / 2
		track.Move(fyne.NewPos(0, y))
		track.Resize(fyne.NewSize(size.Width, thick))
		bar.Move(fyne.NewPos(0, y))
		bar.Resize(fyne.NewSize(size.Width*p.done, thick))
	}
	d.min = func() fyne.Size { return fyne.NewSize(24*theme.Unit, thick) }
	d.refresh = func() {
		d.layout(p.Size())
		canvas.Refresh(p)
	}
	return d
}
