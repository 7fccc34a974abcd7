package history

import (
	"context"
	"time"

	"fyne.io/fyne/v2/container"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/document"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// makeFilter makes the fields that say which actions are read: by whom, and from
// when to when.
func (p *Page) makeFilter() {
	p.actor = widgets.NewCompactSelect([]widgets.Option{{Title: i18n.T("Everybody")}}, func(widgets.Option) { p.load() })
	p.actor.SetKey("")
	day := func(hint string) *widgets.DateField {
		f := widgets.NewDateField(p.deps.Host.Today)
		f.SetPlaceHolder(hint)
		f.OnChanged = func(finance.Date) { p.load() }
		return f
	}
	p.from, p.to = day(i18n.T("From")), day(i18n.T("To"))
	p.older = widgets.NewLink(i18n.T("Show older ones"), p.loadOlder)
	p.older.Hide()
}

// makeTools lays the filter out: what and who over the days.
func (p *Page) makeTools() {
	chosen := widgets.Row(p.actor, p.kind)
	p.days = widgets.Ends(widgets.Row(document.Wide(176, p.from), document.Wide(176, p.to)), p.older)
	p.tools = widgets.Stack(2*theme.Unit, container.NewBorder(nil, nil, nil, chosen, widgets.Pad(0, 2*theme.Unit, 0, 0, p.search)), p.days)
}

// asked is what the fields ask for.
func (p *Page) asked() app.HistoryFilter {
	f := app.HistoryFilter{Actor: p.actor.Key(), Limit: rowsShown}
	if kind := p.kind.Key(); kind == undone {
		f.Undone = true
	} else {
		f.Kind = kind
	}
	if from := p.from.Date(); from != 0 {
		f.From = utc(from)
	}
	if to := p.to.Date(); to != 0 {
		f.Until = utc(to.AddDays(1))
	}
	return f
}

// utc is when a day began here.
func utc(d finance.Date) string {
	t := d.Time()
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.Local).UTC().Format(time.RFC3339)
}

// load reads the newest actions that fit the fields.
func (p *Page) load() { p.read(p.asked(), nil) }

// loadOlder reads on where the list ends.
func (p *Page) loadOlder() {
	f := p.asked()
	if len(p.all) > 0 {
		f.Before = p.all[len(p.all)-1].ID
	}
	p.read(f, p.all)
}

func (p *Page) read(f app.HistoryFilter, before []row) {
	data := p.deps.Data
	p.rows.Load(func(ctx context.Context) ([]app.Done, error) {
		return data.HistoryRows(ctx, f)
	}, func(done []app.Done, err error) {
		if err != nil {
			p.deps.Host.Fail(err)
			return
		}
		today := p.deps.Host.Today()
		p.all = before
		for _, d := range done {
			p.all = append(p.all, newRow(d, today))
		}
		p.older.Hidden = len(done) < f.Limit
		p.days.Refresh()
		p.filter()
	})
}

// loadActors offers everybody who did anything.
func (p *Page) loadActors() {
	data := p.deps.Data
	p.actors.Load(data.HistoryActors, func(names []string, err error) {
		if err != nil {
			p.deps.Host.Fail(err)
			return
		}
		options := []widgets.Option{{Title: i18n.T("Everybody")}}
		for _, name := range names {
			options = append(options, widgets.Option{Key: name, Title: name})
		}
		key := p.actor.Key()
		p.actor.SetOptions(options)
		p.actor.SetKey(key)
	})
}
