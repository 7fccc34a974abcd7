package report

import (
	"context"

	"rapport/finance"
)

// CashFlow is the money that moved in a period, by cash days. What a document
// does to customers' money on one day counts as one sum (an order less its
// discount is one receipt; a refund less the fee kept from it one payment), and
// goods that go back to stock lessen what is paid for goods. Net is received +
// paid, and the sum of all amounts whose cash day is in the period.
type CashFlow struct {
	Received finance.Amount `json:"received"` // from customers
	Paid     finance.Amount `json:"paid"`     // to anyone; negative
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
