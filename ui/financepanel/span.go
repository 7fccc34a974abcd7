package financepanel

import (
	"context"

	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/format"
	"rapport/ui/widgets"
)

// The periods to choose from.
const (
	spanYear    = "year" // the fiscal year of the last document
	spanLast    = "last" // the fiscal year before
	spanTwelve  = "twelve"
	spanQuarter = "quarter"
	spanMonth   = "month"
	spanAll     = "all"
	spanOwn     = "own"
)

// spanPicker chooses the period of the panel. All choices but one's own are
// counted back from the last document, not from the clock: figures of a company
// that stopped recording in March are about March.
type spanPicker struct {
	deps     Deps
	button   *widgets.Button
	changed  func()
	loader   widgets.Loader[reach]
	reach    reach
	known    bool
	key      string
	from, to finance.Date // of one's own
}

// reach is how far the books reach and where the fiscal year begins.
type reach struct {
	report.Extent
	yearStart int
}

func newSpanPicker(deps Deps, changed func()) *spanPicker {
	s := &spanPicker{deps: deps, changed: changed, key: spanYear}
	s.button = widgets.NewMenuButton(i18n.T("Period"), s.options)
	return s
}

func (s *spanPicker) load() {
	s.loader.Load(func(ctx context.Context) (reach, error) {
		extent, err := s.deps.Source.Extent(ctx)
		if err != nil {
			return reach{}, err
		}
		company, err := s.deps.Source.Company(ctx)
		return reach{extent, company.FiscalYearStart}, err
	}, orFail(s.deps, func(r reach) {
		s.reach, s.known = r, true
		s.label()
		s.changed()
	}))
}

func (s *spanPicker) options() []widgets.Option {
	choose := func(key, title string) widgets.Option {
		p := s.period(key)
		return widgets.Option{Title: title, Right: format.Period(p), Marked: s.key == key, Do: func() { s.choose(key) }}
	}
	own := widgets.Option{Title: i18n.T("Own period…"), Marked: s.key == spanOwn, Do: s.askOwn}
	return []widgets.Option{
		choose(spanYear, i18n.T("Fiscal year")),
		choose(spanLast, i18n.T("Fiscal year before")),
		choose(spanTwelve, i18n.T("Last 12 months")),
		choose(spanQuarter, i18n.T("Last 3 months")),
		choose(spanMonth, i18n.T("Last month")),
		choose(spanAll, i18n.T("All time")),
		own,
	}
}

func (s *spanPicker) choose(key string) {
	s.key = key
	s.label()
	s.changed()
}

func (s *spanPicker) label() {
	s.button.SetLabel(format.Period(s.period(s.key)))
}

// askOwn opens two date fields below the button.
func (s *spanPicker) askOwn() {
	today := func() finance.Date { return s.reach.LastDocument }
	from, to := widgets.NewDateField(today), widgets.NewDateField(today)
	now := s.period(s.key)
	from.SetDate(now.From)
	to.SetDate(now.To)
	fromField, toField := widgets.NewField(i18n.T("From"), from), widgets.NewField(i18n.T("To"), to)
	form := widgets.NewForm(fromField, toField)
	var pop *widgets.Popover
	show := widgets.NewPrimary(i18n.T("Show period"), func() {
		form.ClearErrors()
		switch {
		case from.Err() != nil:
			fromField.SetError(from.Err().Error())
		case to.Err() != nil:
			toField.SetError(to.Err().Error())
		case from.Date() != 0 && to.Date() != 0 && from.Date() > to.Date():
			toField.SetError(i18n.T("The period ends before it begins."))
		case to.Date() != 0 && to.Date() < s.reach.FirstEntry:
			toField.SetError(i18n.T("The books begin on %s; choose a later day.", format.Date(s.reach.FirstEntry)))
		case from.Date() > s.reach.LastDocument && s.reach.LastDocument != 0:
			fromField.SetError(i18n.T("The books end on %s; choose an earlier day.", format.Date(s.reach.LastDocument)))
		default:
			s.from, s.to = from.Date(), to.Date()
			pop.Close()
			s.choose(spanOwn)
		}
	})
	pop = widgets.ShowPopover(widgets.Pad(12, 12, 12, 12, widgets.Stack(8, form, widgets.Ends(widgets.Row(), show))), s.button, 320)
}

// period is the span of days that a choice stands for.
func (s *spanPicker) period(key string) finance.Period {
	last := s.reach.LastDocument
	if last == 0 {
		return finance.Period{}
	}
	switch key {
	case spanLast:
		y := s.year()
		return finance.Period{From: y.From.AddMonths(-12), To: y.From.AddDays(-1)}
	case spanTwelve:
		return finance.Period{From: last.Month().Add(-11).First(), To: last.Month().Last()}
	case spanQuarter:
		return finance.Period{From: last.Month().Add(-2).First(), To: last.Month().Last()}
	case spanMonth:
		return finance.Period{From: last.Month().First(), To: last.Month().Last()}
	case spanAll:
		return finance.Period{From: s.reach.FirstEntry, To: last}
	case spanOwn:
		return finance.Period{From: s.from, To: s.to}
	}
	return s.year()
}

// year is the fiscal year of the last document, whole.
func (s *spanPicker) year() finance.Period {
	last := s.reach.LastDocument
	if last == 0 {
		return finance.Period{}
	}
	first := last.Month()
	for int(first)%100 != s.reach.yearStart {
		first = first.Add(-1)
	}
	return finance.Period{From: first.First(), To: first.Add(11).Last()}
}

func (s *spanPicker) query() report.Query {
	p := s.period(s.key)
	return report.Query{From: p.From, To: p.To}
}
