package app

import "rapport/finance"

// BillingPeriod is how often a subscription is billed.
type BillingPeriod string

// The billing periods.
const (
	Monthly   BillingPeriod = "month"
	Quarterly BillingPeriod = "quarter"
	Yearly    BillingPeriod = "year"
)

// Months is the length of the period.
func (p BillingPeriod) Months() int {
	switch p {
	case Quarterly:
		return 3
	case Yearly:
		return 12
	}
	return 1
}

// Subscription is a plan that a customer keeps until they leave.
type Subscription struct {
	ID      ID             `db:"id"`
	Contact ID             `db:"contact"`
	Company ID             `db:"company"`
	Plan    string         `db:"plan"`
	Starts  finance.Date   `db:"starts"`
	Ends    finance.Date   `db:"ends"` // on a renewal day: not renewed
	Amount  finance.Amount `db:"amount"`
	Period  BillingPeriod  `db:"period"`
	Source  ID             `db:"media_source"`
	Batch   ID             `db:"batch"`
}

func (s *Subscription) recordID() *ID { return &s.ID }

// Validate wants customer, plan, start and a known period.
func (s *Subscription) Validate() error {
	var p Problems
	if s.Contact == 0 {
		p = append(p, Invalid("customer", "Choose the customer."))
	}
	p.name("plan", s.Plan, Say("Give the plan a name."))
	p.day("start", s.Starts)
	if s.Ends != 0 && s.Ends < s.Starts {
		p = append(p, Invalid("end", "The end lies before the start."))
	}
	p.magnitude("amount", s.Amount)
	switch s.Period {
	case Monthly, Quarterly, Yearly:
	default:
		p = append(p, Invalid("period", "The period is month, quarter or year."))
	}
	return p.OrNil()
}

// Bill is one period of a subscription, made once.
type Bill struct {
	ID           ID             `db:"id"`
	Subscription ID             `db:"subscription"`
	Starts       finance.Date   `db:"starts"`
	Months       int            `db:"months"`
	Amount       finance.Amount `db:"amount"`
	PaidOn       finance.Date   `db:"paid_on"`
	Unpaid       bool           `db:"unpaid"`
}

func (b *Bill) recordID() *ID { return &b.ID }

// Validate wants a subscription, a start and at least one month.
func (b *Bill) Validate() error {
	var p Problems
	if b.Subscription == 0 {
		p = append(p, Invalid("subscription", "Choose the subscription."))
	}
	p.day("start", b.Starts)
	if b.Months < 1 {
		p = append(p, Invalid("months", "A bill covers at least one month."))
	}
	p.magnitude("amount", b.Amount)
	return p.OrNil()
}
