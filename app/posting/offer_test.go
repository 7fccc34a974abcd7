package posting_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"rapport/app"
	"rapport/app/posting"
	"rapport/finance"
)

// offered is a context in which the camera bears a rebate of 100.00 that three
// of ten customers are expected to claim.
func offered() *posting.Context {
	c := newContext()
	d := app.DefaultDefinitions()
	d.Rebate = app.RebateAtSale
	c.Register = app.Register{d}
	c.Offers = []app.RebateOffer{{
		ID: 70, Name: "Spring", Product: camera().Lines[0].Product, Amount: 10000,
		Starts: day("2026-03-01"), Ends: day("2026-03-31"), ExpectedRedemption: decimal.New(3, -1),
	}}
	return c
}

func rebates(entries []finance.Entry) []finance.Entry {
	var found []finance.Entry
	for _, e := range entries {
		if e.Account == finance.Rebate {
			found = append(found, e)
		}
	}
	return found
}

func TestRebateAtSaleUnclaimed(t *testing.T) {
	wantEntries(t, rebates(offered().Order(camera(), noCosts, nil)),
		"rebate -30.00 2026-03-02/", "rebate 30.00 2026-04-01/")
}

func TestRebateAtSaleClaimed(t *testing.T) {
	c, order, claim := offered(), camera(), couponClaim(app.ClaimState{Status: app.ClaimPaid, Day: day("2026-03-08")})
	wantEntries(t, rebates(c.Order(order, noCosts, nil, claim)), "rebate -30.00 2026-03-02/")
	wantEntries(t, rebates(c.Claim(claim, order, nil, claim)), "rebate 30.00 2026-03-03/", "rebate -100.00 2026-03-03/2026-03-08")
}

func TestRebateAtSaleRefused(t *testing.T) {
	c, order, claim := offered(), camera(), couponClaim()
	claim.States = []app.ClaimState{{Status: app.ClaimRefused, Day: day("2026-03-20")}}
	entries := append(c.Order(order, noCosts, nil, claim), c.Claim(claim, order, nil, claim)...)
	wantEntries(t, rebates(entries), "rebate -30.00 2026-03-02/", "rebate 30.00 2026-03-03/", "rebate -100.00 2026-03-03/", "rebate 100.00 2026-03-20/")
}

func TestRebateAtSaleReturned(t *testing.T) {
	order := camera()
	back := &app.Return{ID: 80, Day: day("2026-03-10"), Lines: []app.ReturnLine{{
		ID: 81, OrderLine: order.Lines[0].ID, Product: order.Lines[0].Product, Quantity: decimal.NewFromInt(1), Refund: 49900,
	}}}
	wantEntries(t, rebates(offered().Order(order, noCosts, []*app.Return{back})), "rebate -30.00 2026-03-02/", "rebate 30.00 2026-03-10/")
}

// Of five pieces two are claimed, one comes back, and two lapse; the odd cents
// lie with the first pieces.
func TestRebateAtSaleOfSeveralPieces(t *testing.T) {
	c, order := offered(), camera()
	c.Offers[0].ExpectedRedemption = decimal.New(3001, -4)
	order.Lines[0].Quantity = decimal.NewFromInt(5)
	double := couponClaim()
	double.Amount = 20000
	back := &app.Return{ID: 80, Day: day("2026-03-10"), Lines: []app.ReturnLine{{
		ID: 81, OrderLine: order.Lines[0].ID, Product: order.Lines[0].Product, Quantity: decimal.NewFromInt(1), Refund: 49900,
	}}}
	returns := []*app.Return{back}
	wantEntries(t, rebates(c.Order(order, noCosts, returns, double)),
		"rebate -150.05 2026-03-02/", "rebate 30.01 2026-03-10/", "rebate 60.02 2026-04-01/")
	wantEntries(t, rebates(c.Claim(double, order, returns, double))[:1], "rebate 60.02 2026-03-03/")
}

func TestRevenueNotYet(t *testing.T) {
	for rule, on := range map[app.RevenueRule]finance.Date{app.RevenueAtShipment: day("2026-03-09"), app.RevenueAtPayment: day("2026-03-12")} {
		c, order := newContext(), camera()
		d := app.DefaultDefinitions()
		d.Revenue = rule
		c.Register = app.Register{d}
		order.Unpaid, order.PaidOn, order.ShippedOn = true, 0, 0
		wantEntries(t, c.Order(order, noCosts, nil), "activity -1.50 2026-03-02/2026-03-02")
		if rule == app.RevenueAtShipment {
			order.ShippedOn = on
		} else {
			order.PaidOn = on
		}
		if got := c.Order(order, noCosts, nil)[0]; got.Account != finance.Sales || got.Day != on {
			t.Errorf("%s: %v on %v", rule, got.Account, got.Day)
		}
	}
}

// Once an offer is over, what its rebates cost is the sum of the claims that
// stand, however many pieces were sold, claimed, refused and returned.
func TestRebateAtSaleSumsToTheClaims(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		c, order := offered(), camera()
		c.Offers[0].ExpectedRedemption = decimal.New(int64(rapid.IntRange(0, 100).Draw(rt, "share")), -2)
		c.Offers[0].Amount = finance.Amount(rapid.IntRange(1, 10000).Draw(rt, "amount"))
		order.Lines[0].Quantity = decimal.New(int64(rapid.IntRange(1, 80).Draw(rt, "quantity")), -1)
		var claims []*app.Claim
		var standing finance.Amount
		for i := range rapid.IntRange(0, 4).Draw(rt, "claims") {
			claim := couponClaim()
			claim.ID, claim.Amount = app.ID(100+i), finance.Amount(rapid.IntRange(1, 20000).Draw(rt, "claimed"))
			claim.Received = day("2026-03-03").AddDays(rapid.IntRange(0, 60).Draw(rt, "later"))
			claim.States = []app.ClaimState{{Status: app.ClaimPaid, Day: claim.Received}}
			if rapid.Bool().Draw(rt, "refused") {
				claim.States[0].Status = app.ClaimRefused
			} else {
				standing += claim.Amount
			}
			claims = append(claims, claim)
		}
		var returns []*app.Return
		for i := range rapid.IntRange(0, 3).Draw(rt, "returns") {
			back := cameraBack()
			back.ID, back.Day = app.ID(200+i), day("2026-03-02").AddDays(rapid.IntRange(0, 60).Draw(rt, "back"))
			back.Lines[0].ID, back.Lines[0].Quantity = app.ID(300+i), decimal.New(int64(rapid.IntRange(1, 30).Draw(rt, "pieces")), -1)
			returns = append(returns, back)
		}
		entries := c.Order(order, noCosts, returns, claims...)
		for _, claim := range claims {
			entries = append(entries, c.Claim(claim, order, returns, claims...)...)
		}
		var cost, cash finance.Amount
		for _, e := range rebates(entries) {
			cost -= e.Amount
			if e.CashDay != 0 {
				cash -= e.Amount
			}
		}
		if cost != standing || cash != standing {
			rt.Fatalf("rebates cost %d and %d was paid; the claims that stand are %d", cost, cash, standing)
		}
	})
}
