package report_test

import (
	"context"
	"testing"

	"rapport/app/report"
	"rapport/finance"
	"rapport/store/storetest"
)

// TestPeriodAfterTheBooksIsRefused: a beginning after the last document is a
// mistake to be told, not an empty report.
func TestPeriodAfterTheBooksIsRefused(t *testing.T) {
	s := storetest.Sample(t)
	q := report.Query{From: finance.MustDate("2027-01-01")}
	if _, err := report.Whale(context.Background(), s, report.WhaleQuery{Query: q}); err == nil {
		t.Error("a period that begins after the last document was taken")
	}
}
