package app

import (
	"rapport/finance"
)

// Company is the one company of a file.
type Company struct {
	Name             string       `db:"name"`
	CurrencyCode     string       `db:"currency"`
	FiscalYearStart  int          `db:"fiscal_year_start"` // month, 1 to 12
	PricesIncludeTax bool         `db:"prices_include_tax"`
	Country          string       `db:"country"`     // ISO 3166 alpha-2, for phone numbers
	BillingDay       finance.Date `db:"billing_day"` // subscriptions are billed up to here
	Created          string       `db:"created"`     // UTC
	Letterhead       string       `db:"letterhead"`  // name, address, phone as they stand on quotes, in lines
}

// Currency is the company's currency.
func (c Company) Currency() finance.Currency {
	cur, err := finance.CurrencyByCode(c.CurrencyCode)
	if err != nil {
		return finance.Currency{Code: c.CurrencyCode, Exponent: 2}
	}
	return cur
}

// Validate checks the name, the currency and the fiscal year.
func (c *Company) Validate() error {
	var p Problems
	if blank(c.Name) {
		p = append(p, Invalid("name", "Give the company a name."))
	}
	if _, err := finance.CurrencyByCode(c.CurrencyCode); err != nil {
		p = append(p, Invalid("currency", "%q is no currency code; use three letters such as USD, EUR or CNY.", c.CurrencyCode))
	}
	if c.FiscalYearStart < 1 || c.FiscalYearStart > 12 {
		p = append(p, Invalid("fiscal_year_start", "The fiscal year begins in a month from 1 to 12."))
	}
	return p.OrNil()
}
