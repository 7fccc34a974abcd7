package document

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rapport/app"
	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/format"
	"rapport/ui/shell"
	"rapport/ui/widgets"
)

// StatementSource is what the statement of a customer asks of the company file.
type StatementSource interface {
	report.CustomerSource
	report.EntriesSource
}

// StatementPanel is the whole statement of one customer over the window, of a
// period beside the last and last year; each figure opens its entries.
type StatementPanel struct {
	source   StatementSource
	host     EntriesHost
	customer app.ID
	people   bool // a company with its people
	loader   widgets.Loader[*report.CustomerReport]
	report   *report.CustomerReport

	panel     *widgets.Panel
	span      *widgets.Segmented
	about     *widgets.Text
	statement *Compared
}

// The periods of a customer's statement, counted back from the last document.
const (
	statementYear    = "12"
	statementQuarter = "3"
	statementMonth   = "1"
	statementAll     = ""
)

// ShowStatement opens the statement of a customer, who may be a company with its
// people.
func ShowStatement(host EntriesHost, source StatementSource, customer app.ID, people bool, name string) *StatementPanel {
	host.Source = source
	s := &StatementPanel{
		source: source, host: host, customer: customer, people: people,
		about: widgets.NewText("", widgets.Small), statement: NewCompared(report.LineName("profit").In(format.Say)),
	}
	s.statement.OnFigure = func(line string, p finance.Period) { s.Entries(line, p) }
	s.span = widgets.NewSegmented([]widgets.Option{
		{Key: statementYear, Title: i18n.T("Last 12 months")}, {Key: statementQuarter, Title: i18n.T("Last 3 months")},
		{Key: statementMonth, Title: i18n.T("Last month")}, {Key: statementAll, Title: i18n.T("All time")},
	}, func(string) { s.load() })
	body := container.NewBorder(widgets.Pad(0, 0, 8, 0, widgets.Ends(s.span, s.about)), nil, nil, nil,
		widgets.NewFlushCard("", "", container.New(leastHeight(500), s.statement.Table)))
	closing := widgets.NewButton(i18n.T("Close"), func() { s.panel.Close() }).WithHint("Esc")
	s.panel = widgets.NewPanel(i18n.T("Statement of %s", name), body, nil, []fyne.CanvasObject{closing})
	s.panel.Width = 720
	s.panel.First = s.statement.Table
	s.panel.OnClosed = s.loader.Stop
	s.panel.Open(host.Canvas())
	s.load()
	return s
}

// Report is what is shown; nil before it has been read.
func (s *StatementPanel) Report() *report.CustomerReport { return s.report }

// Figures gives each line with its amount in each column that is known.
func (s *StatementPanel) Figures(each func(line string, p finance.Period, amount finance.Amount)) {
	s.statement.Figures(each)
}

// Entries lists what makes up a line of a period.
func (s *StatementPanel) Entries(line string, p finance.Period) *EntriesPanel {
	host := s.host
	host.Open = func(place shell.Place) {
		s.panel.Close()
		s.host.Open(place)
	}
	return ShowEntries(host, Figure{
		Title:  report.LineName(line).In(format.Say) + "  •  " + s.report.Customer.Name + "  •  " + format.Period(p),
		Query:  report.Query{From: p.From, To: p.To},
		Choice: report.EntryChoice{Line: line, Customer: s.report.Customer.ID, People: s.people},
	})
}

func (s *StatementPanel) load() {
	months := map[string]int{statementYear: 12, statementQuarter: 3, statementMonth: 1}[s.span.Key()]
	s.loader.Load(func(ctx context.Context) (*report.CustomerReport, error) {
		q := report.CustomerQuery{Customer: s.customer, Rollup: s.people}
		if months > 0 {
			extent, err := s.source.Extent(ctx)
			if err != nil {
				return nil, err
			}
			if last := extent.LastDocument.Month(); last != 0 {
				q.From, q.To = last.Add(1-months).First(), last.Last()
			}
		}
		return report.Customer(ctx, s.source, q)
	}, func(r *report.CustomerReport, err error) {
		if err != nil {
			s.host.Fail(err)
			return
		}
		s.report = r
		s.fill()
	})
}

func (s *StatementPanel) fill() {
	r := s.report
	p := r.Period()
	now := Spanned{Period: p, Statement: r.Statement}
	before, year := Spanned{}, Spanned{}
	if s.span.Key() != statementAll {
		before, year = Spanned{Period: p.Before(), Statement: r.LastPeriod}, Spanned{Period: p.YearBefore(), Statement: r.LastYear}
	}
	s.statement.Set(now, before, year, report.LineName("profit").In(format.Say), r.Currency)
	s.about.Set(format.Period(p) + "  •  " + i18n.T("definitions v%d", r.Policy))
	s.panel.Refresh()
}
