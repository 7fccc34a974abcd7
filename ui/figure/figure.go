// Package figure shows a chart in a window: drawn at the screen's pixels, with
// the figure under the mouse said beside it, and what is behind it opened by a
// click.
package figure

import (
	"image"
	"sync"

	"rapport/ui/chart"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// View is a chart in a window. Set gives it its data.
type View struct {
	// Chart is the widget to show.
	Chart *widgets.ChartView
	// OnOpen is told the key of the figure that was clicked.
	OnOpen func(key int64)

	mu            sync.Mutex // guards what drawing, on its own goroutine, leaves for the mouse
	drawing       chart.Drawing
	version       int // of the drawing: a late picture leaves no regions
	regions       []chart.Region
	width, height float64 // of the drawing, in its own units
}

// New makes an empty view.
func New() *View {
	v := &View{}
	v.Chart = widgets.NewChartView(v.draw)
	v.Chart.Hover = func(x, y float32) string {
		r, _ := v.at(x, y)
		return r.Text
	}
	v.Chart.OnTapped = func(x, y float32) {
		if r, ok := v.at(x, y); ok && v.OnOpen != nil {
			v.OnOpen(r.Key)
		}
	}
	return v
}

// Set shows a drawing; nil shows nothing.
func (v *View) Set(d chart.Drawing) {
	v.mu.Lock()
	v.drawing, v.regions = d, nil
	v.version++
	v.mu.Unlock()
	v.Chart.Redraw()
}

func (v *View) draw(width, height int, scale float32, dark bool) (image.Image, error) {
	v.mu.Lock()
	d, version := v.drawing, v.version
	v.mu.Unlock()
	if d == nil {
		return image.NewRGBA(image.Rect(0, 0, width, height)), nil
	}
	o := chart.Options{Width: width, Height: height, Scale: float64(scale), Theme: chart.Light}
	if dark {
		o.Theme = chart.Dark
	}
	o.Theme = o.Theme.On(theme.Color(theme.ColorRaised)) // cards lie on it
	picture, err := chart.Image(d, o)
	if err != nil {
		return nil, err
	}
	regions, err := chart.Regions(d, o)
	if err != nil {
		return nil, err
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.version == version {
		v.regions, v.width, v.height = regions, float64(width)/o.Scale, float64(height)/o.Scale
	}
	return picture, nil
}

// at finds the figure at a point given from 0 to 1.
func (v *View) at(x, y float32) (chart.Region, bool) {
	v.mu.Lock()
	defer v.mu.Unlock()
	return chart.HitTest(v.regions, float64(x)*v.width, float64(y)*v.height)
}
