package store

import (
	"strings"

	"rapport/app"
)

// putProduct saves a product. A new cost goes to every line that tells none.
func (u *unit) putProduct(p *app.Product) error {
	if p.ID != 0 {
		before, err := u.Product(u.ctx, p.ID)
		if err != nil {
			return err
		}
		if before.Cost.Valid != p.Cost.Valid || !before.Cost.Decimal.Equal(p.Cost.Decimal) {
			if err := u.markCost(p.ID); err != nil {
				return err
			}
		}
	}
	fresh, err := u.saveRow(productTable, &p.ID, p)
	u.indexed(p, fresh)
	return err
}

// putBudget saves a budget version; a new one becomes the newest.
func (u *unit) putBudget(b *app.Budget) error {
	if err := u.exists(b); err != nil {
		return err
	}
	if err := u.newBudgetName(b); err != nil {
		return err
	}
	if b.Sequence == 0 {
		if err := u.get(&b.Sequence, "SELECT coalesce(max(sequence), 0) + 1 FROM budget"); err != nil {
			return err
		}
	}
	_, err := u.saveRow(budgetTable, &b.ID, b)
	return err
}

// putStaff saves a person of the company under a name of their own. One who has left
// stays in all that was done.
func (u *unit) putStaff(s *app.Staff) error {
	s.Name = strings.TrimSpace(s.Name)
	there, err := u.takenName("staff", s.Name, s.ID)
	if err != nil {
		return err
	}
	if there != "" {
		return app.Invalid("name", "There is a person %s already. Choose another name.", there)
	}
	return u.putRow(s)
}
