package orders

import (
	"context"

	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/app/posting"
	"rapport/finance"
)

// loadPosting reads what orders are posted with.
func loadPosting(ctx context.Context, data Data) (*posting.Context, error) {
	company, err := data.Company(ctx)
	if err != nil {
		return nil, err
	}
	register, err := data.Register(ctx)
	if err != nil {
		return nil, err
	}
	return &posting.Context{Currency: company.Currency(), Register: register}, nil
}

// products are those of an order's lines, by ID.
type products map[app.ID]*app.Product

func (p products) cost(id app.ID) decimal.NullDecimal {
	if product, ok := p[id]; ok {
		return product.Cost
	}
	return decimal.NullDecimal{}
}

// statementOf is what saving the order would post, whether its sale counts yet
// or only once it is shipped or paid.
func statementOf(c *posting.Context, o *app.Order, known products) finance.Statement {
	counted := *o
	if counted.ShippedOn == 0 {
		counted.ShippedOn = counted.Day
	}
	if counted.PaidOn == 0 && counted.Unpaid {
		counted.PaidOn = counted.Day
	}
	counted.WrittenOffOn = 0
	var s finance.Statement
	for _, e := range c.Order(&counted, known.cost, nil) {
		s.Add(e.Account, e.Amount)
	}
	return s
}

// costless counts the lines whose cost is told neither by the line nor by the
// product: their margin looks better than it is.
func costless(o *app.Order, known products) int {
	n := 0
	for _, l := range o.Lines {
		if l.Product != 0 && !l.UnitCost.Valid && !known.cost(l.Product).Valid {
			n++
		}
	}
	return n
}

// loadProducts reads the products of an order's lines.
func loadProducts(ctx context.Context, data Data, o *app.Order) (products, error) {
	known := products{}
	for _, l := range o.Lines {
		if known[l.Product] != nil {
			continue
		}
		p, err := data.Product(ctx, l.Product)
		if err != nil {
			return nil, err
		}
		known[l.Product] = p
	}
	return known, nil
}
