package report

import (
	"context"

	"rapport/finance"
)

// CashFlow is the money that moved in a period, by cash days. Received is what
// customers paid for orders and subscriptions, after discounts. Paid is all else,
// negative: refunds less the fees kept from them, rebates, goods (less those that
// went back to stock), carriers, fees, activities, service, media. Net is the sum
// of both, and of all amounts whose cash day is in the period.
type CashFlow struct {
	Received finance.Amount `json:"received"`
	Paid     finance.Amount `json:"paid"`
	Net      finance.Amount `json:"net"`
}

// cashOf is the cash flow of a period; none of an empty file.
func cashOf(ctx context.Context, src ScorecardSource, p finance.Period) (CashFlow, error) {
	if p == (finance.Period{}) {
		return CashFlow{}, nil
	}
	c, err := src.Cash(ctx, p)
	c.Net = c.Received + c.Paid
	return c, err
}
