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

// View is an exhibit in a window: its chart without title and footer, which the
// page around it says, or its table. Show gives it what to show.
type View struct {
	// Root is what to show: the chart, or its table.
	Root *fyne.Container
	// Chart is the chart alone, where there is no room for a table.
	Chart *widgets.ChartView
	// Switch changes between chart and table; so does the key t in the chart.
	Switch *widgets.Button
	// OnOpen is told the key of the figure that was clicked; nil opens nothing.
	OnOpen func(key int64)
	// Opens says which keys lead somewhere; nil for all.
	Opens func(key int64) bool
	// Sheet is a table of the page's own, shown in place of that of the exhibit.
	Sheet fyne.CanvasObject
	// Edged leaves room around the chart, on a card that leaves none.
	Edged bool

	tabled bool
	shown  export.Exhibit
	await  func() export.Exhibit // makes what is to be shown; nil once it has

	mu      sync.Mutex // guards what drawing, on its own goroutine, leaves for the mouse
	drawing chart.Drawing
	version int // of the drawing: a late picture leaves no regions
	regions []chart.Region
	spots   []widgets.Spot
	told    bool // the spots say whether they lead anywhere
}

// New makes an empty view.
func New() *View {
	v := &View{}
	v.Chart = widgets.NewChartView(v.draw)
	v.Chart.Spots = v.marked
	v.Chart.OnOpen = func(spot int) { v.open(v.key(spot)) }
	v.Chart.OnTable = v.turn
	v.Switch = widgets.NewLink(i18n.T("Table"), v.turn)
	v.Root = container.NewStack(v.Chart)
	return v
}

// Await shows an exhibit that is made when it is needed: while a table of the
// page's own stands in its place it need not be.
func (v *View) Await(make func() export.Exhibit) {
	v.await = make
	if !v.tabled || v.Sheet == nil {
		v.made()
	}
}

// made makes what is awaited.
func (v *View) made() {
	if v.await != nil {
		v.Show(v.await())
	}
}

// Show shows an exhibit; one without a drawing shows nothing.
func (v *View) Show(e export.Exhibit) {
	v.shown, v.await = e, nil
	v.mu.Lock()
	v.drawing, v.regions, v.spots, v.told = e.Drawing, nil, nil, false
	v.version++
	v.mu.Unlock()
	v.Chart.Redraw()
	if v.tabled && v.Sheet == nil {
		v.show()
	}
}

// Exhibit is what is shown: what a file of the chart holds.
func (v *View) Exhibit() export.Exhibit {
	v.made()
	return v.shown
}

// turn changes between the chart and its table, and gives the keyboard to what
// comes into view.
func (v *View) turn() {
	if v.shown.Table == nil && v.Sheet == nil {
		return
	}
	v.ShowTable(!v.tabled)
	to := fyne.CanvasObject(v.Chart)
	if v.tabled {
		to = v.Root.Objects[0]
	}
	window := fyne.CurrentApp().Driver().CanvasForObject(v.Root)
	if focusable, ok := to.(fyne.Focusable); ok && window != nil {
		window.Focus(focusable)
	}
}

// Key turns back to the chart by the key t, from a table of the page's own.
func (v *View) Key(r rune) bool {
	if r == 't' {
		v.turn()
	}
	return r == 't'
}

// marked are the spots, each of which says whether it leads somewhere: the page
// knows, on Fyne's goroutine.
func (v *View) marked() []widgets.Spot {
	v.mu.Lock()
	defer v.mu.Unlock()
	if !v.told {
		for i, r := range v.regions {
			v.spots[i].Opens = v.leads(r.Key)
		}
		v.told = true
	}
	return v.spots
}

// leads reports whether there is something behind a key.
func (v *View) leads(key int64) bool {
	return key != 0 && v.OnOpen != nil && (v.Opens == nil || v.Opens(key))
}

func (v *View) open(key int64) {
	if v.leads(key) {
		v.OnOpen(key)
	}
}

// ShowTable shows the table, or the chart.
func (v *View) ShowTable(tabled bool) {
	v.tabled = tabled
	if !tabled {
		v.made()
	}
	v.show()
}

// Tabled reports that the table is in view.
func (v *View) Tabled() bool { return v.tabled }

func (v *View) show() {
	shown, label := fyne.CanvasObject(v.Chart), i18n.T("Table")
	switch {
	case v.tabled:
		shown, label = v.sheet(), i18n.T("Chart")
	case v.Edged:
		shown = widgets.Pad(theme.Unit, 3*theme.Unit, 2*theme.Unit, 3*theme.Unit, v.Chart)
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
	t := &export.Table{}
	if v.shown.Table != nil {
		t = v.shown.Table()
	}
	w := newTable(t, v.leads, v.open)
	w.OnRune = v.Key
	return w
}

func (v *View) draw(width, height int, scale float32, dark bool) (image.Image, error) {
	v.mu.Lock()
	d, version := v.drawing, v.version
	v.mu.Unlock()
	if d == nil {
		return image.NewRGBA(image.Rect(0, 0, width, height)), nil
	}
	o := chart.Options{Width: width, Height: height, Scale: float64(scale), Theme: chart.Light, Bare: true}
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
		v.regions, v.spots, v.told = regions, spotsOf(regions, float64(width)/o.Scale, float64(height)/o.Scale), false
	}
	return picture, nil
}

// spotsOf are the regions of a drawing so wide and high as parts of it.
func spotsOf(regions []chart.Region, width, height float64) []widgets.Spot {
	spots := make([]widgets.Spot, len(regions))
	for i, r := range regions {
		spots[i] = widgets.Spot{
			X: float32(r.X / width), Y: float32(r.Y / height), W: float32(r.W / width), H: float32(r.H / height),
			Text: r.Text,
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
