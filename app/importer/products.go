package importer

import (
	"github.com/shopspring/decimal"

	"rapport/app"
)

// productDraft is a product as a row tells it.
type productDraft struct {
	product app.Product
}

func readProduct(rows []*cells) draft {
	c := rows[0]
	return &productDraft{app.Product{
		SKU: c.name("sku"), Name: c.name("name"), Price: c.number("price").Decimal, Cost: c.number("cost"), Active: true,
	}}
}

func (d *productDraft) refer(w *wanted) { want(w.products, d.product.SKU) }

func (d *productDraft) resolve(c *chunk) (*job, error) {
	var there app.ID
	for _, h := range c.skus[d.product.SKU] {
		there = h.ID
	}
	unique := app.Invalid("sku", "There is already a product %q; SKUs are unique.", short(d.product.SKU))
	done, update, err := c.duplicate(there != 0, app.Fold(d.product.SKU), unique)
	if done != nil || err != nil {
		return done, err
	}
	if !update {
		return &job{outcome: created, record: &d.product}, nil
	}
	old, err := c.find.Product(c.ctx, there)
	if err != nil {
		return nil, err
	}
	if old.Name == d.product.Name && old.Price.Equal(d.product.Price) && (!d.product.Cost.Valid || same(old.Cost, d.product.Cost)) {
		return &job{outcome: skipped}, nil
	}
	old.Name, old.Price = d.product.Name, d.product.Price
	if d.product.Cost.Valid {
		old.Cost = d.product.Cost
	}
	return &job{outcome: updated, record: old}, nil
}

func same(a, b decimal.NullDecimal) bool {
	return a.Valid == b.Valid && (!a.Valid || a.Decimal.Equal(b.Decimal))
}
