package financepanel

import (
	"context"
	"strings"

	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/document"
	"rapport/ui/exhibit"
	"rapport/ui/format"
)

// showEntries opens the list of the entries behind a figure over the page.
func showEntries(deps Deps, figure document.Figure) *document.EntriesPanel {
	return document.ShowEntries(document.EntriesHost{Source: deps.Source, Canvas: deps.Host.Canvas, Open: deps.Host.Open, Fail: deps.Fail}, figure)
}

// figureTitle says what a figure is of.
func figureTitle(parts ...string) string { return strings.Join(parts, "  •  ") }

// span is a query over a period, under the version of another.
func span(q report.Query, p finance.Period) report.Query {
	return report.Query{From: p.From, To: p.To, Policy: q.Policy}
}

// rowFigure is a line of the statement of a row of the ranking.
func rowFigure(src Source, q report.ProfitabilityQuery, h report.Head, row report.ProfitRow, line string) document.Figure {
	return document.Figure{
		Title: figureTitle(report.LineName(line).In(format.Say), row.Name.In(format.Say), format.Period(h.Period())),
		Query: q.Query,
		Choose: func(ctx context.Context) (report.EntryChoice, string, error) {
			choice, err := report.RowEntries(ctx, src, q, row)
			choice.Line = line
			return choice, "", err
		},
	}
}

// companyFigure is a figure of the statement of the company in a period, or of
// the customers whom a filter lets through.
func companyFigure(src Source, q report.ProfitabilityQuery, p finance.Period, of exhibit.Step) document.Figure {
	q.Query = span(q.Query, p)
	return document.Figure{
		Title: figureTitle(of.Name(), format.Period(p)),
		Query: q.Query,
		Choose: func(ctx context.Context) (report.EntryChoice, string, error) {
			choice := report.EntryChoice{}
			var err error
			if !q.Filter.IsZero() {
				choice, err = report.FilterEntries(ctx, src, q)
			}
			choice.Line, choice.Part = of.Line, of.Part
			return choice, "", err
		},
	}
}

// mediaCostFigure is what a row of the media table cost.
func mediaCostFigure(r *report.MediaROIReport, row report.MediaRow, q report.Query) document.Figure {
	return document.Figure{
		Title: figureTitle(i18n.T("Cost"), row.Key, format.Period(r.Period())),
		Query: q, Choice: report.MediaCostEntries(r.By, row.ID),
	}
}

// creditedFigure is a line of what the orders brought that a row of the media
// table is credited with.
func creditedFigure(facts *report.MediaFacts, r *report.MediaROIReport, row report.MediaRow, q report.Query, line string) document.Figure {
	return document.Figure{
		Title: figureTitle(report.LineName(line).In(format.Say), row.Key, i18n.N(int(row.Orders+.5), "%d order", "%d orders")),
		Query: q,
		Choose: func(context.Context) (report.EntryChoice, string, error) {
			orders, whole, err := facts.Credited(r.By, r.Attribution, row.ID)
			note := ""
			if !whole {
				part := row.Margin
				if line == "net_revenue" {
					part = row.NetRevenue
				}
				note = i18n.T("%s of it is this row's share: orders are divided over their touches", format.Amount(part, r.Currency))
			}
			return report.EntryChoice{Orders: orders, Line: accountLine(line)}, note, err
		},
	}
}

// accountLine is the line that chooses entries: media is left out of what orders
// brought, so that the margin after cost to serve is all of them.
func accountLine(line string) string {
	if line == "margin_after_service" {
		return ""
	}
	return line
}

// monthEntries lists the entries of a line of the company in a month, up to the
// day that the figures were looked at.
func monthEntries(deps Deps, q report.Query, line string, key int64, asOf finance.Date) *document.EntriesPanel {
	month := finance.Month(key)
	p := finance.Period{From: month.First(), To: month.Last()}
	if p.To > asOf && asOf >= p.From {
		p.To = asOf
	}
	return showEntries(deps, companyFigure(deps.Source, report.ProfitabilityQuery{Query: q}, p, exhibit.Step{Line: line}))
}
