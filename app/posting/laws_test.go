package posting_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"rapport/app"
	"rapport/finance"
)

// byAccount sums entries.
func byAccount(lists ...[]finance.Entry) finance.Statement {
	var s finance.Statement
	for _, l := range lists {
		for _, e := range l {
			s.Add(e.Account, e.Amount)
		}
	}
	return s
}

// TestFullReturnInPartsLeavesNothing is the law that a sale and its full return
// without fee, back to stock, leave sales + discount + returns = 0 and cogs = 0,
// in one return or in several, whatever the prices.
func TestFullReturnInPartsLeavesNothing(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		c := newContext()
		pieces := rapid.IntRange(1, 9).Draw(rt, "pieces")
		order := camera()
		order.Lines[0].Quantity = decimal.NewFromInt(int64(pieces))
		order.Lines[0].UnitPrice = decimal.New(int64(rapid.IntRange(0, 9_999_999).Draw(rt, "price")), -4)
		order.Lines[0].UnitCost = decimal.NewNullDecimal(decimal.New(int64(rapid.IntRange(0, 9_999_999).Draw(rt, "cost")), -4))
		order.Lines[0].DiscountPercent = decimal.NewFromInt(int64(rapid.IntRange(0, 100).Draw(rt, "percent")))
		sales, discounts := c.LineValues(order)

		var returns []*app.Return
		left, refund := pieces, sales[0]-discounts[0]
		for n := 0; left > 0; n++ {
			take := rapid.IntRange(1, left).Draw(rt, "take")
			back := refund * finance.Amount(take) / finance.Amount(left)
			returns = append(returns, &app.Return{
				ID: app.ID(20 + n), Day: day("2026-03-10").AddDays(rapid.IntRange(0, 3).Draw(rt, "day")), Contact: 1,
				Lines: []app.ReturnLine{{
					ID: app.ID(200 + n), Line: 1, OrderLine: 11, Product: 7, Quantity: decimal.NewFromInt(int64(take)), Refund: back, Restock: true,
				}},
			})
			left, refund = left-take, refund-back
		}
		total := byAccount(c.Order(order, noCosts, nil))
		for i, r := range returns {
			others := append(append([]*app.Return(nil), returns[:i]...), returns[i+1:]...)
			total = total.Plus(byAccount(c.Return(r, []*app.Order{order}, others, noCosts)))
		}
		if rest := total[finance.Sales] + total[finance.Discount] + total[finance.Returns]; rest != 0 {
			rt.Fatalf("sales + discount + returns = %d", rest)
		}
		if total[finance.COGS] != 0 {
			rt.Fatalf("cogs = %d", total[finance.COGS])
		}
	})
}

// TestKeysAreUniqueInADocument: a rebuild must give the same rows.
func TestKeysAreUniqueInADocument(t *testing.T) {
	order := camera()
	order.Discount, order.ShippingCharged, order.PaymentFee = 500, 690, 120
	order.Unpaid, order.WrittenOffOn = true, day("2026-05-01")
	seen := map[finance.Key]bool{}
	for _, e := range newContext().Order(order, noCosts, nil) {
		if seen[e.Key] {
			t.Errorf("key %v twice", e.Key)
		}
		seen[e.Key] = true
	}
}
