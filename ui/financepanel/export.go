package financepanel

import (
	"strings"

	"rapport/assets/i18n"
	"rapport/ui/chart"
	"rapport/ui/widgets"
)

// Size of a chart that goes into a file, in pixels.
const (
	fileWidth  = 1600
	fileHeight = 900
)

// exports is the menu of what can be taken out of the tab in view.
func (p *Page) exports() []widgets.Option {
	v := p.views[p.tabs.Chosen()]
	picture := func(title string, f chart.Format) widgets.Option {
		return widgets.Option{Title: title, Off: v.drawing() == nil, Do: func() { p.saveChart(v.drawing(), f) }}
	}
	return []widgets.Option{
		picture(i18n.T("Chart as PNG…"), chart.PNG),
		picture(i18n.T("Chart as SVG…"), chart.SVG),
		{Title: i18n.T("Copy the table"), Off: v.table() == "", Do: func() { p.deps.Copy(v.table()) }},
	}
}

func (p *Page) saveChart(d chart.Drawing, f chart.Format) {
	data, err := chart.Render(d, chart.Options{Format: f, Width: fileWidth, Height: fileHeight, Theme: chart.Light})
	if err != nil {
		p.deps.Fail(err)
		return
	}
	p.deps.SaveFile(p.tabs.Chosen()+"."+string(f), data)
}

// tableText is the head and all rows of a table as lines of cells parted by tabs.
func tableText(t *widgets.Table, titles ...string) string {
	source := t.Source()
	if source == nil || source.Len() == 0 {
		return ""
	}
	rows := make([]int, source.Len())
	for i := range rows {
		rows[i] = i
	}
	return strings.Join(titles, "\t") + "\n" + t.Text(rows)
}
