package store

import (
	"rapport/app"
	"rapport/finance"
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

// putSubscription saves a subscription. Its bills bear its customer and source.
func (u *unit) putSubscription(s *app.Subscription) error {
	if s.ID == 0 {
		if err := u.stampCompany(s.Contact, &s.Company); err != nil {
			return err
		}
	} else {
		before, err := u.Subscription(u.ctx, s.ID)
		if err != nil {
			return err
		}
		if err := u.restamp(before.Contact, s.Contact, before.Company, &s.Company); err != nil {
			return err
		}
		if err := u.markBills(s.ID); err != nil {
			return err
		}
	}
	_, err := u.saveRow(subscriptionTable, &s.ID, s)
	return err
}

func (u *unit) markBills(subscription app.ID) error {
	var bills []app.ID
	err := u.selectAll(&bills, "SELECT id FROM subscription_bill WHERE subscription = ? ORDER BY id", subscription)
	u.work.markAll(finance.DocBill, bills)
	return err
}

func (u *unit) putBill(b *app.Bill) error {
	if err := u.exists(b); err != nil {
		return err
	}
	fresh, err := u.saveRow(billTable, &b.ID, b)
	u.work.mark(finance.DocBill, b.ID, fresh)
	return err
}

// putBudget saves a budget version; a new one becomes the newest.
func (u *unit) putBudget(b *app.Budget) error {
	if err := u.exists(b); err != nil {
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
