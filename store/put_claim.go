package store

import (
	"rapport/app"
)

// putClaim saves a rebate claim with its states.
func (u *unit) putClaim(c *app.Claim) error {
	fresh := c.ID == 0
	var before app.Claim
	if fresh {
		if err := u.stampCompany(c.Contact, &c.Company); err != nil {
			return err
		}
	} else {
		was, err := u.Claim(u.ctx, c.ID)
		if err != nil {
			return err
		}
		before = *was
		if err := u.restamp(before.Contact, c.Contact, before.Company, &c.Company); err != nil {
			return err
		}
		if err := u.markClaim(c.ID, false); err != nil {
			return err
		}
	}
	if _, err := u.saveRow(claimTable, &c.ID, c); err != nil {
		return err
	}
	keepStates(c, before.States)
	err := saveLines(u, claimStateTable, "rebate_claim", c.ID, fresh, c.States, func(s *app.ClaimState) *app.ID { return &s.ID })
	if err != nil {
		return err
	}
	u.indexed(c, fresh)
	return u.markClaim(c.ID, fresh)
}

// keepStates knows the states of a claim again by their status, and keeps a
// clawback that a return made: only the return can take it back.
func keepStates(c *app.Claim, before []app.ClaimState) {
	for _, old := range before {
		found := false
		for i := range c.States {
			s := &c.States[i]
			if s.Status != old.Status {
				continue
			}
			found = true
			s.ID = old.ID
			if old.Return != 0 {
				*s = old
			}
		}
		if !found && old.Return != 0 {
			c.States = append(c.States, old)
		}
	}
	for i := range c.States {
		c.States[i].Claim = c.ID
	}
}
