package report

import (
	"context"
	"sort"

	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/finance"
)

// Customer draws up the statement of one customer, their journey, what they
// have been worth so far, and what leaked on them.
func Customer(ctx context.Context, src CustomerSource, q CustomerQuery) (*CustomerReport, error) {
	f, err := prepare(ctx, src, q.Query)
	if err != nil {
		return nil, err
	}
	ref, err := src.CustomerRef(ctx, q.Customer)
	if err != nil {
		return nil, err
	}
	if q.Rollup && ref.Kind == app.Person && ref.Company != 0 {
		if ref, err = src.CustomerRef(ctx, ref.Company); err != nil {
			return nil, err
		}
	}
	scope := Scope{Customer: ref.ID, People: q.Rollup}
	entries, err := src.CustomerEntries(ctx, scope)
	if err != nil {
		return nil, err
	}
	documents, err := src.CustomerDocuments(ctx, scope)
	if err != nil {
		return nil, err
	}
	r := &CustomerReport{Head: f.Head, Customer: ref}
	r.Statement = within(entries, r.Period())
	r.LastPeriod = within(entries, r.Period().Before())
	r.LastYear = within(entries, r.Period().YearBefore())
	r.HistoricNPV, err = historicNPV(entries, f.AsOf, f.definitions.DiscountRate)
	if err != nil {
		return nil, err
	}
	r.Journey = journey(entries, documents, r.Period(), r.Currency)
	r.Orders = orderViews(entries, documents, r.Period(), f.AsOf)
	r.parties = parties(ref.ID, entries)
	r.Leaks, err = leaksOf(ctx, src, f, r.parties)
	return r, err
}

// within sums the entries of a period; one without a beginning and an end has
// none.
func within(entries []finance.Entry, p finance.Period) finance.Statement {
	var s finance.Statement
	if p == (finance.Period{}) {
		return s
	}
	for _, e := range entries {
		if p.Contains(e.Day) {
			s.Add(e.Account, e.Amount)
		}
	}
	return s
}

// historicNPV discounts all money that has moved by asOf to the first event.
func historicNPV(entries []finance.Entry, asOf finance.Date, rate decimal.Decimal) (finance.Amount, error) {
	var flows []finance.Flow
	var start finance.Date
	first := func(day finance.Date) {
		if day != 0 && day <= asOf && (start == 0 || day < start) {
			start = day
		}
	}
	for _, e := range entries {
		first(e.Day)
		first(e.CashDay)
		if e.CashDay != 0 && e.CashDay <= asOf {
			flows = append(flows, finance.Flow{Day: e.CashDay, Amount: e.Amount})
		}
	}
	return finance.RoundMinor(finance.NewDiscounter(rate).XNPV(start, flows))
}

// parties lists the customers that the entries belong to, the one asked for
// among them.
func parties(asked app.ID, entries []finance.Entry) []app.ID {
	seen := map[app.ID]bool{asked: true}
	all := []app.ID{asked}
	for _, e := range entries {
		if id := app.ID(e.Customer); id != 0 && !seen[id] {
			seen[id] = true
			all = append(all, id)
		}
	}
	return all
}

// orderViews looks at each order of the period alone.
func orderViews(entries []finance.Entry, documents []Document, p finance.Period, asOf finance.Date) []OrderView {
	goods, all := map[app.ID]finance.Amount{}, map[app.ID]finance.Statement{}
	for _, e := range entries {
		if e.Order == 0 || e.Day > asOf {
			continue
		}
		order := app.ID(e.Order)
		s := all[order]
		s.Add(e.Account, e.Amount)
		all[order] = s
		if e.Kind != finance.DocOrder {
			continue
		}
		switch e.Account {
		case finance.Sales, finance.Discount, finance.COGS:
			goods[order] += e.Amount
		}
	}
	var views []OrderView
	for _, d := range documents {
		if d.Kind == finance.DocOrder && p.Contains(d.Day) {
			views = append(views, OrderView{
				ID: d.ID, Number: d.Number, Day: d.Day, Items: d.Items,
				Goods: goods[d.ID], Margin: all[d.ID].MarginAfterService(),
			})
		}
	}
	sort.Slice(views, func(i, j int) bool {
		if views[i].Day != views[j].Day {
			return views[i].Day < views[j].Day
		}
		return views[i].ID < views[j].ID
	})
	return views
}
