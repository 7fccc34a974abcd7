package store_test

import (
	"context"
	"testing"

	"rapport/app"
	"rapport/app/report"
	"rapport/store/storetest"
)

// The list of contacts shows the figures of the record beside it, also where a
// bill covers months after the last document.
func TestContactListAgreesWithTheStatements(t *testing.T) {
	ctx := context.Background()
	s := storetest.Sample(t)
	rows, err := s.ContactRows(ctx, app.ContactFilter{})
	if err != nil || len(rows) < 300 {
		t.Fatalf("%d contacts, %v", len(rows), err)
	}
	for i := 0; i < len(rows); i += 7 {
		r, err := report.Customer(ctx, s, report.CustomerQuery{Customer: rows[i].ID})
		if err != nil {
			t.Fatal(err)
		}
		if rows[i].Profit != r.Statement.Profit() || rows[i].NetRevenue != r.Statement.NetRevenue() {
			t.Errorf("%s is listed with %d and %d, their statement has %d and %d", rows[i].Name, rows[i].NetRevenue, rows[i].Profit, r.Statement.NetRevenue(), r.Statement.Profit())
		}
	}
}
