package app

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
