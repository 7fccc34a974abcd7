// Package figure shows a chart in a window: drawn at the screen's pixels, with
// the figure under the mouse or the arrow keys said beside it, what is behind it
// opened by a click or Enter, and its figures as a table in its place.
package figure

import (
	"image"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rapport/assets/i18n"
	"rapport/ui/chart"
	"rapport/ui/export"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// View is a chart in a window. Set gives it its data.
type View struct {
	// Root is what to show: the chart, or its table.
	Root *fyne.Container
	// Chart is the chart alone, where there is no room for a table.
	Chart *widgets.ChartView
	// Switch changes between chart and table; so does the key t in the chart.
	Switch *widgets.Button
	// OnOpen is told the key of the figure that was clicked; nil opens nothing.
	OnOpen func(key int64)
	// Table makes the figures of the drawing in view; nil, or none made, for a
	// chart without a table.
	Table func() *export.Table
	// Sheet is a table of the page's own, shown in place of one that is made.
	Sheet fyne.CanvasObject

	tabled bool

	mu      sync.Mutex // guards what drawing, on its own goroutine, leaves for the mouse
	drawing chart.Drawing
	version int // of the drawing: a late picture leaves no regions
	regions []chart.Region
	spots   []widgets.Spot
}

// New makes an empty view.
func New() *View {
	v := &View{}
	v.Chart = widgets.NewChartView(v.draw)
	v.Chart.Spots = func() []widgets.Spot {
		v.mu.Lock()
		defer v.mu.Unlock()
		return v.spots
	}
	v.Chart.OnOpen = func(spot int) {
		if key := v.key(spot); key != 0 && v.OnOpen != nil {
			v.OnOpen(key)
		}
	}
	v.Chart.OnTable = v.turn
	v.Switch = widgets.NewQuiet(i18n.T("Table"), v.turn)
	v.Root = container.NewStack(v.Chart)
	return v
}

// Set shows a drawing; nil shows nothing.
func (v *View) Set(d chart.Drawing) {
	v.mu.Lock()
	v.drawing, v.regions, v.spots = d, nil, nil
	v.version++
	v.mu.Unlock()
	v.Chart.Redraw()
	if v.tabled && v.Sheet == nil {
		v.show()
	}
}

// turn changes between the chart and its table.
func (v *View) turn() {
	if v.Table != nil || v.Sheet != nil {
		v.ShowTable(!v.tabled)
	}
}

// ShowTable shows the table, or the chart.
func (v *View) ShowTable(tabled bool) {
	v.tabled = tabled
	v.show()
}

// Tabled reports that the table is in view.
func (v *View) Tabled() bool { return v.tabled }

func (v *View) show() {
	shown, label := fyne.CanvasObject(v.Chart), i18n.T("Table")
	if v.tabled {
		shown, label = v.sheet(), i18n.T("Chart")
	}
	v.Switch.SetLabel(label)
	v.Root.Objects = []fyne.CanvasObject{shown}
	v.Root.Refresh()
}

// sheet is the table to show.
func (v *View) sheet() fyne.CanvasObject {
	if v.Sheet != nil {
		return v.Sheet
	}
	t := v.Table()
	if t == nil {
		t = &export.Table{}
	}
	return newTable(t, v.OnOpen)
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
		v.regions, v.spots = regions, spotsOf(regions, float64(width)/o.Scale, float64(height)/o.Scale, v.OnOpen != nil)
	}
	return picture, nil
}

// spotsOf are the regions of a drawing so wide and high as parts of it; open
// says that those with a key lead somewhere.
func spotsOf(regions []chart.Region, width, height float64, open bool) []widgets.Spot {
	spots := make([]widgets.Spot, len(regions))
	for i, r := range regions {
		spots[i] = widgets.Spot{
			X: float32(r.X / width), Y: float32(r.Y / height), W: float32(r.W / width), H: float32(r.H / height),
			Text: r.Text, Opens: open && r.Key != 0,
		}
	}
	return spots
}

// key is what a spot stands for; 0 for nothing.
func (v *View) key(spot int) int64 {
	v.mu.Lock()
	defer v.mu.Unlock()
	if spot < 0 || spot >= len(v.regions) {
		return 0
	}
	return v.regions[spot].Key
}
