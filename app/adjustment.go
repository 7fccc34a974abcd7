package app

import "rapport/finance"

// Adjustment is what would have changed in a closed month, put into the first
// open one. It is made by posting, never typed. Amount is signed.
type Adjustment struct {
	ID          ID             `db:"id"`
	Day         finance.Date   `db:"day"`
	CashDay     finance.Date   `db:"cash_day"`
	Document    ID             `db:"document"` // whose entry could not change
	DocKind     string         `db:"doc_kind"`
	Contact     ID             `db:"contact"`
	Company     ID             `db:"company"`
	Account     string         `db:"account"`
	Activity    string         `db:"activity"`
	Amount      finance.Amount `db:"amount"`
	Source      ID             `db:"media_source"`
	Campaign    ID             `db:"campaign"`
	Channel     Channel        `db:"channel"`
	Salesperson ID             `db:"salesperson"`
	Product     ID             `db:"product"`
	Order       ID             `db:"sale_order"`
	Reason      string         `db:"reason"`
}

func (a *Adjustment) recordID() *ID { return &a.ID }

// Validate wants a day and an account of the ledger.
func (a *Adjustment) Validate() error {
	var p Problems
	p.day("date", a.Day)
	if _, ok := finance.ParseAccount(a.Account); !ok {
		p = append(p, Invalid("account", "%q is no account.", a.Account))
	}
	return p.OrNil()
}
