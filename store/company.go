package store

import (
	"context"

	"rapport/app"
)

const selectCompany = `SELECT name, currency, fiscal_year_start, prices_include_tax, country, billing_day, created, coalesce(letterhead, '') letterhead FROM company`

// Company is the company of the file.
func (s *Store) Company(ctx context.Context) (app.Company, error) {
	return readCompany(ctx, s.reader)
}

func readCompany(ctx context.Context, src source) (app.Company, error) {
	var c app.Company
	err := src.GetContext(ctx, &c, selectCompany)
	return c, plainly(err)
}

// SetCompany changes the name and settings of the company, as one action. The
// currency stays once something has been recorded in it.
func (s *Store) SetCompany(ctx context.Context, c app.Company) error {
	if err := c.Validate(); err != nil {
		return err
	}
	_, err := s.do(ctx, app.Action{Text: app.Say("Change the company's settings").Key}, func(u *unit) error {
		b, err := u.basis()
		if err != nil {
			return err
		}
		if c.CurrencyCode != b.company.CurrencyCode {
			if err := u.refuseNewCurrency(); err != nil {
				return err
			}
		}
		u.forgetBasis()
		_, err = u.exec(`UPDATE company SET (name, currency, fiscal_year_start, prices_include_tax, country, billing_day, letterhead) = (?, ?, ?, ?, ?, ?, ?)`,
			c.Name, c.CurrencyCode, c.FiscalYearStart, c.PricesIncludeTax, c.Country, c.BillingDay, c.Letterhead)
		if err != nil || c.BillingDay <= b.company.BillingDay {
			return err
		}
		return u.billDue(c.BillingDay)
	})
	return err
}

// refuseNewCurrency keeps amounts from changing their meaning.
func (u *unit) refuseNewCurrency() error {
	for _, table := range []string{"entry", "campaign", "budget_line", "rebate_offer", "subscription"} {
		var any bool
		if err := u.get(&any, "SELECT EXISTS (SELECT 1 FROM "+table+")"); err != nil {
			return err
		}
		if any {
			return app.Invalid("currency", "The currency cannot change any more, since amounts have been recorded in it. Make a new company file for another currency.")
		}
	}
	return nil
}
