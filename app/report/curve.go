package report

import (
	"context"

	"rapport/app"
	"rapport/finance"
)

// Whale draws up the whale curve of a period.
func Whale(ctx context.Context, src WhaleSource, q WhaleQuery) (*WhaleReport, error) {
	f, err := prepare(ctx, src, q.Query)
	if err != nil {
		return nil, err
	}
	totals, _, err := customers(ctx, src, f.Period(), q.Filter, q.Rollup)
	if err != nil {
		return nil, err
	}
	names, err := src.CustomerNames(ctx, nil)
	if err != nil {
		return nil, err
	}
	r := whaleOf(totals, names)
	r.Head = f.Head
	r.Filter = q.Filter
	return r, nil
}

func whaleOf(totals []CustomerTotal, names map[app.ID]string) *WhaleReport {
	profits := make([]finance.WhaleCustomer, len(totals))
	for i := range totals {
		profits[i] = finance.WhaleCustomer{ID: int64(totals[i].Customer), Profit: totals[i].Profit()}
	}
	curve := finance.WhaleCurve(profits)
	r := &WhaleReport{
		Points: make([]WhalePoint, len(curve.Points)), TotalProfit: curve.Total,
		PeakCustomers: curve.PeakCustomers, Unprofitable: curve.Unprofitable, TakenBack: curve.TakenBack,
	}
	for i, p := range curve.Points {
		id := app.ID(p.ID)
		r.Points[i] = WhalePoint{Rank: p.Rank, Customer: id, Name: names[id], Profit: p.Profit, Cumulative: p.Cumulative}
		if curve.Defined {
			r.Points[i].CumulativePercent = &curve.Points[i].Percent
		}
	}
	if curve.Defined {
		r.PeakPercent = &curve.PeakPercent
	}
	return r
}
