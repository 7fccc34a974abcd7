package store

import (
	"context"
	"encoding/json"

	"rapport/app"
)

const selectCompany = `SELECT name, currency, fiscal_year_start, prices_include_tax, country, billing_day, created FROM company`

// Company is the company of the file.
func (s *Store) Company(ctx context.Context) (app.Company, error) {
	return readCompany(ctx, s.reader)
}

func readCompany(ctx context.Context, src source) (app.Company, error) {
	var c app.Company
	err := src.GetContext(ctx, &c, selectCompany)
	return c, plainly(err)
}

// Register is every version of the definitions with its rates and sign-offs.
func (s *Store) Register(ctx context.Context) (app.Register, error) {
	return readRegister(ctx, s.reader)
}

func readRegister(ctx context.Context, src source) (app.Register, error) {
	var bodies []string
	if err := src.SelectContext(ctx, &bodies, "SELECT body FROM policy ORDER BY version"); err != nil {
		return nil, plainly(err)
	}
	register := make(app.Register, len(bodies))
	byVersion := map[int]*app.Definitions{}
	for i, body := range bodies {
		if err := json.Unmarshal([]byte(body), &register[i]); err != nil {
			return nil, err
		}
		byVersion[register[i].Version] = &register[i]
	}
	if err := readRates(ctx, src, byVersion); err != nil {
		return nil, err
	}
	if err := readSignOffs(ctx, src, byVersion); err != nil {
		return nil, err
	}
	register.Sort()
	return register, nil
}

func readRates(ctx context.Context, src source, versions map[int]*app.Definitions) error {
	var rows []struct {
		Policy int
		app.ActivityRate
	}
	err := src.SelectContext(ctx, &rows, `SELECT r.policy, a.code, coalesce(p.name, '') pool, r.minutes, r.fixed
		FROM activity_rate r JOIN activity a ON a.id = r.activity LEFT JOIN pool p ON p.id = r.pool ORDER BY r.policy, r.id`)
	for _, row := range rows {
		if d := versions[row.Policy]; d != nil {
			d.Activities = append(d.Activities, row.ActivityRate)
		}
	}
	return plainly(err)
}

func readSignOffs(ctx context.Context, src source, versions map[int]*app.Definitions) error {
	var rows []struct {
		Policy int
		app.SignOff
	}
	err := src.SelectContext(ctx, &rows, "SELECT policy, department, person, signed FROM sign_off ORDER BY policy, id")
	for _, row := range rows {
		if d := versions[row.Policy]; d != nil {
			d.SignOffs = append(d.SignOffs, row.SignOff)
		}
	}
	return plainly(err)
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
		_, err = u.exec(`UPDATE company SET (name, currency, fiscal_year_start, prices_include_tax, country, billing_day) = (?, ?, ?, ?, ?, ?)`,
			c.Name, c.CurrencyCode, c.FiscalYearStart, c.PricesIncludeTax, c.Country, c.BillingDay)
		return err
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
