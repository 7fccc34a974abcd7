// Package posting turns documents into ledger entries under the definitions in
// force. It is pure: a document and the documents that it depends on go in, the
// entries come out, and the same input gives the same keys and amounts.
package posting

import (
	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/finance"
)

// Context is what every document is posted with.
type Context struct {
	Currency finance.Currency
	Register app.Register
	// Policy posts everything under one version whatever the dates; 0: the
	// version in force on the document's day.
	Policy int
	// Survivor resolves a contact that was merged into another; nil: nobody was.
	Survivor func(app.ID) app.ID
	// PoolRate is the cost of a minute of a pool in a month, in major units;
	// nil: no pools.
	PoolRate func(pool string, m finance.Month) decimal.Decimal
	// Offers are the rebate offers, for definitions that count a rebate at the
	// sale.
	Offers []app.RebateOffer
}

// definitions in force for a document of that day.
func (c *Context) definitions(day finance.Date) *app.Definitions {
	if c.Policy != 0 {
		if d, ok := c.Register.Version(c.Policy); ok {
			return d
		}
	}
	return c.Register.At(day)
}

func (c *Context) customer(id app.ID) int64 {
	if id == 0 || c.Survivor == nil {
		return int64(id)
	}
	return int64(c.Survivor(id))
}

// unitCost is what one unit of an activity costs on a day, in major units,
// unrounded. An activity that the definitions do not name costs nothing.
func (c *Context) unitCost(d *app.Definitions, code string, day finance.Date) decimal.Decimal {
	rate, ok := d.Rate(code)
	if !ok {
		return decimal.Zero
	}
	cost := rate.Fixed
	if rate.Pool != "" && c.PoolRate != nil && !rate.Minutes.IsZero() {
		cost = cost.Add(rate.Minutes.Mul(c.PoolRate(rate.Pool, day.Month())))
	}
	return cost
}

// round rounds to the currency, once, at posting. Amounts beyond the range were
// refused when the document was validated against the same limit.
func (c *Context) round(d decimal.Decimal) finance.Amount {
	a, err := finance.Round(d, c.Currency)
	if err != nil {
		return 0
	}
	return a
}

// book collects the entries of one document.
type book struct {
	head    finance.Entry // what all entries of the document share
	entries []finance.Entry
}

func newBook(head finance.Entry) *book {
	return &book{head: head}
}

// post adds an entry unless its amount is zero. n counts by line and slot, not
// by what happened to be posted, so that a key keeps its meaning.
func (b *book) post(line int64, slot int, account finance.Account, amount finance.Amount, change ...func(*finance.Entry)) {
	if amount == 0 {
		return
	}
	e := b.head
	e.Line, e.N, e.Account, e.Amount = line, slot, account, amount
	for _, f := range change {
		f(&e)
	}
	b.entries = append(b.entries, e)
}

func onDay(day, cash finance.Date) func(*finance.Entry) {
	return func(e *finance.Entry) { e.Day, e.CashDay = day, cash }
}

func ofProduct(id app.ID) func(*finance.Entry) {
	return func(e *finance.Entry) { e.Product = int64(id) }
}

func asActivity(code string) func(*finance.Entry) {
	return func(e *finance.Entry) { e.Activity = code }
}
