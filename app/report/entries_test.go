package report_test

import (
	"context"
	"errors"
	"testing"

	"rapport/app"
	"rapport/app/report"
	"rapport/finance"
	"rapport/store"
	"rapport/store/storetest"
)

// sums fails where the entries of a choice do not sum to a figure.
func sums(t *testing.T, s *store.Store, figure finance.Amount, q report.Query, choice report.EntryChoice) *report.EntriesReport {
	t.Helper()
	r, err := report.Entries(context.Background(), s, report.EntriesQuery{Query: q, EntryChoice: choice})
	if err != nil {
		t.Fatalf("%+v: %v", choice, err)
	}
	total := finance.Amount(0)
	for _, row := range r.Rows {
		total += row.Amount
	}
	if r.Total != figure || total != figure || r.Count != len(r.Rows) {
		t.Errorf("%+v: %d entries of %d, sum %d, total %d, want %d", choice, len(r.Rows), r.Count, total, r.Total, figure)
	}
	return r
}

func TestEntriesSumToTheLinesOfAStatement(t *testing.T) {
	s, ctx := storetest.Sample(t), context.Background()
	id, err := s.FindCustomer(ctx, "Michelle Alvarez", "", true)
	if err != nil {
		t.Fatal(err)
	}
	r := must[*report.CustomerReport](t)(report.Customer(ctx, s, report.CustomerQuery{Customer: id}))
	for _, line := range r.Statement.Lines() {
		sums(t, s, line.Amount, report.Query{}, report.EntryChoice{Customer: id, Line: line.Key})
	}
	all := sums(t, s, -13_30, report.Query{}, report.EntryChoice{Customer: id})
	first := all.Rows[0]
	if first.Number != "O-1001" || first.Day != 20260302 || first.CustomerName != "Michelle Alvarez" || first.RefKind != finance.DocOrder || first.Version != 1 {
		t.Errorf("%+v", first)
	}
	for _, row := range all.Rows {
		if row.Text.String() == "" || row.Ref == 0 {
			t.Errorf("%+v does not say what it is", row)
		}
	}
}

func TestEntriesSumToTheRowsOfARanking(t *testing.T) {
	s, ctx := storetest.Sample(t), context.Background()
	q := report.Query{From: 20250115, To: 20251220}
	for _, by := range []report.By{report.BySource, report.BySalesperson, report.ByChannel, report.ByProduct, report.ByCustomer, report.BySegment, report.ByDecile} {
		for _, rollup := range []bool{false, true} {
			asked := report.ProfitabilityQuery{Query: q, By: by, Rollup: rollup}
			r := must[*report.ProfitabilityReport](t)(report.Profitability(ctx, s, asked))
			if len(r.Rows) < 3 {
				t.Fatalf("%s: %d rows", by, len(r.Rows))
			}
			for _, row := range append(r.Rows[:min(5, len(r.Rows))], r.Rows[len(r.Rows)-2:]...) {
				choice, err := report.RowEntries(ctx, s, asked, row)
				if err != nil {
					t.Fatal(err)
				}
				sums(t, s, row.Profit(), q, choice)
				choice.Line = "net_revenue"
				sums(t, s, row.NetRevenue(), q, choice)
			}
			sums(t, s, r.Unallocated.Profit(), q, report.EntryChoice{Whose: report.Nobodys})
			sums(t, s, r.Total.Profit(), q, report.EntryChoice{Whose: report.Customers})
		}
	}
}

func TestEntriesOfFilteredCustomers(t *testing.T) {
	s, ctx := storetest.Sample(t), context.Background()
	tags, err := s.TagChoices(ctx)
	if err != nil || len(tags) == 0 {
		t.Fatalf("%v, %v", tags, err)
	}
	asked := report.ProfitabilityQuery{Filter: report.Filter{Tag: tags[0].Name}}
	r := must[*report.ProfitabilityReport](t)(report.Profitability(ctx, s, asked))
	choice, err := report.FilterEntries(ctx, s, asked)
	if err != nil {
		t.Fatal(err)
	}
	choice.Line = "cogs"
	sums(t, s, r.Total.Statement[finance.COGS], report.Query{}, choice)
}

func TestEntriesSumToTheMediaTable(t *testing.T) {
	s, ctx := storetest.Sample(t), context.Background()
	q := report.Query{From: 20250115, To: 20251220}
	for _, by := range []report.By{report.BySource, report.ByCampaign} {
		for _, rule := range []string{"first", "last", "linear"} {
			facts, err := report.ReadMedia(ctx, s, report.MediaROIQuery{Query: q})
			if err != nil {
				t.Fatal(err)
			}
			r := must[*report.MediaROIReport](t)(facts.ROI(by, rule))
			for _, row := range append(r.Rows, r.Unattributed) {
				sums(t, s, -row.Cost, q, report.MediaCostEntries(by, row.ID))
				orders, whole, err := facts.Credited(by, rule, row.ID)
				if err != nil {
					t.Fatal(err)
				}
				if rule != "linear" && !whole {
					t.Errorf("%s: a part of an order", rule)
				}
				if whole {
					sums(t, s, row.Margin, q, report.EntryChoice{Orders: orders})
					sums(t, s, row.NetRevenue, q, report.EntryChoice{Orders: orders, Line: "net_revenue"})
				}
			}
		}
	}
}

func TestEntriesByPages(t *testing.T) {
	s, ctx := storetest.Sample(t), context.Background()
	q := report.EntriesQuery{EntryChoice: report.EntryChoice{Line: "returns"}}
	all := must[*report.EntriesReport](t)(report.Entries(ctx, s, q))
	var rows []report.EntryRow
	for q.Limit = 7; len(rows) < all.Count; q.Offset += q.Limit {
		page := must[*report.EntriesReport](t)(report.Entries(ctx, s, q))
		if page.Total != all.Total || page.Count != all.Count || len(page.Rows) == 0 {
			t.Fatalf("a page of %d rows with total %d of %d, want %d of %d", len(page.Rows), page.Total, page.Count, all.Total, all.Count)
		}
		rows = append(rows, page.Rows...)
	}
	for i, row := range rows {
		if row.Ref != all.Rows[i].Ref || row.Amount != all.Rows[i].Amount {
			t.Fatalf("row %d is %+v, want %+v", i, row, all.Rows[i])
		}
	}
}

func TestBadQuestionsForEntries(t *testing.T) {
	s := storetest.New(t)
	for field, q := range map[string]report.EntriesQuery{
		"account": {EntryChoice: report.EntryChoice{Line: "gold"}}, "limit": {Limit: -1}, "to": {Query: report.Query{From: 20260201, To: 20260101}},
	} {
		var refused *app.Error
		if _, err := report.Entries(context.Background(), s, q); !errors.As(err, &refused) || refused.Field != field {
			t.Errorf("%s: %v", field, err)
		}
	}
}
