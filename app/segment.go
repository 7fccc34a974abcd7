package app

import (
	"database/sql/driver"
	"encoding/json"

	"rapport/finance"
)

// Segment is a choice of contacts under a name: who an offer is for. It holds the
// conditions, not the people; a campaign fixes those as targets on a day.
type Segment struct {
	ID     ID            `db:"id"`
	Name   string        `db:"name"`
	Filter SegmentFilter `db:"filter"`
}

func (s *Segment) recordID() *ID { return &s.ID }

// Validate wants a name, and limits in their order.
func (s *Segment) Validate() error {
	var p Problems
	p.name("name", s.Name, Say("Give the segment a name."))
	f := s.Filter
	if f.From != 0 && f.To != 0 && f.To < f.From {
		p = append(p, Invalid("to", "The end lies before the start."))
	}
	if f.OrdersTo != nil && *f.OrdersTo < f.OrdersFrom {
		p = append(p, Invalid("orders", "The largest number lies below the smallest."))
	}
	if f.Bought.NeedsProduct() && f.Product == 0 {
		p = append(p, Invalid("product", "Choose the product."))
	}
	for _, c := range f.Conditions {
		if fault := c.fault(); fault != nil {
			p = append(p, fault)
		}
	}
	return p.OrNil()
}

// Bought is what a segment asks of the goods that somebody bought.
type Bought string

// What may be asked of the goods. All but BoughtNever look at the span of the
// segment alone.
const (
	BoughtAny     Bought = ""        // no matter
	BoughtProduct Bought = "product" // this product
	BoughtOther   Bought = "other"   // something, but not this product
	BoughtNone    Bought = "none"    // nothing
	BoughtNever   Bought = "never"   // nothing at any time
)

// NeedsProduct reports whether the question is about one product.
func (b Bought) NeedsProduct() bool { return b == BoughtProduct || b == BoughtOther }

// Reach is how people of a segment must be reachable.
type Reach string

// The ways of reaching people.
const (
	ReachAny    Reach = ""
	ReachEmail  Reach = "email"
	ReachPhone  Reach = "phone"
	ReachLetter Reach = "letter" // to an address with a city
)

// SegmentFilter is the conditions of a segment, all of which must hold; the zero
// value is everybody. Net revenue and profit are of all time.
type SegmentFilter struct {
	Contacts ContactFilter `json:"contacts"`
	// Conditions are about tags and custom fields.
	Conditions []Condition `json:"conditions,omitempty"`
	Reach      Reach       `json:"reach,omitempty"`
	// Bought, Product and the number of orders are about orders from From to To;
	// no day is no limit.
	Bought     Bought       `json:"bought,omitempty"`
	Product    ID           `json:"product,omitempty"`
	From       finance.Date `json:"from,omitempty"`
	To         finance.Date `json:"to,omitempty"`
	OrdersFrom int          `json:"orders_from,omitempty"`
	OrdersTo   *int         `json:"orders_to,omitempty"`
	// LastWithin wants the last order at most so many days ago, LastOver more than
	// so many; 0 is no condition. Both leave out who never ordered.
	LastWithin  int             `json:"last_within,omitempty"`
	LastOver    int             `json:"last_over,omitempty"`
	RevenueFrom *finance.Amount `json:"revenue_from,omitempty"`
	RevenueTo   *finance.Amount `json:"revenue_to,omitempty"`
}

// OrderFacts is what a segment looks at in the orders of one contact.
type OrderFacts struct {
	InSpan int          // orders within the segment's span
	Bought bool         // the product, within the span
	Last   finance.Date // the last order of all
}

// Matcher tells the contacts of the segment on a day. orders has the facts of those
// who ever ordered, fields are the custom fields of the company.
func (f SegmentFilter) Matcher(fields []FieldDef, orders map[ID]OrderFacts, today finance.Date) func(*ContactRow) bool {
	contact := f.Contacts.Matcher(fields)
	conditions := make([]func(*ContactRow) bool, len(f.Conditions))
	for i, c := range f.Conditions {
		conditions[i] = c.matcher(fields)
	}
	return func(r *ContactRow) bool {
		for _, fits := range conditions {
			if !fits(r) {
				return false
			}
		}
		facts := orders[r.ID]
		return contact(r) && f.reaches(r) && f.fitsMoney(r) && f.fitsOrders(facts) && f.fitsLast(facts, today)
	}
}

func (f SegmentFilter) reaches(r *ContactRow) bool {
	switch f.Reach {
	case ReachEmail:
		return r.Email != ""
	case ReachPhone:
		return r.Phone != ""
	case ReachLetter:
		return r.City != ""
	}
	return true
}

func (f SegmentFilter) fitsMoney(r *ContactRow) bool {
	return (f.RevenueFrom == nil || r.NetRevenue >= *f.RevenueFrom) && (f.RevenueTo == nil || r.NetRevenue <= *f.RevenueTo)
}

func (f SegmentFilter) fitsOrders(o OrderFacts) bool {
	if o.InSpan < f.OrdersFrom || f.OrdersTo != nil && o.InSpan > *f.OrdersTo {
		return false
	}
	switch f.Bought {
	case BoughtProduct:
		return o.Bought
	case BoughtOther:
		return o.InSpan > 0 && !o.Bought
	case BoughtNone:
		return o.InSpan == 0
	case BoughtNever:
		return o.Last == 0
	}
	return true
}

func (f SegmentFilter) fitsLast(o OrderFacts, today finance.Date) bool {
	if f.LastWithin == 0 && f.LastOver == 0 {
		return true
	}
	if o.Last == 0 {
		return false
	}
	days := today.DaysSince(o.Last)
	return (f.LastWithin == 0 || days <= f.LastWithin) && (f.LastOver == 0 || days > f.LastOver)
}

// Value keeps the conditions as JSON.
func (f SegmentFilter) Value() (driver.Value, error) {
	text, err := json.Marshal(f)
	return string(text), err
}

// Scan reads the conditions from JSON.
func (f *SegmentFilter) Scan(src any) error {
	*f = SegmentFilter{}
	switch text := src.(type) {
	case string:
		return json.Unmarshal([]byte(text), f)
	case []byte:
		return json.Unmarshal(text, f)
	}
	return nil
}

// Mailing is a target of a campaign as a letter, an e-mail or a call reaches it.
type Mailing struct {
	Target      ID           `db:"target"`
	Number      int64        `db:"number"`
	Name        string       `db:"name"`
	GivenName   string       `db:"given_name"`
	FamilyName  string       `db:"family_name"`
	Company     string       `db:"company"`
	IsCompany   bool         `db:"is_company"`
	Email       string       `db:"email"`
	Phone       string       `db:"phone"`
	Address     string       `db:"address"`
	City        string       `db:"city"`
	Region      string       `db:"region"`
	Postcode    string       `db:"postcode"`
	Country     string       `db:"country"`
	TouchedOn   finance.Date `db:"touched_on"`
	RespondedOn finance.Date `db:"responded_on"`
}

// Answer is a target that ordered after it was reached, and the day of the first
// such order.
type Answer struct {
	Target ID           `db:"target"`
	Day    finance.Date `db:"day"`
}
