package posting_test

import (
	"testing"

	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/app/posting"
	"rapport/finance"
)

var usd = finance.Currency{Code: "USD", Exponent: 2}

func newContext() *posting.Context {
	return &posting.Context{Currency: usd, Register: app.Register{app.DefaultDefinitions()}}
}

func dec(s string) decimal.Decimal { return decimal.RequireFromString(s) }

func nullDec(s string) decimal.NullDecimal { return decimal.NewNullDecimal(dec(s)) }

func day(s string) finance.Date { return finance.MustDate(s) }

// noCosts knows the cost of no product.
func noCosts(app.ID) decimal.NullDecimal { return decimal.NullDecimal{} }

// text writes entries as "account amount day/cash", one a line, for comparing.
func text(entries []finance.Entry) []string {
	var lines []string
	for _, e := range entries {
		lines = append(lines, e.Account.String()+" "+e.Amount.Text(usd)+" "+e.Day.String()+"/"+e.CashDay.String())
	}
	return lines
}

func wantEntries(t *testing.T, got []finance.Entry, want ...string) {
	t.Helper()
	lines := text(got)
	if len(lines) != len(want) {
		t.Fatalf("got %d entries %q, want %q", len(lines), lines, want)
	}
	for i := range want {
		if lines[i] != want[i] {
			t.Errorf("entry %d is %q, want %q", i, lines[i], want[i])
		}
	}
}

// camera is Michelle's first order.
func camera() *app.Order {
	return &app.Order{
		ID: 10, Number: "O-1001", Day: day("2026-03-02"), Contact: 1, Channel: app.ChannelWeb, Source: 5, ShippingCost: 1140,
		Lines: []app.OrderLine{{ID: 11, Line: 1, Product: 7, Quantity: dec("1"), UnitPrice: dec("499.00"), UnitCost: nullDec("320.00")}},
	}
}

func cameraBack() *app.Return {
	return &app.Return{
		ID: 20, Number: "R-1", Day: day("2026-03-10"), Contact: 1, Channel: app.ChannelStore,
		Lines: []app.ReturnLine{{ID: 21, Line: 1, OrderLine: 11, Product: 7, Quantity: dec("1"), Refund: 49900, Restock: true}},
	}
}

func couponClaim(states ...app.ClaimState) *app.Claim {
	return &app.Claim{ID: 30, Number: "RB-1", Contact: 1, Order: 10, Product: 7, Amount: 10000, Received: day("2026-03-03"), States: states}
}

func TestMichellesDocumentsPostToTheCent(t *testing.T) {
	c := newContext()
	order, back := camera(), cameraBack()
	wantEntries(t, c.Order(order, noCosts, nil),
		"sales 499.00 2026-03-02/2026-03-02", "cogs -320.00 2026-03-02/2026-03-02",
		"shipping_cost -11.40 2026-03-02/2026-03-02", "activity -1.50 2026-03-02/2026-03-02")
	claim := couponClaim(app.ClaimState{Status: app.ClaimPaid, Day: day("2026-03-08")})
	wantEntries(t, c.Claim(claim, order, []*app.Return{back}),
		"rebate -100.00 2026-03-03/2026-03-08", "activity -4.50 2026-03-03/2026-03-03")
	wantEntries(t, c.Return(back, []*app.Order{order}, nil, noCosts),
		"returns -499.00 2026-03-10/2026-03-10", "cogs 320.00 2026-03-10/2026-03-10", "activity -12.00 2026-03-10/2026-03-10")
	if leak := posting.RebateLeak(claim, order, []*app.Return{back}); leak != 10000 {
		t.Errorf("leak is %s, want 100.00", leak.Text(usd))
	}
	call := &app.Interaction{ID: 40, Day: day("2026-03-15"), Contact: 1, Kind: app.Call, Direction: app.Inbound, Minutes: nullDec("12.5")}
	wantEntries(t, c.Interaction(call, nil, 0), "activity -10.00 2026-03-15/2026-03-15")
}

func TestClawbackPostsRebateAndLeavesReturnsWhole(t *testing.T) {
	order, back := camera(), cameraBack()
	claim := couponClaim(
		app.ClaimState{Status: app.ClaimPaid, Day: day("2026-03-08")},
		app.ClaimState{Status: app.ClaimClawedBack, Day: day("2026-03-10"), Return: back.ID})
	wantEntries(t, newContext().Claim(claim, order, []*app.Return{back}),
		"rebate -100.00 2026-03-03/2026-03-08", "rebate 100.00 2026-03-10/2026-03-10", "activity -4.50 2026-03-03/2026-03-03")
	if leak := posting.RebateLeak(claim, order, []*app.Return{back}); leak != 0 {
		t.Errorf("a clawed-back rebate still leaks %s", leak.Text(usd))
	}
}

func TestClaimUnpaidWhenTheGoodsComeBackIsVoidThatDay(t *testing.T) {
	order, back := camera(), cameraBack()
	wantEntries(t, newContext().Claim(couponClaim(), order, []*app.Return{back}),
		"rebate -100.00 2026-03-03/", "rebate 100.00 2026-03-10/", "activity -4.50 2026-03-03/2026-03-03")
}

func TestClaimPaidAfterItsGoodsCameBackIsAFactAndALeak(t *testing.T) {
	order, back := camera(), cameraBack()
	claim := couponClaim(app.ClaimState{Status: app.ClaimPaid, Day: day("2026-03-20")})
	wantEntries(t, newContext().Claim(claim, order, []*app.Return{back}),
		"rebate -100.00 2026-03-03/", "rebate 100.00 2026-03-10/", "rebate -100.00 2026-03-20/2026-03-20",
		"activity -4.50 2026-03-03/2026-03-03")
	if leak := posting.RebateLeak(claim, order, []*app.Return{back}); leak != 10000 {
		t.Errorf("leak is %s, want 100.00", leak.Text(usd))
	}
}

func TestRefusedClaimIsTakenBackOnItsDay(t *testing.T) {
	claim := couponClaim(app.ClaimState{Status: app.ClaimRefused, Day: day("2026-04-01")})
	wantEntries(t, newContext().Claim(claim, camera(), nil),
		"rebate -100.00 2026-03-03/", "rebate 100.00 2026-04-01/", "activity -4.50 2026-03-03/2026-03-03")
}

func TestPartOfTheGoodsBackLeavesTheClaim(t *testing.T) {
	order, back := camera(), cameraBack()
	order.Lines[0].Quantity = dec("2")
	if got := posting.GoodsBack(couponClaim(), order, []*app.Return{back}); got != 0 {
		t.Errorf("one of two cameras back, yet all goods count as back on %s", got)
	}
}

func TestOrderDiscountIsSpreadByValueToTheCent(t *testing.T) {
	order := camera()
	order.Discount = 1000
	order.Lines = append(order.Lines,
		app.OrderLine{ID: 12, Line: 2, Product: 8, Quantity: dec("3"), UnitPrice: dec("33.335"), DiscountPercent: dec("10")})
	sales, discounts := newContext().LineValues(order)
	// 3 × 33.335 = 100.005 → 100.00 half to even; 10 % of 100.005 = 10.0005 → 10.00.
	if sales[0] != 49900 || sales[1] != 10000 {
		t.Errorf("sales %v, want 499.00 and 100.00", sales)
	}
	// 10.00 over 499.00 and 90.00: 8.472 and 1.528, the odd cent to the larger remainder.
	if discounts[0] != 847 || discounts[1] != 1000+153 {
		t.Errorf("discounts %v, want 8.47 and 11.53", discounts)
	}
}

func TestUnpaidOrderMovesNoMoneyAndAWriteOffIsWhatIsOwed(t *testing.T) {
	order := camera()
	order.Unpaid, order.WrittenOffOn = true, day("2026-05-01")
	got := newContext().Order(order, noCosts, []*app.Return{{
		ID: 20, Day: day("2026-03-10"), Lines: []app.ReturnLine{{ID: 21, OrderLine: 11, Quantity: dec("0.5"), Refund: 20000}},
	}})
	wantEntries(t, got,
		"sales 499.00 2026-03-02/", "cogs -320.00 2026-03-02/2026-03-02", "shipping_cost -11.40 2026-03-02/2026-03-02",
		"activity -1.50 2026-03-02/2026-03-02", "bad_debt -299.00 2026-05-01/")
}

func TestIncludedTaxIsNoRevenue(t *testing.T) {
	order := camera()
	order.TaxIncluded, order.Lines[0].Tax = true, 4160
	sales, _ := newContext().LineValues(order)
	if sales[0] != 45740 {
		t.Errorf("net sale %s, want 457.40", sales[0].Text(usd))
	}
}

func TestMediaCostIsSpreadOverTargetsToTheCent(t *testing.T) {
	cost := &app.MediaCost{ID: 50, Campaign: 60, Source: 5, Day: day("2026-03-14"), Amount: 100}
	entries := newContext().MediaCost(cost, []posting.Reached{{Contact: 3}, {Contact: 1}, {Contact: 2}})
	wantEntries(t, entries, "media -0.34 2026-03-14/2026-03-14", "media -0.33 2026-03-14/2026-03-14", "media -0.33 2026-03-14/2026-03-14")
	if entries[0].Customer != 1 {
		t.Errorf("the odd cent went to contact %d, want the lowest ID", entries[0].Customer)
	}
	unallocated := newContext().MediaCost(cost, nil)
	if len(unallocated) != 1 || unallocated[0].Customer != 0 || unallocated[0].Amount != -100 {
		t.Errorf("a cost without targets posted %v", unallocated)
	}
}

func TestTouchesOfAFractionOfACentDoNotVanish(t *testing.T) {
	c := newContext()
	for i := range c.Register[0].Activities {
		if c.Register[0].Activities[i].Code == app.ActivityEmail {
			c.Register[0].Activities[i].Fixed = dec("0.004")
		}
	}
	var touches []posting.Touch
	for i := range 300 {
		touches = append(touches, posting.Touch{
			Document: app.ID(100 + i), Kind: finance.DocTarget, Contact: app.ID(i + 1), Day: day("2026-03-14"), Activity: app.ActivityEmail,
		})
	}
	var sum finance.Amount
	for _, entries := range c.Touches(&app.Campaign{ID: 60, Source: 5}, touches) {
		for _, e := range entries {
			sum += e.Amount
		}
	}
	if sum != -120 {
		t.Errorf("300 touches of 0.004 cost %s, want -1.20", sum.Text(usd))
	}
	if c.Separable(app.ActivityEmail, day("2026-03-14")) {
		t.Error("touches of 0.004 count as separable")
	}
}

func TestYearlyBillPostsTwelveMonthsAndOnePayment(t *testing.T) {
	bill := &app.Bill{ID: 70, Starts: day("2025-01-31"), Months: 12, Amount: 10000, PaidOn: day("2025-02-03")}
	entries := newContext().Bill(bill, &app.Subscription{ID: 71, Contact: 1})
	var sum finance.Amount
	for i, e := range entries {
		sum += e.Amount
		if e.CashDay != day("2025-02-03") {
			t.Errorf("month %d: cash on %s", i, e.CashDay)
		}
	}
	if len(entries) != 12 || sum != 10000 {
		t.Errorf("%d entries sum to %s", len(entries), sum.Text(usd))
	}
	if entries[1].Day != day("2025-02-28") || entries[0].Amount != 834 || entries[11].Amount != 833 {
		t.Errorf("second month on %s, parts %d … %d", entries[1].Day, entries[0].Amount, entries[11].Amount)
	}
}

func TestServiceIsRoundedOnce(t *testing.T) {
	s := &app.ServiceCase{ID: 80, Day: day("2026-03-20"), Contact: 1, Minutes: nullDec("12.5"), Parts: 1}
	wantEntries(t, newContext().Service(s, nil), "service -8.76 2026-03-20/2026-03-20")
}

func TestMergedContactsPostToTheSurvivor(t *testing.T) {
	c := newContext()
	c.Survivor = func(id app.ID) app.ID {
		if id == 1 {
			return 99
		}
		return id
	}
	for _, e := range c.Order(camera(), noCosts, nil) {
		if e.Customer != 99 {
			t.Errorf("%s posted to %d", e.Account, e.Customer)
		}
	}
}

func TestRevenueAtShipmentWaitsForIt(t *testing.T) {
	c := newContext()
	c.Register[0].Revenue = app.RevenueAtShipment
	wantEntries(t, c.Order(camera(), noCosts, nil), "activity -1.50 2026-03-02/2026-03-02")
	order := camera()
	order.ShippedOn = day("2026-03-05")
	if got := c.Order(order, noCosts, nil)[0]; got.Day != order.ShippedOn {
		t.Errorf("the sale counts on %s, want the day of shipment", got.Day)
	}
}
