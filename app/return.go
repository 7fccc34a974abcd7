package app

import (
	"strconv"

	"github.com/shopspring/decimal"

	"rapport/finance"
)

// Return is goods that came back, of one order, of several, or without a
// receipt. Contact 0 means the contact of its orders; with no order either, a
// walk-in.
type Return struct {
	ID            ID             `db:"id"`
	Number        string         `db:"number"`
	System        string         `db:"source_system"`
	Day           finance.Date   `db:"day"`
	Contact       ID             `db:"contact"`
	Company       ID             `db:"company"`
	Channel       Channel        `db:"channel"`
	RestockingFee finance.Amount `db:"restocking_fee"`
	ShippingCost  finance.Amount `db:"shipping_cost"`
	Note          string         `db:"note"`
	Batch         ID             `db:"batch"`

	Lines []ReturnLine `db:"-"`
	// Clawback lists the paid rebate claims that are kept from this refund:
	// saving the return gives each the state "clawed back" on the return's day.
	Clawback []ID `db:"-"`
}

// ReturnLine is one product taken back. Refund is for the goods, before fee,
// tax and clawback.
type ReturnLine struct {
	ID        ID                  `db:"id"`
	Return    ID                  `db:"sale_return"`
	Line      int                 `db:"line"`
	OrderLine ID                  `db:"order_line"` // 0: without a receipt
	Product   ID                  `db:"product"`
	Quantity  decimal.Decimal     `db:"quantity"`
	Refund    finance.Amount      `db:"refund"`
	Tax       finance.Amount      `db:"tax"`
	UnitCost  decimal.NullDecimal `db:"unit_cost"`
	Restock   bool                `db:"restock"` // back to stock; else written off
	Reason    string              `db:"reason"`
}

func (r *Return) recordID() *ID { return &r.ID }

// Validate checks the head and every line.
func (r *Return) Validate() error {
	var p Problems
	p.name("number", r.Number, Say("Give the return a number."))
	p.day("date", r.Day)
	p.magnitude("restocking_fee", r.RestockingFee)
	p.magnitude("shipping_cost", r.ShippingCost)
	p.note("note", r.Note)
	if len(r.Lines) == 0 {
		p = append(p, Invalid("lines", "A return needs at least one product."))
	}
	for i, l := range r.Lines {
		if l.Product == 0 {
			p = append(p, Invalid(lineField(i+1, "sku"), "Choose the product."))
		}
		if !l.Quantity.IsPositive() {
			p = append(p, Invalid(lineField(i+1, "quantity"), "The quantity must be above zero."))
		}
		p.magnitude(lineField(i+1, "refund"), l.Refund)
		p.magnitude(lineField(i+1, "tax"), l.Tax)
		p.notNegative(lineField(i+1, "unit_cost"), l.UnitCost)
	}
	return p.OrNil()
}

// lineField names a field of the n-th line, from 1.
func lineField(n int, name string) string { return "lines." + strconv.Itoa(n) + "." + name }
