package app

import (
	"github.com/shopspring/decimal"

	"rapport/finance"
)

// RebateOffer is a promise of money back by mail on each piece of a product sold
// from its first day to its last.
type RebateOffer struct {
	ID                 ID              `db:"id"`
	Name               string          `db:"name"`
	Product            ID              `db:"product"`
	Amount             finance.Amount  `db:"amount"`
	Starts             finance.Date    `db:"starts"`
	Ends               finance.Date    `db:"ends"`
	ExpectedRedemption decimal.Decimal `db:"expected_redemption"` // share of the pieces sold that will claim, 0 to 1
}

func (o *RebateOffer) recordID() *ID { return &o.ID }

// Validate wants a name, a product, an amount, a first day and a share.
func (o *RebateOffer) Validate() error {
	var p Problems
	p.name("name", o.Name, Say("Give the offer a name."))
	if o.Product == 0 {
		p = append(p, Invalid("product", "Choose the product that the rebate is offered on."))
	}
	if o.Amount <= 0 {
		p = append(p, Invalid("amount", "The amount must be above zero."))
	}
	p.day("starts", o.Starts)
	if o.Ends != 0 && o.Ends < o.Starts {
		p = append(p, Invalid("ends", "The end lies before the start."))
	}
	if o.ExpectedRedemption.IsNegative() || o.ExpectedRedemption.GreaterThan(decimal.NewFromInt(1)) {
		p = append(p, Invalid("expected_redemption", "The expected redemption is a share between 0 and 100 percent of the pieces sold."))
	}
	return p.OrNil()
}

// Runs reports whether the offer holds on a day; without an end it goes on.
func (o *RebateOffer) Runs(day finance.Date) bool {
	return o.Starts <= day && (o.Ends == 0 || day <= o.Ends)
}

// ClaimStatus is a state of a rebate claim.
type ClaimStatus string

// The states of a claim.
const (
	ClaimMailed     ClaimStatus = "mailed"
	ClaimReceived   ClaimStatus = "received"
	ClaimApproved   ClaimStatus = "approved"
	ClaimPaid       ClaimStatus = "paid"
	ClaimRefused    ClaimStatus = "refused"
	ClaimExpired    ClaimStatus = "expired"
	ClaimVoid       ClaimStatus = "void"
	ClaimClawedBack ClaimStatus = "clawed back"
)

// ClaimStatuses lists the states in the order of a claim's life.
func ClaimStatuses() []ClaimStatus {
	return []ClaimStatus{ClaimMailed, ClaimReceived, ClaimApproved, ClaimPaid, ClaimRefused, ClaimExpired, ClaimVoid, ClaimClawedBack}
}

// Claim is a customer's claim of a mail-in rebate, with its dated states.
type Claim struct {
	ID       ID             `db:"id"`
	Number   string         `db:"number"`
	System   string         `db:"source_system"`
	Contact  ID             `db:"contact"`
	Company  ID             `db:"company"`
	Offer    ID             `db:"offer"`
	Order    ID             `db:"sale_order"`
	Product  ID             `db:"product"` // 0: the whole order
	Amount   finance.Amount `db:"amount"`
	Received finance.Date   `db:"received"`
	Note     string         `db:"note"`
	Batch    ID             `db:"batch"`

	States []ClaimState `db:"-"` // besides received: at most one of each status
}

// ClaimState is a state that a claim entered on a day.
type ClaimState struct {
	ID     ID           `db:"id"`
	Claim  ID           `db:"rebate_claim"`
	Status ClaimStatus  `db:"status"`
	Day    finance.Date `db:"day"`
	Return ID           `db:"sale_return"` // the return that a clawback was kept from
}

func (c *Claim) recordID() *ID { return &c.ID }

// On is the day that the claim entered a status, 0 for never.
func (c *Claim) On(status ClaimStatus) finance.Date {
	if status == ClaimReceived {
		return c.Received
	}
	for _, s := range c.States {
		if s.Status == status {
			return s.Day
		}
	}
	return 0
}

// Status is the state entered last; of two on one day the later in a claim's life.
func (c *Claim) Status() ClaimStatus {
	last, day := ClaimReceived, c.Received
	for _, status := range ClaimStatuses() {
		if d := c.On(status); status != ClaimMailed && d != 0 && d >= day {
			last, day = status, d
		}
	}
	return last
}

// Validate wants number, customer, amount and the day received.
func (c *Claim) Validate() error {
	var p Problems
	p.name("number", c.Number, Say("Give the claim a number."))
	if c.Contact == 0 {
		p = append(p, Invalid("customer", "Choose the customer."))
	}
	if c.Amount <= 0 {
		p = append(p, Invalid("amount", "The amount must be above zero."))
	}
	p.day("received", c.Received)
	p.note("note", c.Note)
	for _, s := range c.States {
		p.day("status_on", s.Day)
	}
	return p.OrNil()
}
