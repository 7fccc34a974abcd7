package app

import (
	"github.com/shopspring/decimal"

	"rapport/finance"
)

// Stage is how far a deal has come.
type Stage string

// The stages of a deal.
const (
	StageLead      Stage = "lead"
	StageQualified Stage = "qualified"
	StageOffer     Stage = "offer"
	StageWon       Stage = "won"
	StageLost      Stage = "lost"
)

// Stages lists the stages in their order.
func Stages() []Stage {
	return []Stage{StageLead, StageQualified, StageOffer, StageWon, StageLost}
}

// Open reports whether the deal may still be won.
func (s Stage) Open() bool { return s != StageWon && s != StageLost }

// Deal is a sale that may come about. It posts nothing to the ledger; the order
// that it becomes does.
type Deal struct {
	ID         ID             `db:"id"`
	Number     string         `db:"number"` // unique in its source system
	System     string         `db:"source_system"`
	Contact    ID             `db:"contact"`
	Title      string         `db:"title"`
	Stage      Stage          `db:"stage"`
	StageOn    finance.Date   `db:"stage_on"` // the day on which it came to that stage
	Amount     finance.Amount `db:"value"`    // what it would bring, before tax
	Expected   finance.Date   `db:"expected"` // the day on which it is expected to close
	Owner      ID             `db:"owner"`
	Order      ID             `db:"sale_order"` // what it became
	ValidUntil finance.Date   `db:"valid_until"`
	Terms      string         `db:"terms"` // printed below its quote
	Note       string         `db:"note"`
	Created    string         `db:"created"`

	Lines []DealLine `db:"-"`
}

// DealLine is one product that is offered. The price is in major units a piece.
type DealLine struct {
	ID              ID              `db:"id"`
	Deal            ID              `db:"deal"`
	Line            int             `db:"line"` // 1, 2 …
	Product         ID              `db:"product"`
	Quantity        decimal.Decimal `db:"quantity"`
	UnitPrice       decimal.Decimal `db:"unit_price"`
	DiscountPercent decimal.Decimal `db:"discount_percent"`
}

func (d *Deal) recordID() *ID { return &d.ID }

// Validate wants number, customer, title, a known stage and its day; a line's
// field is "lines.2.quantity".
func (d *Deal) Validate() error {
	var p Problems
	p.name("number", d.Number, Say("Give the deal a number."))
	if d.Contact == 0 {
		p = append(p, Invalid("customer", "Choose the customer."))
	}
	p.name("title", d.Title, Say("Say what the deal is about."))
	switch d.Stage {
	case StageLead, StageQualified, StageOffer, StageWon, StageLost:
	default:
		p = append(p, Invalid("stage", "The stage is lead, qualified, offer, won or lost."))
	}
	p.day("stage_on", d.StageOn)
	p.magnitude("value", d.Amount)
	p.note("terms", d.Terms)
	p.note("note", d.Note)
	for i := range d.Lines {
		l := d.Lines[i].asOrderLine()
		l.validate(&p, i+1)
	}
	return p.OrNil()
}

// Reach brings the deal to a stage on a day; a stage that it has stays as it is.
func (d *Deal) Reach(s Stage, day finance.Date) {
	if d.Stage != s {
		d.Stage, d.StageOn = s, day
	}
}

// AsOrder is the order that the deal would become on a day: its customer, its
// owner as the salesperson, and what it offers.
func (d *Deal) AsOrder(day finance.Date) *Order {
	o := &Order{Day: day, Contact: d.Contact, Salesperson: d.Owner}
	for i := range d.Lines {
		o.Lines = append(o.Lines, d.Lines[i].asOrderLine())
	}
	return o
}

func (l *DealLine) asOrderLine() OrderLine {
	return OrderLine{
		Line: l.Line, Product: l.Product, Quantity: l.Quantity, UnitPrice: l.UnitPrice, DiscountPercent: l.DiscountPercent,
	}
}
