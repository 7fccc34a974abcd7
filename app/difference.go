package app

import "rapport/finance"

// Difference is what a new version of the definitions changes in the books, or
// would change. Profits are of the whole books, before and after.
type Difference struct {
	Version   int
	Effective finance.Date
	Documents int // whose entries change
	Before    finance.Amount
	After     finance.Amount
	// Adjusted is what of the difference lies in closed months and so comes as
	// adjustments in the first open month.
	Adjusted finance.Amount
	// Customers are the ten that move most, the largest move first.
	Customers []CustomerDifference
}

// CustomerDifference is one customer's profit under the definitions in force and
// under the new ones.
type CustomerDifference struct {
	Customer      ID // 0: unallocated
	Name          string
	Before, After finance.Amount
}
