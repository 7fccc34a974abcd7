package app

import (
	"github.com/shopspring/decimal"

	"rapport/finance"
)

// Budget is one version of the plan: original, revised …
type Budget struct {
	ID       ID     `db:"id"`
	Name     string `db:"name"`
	Sequence int    `db:"sequence"` // the newest has the highest; 0: given when saved
	Note     string `db:"note"`
}

func (b *Budget) recordID() *ID { return &b.ID }

// Validate wants a name.
func (b *Budget) Validate() error {
	var p Problems
	p.name("version", b.Name, Say("Give the budget version a name."))
	return p.OrNil()
}

// BudgetLine plans an amount, signed by what it does to profit, for an account
// in a month, and optionally for a product, media source, segment or channel.
type BudgetLine struct {
	ID       ID                  `db:"id"`
	Budget   ID                  `db:"budget"`
	Month    string              `db:"month"`   // 2026-03
	Account  string              `db:"account"` // account code
	Amount   finance.Amount      `db:"amount"`
	Quantity decimal.NullDecimal `db:"quantity"`
	Product  ID                  `db:"product"`
	Source   ID                  `db:"media_source"`
	Segment  string              `db:"segment"`
	Channel  Channel             `db:"channel"`
	Batch    ID                  `db:"batch"`
}

func (b *BudgetLine) recordID() *ID { return &b.ID }

// Validate wants a month, an account, and a minus where the account only takes
// costs.
func (b *BudgetLine) Validate() error {
	var p Problems
	if _, err := finance.ParseMonth(b.Month); err != nil {
		p = append(p, Invalid("month", "%q is no month; write it like 2026-03.", b.Month))
	}
	account, ok := finance.ParseAccount(b.Account)
	switch {
	case !ok:
		p = append(p, Invalid("account", "%q is no account.", b.Account))
	case account.OnlyNegative() && b.Amount > 0:
		p = append(p, Invalid("amount", "The account %s only takes costs: write the amount with a minus sign.", b.Account))
	}
	p.notNegative("quantity", b.Quantity)
	return p.OrNil()
}
