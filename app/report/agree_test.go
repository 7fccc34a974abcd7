package report_test

import (
	"context"
	"testing"

	"rapport/app/report"
	"rapport/finance"
	"rapport/store"
	"rapport/store/storetest"
)

// The reports on the sample company agree with each other where they speak of the
// same thing.

// asked asks a report of the sample company.
func asked[Q, R any](t *testing.T, s *store.Store, ask func(context.Context, *store.Store, Q) (R, error), q Q) R {
	t.Helper()
	r, err := ask(context.Background(), s, q)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// lastYear is the last fiscal year of the sample company.
var lastYear = report.Query{From: 20250401, To: 20260331}

// TestOneLifetimeValueOfASource: what a customer of a source is worth is one
// figure, by source as in the report on media, with values held in memory or not.
func TestOneLifetimeValueOfASource(t *testing.T) {
	s := storetest.Sample(t)
	media := asked(t, s, func(ctx context.Context, s *store.Store, q report.MediaROIQuery) (*report.MediaROIReport, error) {
		return report.ValuedMediaROI(ctx, s, q)
	}, report.MediaROIQuery{Query: lastYear})
	groups := asked(t, s, func(ctx context.Context, s *store.Store, q report.LTVQuery) (*report.LTVGroups, error) {
		return report.LTVBy(ctx, s, q, report.BySource)
	}, report.LTVQuery{Query: lastYear})
	lifetime := map[string]finance.Amount{}
	for _, g := range groups.Rows {
		lifetime[g.Key] = *g.Lifetime
	}
	for _, row := range media.Rows {
		if *row.LifetimeValue != lifetime[row.Key] {
			t.Errorf("%s: %d by media, %d by value", row.Key, *row.LifetimeValue, lifetime[row.Key])
		}
	}
	if *media.Total.LifetimeValue != *groups.Total.Lifetime || media.Total.Acquired != groups.Total.Brought || groups.Total.Brought <= groups.Total.Customers {
		t.Errorf("a customer is worth %d of %d by media, %d of %d by value", *media.Total.LifetimeValue, media.Total.Acquired, *groups.Total.Lifetime, groups.Total.Brought)
	}
}

// TestEquityIsWhatTheModelsExpect: customer equity at the close is the expected
// value of purchases and of subscriptions.
func TestEquityIsWhatTheModelsExpect(t *testing.T) {
	s := storetest.Sample(t)
	e, _, err := report.Equity(context.Background(), s, lastYear)
	if err != nil {
		t.Fatal(err)
	}
	sum := finance.Amount(0)
	for model, part := range map[report.Model]*finance.Amount{report.ModelBGNBD: e.Purchases, report.ModelSBG: e.Subscriptions} {
		r := asked(t, s, func(ctx context.Context, s *store.Store, q report.LTVQuery) (*report.LTVReport, error) {
			return report.LTV(ctx, s, q)
		}, report.LTVQuery{Query: lastYear, Model: model})
		sum += *r.Total.Expected
		if part == nil || *part != *r.Total.Expected {
			t.Errorf("%s expects %d, of customer equity it is %v", model, *r.Total.Expected, part)
		}
	}
	if *e.Closing != sum || sum == 0 {
		t.Errorf("customer equity is %d, the models expect %d", *e.Closing, sum)
	}
}
