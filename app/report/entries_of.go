package report

import (
	"context"
	"slices"
	"strconv"

	"rapport/app"
	"rapport/finance"
)

// RowEntries chooses the entries behind a row of a profitability report.
func RowEntries(ctx context.Context, src ProfitabilitySource, q ProfitabilityQuery, row ProfitRow) (EntryChoice, error) {
	id := row.ID
	of := EntryChoice{Whose: Customers}
	switch q.By {
	case BySource:
		of.Source = &id
	case BySalesperson:
		of.Salesperson = &id
	case ByChannel:
		of.Channel = &id
	case ByProduct:
		of.Product = &id
	case BySegment, ByDecile:
		return groupEntries(ctx, src, q, row)
	default:
		of.Customer, of.People = id, q.Rollup
	}
	return of, nil
}

// FilterEntries chooses the entries of the customers that the filter of a
// profitability report lets through.
func FilterEntries(ctx context.Context, src ProfitabilitySource, q ProfitabilityQuery) (EntryChoice, error) {
	if q.Filter.IsZero() {
		return EntryChoice{Whose: Customers}, nil
	}
	chosen, err := src.FilteredCustomers(ctx, q.Filter)
	return EntryChoice{Whose: Customers, Customers: listOf(chosen)}, err
}

// groupEntries chooses those of all customers in a segment or a decile.
func groupEntries(ctx context.Context, src ProfitabilitySource, q ProfitabilityQuery, row ProfitRow) (EntryChoice, error) {
	of := EntryChoice{Whose: Customers, People: q.Rollup}
	f, err := prepare(ctx, src, q.Query)
	if err != nil {
		return of, err
	}
	totals, _, err := customers(ctx, src, f.Period(), q.Filter, q.Rollup)
	if err != nil {
		return of, err
	}
	of.Customers = []app.ID{}
	if q.By == ByDecile {
		decile, err := strconv.Atoi(row.Key)
		if err != nil || decile < 1 || decile > 10 {
			return of, app.Invalid("decile", "The deciles are numbered 1 to 10.")
		}
		bounds := finance.Deciles(len(totals))
		for _, i := range rank(totals)[bounds[decile-1]:bounds[decile]] {
			of.Customers = append(of.Customers, totals[i].Customer)
		}
		return of, nil
	}
	segments, err := segmentsOf(ctx, src)
	if err != nil {
		return of, err
	}
	for _, t := range totals {
		if slices.Contains(segments.of(t.Customer), row.Key) {
			of.Customers = append(of.Customers, t.Customer)
		}
	}
	return of, nil
}

// MediaCostEntries chooses the cost of a row of the media report, by source
// (where empty) or campaign.
func MediaCostEntries(by By, key app.ID) EntryChoice {
	of := EntryChoice{MediaCost: true, Source: &key}
	if by == ByCampaign {
		of.Source, of.Campaign = nil, &key
	}
	return of
}
