package app

import (
	"github.com/shopspring/decimal"

	"rapport/finance"
)

// Order is a sale. Contact 0 is a walk-in: its entries are unallocated.
type Order struct {
	ID              ID             `db:"id"`
	Number          string         `db:"number"` // unique in its source system
	System          string         `db:"source_system"`
	Day             finance.Date   `db:"day"`
	Contact         ID             `db:"contact"`
	Company         ID             `db:"company"` // stamped when saved
	Channel         Channel        `db:"channel"`
	Source          ID             `db:"media_source"`
	Campaign        ID             `db:"campaign"`
	Salesperson     ID             `db:"salesperson"`
	Discount        finance.Amount `db:"discount"` // of the whole order, spread over the lines by value
	Coupon          string         `db:"coupon"`
	ShippingCharged finance.Amount `db:"shipping_charged"`
	ShippingCost    finance.Amount `db:"shipping_cost"`
	PaymentFee      finance.Amount `db:"payment_fee"`
	TaxIncluded     bool           `db:"tax_included"` // line prices include the line's tax
	ShippedOn       finance.Date   `db:"shipped_on"`
	PaidOn          finance.Date   `db:"paid_on"`
	Unpaid          bool           `db:"unpaid"` // told to be unpaid; else money moved on PaidOn or Day
	WrittenOffOn    finance.Date   `db:"written_off_on"`
	Note            string         `db:"note"`
	Batch           ID             `db:"batch"`

	Lines []OrderLine `db:"-"`
}

// OrderLine is one product of an order. Prices are in major units a piece.
type OrderLine struct {
	ID              ID                  `db:"id"`
	Order           ID                  `db:"sale_order"`
	Line            int                 `db:"line"` // 1, 2 …
	Product         ID                  `db:"product"`
	Quantity        decimal.Decimal     `db:"quantity"`
	UnitPrice       decimal.Decimal     `db:"unit_price"`
	UnitCost        decimal.NullDecimal `db:"unit_cost"` // not told: the product's
	Discount        finance.Amount      `db:"discount"`
	DiscountPercent decimal.Decimal     `db:"discount_percent"`
	Tax             finance.Amount      `db:"tax"`
}

func (o *Order) recordID() *ID { return &o.ID }

// Validate checks the head and every line; a line's field is "lines.2.quantity".
func (o *Order) Validate() error {
	var p Problems
	p.name("number", o.Number, Say("Give the order a number."))
	p.day("date", o.Day)
	p.magnitude("discount", o.Discount)
	p.magnitude("shipping_charged", o.ShippingCharged)
	p.magnitude("shipping_cost", o.ShippingCost)
	p.magnitude("payment_fee", o.PaymentFee)
	p.note("note", o.Note)
	if len(o.Lines) == 0 {
		p = append(p, Invalid("lines", "An order needs at least one product."))
	}
	for i := range o.Lines {
		o.Lines[i].validate(&p, i+1)
	}
	return p.OrNil()
}

func (l *OrderLine) validate(p *Problems, n int) {
	if l.Product == 0 {
		*p = append(*p, Invalid(lineField(n, "sku"), "Choose the product."))
	}
	if !l.Quantity.IsPositive() {
		*p = append(*p, Invalid(lineField(n, "quantity"), "The quantity must be above zero; goods that come back are recorded as a return."))
	}
	if l.UnitPrice.IsNegative() {
		*p = append(*p, Invalid(lineField(n, "unit_price"), "This cannot be below zero."))
	}
	p.notNegative(lineField(n, "unit_cost"), l.UnitCost)
	p.magnitude(lineField(n, "discount"), l.Discount)
	p.magnitude(lineField(n, "tax"), l.Tax)
	if l.DiscountPercent.IsNegative() || l.DiscountPercent.GreaterThan(decimal.NewFromInt(100)) {
		*p = append(*p, Invalid(lineField(n, "discount_percent"), "A discount is between 0 and 100 percent."))
	}
}
