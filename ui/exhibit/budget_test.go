package exhibit_test

import (
	"reflect"
	"testing"

	"rapport/app/report"
	"rapport/store/storetest"
	"rapport/ui/chart"
	"rapport/ui/exhibit"
	"rapport/ui/export"
)

// TestBudgetOverAYearOfThree: the budget of the sample company covers the last of
// its three years, so that nothing is compared with the two before.
func TestBudgetOverAYearOfThree(t *testing.T) {
	s := storetest.Sample(t)
	for _, q := range []struct {
		query report.Query
		rows  int // that show a variance
		all   bool
	}{
		{report.Query{}, 1, false}, {report.Query{From: 20250401, To: 20260331}, 14, true},
	} {
		r, err := report.BudgetVsActual(t.Context(), s, report.BudgetQuery{Query: q.query})
		if err != nil {
			t.Fatal(err)
		}
		rows, compared := exhibit.Budget(r)[0].Rows, 0
		for _, row := range rows {
			if len(row) == 8 && !reflect.DeepEqual(row[3], export.MaybeAmount(nil)) {
				compared++
			}
		}
		if compared != q.rows || (compared == len(rows)) != q.all {
			t.Errorf("%d of %d rows show a variance, want %d", compared, len(rows), q.rows)
		}
		plan, err := report.Plan(t.Context(), s, report.BudgetQuery{Query: q.query})
		if err != nil {
			t.Fatal(err)
		}
		drawn := exhibit.BudgetByMonth(plan, "net_revenue").Drawing.(chart.BudgetActual)
		if len(drawn.Months) != 12 || drawn.Months[0].Month != 202504 || (drawn.Filter == "") != q.all {
			t.Errorf("%d months are drawn from %s, of %q", len(drawn.Months), drawn.Months[0].Month, drawn.Filter)
		}
	}
}
