package lines

import (
	"context"

	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/ui/document"
)

// Data finds products.
type Data interface {
	Product(ctx context.Context, id app.ID) (*app.Product, error)
	ProductChoices(ctx context.Context, text string, limit int) ([]app.Choice, error)
}

// Products are those that stand in lines, by ID.
type Products map[app.ID]*app.Product

// Cost is what a product costs; not valid where nobody knows.
func (p Products) Cost(id app.ID) decimal.NullDecimal {
	if product, ok := p[id]; ok {
		return product.Cost
	}
	return decimal.NullDecimal{}
}

// ReadProducts reads the products of lines.
func ReadProducts(ctx context.Context, data Data, lines []app.OrderLine) (Products, error) {
	known := Products{}
	for _, l := range lines {
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

// Recall reads the products of lines that were typed before the program ended,
// nil for none. One that was taken back meanwhile is taken out of its line.
func (p Products) Recall(ctx context.Context, data Data, u *document.Unsaved) error {
	if u == nil {
		return nil
	}
	for _, typed := range u.Lines {
		id := app.ID(typed["product"].ID)
		if id == 0 || p[id] != nil {
			continue
		}
		product, err := data.Product(ctx, id)
		switch {
		case err == nil:
			p[id] = product
		case app.KindOf(err) == app.NotFound:
			typed["product"] = document.Value{}
		default:
			return err
		}
	}
	return nil
}
