package app

import (
	"github.com/shopspring/decimal"

	"rapport/finance"
)

// InteractionKind is how we met the customer.
type InteractionKind string

// The kinds of interactions.
const (
	Call        InteractionKind = "call"
	EmailSent   InteractionKind = "email"
	Letter      InteractionKind = "letter"
	Visit       InteractionKind = "visit"
	WebActivity InteractionKind = "web"
)

// Direction tells who began.
type Direction string

// The directions.
const (
	Inbound  Direction = "in"
	Outbound Direction = "out"
)

// Interaction is a call, e-mail, letter, visit or web contact. One that names a
// campaign makes its customer a target of it. Contact 0 is a caller who is not
// known: its cost is unallocated.
type Interaction struct {
	ID          ID                  `db:"id"`
	Day         finance.Date        `db:"day"`
	Moment      string              `db:"moment"` // UTC RFC 3339, or empty
	Contact     ID                  `db:"contact"`
	Company     ID                  `db:"company"`
	Kind        InteractionKind     `db:"kind"`
	Direction   Direction           `db:"direction"`
	Minutes     decimal.NullDecimal `db:"minutes"`
	Campaign    ID                  `db:"campaign"`
	Order       ID                  `db:"sale_order"`
	Salesperson ID                  `db:"salesperson"`
	Outcome     string              `db:"outcome"`
	Note        string              `db:"note"`
	Occurrence  int                 `db:"occurrence"` // tells equal rows of one import apart
	Batch       ID                  `db:"batch"`
}

func (i *Interaction) recordID() *ID { return &i.ID }

// Validate wants a day, a kind, a direction and no minutes below zero.
func (i *Interaction) Validate() error {
	var p Problems
	p.day("date", i.Day)
	switch i.Kind {
	case Call, EmailSent, Letter, Visit, WebActivity:
	default:
		p = append(p, Invalid("kind", "The kind is call, email, letter, visit or web."))
	}
	if i.Direction != Inbound && i.Direction != Outbound {
		p = append(p, Invalid("direction", "The direction is in or out."))
	}
	p.notNegative("minutes", i.Minutes)
	p.note("note", i.Note)
	return p.OrNil()
}

// ServiceCase is a repair or another service, under warranty or not.
type ServiceCase struct {
	ID       ID                  `db:"id"`
	Number   string              `db:"number"`
	System   string              `db:"source_system"`
	Day      finance.Date        `db:"day"`
	Contact  ID                  `db:"contact"`
	Company  ID                  `db:"company"`
	Order    ID                  `db:"sale_order"`
	Product  ID                  `db:"product"`
	Warranty bool                `db:"warranty"`
	Minutes  decimal.NullDecimal `db:"minutes"`
	Parts    finance.Amount      `db:"parts_cost"`
	Note     string              `db:"note"`
	Batch    ID                  `db:"batch"`
}

func (s *ServiceCase) recordID() *ID { return &s.ID }

// Validate wants number, day and customer.
func (s *ServiceCase) Validate() error {
	var p Problems
	p.name("number", s.Number, Say("Give the case a number."))
	p.day("date", s.Day)
	if s.Contact == 0 {
		p = append(p, Invalid("customer", "Choose the customer."))
	}
	p.notNegative("minutes", s.Minutes)
	p.magnitude("parts_cost", s.Parts)
	p.note("note", s.Note)
	return p.OrNil()
}
