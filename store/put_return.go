package store

import (
	"database/sql"
	"errors"
	"slices"

	"rapport/app"
	"rapport/finance"
)

// putReturn saves a return with its lines, and gives the rebate claims kept
// from its refund the state "clawed back".
func (u *unit) putReturn(r *app.Return) error {
	fresh := r.ID == 0
	if !fresh {
		before, err := u.Return(u.ctx, r.ID)
		if err != nil {
			return err
		}
		keepLines(r.Lines, before.Lines, returnLineKey)
		if err := u.restamp(before.Contact, r.Contact, before.Company, &r.Company); err != nil {
			return err
		}
		if err := u.markReturn(r.ID, false); err != nil {
			return err
		}
	}
	if err := u.stampReturn(r, fresh); err != nil {
		return err
	}
	if _, err := u.saveRow(returnTable, &r.ID, r); err != nil {
		return err
	}
	for i := range r.Lines {
		r.Lines[i].Return, r.Lines[i].Line = r.ID, i+1
	}
	err := saveLines(u, returnLineTable, "sale_return", r.ID, fresh, r.Lines, func(l *app.ReturnLine) *app.ID { return &l.ID })
	if err != nil {
		return err
	}
	if err := u.saveClawback(r, fresh); err != nil {
		return err
	}
	u.indexed(r, fresh)
	return u.markReturn(r.ID, fresh)
}

func returnLineKey(l *app.ReturnLine) (*app.ID, lineKey) {
	return &l.ID, lineKey{l.ID, l.Product, l.Line}
}

// stampReturn gives a return without a contact that of its first order, and a
// new one the company.
func (u *unit) stampReturn(r *app.Return, fresh bool) error {
	for _, l := range r.Lines {
		if r.Contact != 0 || l.OrderLine == 0 {
			continue
		}
		var from struct{ Contact, Company app.ID }
		err := u.get(&from, "SELECT o.contact, o.company FROM order_line l JOIN sale_order o ON o.id = l.sale_order WHERE l.id = ?", l.OrderLine)
		if errors.Is(err, sql.ErrNoRows) {
			return app.Errorf(app.NotFound, "The order that these goods came from is not there any more.")
		}
		if err != nil {
			return err
		}
		r.Contact = from.Contact
		if r.Company == 0 {
			r.Company = from.Company
		}
	}
	if fresh {
		return u.stampCompany(r.Contact, &r.Company)
	}
	return nil
}

// saveClawback writes the states of the claims that are kept from the refund,
// on the day of the return, and removes those no longer listed.
func (u *unit) saveClawback(r *app.Return, fresh bool) error {
	var have []app.ClaimState
	if !fresh {
		err := u.selectAll(&have, claimStateTable.selectAll+" WHERE sale_return = ?", r.ID)
		if err != nil {
			return err
		}
	}
	kept := map[app.ID]bool{}
	for _, s := range have {
		u.work.mark(finance.DocRebate, s.Claim, false)
		if !slices.Contains(r.Clawback, s.Claim) {
			if _, err := u.exec(claimStateTable.delete, s.ID); err != nil {
				return err
			}
			continue
		}
		kept[s.Claim] = true
		s.Day = r.Day
		if _, err := u.saveRow(claimStateTable, &s.ID, &s); err != nil {
			return err
		}
	}
	for _, claim := range r.Clawback {
		if kept[claim] {
			continue
		}
		kept[claim] = true
		if err := u.clawBack(claim, r); err != nil {
			return err
		}
	}
	return nil
}

func (u *unit) clawBack(claim app.ID, r *app.Return) error {
	c, err := u.Claim(u.ctx, claim)
	if err != nil {
		return err
	}
	if c.On(app.ClaimClawedBack) != 0 {
		return app.Errorf(app.Conflict, "Rebate claim %s has been kept from a refund already. Take it off this return.", c.Number)
	}
	s := app.ClaimState{Claim: claim, Status: app.ClaimClawedBack, Day: r.Day, Return: r.ID}
	_, err = u.saveRow(claimStateTable, &s.ID, &s)
	u.work.mark(finance.DocRebate, claim, false)
	return err
}

// markClawback marks the claims that were kept from the refund of a return.
func (u *unit) markClawback(id app.ID) error {
	var claims []app.ID
	err := u.selectAll(&claims, "SELECT rebate_claim FROM rebate_state WHERE sale_return = ?", id)
	u.work.markAll(finance.DocRebate, claims)
	return err
}
