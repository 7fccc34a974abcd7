package app

import (
	"github.com/shopspring/decimal"

	"rapport/finance"
)

// ServiceRow is a service case as the list shows it. Cost is what it posted, a
// magnitude.
type ServiceRow struct {
	ID       ID
	Number   string
	Day      finance.Date
	Contact  ID
	Customer string
	Order    ID
	OrderNo  string
	Product  string
	Warranty bool
	Minutes  decimal.NullDecimal
	Parts    finance.Amount
	Cost     finance.Amount
	Note     string
}

// DealRow is a deal as the board shows it.
type DealRow struct {
	ID       ID
	Number   string
	Title    string
	Contact  ID
	Customer string
	Stage    Stage
	StageOn  finance.Date
	Amount   finance.Amount
	Expected finance.Date
	Owner    string
	Order    ID
	OrderNo  string
	Lines    int
}

// SubscriptionRow is a subscription as the list shows it.
type SubscriptionRow struct {
	Subscription
	Customer string
	Source   string
	Made     int // bills
	Billed   finance.Amount
	LastBill finance.Date // the first day of the period billed last
}

// Next is the first day of the period that is billed next; 0 where nothing more
// is billed.
func (s *SubscriptionRow) Next() finance.Date {
	next := s.Starts
	for n := 1; s.LastBill != 0 && next <= s.LastBill; n++ {
		next = s.Starts.AddMonths(n * s.Period.Months())
	}
	if s.Ends != 0 && next >= s.Ends {
		return 0
	}
	return next
}
