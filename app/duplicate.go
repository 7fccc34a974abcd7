package app

import "rapport/finance"

// DuplicatePair is two contacts that may be one and the same. Score is the
// chance of that, 0 to 1.
type DuplicatePair struct {
	Score   float64
	Reasons []Text
	A, B    Duplicate
}

// Duplicate is one side of a pair.
type Duplicate struct {
	ID       ID
	Number   int64
	Name     string
	External []ExternalID
	Email    string
	Phone    string
	City     string
}

// Compared is a contact beside others that may be the same. The figures are of
// all time and of all that was merged into it.
type Compared struct {
	Contact                *Contact
	Company, Owner, Source string // their names
	Orders                 int
	Records                int // orders, returns, calls, tasks …: all that is recorded for it
	NetRevenue, Profit     finance.Amount
}

// MergePart is a contact that goes into another, with the names of the fields
// (MergeFields) whose values the survivor takes from it.
type MergePart struct {
	Contact ID
	Fields  []string
}

// Merged is a contact that was merged into another one.
type Merged struct {
	ID       ID     `db:"id"`
	Number   int64  `db:"number"`
	Name     string `db:"name"`
	Survivor ID     `db:"survivor"`
	Into     string `db:"into_name"` // the survivor's name
	Moment   string `db:"moment"`    // UTC; empty where not known
}
