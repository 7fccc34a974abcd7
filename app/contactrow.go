package app

import "rapport/finance"

// ContactRow is a contact as the list shows it.
type ContactRow struct {
	ID          ID
	Number      int64
	Kind        ContactKind
	Name        string
	Company     string // name of the person's company
	OwnerID     ID
	Owner       string
	SourceID    ID
	Source      string
	Email       string
	Phone       string // as it was typed
	PhoneKey    string // in the form that is compared
	City        string
	Country     string
	Acquired    finance.Date
	Tags        string // joined by ", "
	LastContact finance.Date
	Orders      int
	NetRevenue  finance.Amount
	Profit      finance.Amount
	Custom      map[string]string // custom field name to value; nil for none
}
