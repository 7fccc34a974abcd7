package financepanel

import (
	"context"
	"slices"

	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/ui/format"
)

// openMark lists the customers behind a bar, a cell or a point of the chart.
func (v *valueView) openMark(key int64) *customersPanel {
	number := int(key - 1)
	switch {
	case v.data.retention != nil:
		return v.listStayed(number)
	case v.mapped():
		g := v.data.report.Grid()
		wide := len(g.Frequencies)
		return v.listValued(g.Cells[number/wide][number%wide].Rows)
	case v.sourced():
		return v.listSource(v.data.by[report.BySource].Rows[number])
	case v.data.report.Model == report.ModelMarkov:
		return v.listValued(v.data.report.AtRecency(number))
	}
	return v.listValued(v.data.report.InTenth(number))
}

func (v *valueView) listValued(rows []report.LTVRow) *customersPanel {
	c := v.data.report.Currency
	return listCustomers(v.deps, i18n.T("Value to come"), valuedFigures(),
		func(context.Context) ([]person, error) { return valued(rows, c), nil })
}

// listSource lists the customers whom a media source brought.
func (v *valueView) listSource(g report.LTVGroup) *customersPanel {
	r, src := v.data.report, v.deps.Source
	return listCustomers(v.deps, figureTitle(i18n.T("Value to come"), g.Name.In(format.Say)), valuedFigures(), func(ctx context.Context) ([]person, error) {
		rows, err := r.InGroup(ctx, src, report.BySource, g.Key)
		return valued(rows, r.Currency), err
	})
}

// listStayed lists the subscribers who were seen to stay for so many periods.
func (v *valueView) listStayed(periods int) *customersPanel {
	r, src := v.data.retention, v.deps.Source
	title := figureTitle(i18n.T("Retention of subscribers"), i18n.N(periods, "seen to stay %d month", "seen to stay %d months"))
	return listCustomers(v.deps, title, []string{i18n.T("Subscribed"), i18n.T("Until")}, func(ctx context.Context) ([]person, error) {
		still := r.Still(periods)
		slices.SortStableFunc(still, func(a, b report.SubscriptionLife) int { return int(a.Starts) - int(b.Starts) })
		people := make([]person, len(still))
		for i, s := range still {
			until := i18n.T("goes on")
			if s.Ends != 0 {
				until = format.Date(s.Ends)
			}
			people[i] = person{id: s.Customer, figures: []string{format.Date(s.Starts), until}}
		}
		return named(ctx, src, people)
	})
}
