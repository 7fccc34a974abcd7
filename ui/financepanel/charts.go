package financepanel

import (
	"fyne.io/fyne/v2"

	"rapport/ui/export"
	"rapport/ui/figure"
	"rapport/ui/widgets"
)

// newChart makes a chart; open opens what is behind a mark of it.
func newChart(deps Deps, least fyne.Size, open func(key int64)) *figure.View {
	v := figure.New()
	v.Chart.Least = least
	v.Chart.OnError = deps.Fail
	v.OnOpen = open
	return v
}

// chartCard is a card with a chart, titled as the exhibit that it shows.
type chartCard struct {
	root  *widgets.Card
	chart *figure.View
}

func newChartCard(v *figure.View, actions ...fyne.CanvasObject) chartCard {
	return chartCard{widgets.NewCard("", "", v.Root, append([]fyne.CanvasObject{v.Switch}, actions...)...), v}
}

func (c chartCard) show(e export.Exhibit) {
	c.root.SetTitle(e.Title, "")
	c.chart.Show(e)
}
