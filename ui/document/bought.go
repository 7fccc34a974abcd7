package document

import (
	"context"

	"rapport/app"
)

// Products finds the products of an order's lines.
type Products interface {
	Order(ctx context.Context, id app.ID) (*app.Order, error)
	Product(ctx context.Context, id app.ID) (*app.Product, error)
}

// Bought lists the products of an order, a line each.
func Bought(ctx context.Context, data Products, order app.ID) ([]*app.Product, error) {
	o, err := data.Order(ctx, order)
	if err != nil {
		return nil, err
	}
	products := make([]*app.Product, len(o.Lines))
	for i, l := range o.Lines {
		if products[i], err = data.Product(ctx, l.Product); err != nil {
			return nil, err
		}
	}
	return products, nil
}
