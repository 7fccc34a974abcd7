package orders

import (
	"context"

	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/app/posting"
	"rapport/finance"
	"rapport/ui/document/lines"
)

// loadPosting reads what orders of a month are posted with.
func loadPosting(ctx context.Context, data Data, month finance.Month) (*posting.Context, error) {
	company, err := data.Company(ctx)
	if err != nil {
		return nil, err
	}
	register, err := data.Register(ctx)
	if err != nil {
		return nil, err
	}
	rates, err := data.PoolRates(ctx, month)
	if err != nil {
		return nil, err
	}
	offers, err := data.RebateOffers(ctx)
	return &posting.Context{
		Currency: company.Currency(), Register: register, Offers: offers,
		PoolRate: func(pool string, _ finance.Month) decimal.Decimal { return rates[pool] },
	}, err
}

// statementOf is what saving the order would post, whether its sale counts yet
// or only once it is shipped or paid.
func statementOf(c *posting.Context, o *app.Order, known lines.Products) finance.Statement {
	counted := *o
	if counted.ShippedOn == 0 {
		counted.ShippedOn = counted.Day
	}
	if counted.PaidOn == 0 && counted.Unpaid {
		counted.PaidOn = counted.Day
	}
	counted.WrittenOffOn = 0
	var s finance.Statement
	for _, e := range c.Order(&counted, known.Cost, nil) {
		s.Add(e.Account, e.Amount)
	}
	return s
}

// costless counts the lines whose cost is told neither by the line nor by the
// product: their margin looks better than it is.
func costless(o *app.Order, known lines.Products) int {
	n := 0
	for _, l := range o.Lines {
		if l.Product != 0 && !l.UnitCost.Valid && !known.Cost(l.Product).Valid {
			n++
		}
	}
	return n
}
