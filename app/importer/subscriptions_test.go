package importer_test

import (
	"bufio"
	"context"
	"errors"
	"io/fs"
	"os"
	"strings"
	"testing"

	"rapport/app"
	"rapport/app/importer"
	"rapport/app/report"
	"rapport/finance"
	"rapport/store"
)

// subscribe imports subscriptions as of a day.
func subscribe(t testing.TB, s *store.Store, asOf, content string, duplicate importer.Policy) (importer.Summary, told) {
	t.Helper()
	summary, said, err := run(t, s, importer.Plan{
		Kind: "subscriptions", File: file(t, "subscriptions.csv", content), AsOf: finance.MustDate(asOf), OnDuplicate: duplicate,
	})
	if err != nil {
		t.Fatal(err)
	}
	return summary, said
}

func lives(t testing.TB, s *store.Store) map[string]report.SubscriptionLife {
	t.Helper()
	all, err := s.SubscriptionLives(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	named := map[string]report.SubscriptionLife{}
	for _, l := range all {
		c, err := s.Contact(context.Background(), l.Customer)
		if err != nil {
			t.Fatal(err)
		}
		named[c.Name+"/"+l.Starts.String()] = l
	}
	return named
}

// billed is what the bills of all subscriptions come to.
func billed(t testing.TB, s *store.Store) (sum finance.Amount) {
	t.Helper()
	totals, err := s.CustomerTotals(context.Background(), finance.Period{From: 10101, To: 99991231})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range totals {
		sum += c.Statement[finance.Recurring]
	}
	return sum
}

func TestSubscriptionsByTenure(t *testing.T) {
	s := books(t)
	summary, said := subscribe(t, s, "2020-03-15", "customer,plan,tenure,churned,amount,period\n"+
		"Ann,Gold,3,No,10.00,month\n"+ // 4 bills: Dec, Jan, Feb, Mar
		"Bob,Gold,3,Yes,10.00,month\n"+ // 3: the last renewal day is the end
		"Cy,Gold,0,Yes,10.00,month\n"+ // only just come: stays
		"Dee,Gold,2,No,30.00,Quarterly\n"+ // 3
		"Eve,Gold,x,No,10.00,month\n"+
		"Fay,Gold,1,No,10.00,week\n", "")
	want(t, summary, 6, 4, 0, 0, 2)
	if !has(said.refused, "Row 6, column tenure:", `"x" is no tenure`) || !has(said.refused, "Row 7, column period:", "week") {
		t.Errorf("refused: %q", said.refused)
	}
	all := lives(t, s)
	if l := all["Bob/2019-12-15"]; l.Ends != 20200315 || l.Months != 1 || l.Amount != 1000 {
		t.Errorf("Bob's subscription is %+v among %v", l, all)
	}
	if l, ok := all["Cy/2020-03-15"]; !ok || l.Ends != 0 {
		t.Errorf("Cy's subscription is %+v", l)
	}
	if l := all["Dee/2019-09-15"]; l.Months != 3 {
		t.Errorf("Dee's subscription is %+v", l)
	}
	if got := billed(t, s); got != 40_00+30_00+10_00+90_00 {
		t.Errorf("bills come to %d", got)
	}
	sound(t, s)
}

// TestSubscriptionsOfAShortMonth: counted back from the 31st, a subscription of
// 11 months begins on the 28th or 29th of February, and still has 11 bills.
func TestSubscriptionsOfAShortMonth(t *testing.T) {
	s := books(t)
	subscribe(t, s, "2021-01-31", "customer,plan,tenure,churned,amount,period\nAnn,Gold,11,1,10.00,month\n", "")
	if got := billed(t, s); got != 110_00 {
		t.Errorf("11 months come to %d", got)
	}
}

func TestSubscriptionsByStartAndEnd(t *testing.T) {
	s := books(t)
	text := "客户,套餐,开始日期,结束日期,是否流失,月费,周期\n" +
		"王芳,Gold,2020-01-10,,否,10.00,月\n" + // Jan to Apr: 4
		"李雷,Gold,2020-01-10,2020-03-10,是,10.00,月\n" + // the end on a renewal day: 2
		"张三,Gold,2020-01-10,,是,10.00,月\n" + // ends on the day of the file, in the fourth period: 4
		"赵六,Gold,2020-01-10,2020-01-01,,10.00,月\n"
	summary, said := subscribe(t, s, "2020-04-20", text, "")
	want(t, summary, 4, 3, 0, 0, 1)
	if !has(said.refused, "Row 5", "before the start") {
		t.Errorf("refused: %q", said.refused)
	}
	if got := billed(t, s); got != 100_00 {
		t.Errorf("bills come to %d", got)
	}
	if c, err := s.Company(context.Background()); err != nil || c.BillingDay != 20200420 {
		t.Errorf("billing day %v %v", c.BillingDay, err)
	}
	sound(t, s)
}

// TestSubscriptionsAgain: the same file a month later makes the bills due since,
// and with update ends who has left; each bill is made once.
func TestSubscriptionsAgain(t *testing.T) {
	ctx := context.Background()
	s := books(t)
	header := "customer,plan,tenure,churned,amount,period\n"
	subscribe(t, s, "2020-03-15", header+"Ann,Gold,3,No,10.00,month\nBob,Gold,3,No,10.00,month\n", "")
	summary, _ := subscribe(t, s, "2020-03-15", header+"Ann,Gold,3,No,10.00,month\nBob,Gold,3,No,10.00,month\n", "")
	want(t, summary, 2, 0, 0, 2, 0)
	if got := billed(t, s); got != 80_00 || summary.Batch != 0 {
		t.Errorf("bills come to %d after the same file twice, batch %v", got, summary.Batch)
	}
	summary, _ = subscribe(t, s, "2020-04-15", header+"Ann,Gold,4,No,10.00,month\nBob,Gold,4,Yes,10.00,month\n", importer.Update)
	want(t, summary, 2, 0, 1, 1, 0)
	if got := billed(t, s); got != 90_00 {
		t.Errorf("bills come to %d once Bob has left", got)
	}
	if _, err := s.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	if c, err := s.Company(ctx); err != nil || c.BillingDay != 20200315 || billed(t, s) != 80_00 {
		t.Errorf("after undo the billing day is %v and bills come to %d (%v)", c.BillingDay, billed(t, s), err)
	}
	// A file of which nothing is new still moves the billing day.
	summary, _ = subscribe(t, s, "2020-05-15", header+"Ann,Gold,5,No,10.00,month\n", "")
	want(t, summary, 1, 0, 0, 1, 0)
	if got := billed(t, s); got != 120_00 {
		t.Errorf("bills come to %d two months on", got)
	}
	sound(t, s)
	for range 2 {
		if _, err := s.Undo(ctx); err != nil {
			t.Fatal(err)
		}
	}
	if got := billed(t, s); got != 0 || len(lives(t, s)) != 0 {
		t.Errorf("%d is left after all was undone", got)
	}
	sound(t, s)
}

func TestSubscriptionsNeedStartOrTenure(t *testing.T) {
	s := books(t)
	_, _, err := run(t, s, importer.Plan{Kind: "subscriptions", File: file(t, "s.csv", "customer,plan,amount,period\nAnn,Gold,1,month\n"), AsOf: 20200101})
	if app.KindOf(err) != app.BadInput || !strings.Contains(err.Error(), "start") {
		t.Errorf("no start and no tenure gives %v", err)
	}
}

// telco is the beginning of the Telco sample, with as many rows as a quick test
// bears.
func telco(t testing.TB, rows int) string {
	t.Helper()
	f, err := os.Open("../../../shared/data/telco/Telco-Customer-Churn.csv")
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("the Telco sample is not beside the project")
	}
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var text strings.Builder
	for lines := bufio.NewScanner(f); rows >= 0 && lines.Scan(); rows-- {
		text.WriteString(lines.Text() + "\n")
	}
	return file(t, "telco.csv", text.String())
}

func TestSubscriptionsOfTelco(t *testing.T) {
	ctx := context.Background()
	s := books(t)
	asOf := finance.MustDate("2020-01-01")
	summary, said, err := run(t, s, importer.Plan{
		Kind: "subscriptions", File: telco(t, 600), AsOf: asOf,
		Columns: map[string]string{"customer": "customerID", "tenure": "tenure", "churned": "Churn", "amount": "MonthlyCharges"},
		Values:  map[string]string{"plan": "Telco", "period": "month"},
	})
	if err != nil {
		t.Fatal(err, said)
	}
	want(t, summary, 600, 600, 0, 0, 0)
	sound(t, s)
	r, err := report.Retention(ctx, s, report.RetentionQuery{})
	if err != nil || r.AsOf != asOf || r.SBG.Alpha == nil || *r.SBG.Alpha <= 0 || *r.SBG.Alpha > 100 {
		t.Fatalf("retention %+v %v", r, err)
	}
	subscribers := 0
	for _, c := range r.Cohorts {
		subscribers += c.Size
	}
	if subscribers != 600 {
		t.Errorf("%d subscribers are in cohorts", subscribers)
	}
	l, err := report.LTV(ctx, s, report.LTVQuery{Model: report.ModelSBG, CalibrateUntil: finance.MustDate("2019-01-01")})
	if err != nil || l.Backtest == nil || l.LogLikelihood == nil {
		t.Fatalf("value %+v %v", l, err)
	}
	if ratio := l.Backtest.Predicted / float64(l.Backtest.Actual); ratio < .9 || ratio > 1.1 {
		t.Errorf("%.0f renewals were expected and %d came", l.Backtest.Predicted, l.Backtest.Actual)
	}
}
