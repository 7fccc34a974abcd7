package financepanel

import (
	"fyne.io/fyne/v2"

	"rapport/ui/figure"
)

// newChart makes a chart; open opens what is behind a mark of it.
func newChart(deps Deps, least fyne.Size, open func(key int64)) *figure.View {
	v := figure.New()
	v.Chart.Least = least
	v.Chart.OnError = deps.Fail
	v.OnOpen = open
	return v
}
