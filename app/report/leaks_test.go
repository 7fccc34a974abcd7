package report_test

import (
	"strings"
	"testing"

	"rapport/app"
	"rapport/app/report"
	"rapport/finance"
)

func (s *shop) leaks() map[string]report.Leak {
	s.t.Helper()
	r := must[*report.LeaksReport](s.t)(report.Leaks(s.ctx, s, report.Query{}))
	found := map[string]report.Leak{}
	var sum finance.Amount
	for _, l := range r.Rows {
		if _, twice := found[l.Kind]; twice {
			s.t.Errorf("two leaks of kind %s: %+v", l.Kind, r.Rows)
		}
		found[l.Kind] = l
		sum += l.Amount
	}
	if sum != r.Total {
		s.t.Errorf("total %d, rows %d", r.Total, sum)
	}
	return found
}

// expect wants exactly one leak in the file.
func (s *shop) expect(kind string, customer app.ID, amount finance.Amount, documents string) {
	s.t.Helper()
	found := s.leaks()
	l, ok := found[kind]
	if !ok || len(found) != 1 {
		s.t.Fatalf("leaks %+v, want %s alone", found, kind)
	}
	if l.Customer != customer || l.Amount != amount || strings.Join(l.Documents, " ") != documents {
		s.t.Errorf("%+v, want %d of %s", l, amount, documents)
	}
	if l.Text.String() == "" || strings.Contains(l.Text.String(), "%!") {
		s.t.Errorf("text %q", l.Text)
	}
}

func (s *shop) claim(no string, o *app.Order, amount finance.Amount, paid string) *app.Claim {
	s.t.Helper()
	c := &app.Claim{Number: no, Contact: o.Contact, Order: o.ID, Product: o.Lines[0].Product, Amount: amount, Received: o.Day}
	if paid != "" {
		c.States = []app.ClaimState{{Status: app.ClaimPaid, Day: finance.MustDate(paid)}}
	}
	s.put(c)
	return c
}

func TestLeakRebatePaidOnReturnedGoods(t *testing.T) {
	s := newShop(t, "USD")
	ann := s.customer("Ann")
	o := s.order("O-1", "2026-01-05", ann, s.product("P", "100", "40"), "100")
	s.claim("C-1", o, 10_00, "2026-01-10")
	s.back("R-1", "2026-01-12", o, "1", 100_00)
	s.expect(report.LeakRebate, ann, 10_00, "C-1 O-1 R-1")
}

func TestNoLeakWhereTheRebateWasKeptOrNotPaid(t *testing.T) {
	s := newShop(t, "USD")
	ann, p := s.customer("Ann"), s.product("P", "100", "40")
	kept := s.order("O-1", "2026-01-05", ann, p, "100")
	claim := s.claim("C-1", kept, 10_00, "2026-01-10")
	s.back("R-1", "2026-01-12", kept, "1", 100_00, func(r *app.Return) { r.Clawback = []app.ID{claim.ID} })
	unpaid := s.order("O-2", "2026-01-05", ann, p, "100")
	s.claim("C-2", unpaid, 10_00, "")
	s.back("R-2", "2026-01-12", unpaid, "1", 100_00)
	if found := s.leaks(); len(found) != 0 {
		t.Errorf("%+v", found)
	}
}

// Of two pieces one comes back: what was paid for the other does not cover it.
func TestLeakRefundAboveThePriceOfAPart(t *testing.T) {
	s := newShop(t, "USD")
	ann, p := s.customer("Ann"), s.product("P", "99.995", "40")
	two := func(o *app.Order) {
		o.Lines[0].Quantity, o.Lines[0].DiscountPercent, o.Lines[0].Tax = number("2"), number("10"), 7_00
	}
	o := s.order("O-1", "2026-01-05", ann, p, "99.995", two) // 179.99 was paid
	s.back("R-1", "2026-01-12", o, "1", 150_00)
	s.expect(report.LeakRefund, ann, 60_00, "O-1 R-1")
	fair := s.order("O-2", "2026-01-05", ann, p, "99.995", two)
	s.back("R-2", "2026-01-12", fair, "1", 90_00)
	s.expect(report.LeakRefund, ann, 60_00, "O-1 R-1")
}

func TestLeakRefundAboveThePrice(t *testing.T) {
	s := newShop(t, "USD")
	ann := s.customer("Ann")
	o := s.order("O-1", "2026-01-05", ann, s.product("P", "100", "40"), "100", func(o *app.Order) { o.Discount = 20_00 })
	s.back("R-1", "2026-01-12", o, "1", 100_00) // 80.00 was paid
	s.expect(report.LeakRefund, ann, 20_00, "O-1 R-1")
}

func TestPartialRefundsOfWhatWasPaidLeakNothing(t *testing.T) {
	s := newShop(t, "USD")
	o := s.order("O-1", "2026-01-05", s.customer("Ann"), s.product("P", "10", "4"), "3.3333", func(o *app.Order) { o.Lines[0].Quantity = number("3") })
	s.back("R-1", "2026-01-12", o, "1", 3_34)
	s.back("R-2", "2026-01-13", o, "1", 3_33)
	s.back("R-3", "2026-01-14", o, "1", 3_33)
	found := s.leaks()
	delete(found, report.LeakReturner) // three returns of all that was bought
	if len(found) != 0 {
		t.Errorf("%+v", found)
	}
}

func TestLeakMoreReturnedThanBought(t *testing.T) {
	s := newShop(t, "USD")
	ann := s.customer("Ann")
	o := s.order("O-1", "2026-01-05", ann, s.product("P", "100", "40"), "100")
	s.back("R-1", "2026-01-12", o, "2", 200_00)
	s.expect(report.LeakQuantity, ann, 100_00, "O-1 R-1")
}

func TestLeakSerialReturner(t *testing.T) {
	s := newShop(t, "USD")
	ann, bob, p := s.customer("Ann"), s.customer("Bob"), s.product("P", "100", "40")
	for _, n := range []string{"1", "2", "3"} {
		s.back("R-"+n, "2026-01-12", s.order("O-"+n, "2026-01-05", ann, p, "100"), "1", 100_00)
		s.back("B-"+n, "2026-01-12", s.order("P-"+n, "2026-01-05", bob, p, "100"), "1", 30_00) // less than half
	}
	s.expect(report.LeakReturner, ann, 36_00, "R-1 R-2 R-3") // three returns in store
}

func TestLeakDiscountBelowCost(t *testing.T) {
	s := newShop(t, "USD")
	ann, p := s.customer("Ann"), s.product("P", "100", "40")
	s.order("O-1", "2026-01-05", ann, p, "100", func(o *app.Order) { o.Lines[0].Discount = 70_00 })
	s.order("O-2", "2026-01-05", ann, p, "100", func(o *app.Order) { o.Lines[0].Discount = 60_00 }) // at cost
	s.order("O-3", "2026-01-05", ann, p, "35")                                                      // a low price is no discount
	s.expect(report.LeakDiscount, ann, 10_00, "O-1")
}

func TestLeakCampaignToUnprofitableCustomers(t *testing.T) {
	s := newShop(t, "USD")
	loss, gain, answered := s.customer("Loss"), s.customer("Gain"), s.customer("Answered")
	p := s.product("P", "100", "40")
	for _, c := range []app.ID{loss, answered} {
		s.put(&app.Interaction{Day: finance.MustDate("2026-01-05"), Contact: c, Kind: app.Visit, Direction: app.Outbound})
	}
	s.order("O-1", "2026-01-05", gain, p, "100")
	letter := s.campaign("Spring", s.source("Direct mail"), "2026-02-01", 3_00, loss, gain, answered)
	s.order("O-2", "2026-02-05", answered, p, "41", func(o *app.Order) { o.Campaign = letter })
	s.expect(report.LeakCampaign, 0, 1_85, "Spring") // a third of the cost, and the letter
}

func TestLeakServiceAboveMargin(t *testing.T) {
	s := newShop(t, "USD")
	ann, bob, p := s.customer("Ann"), s.customer("Bob"), s.product("P", "100", "40")
	s.order("O-1", "2026-01-05", ann, p, "100")
	s.order("O-2", "2026-01-05", bob, p, "100")
	s.put(&app.ServiceCase{Number: "S-1", Day: finance.MustDate("2026-01-09"), Contact: ann, Parts: 75_00})
	s.put(&app.ServiceCase{Number: "S-2", Day: finance.MustDate("2026-01-09"), Contact: bob, Parts: 60_00})
	s.expect(report.LeakServiceAbove, ann, 15_00, "S-1")
}

func TestLeaksOfAPeriod(t *testing.T) {
	s := newShop(t, "USD")
	o := s.order("O-1", "2026-01-05", s.customer("Ann"), s.product("P", "100", "40"), "100")
	s.claim("C-1", o, 10_00, "2026-01-10")
	s.back("R-1", "2026-02-12", o, "1", 100_00)
	for _, c := range []struct {
		q    report.Query
		want int
	}{
		{report.Query{From: 20260101, To: 20260131}, 0}, {report.Query{From: 20260201, To: 20260228}, 1}, {report.Query{AsOf: 20260211}, 0},
	} {
		r := must[*report.LeaksReport](t)(report.Leaks(s.ctx, s, c.q))
		if len(r.Rows) != c.want {
			t.Errorf("%+v: %+v", c.q, r.Rows)
		}
	}
}

func TestIncomplete(t *testing.T) {
	s := newShop(t, "USD")
	ann, known := s.customer("Ann"), s.product("KNOWN", "10", "4")
	internet := s.source("Internet")
	told := func(o *app.Order) { o.Source = internet }
	s.order("O-1", "2026-01-05", ann, s.product("NOCOST", "10", ""), "10", told)
	s.order("O-2", "2026-01-05", ann, known, "10")
	s.order("O-3", "2026-01-05", 0, known, "10", told)
	s.order("O-4", "2026-01-05", ann, known, "10", told, func(o *app.Order) { o.Channel = app.NoChannel })
	s.put(&app.Return{Number: "R-1", Day: 20260106, Contact: ann, Channel: app.ChannelStore,
		Lines: []app.ReturnLine{{Line: 1, Product: known, Quantity: number("1"), Refund: 500, Restock: true}}})
	fine := s.order("O-5", "2026-01-05", ann, known, "10", told)
	s.back("R-2", "2026-01-07", fine, "1", 1000, func(r *app.Return) { r.Channel = app.NoChannel })
	s.put(&app.Interaction{Day: 20260107, Contact: ann, Kind: app.Call, Direction: app.Inbound})
	s.put(&app.ServiceCase{Number: "S-1", Day: 20260107, Contact: ann})
	s.put(&app.Claim{Number: "C-1", Contact: ann, Amount: 100, Received: 20260107})
	s.campaign("Free", internet, "2026-01-06", 0)
	want := map[string]string{
		report.NoCost: "NOCOST", report.NoSource: "O-2", report.WalkIn: "O-3", report.NoChannel: "O-4", report.NoReceipt: "R-1",
		report.NoReturnWay: "R-2", report.NoMinutes: "2026-01-07 Ann", report.NoCaseMinutes: "S-1", report.NoClaimOrder: "C-1", report.NoMediaCost: "Free",
	}
	r := must[*report.IncompleteReport](t)(report.Incomplete(s.ctx, s, report.Query{}))
	for _, row := range r.Rows {
		if row.Count != 1 || strings.Join(row.Documents, " ") != want[row.Kind] {
			t.Errorf("%+v, want %s", row, want[row.Kind])
		}
		delete(want, row.Kind)
	}
	if len(want) != 0 || r.Count() != 10 {
		t.Errorf("not found: %v; count %d", want, r.Count())
	}
	if later := must[*report.IncompleteReport](t)(report.Incomplete(s.ctx, s, report.Query{From: 20260201, To: 20260228})); len(later.Rows) != 0 {
		t.Errorf("%+v", later.Rows)
	}
}
