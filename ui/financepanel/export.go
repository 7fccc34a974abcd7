package financepanel

import (
	"context"

	"rapport/assets/i18n"
	"rapport/ui/chart"
	"rapport/ui/exhibit"
	"rapport/ui/export"
	"rapport/ui/shell"
	"rapport/ui/widgets"
)

// Sizes of charts that go into files, in pixels: for a page, and for a wall.
var (
	usualSize = chart.Options{Width: 1600, Height: 900, Theme: chart.Light}
	largeSize = chart.Options{Width: 3840, Height: 2160, Theme: chart.Light}
)

// exports is the menu of what can be taken out of the tab in view.
func (p *Page) exports() []widgets.Option {
	all := p.views[p.tabs.Chosen()].exhibits()
	e := export.Exhibit{}
	if len(all) > 0 {
		e = all[0]
	}
	sized := func(title string, f export.Format, size chart.Options, off bool) widgets.Option {
		return widgets.Option{Title: title, Off: off, Do: func() {
			data, err := export.File(e, f, size)
			p.save(data, err, f)
		}}
	}
	one := func(title string, f export.Format, off bool) widgets.Option { return sized(title, f, usualSize, off) }
	return []widgets.Option{
		one(i18n.T("Chart as PNG…"), export.PNG, e.Drawing == nil),
		sized(i18n.T("Chart as a large PNG, %d × %d…", largeSize.Width, largeSize.Height), export.PNG, largeSize, e.Drawing == nil),
		one(i18n.T("Chart as SVG…"), export.SVG, e.Drawing == nil),
		one(i18n.T("Chart as PDF…"), export.PDF, e.Drawing == nil),
		{Title: i18n.T("Excel with figures and chart…"), Off: len(all) == 0, Do: func() {
			data, err := export.Book(all)
			p.save(data, err, export.XLS)
		}},
		one(i18n.T("Figures as CSV…"), export.Data, e.Table == nil),
		{Title: i18n.T("Copy the table"), Off: e.Table == nil, Do: func() { p.deps.Copy(e.Table().Copied()) }},
	}
}

// packs is the menu of the meeting pack of the period in view.
func (p *Page) packs() []widgets.Option {
	return []widgets.Option{
		{Title: i18n.T("Meeting pack as PDF…"), Off: !p.span.known, Do: func() { p.savePack((*export.Pack).PDF, "pdf") }},
		{Title: i18n.T("Meeting pack as Excel…"), Off: !p.span.known, Do: func() { p.savePack((*export.Pack).XLSX, "xlsx") }},
	}
}

// save asks where to keep a file of the tab in view.
func (p *Page) save(data []byte, err error, f export.Format) {
	if err != nil {
		p.deps.Fail(err)
		return
	}
	p.deps.SaveFile(p.tabs.Chosen()+"."+string(f), data)
}

// savePack works the meeting pack out for the period in view, with progress, and
// asks where to keep it.
func (p *Page) savePack(write func(*export.Pack) ([]byte, error), ending string) {
	query := p.span.query()
	query.Policy = p.version.version
	source := p.version.source()
	var data []byte
	p.deps.Job(i18n.T("Putting the meeting pack together"), func(ctx context.Context, _ shell.Progress) error {
		pack, err := exhibit.MeetingPack(ctx, source, query)
		if err == nil {
			data, err = write(pack)
		}
		return err
	}, func(err error) {
		if err != nil {
			p.deps.Fail(err)
			return
		}
		p.deps.SaveFile(i18n.T("Meeting pack")+"."+ending, data)
	})
}
