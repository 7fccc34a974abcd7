package report_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"rapport/app"
	"rapport/app/report"
	"rapport/finance"
)

// all runs every report over a file.
func (s *shop) all(q report.Query, customer app.ID) map[string]report.Report {
	s.t.Helper()
	reports := map[string]report.Report{}
	keep := func(name string, r report.Report, err error) {
		s.t.Helper()
		if err != nil {
			s.t.Fatalf("%s: %v", name, err)
		}
		reports[name] = r
	}
	for _, by := range []report.By{report.ByCustomer, report.ByDecile, report.BySegment, report.BySource, report.BySalesperson, report.ByChannel, report.ByProduct} {
		r, err := report.Profitability(s.ctx, s, report.ProfitabilityQuery{Query: q, By: by})
		keep("profitability by "+string(by), r, err)
	}
	w, err := report.Whale(s.ctx, s, report.WhaleQuery{Query: q})
	keep("whale", w, err)
	for _, by := range []report.By{report.BySource, report.ByCampaign} {
		for _, rule := range []string{"first", "last", "linear"} {
			m, err := report.MediaROI(s.ctx, s, report.MediaROIQuery{Query: q, By: by, Attribution: rule})
			keep("media-roi by "+string(by)+" "+rule, m, err)
		}
	}
	for _, by := range []report.By{report.ByAccount, report.ByMonth, report.BySource, report.ByProduct} {
		b, err := report.BudgetVsActual(s.ctx, s, report.BudgetQuery{Query: q, By: by})
		keep("budget-vs-actual by "+string(by), b, err)
	}
	rec, err := report.Reconcile(s.ctx, s, q)
	keep("reconcile", rec, err)
	l, err := report.Leaks(s.ctx, s, q)
	keep("leaks", l, err)
	i, err := report.Incomplete(s.ctx, s, q)
	keep("incomplete", i, err)
	if customer != 0 {
		c, err := report.Customer(s.ctx, s, report.CustomerQuery{Query: q, Customer: customer})
		keep("customer", c, err)
	}
	return reports
}

func TestEveryReportOfAnEmptyFile(t *testing.T) {
	s := newShop(t, "USD")
	customer := s.customer("Nobody yet")
	for name, r := range s.all(report.Query{}, customer) {
		var out bytes.Buffer
		if err := report.WriteJSON(&out, r, nil); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		var got map[string]any
		if err := json.Unmarshal(out.Bytes(), &got); err != nil {
			t.Errorf("%s: %v\n%s", name, err, &out)
			continue
		}
		if got["policy"] != 1.0 || got["currency"] != "USD" || got["from"] != nil || got["to"] != nil {
			t.Errorf("%s: head %v", name, got)
		}
	}
}

func TestCustomerIsNamedByTexts(t *testing.T) {
	s := newShop(t, "USD")
	c, err := report.Customer(s.ctx, s, report.CustomerQuery{Customer: s.customer("Ann")})
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := report.WriteJSON(&out, c, nil); err != nil {
		t.Fatal(err)
	}
	var got struct{ Customer struct{ ID, Number string } }
	if err := json.Unmarshal(out.Bytes(), &got); err != nil || got.Customer.ID == "" || got.Customer.Number == "" {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestTheSameReportGivesTheSameBytes(t *testing.T) {
	s := tradingShop(t, "USD")
	first := s.all(report.Query{}, s.michelle)
	for name, r := range s.all(report.Query{}, s.michelle) {
		var a, b bytes.Buffer
		if err := report.WriteJSON(&a, first[name], nil); err != nil {
			t.Fatal(err)
		}
		if err := report.WriteJSON(&b, r, nil); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(a.Bytes(), b.Bytes()) {
			t.Errorf("%s differs:\n%s\n%s", name, &a, &b)
		}
	}
}

// trading is a small shop with everything that posts.
type trading struct {
	*shop
	michelle, walter app.ID
	orders           []*app.Order
}

func tradingShop(t *testing.T, currency string) *trading {
	t.Helper()
	s := &trading{shop: newShop(t, currency)}
	internet, email := s.source("Internet"), s.source("E-mail")
	s.michelle = s.customer("Michelle", func(c *app.Contact) { c.Source = internet; c.Tags = []string{"Video"} })
	s.walter = s.customer("Walter", func(c *app.Contact) { c.Tags = []string{"Video", "Sound"} })
	camera, stereo := s.product("CAM", "499", "320"), s.product("STE", "349", "210")
	from := func(source app.ID, carrier finance.Amount) func(*app.Order) {
		return func(o *app.Order) { o.Source, o.ShippingCost = source, carrier }
	}
	first := s.order("O-1", "2026-03-02", s.michelle, camera, "499", from(internet, 1140))
	claim := &app.Claim{Number: "C-1", Contact: s.michelle, Order: first.ID, Product: camera, Amount: 10000, Received: finance.MustDate("2026-03-03")}
	claim.States = []app.ClaimState{{Status: app.ClaimPaid, Day: finance.MustDate("2026-03-08")}}
	s.put(claim)
	s.back("R-1", "2026-03-10", first, "1", 49900)
	offer := s.campaign("Dynamic Sound", email, "2026-03-14", 50, s.michelle, s.walter)
	second := s.order("O-2", "2026-03-15", s.michelle, stereo, "349", func(o *app.Order) {
		o.Channel, o.ShippingCost, o.Campaign = app.ChannelPhone, 960, offer
	})
	call := &app.Interaction{Day: second.Day, Contact: s.michelle, Kind: app.Call, Direction: app.Inbound, Order: second.ID}
	call.Minutes.Decimal, call.Minutes.Valid = number("12.5"), true
	s.put(call)
	third := s.order("O-3", "2026-03-16", s.walter, stereo, "349", from(internet, 0))
	walkIn := s.order("O-4", "2026-03-17", 0, stereo, "349", func(o *app.Order) { o.Channel = app.ChannelStore })
	s.orders = []*app.Order{first, second, third, walkIn}
	s.put(&app.MediaCost{Source: s.source("Television"), Day: finance.MustDate("2026-03-17"), Amount: 7000})
	return s
}

func TestCustomersAndUnallocatedSumToTheCompany(t *testing.T) {
	for _, q := range []report.Query{
		{}, {From: 20260303}, {To: 20260315}, {From: 20260303, To: 20260310}, {AsOf: 20260314}, {From: 20260301, To: 20260331}, {From: 20270101, To: 20270131},
	} {
		s := tradingShop(t, "USD")
		rec := must[*report.ReconcileReport](t)(report.Reconcile(s.ctx, s, q))
		if rec.Difference != 0 {
			t.Errorf("%+v: %+v", q, rec)
		}
		for name, r := range s.all(q, s.michelle) {
			p, ok := r.(*report.ProfitabilityReport)
			if !ok {
				continue
			}
			if p.Total.Profit() != rec.Customers || p.Unallocated.Profit() != rec.Unallocated {
				t.Errorf("%+v, %s: total %d, unallocated %d, want %d and %d", q, name, p.Total.Profit(), p.Unallocated.Profit(), rec.Customers, rec.Unallocated)
			}
			if p.By == report.BySegment {
				continue // who has two tags is in two rows
			}
			var rows finance.Amount
			for _, row := range p.Rows {
				rows += row.Profit()
			}
			if rows != p.Total.Profit() {
				t.Errorf("%+v, %s: rows %d, total %d", q, name, rows, p.Total.Profit())
			}
		}
	}
}

func TestMichelleAmongOthers(t *testing.T) {
	s := tradingShop(t, "USD")
	r := must[*report.CustomerReport](t)(report.Customer(s.ctx, s, report.CustomerQuery{Customer: s.michelle}))
	st := r.Statement
	for name, c := range map[string]struct{ got, want finance.Amount }{
		"gross sales": {st.GrossSales(), 848_00}, "net revenue": {st.NetRevenue(), 249_00}, "gross margin": {st.GrossMargin(), 39_00},
		"contribution": {st.Contribution(), 18_00}, "after cost to serve": {st.MarginAfterService(), -13_05}, "profit": {st.Profit(), -13_30},
		"historic NPV": {r.HistoricNPV, -13_14},
	} {
		if c.got != c.want {
			t.Errorf("%s: %d, want %d", name, c.got, c.want)
		}
	}
	var out bytes.Buffer
	if err := report.WriteJSON(&out, r, nil); err != nil {
		t.Fatal(err)
	}
	if len(r.Journey) != 5 {
		t.Fatalf("%d steps, want 5:\n%s", len(r.Journey), &out)
	}
	for i, want := range []struct {
		document string
		entries  []finance.Amount
		running  finance.Amount
	}{
		{"O-1", []finance.Amount{49900, -32000, -1140, -150}, 16610},
		{"C-1", []finance.Amount{-10000, -450}, 6160},
		{"R-1", []finance.Amount{-49900, 32000, -1200}, -12940},
		{"Dynamic Sound", []finance.Amount{-5, -25}, -12970},
		{"O-2", []finance.Amount{34900, -21000, -960, -300, -1000}, -1330},
	} {
		step := r.Journey[i]
		var amounts []finance.Amount
		for _, e := range step.Entries {
			amounts = append(amounts, e.Amount)
		}
		if step.Document != want.document || !equal(amounts, want.entries) || step.RunningProfit != want.running {
			t.Errorf("step %d: %s %v %d, want %+v", i+1, step.Document, amounts, step.RunningProfit, want)
		}
	}
	if len(r.Leaks) != 1 || r.Leaks[0].Amount != 100_00 || r.Leaks[0].Kind != report.LeakRebate || strings.Join(r.Leaks[0].Documents, " ") != "C-1 O-1 R-1" {
		t.Errorf("leaks: %+v", r.Leaks)
	}
	if len(r.Orders) != 2 || r.Orders[1].Goods != 139_00 || r.Orders[1].Margin != 116_40 {
		t.Errorf("orders alone: %+v", r.Orders)
	}
	for _, want := range []string{`"historic_npv": "-13.14"`, `"expected_value": null`, `"running_profit": "-13.30"`, `"gross_sales": "848.00"`} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %s in\n%s", want, &out)
		}
	}
}

func equal(a, b []finance.Amount) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

func TestYenHasNoDecimals(t *testing.T) {
	s := tradingShop(t, "JPY")
	var out bytes.Buffer
	r := must[*report.ProfitabilityReport](t)(report.Profitability(s.ctx, s, report.ProfitabilityQuery{}))
	if err := report.WriteJSON(&out, r, nil); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out.String(), `"sales": "848"`) || strings.Contains(out.String(), `.00"`) {
		t.Errorf("%s", &out)
	}
	if rec := must[*report.ReconcileReport](t)(report.Reconcile(s.ctx, s, report.Query{})); rec.Difference != 0 {
		t.Errorf("%+v", rec)
	}
}

func TestLimitCutsRowsNotTheTotal(t *testing.T) {
	s := tradingShop(t, "USD")
	all := must[*report.ProfitabilityReport](t)(report.Profitability(s.ctx, s, report.ProfitabilityQuery{}))
	one := must[*report.ProfitabilityReport](t)(report.Profitability(s.ctx, s, report.ProfitabilityQuery{Limit: 1, WorstFirst: true}))
	if len(all.Rows) != 2 || len(one.Rows) != 1 || one.Total.Profit() != all.Total.Profit() || one.Rows[0].ID != s.michelle {
		t.Errorf("%+v\n%+v", all.Rows, one.Rows)
	}
	if r := one.Rows[0]; r.Orders != 2 || *r.ReturnRate != finance.Ratio(499, 848) || len(r.Reasons) == 0 || r.Reasons[0].Account != finance.Returns {
		t.Errorf("%+v", r)
	}
	if all.Unallocated.Orders != 1 || all.Unallocated.Statement[finance.Media] != -70_00 {
		t.Errorf("unallocated: %+v", all.Unallocated)
	}
}

func TestTheLedgerInMemoryAgreesWithTheFile(t *testing.T) {
	s := tradingShop(t, "USD")
	ledger := report.NewLedger(s.Store)
	check := func() {
		t.Helper()
		for _, p := range []finance.Period{{}, {From: 20260301, To: 20260331}, {From: 20260101, To: 20260228}, {From: 20260305, To: 20260331}, {From: 20260302, To: 20260317}} {
			file := must[[]report.CustomerTotal](t)(s.CustomerTotals(s.ctx, p))
			memory := must[[]report.CustomerTotal](t)(ledger.CustomerTotals(s.ctx, p))
			if len(file) != len(memory) {
				t.Fatalf("%v: %d in the file, %d in memory", p, len(file), len(memory))
			}
			for i := range file {
				if file[i] != memory[i] {
					t.Errorf("%v: %+v in the file, %+v in memory", p, file[i], memory[i])
				}
			}
		}
	}
	check()
	s.order("O-9", "2026-03-18", s.walter, s.product("X", "5", "1"), "5")
	check()
}

func TestRollupPutsPeopleUnderTheirCompany(t *testing.T) {
	s := newShop(t, "USD")
	firm := s.customer("Firm", func(c *app.Contact) { c.Kind = app.Organisation })
	ann := s.customer("Ann", func(c *app.Contact) { c.Company = firm })
	product := s.product("P", "10", "4")
	s.order("O-1", "2026-01-05", ann, product, "10")
	s.order("O-2", "2026-01-06", firm, product, "10")
	rolled := must[*report.ProfitabilityReport](t)(report.Profitability(s.ctx, s, report.ProfitabilityQuery{Rollup: true}))
	if len(rolled.Rows) != 1 || rolled.Rows[0].ID != firm || rolled.Rows[0].Orders != 2 || rolled.Rows[0].Statement[finance.Sales] != 2000 {
		t.Errorf("%+v", rolled.Rows)
	}
	r := must[*report.CustomerReport](t)(report.Customer(s.ctx, s, report.CustomerQuery{Customer: ann, Rollup: true}))
	if r.Customer.ID != firm || r.Statement != rolled.Rows[0].Statement || len(r.Journey) != 2 {
		t.Errorf("%+v", r)
	}
}

// TestJourneyRunsAsTheStatement: a yearly bill of 120.00 is earned by the month,
// so that by the second order three months of it are.
func TestJourneyRunsAsTheStatement(t *testing.T) {
	s := newShop(t, "USD")
	ann, p := s.customer("Ann"), s.product("P", "100", "40")
	s.put(&app.Subscription{Contact: ann, Plan: "Care", Starts: finance.MustDate("2026-01-01"), Amount: 120_00, Period: app.Yearly})
	if _, err := s.Do(s.ctx, app.Action{Text: "Bill"}, func(u app.Unit) error { return u.BillUpTo(s.ctx, 20260315) }); err != nil {
		t.Fatal(err)
	}
	s.order("1", "2026-03-15", ann, p, "100")
	ask := func(to finance.Date) *report.CustomerReport {
		return must[*report.CustomerReport](t)(report.Customer(s.ctx, s.Store, report.CustomerQuery{Query: report.Query{From: 20260101, To: to}, Customer: ann}))
	}
	year := ask(20261231)
	for _, step := range year.Journey {
		if by := ask(step.Date).Statement.Profit(); step.ProfitToDate != by {
			t.Errorf("%s: %d in the journey, %d by the statement of that day", step.Date, step.ProfitToDate, by)
		}
	}
	bill, order := year.Journey[0], year.Journey[1]
	if bill.ProfitToDate != 10_00 || order.ProfitToDate != 30_00+58_50 || order.RunningProfit != year.Statement.Profit() {
		t.Errorf("bill %+v, order %+v", bill, order)
	}
	if len(bill.Detail) != 1 || bill.Detail[0].In(nil) != "120.00, earned over 12 months" {
		t.Errorf("the bill says %v", bill.Detail)
	}
	if spring := ask(20260331).Journey[0]; len(spring.Detail) != 2 || spring.Detail[1].In(nil) != "30.00 of it in the period" {
		t.Errorf("in the first quarter it says %v", spring.Detail)
	}
}
