package exhibit

import (
	"strings"

	"rapport/app"
	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/ui/chart"
	"rapport/ui/export"
	"rapport/ui/format"
)

// subject is what an exhibit is about. Its drawing, its table and its file say it
// in the same words.
type subject struct {
	title string
	report.Head
}

// meta is what the drawing says of it.
func (s subject) meta() chart.Meta {
	return chart.Meta{
		Title: s.title, Filter: s.of(), Period: s.Period(),
		Currency: s.Currency, AsOf: s.AsOf, Definitions: s.Policy, Company: s.Company, Unsigned: s.Unsigned,
	}
}

// table is an empty table of it.
func (s subject) table(heading ...string) *export.Table {
	return &export.Table{Title: s.title, About: s.about(), Currency: s.Currency, Heading: heading}
}

// about is what the figures are of, in one line: period, filter, day, definitions
// and currency.
func (s subject) about() string {
	about := i18n.T("%s, as of %s, definitions version %d, %s", format.Period(s.Period()), format.Date(s.AsOf), s.Policy, s.Currency.Code)
	return strings.Join(kept(about, s.of()), " · ")
}

// of is whose figures they are, and of which part of the period, where not all.
func (s subject) of() string {
	return strings.Join(kept(s.Filter.Text().In(format.Say), s.Note.In(format.Say)), " · ")
}

// shown is the exhibit of a drawing with its table.
func (s subject) shown(d chart.Drawing, table func() *export.Table, native *export.Native) export.Exhibit {
	return export.Exhibit{Title: s.title, Drawing: d, Table: table, Native: native}
}

// listed is the exhibit of a table alone.
func listed(t *export.Table) export.Exhibit {
	return export.Exhibit{Title: t.Title, Table: export.Made(t)}
}

func kept(texts ...string) []string {
	var all []string
	for _, text := range texts {
		if text != "" {
			all = append(all, text)
		}
	}
	return all
}

// said is a cell of what a report says.
func said(t app.Text) export.Cell { return export.Text(t.In(format.Say)) }

func lineName(key string) string { return report.LineName(key).In(format.Say) }

func companyLine(key string) string { return report.CompanyLineName(key).In(format.Say) }
