package store

import (
	"context"
	"slices"

	"rapport/app"
	"rapport/finance"
)

// putSubscription saves a subscription and brings its bills up to date: those
// due by the file's billing day are made, those that it no longer owes are taken
// away. Bills bear its customer and source, and are posted again.
func (u *unit) putSubscription(s *app.Subscription) error {
	fresh := s.ID == 0
	if fresh {
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
	if _, err := u.saveRow(subscriptionTable, &s.ID, s); err != nil {
		return err
	}
	u.indexed(s, fresh)
	b, err := u.basis()
	if err != nil {
		return err
	}
	var there []app.Bill
	if !fresh {
		if err := u.selectAll(&there, billTable.selectAll+" WHERE subscription = ? ORDER BY starts", s.ID); err != nil {
			return err
		}
	}
	return u.bill(s, there, b.company.BillingDay)
}

// bill makes the bills of a subscription that are due by a day and not there
// yet, and takes away those that do not begin on one of its renewal days, or
// begin when it has ended. A bill that stays keeps its amount: it was sent.
func (u *unit) bill(s *app.Subscription, there []app.Bill, day finance.Date) error {
	last := day
	for _, b := range there {
		last = max(last, b.Starts)
	}
	owed := s.Bills(last)
	starts := func(bills []app.Bill, on finance.Date) bool {
		return slices.ContainsFunc(bills, func(b app.Bill) bool { return b.Starts == on })
	}
	for i := range there {
		if b := &there[i]; !slices.ContainsFunc(owed, func(o app.Bill) bool { return o.Starts == b.Starts && o.Months == b.Months }) {
			if err := u.remove(b); err != nil {
				return err
			}
			there[i].Starts = 0 // of another length: made anew
		}
	}
	for i := range owed {
		if owed[i].Starts > day || len(there) > 0 && starts(there, owed[i].Starts) {
			continue
		}
		if err := u.putBill(&owed[i]); err != nil {
			return err
		}
	}
	return nil
}

// BillUpTo moves the file's billing day forward and makes the bills that are due
// by then; a day before it changes nothing.
func (u *unit) BillUpTo(ctx context.Context, day finance.Date) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	b, err := u.basis()
	if err != nil {
		return err
	}
	if day <= b.company.BillingDay {
		return nil
	}
	if _, err := u.exec("UPDATE company SET billing_day = ?", day); err != nil {
		return err
	}
	u.forgetBasis()
	return plainly(u.billDue(day))
}

// billDue makes the bills of all subscriptions that are due by a day and come
// after the last one made.
func (u *unit) billDue(day finance.Date) error {
	var all []app.Subscription
	if err := u.selectAll(&all, subscriptionTable.selectAll+" ORDER BY id"); err != nil {
		return err
	}
	var made []struct {
		Subscription app.ID
		Last         finance.Date
	}
	if err := u.selectAll(&made, "SELECT subscription, max(starts) last FROM subscription_bill GROUP BY 1"); err != nil {
		return err
	}
	last := make(map[app.ID]finance.Date, len(made))
	for _, m := range made {
		last[m.Subscription] = m.Last
	}
	for i := range all {
		for _, b := range all[i].Bills(day) {
			if b.Starts <= last[all[i].ID] {
				continue
			}
			if err := u.putBill(&b); err != nil {
				return err
			}
		}
	}
	return nil
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

// FindSubscriptions lists the subscriptions of contacts.
func (r records) FindSubscriptions(ctx context.Context, contacts []app.ID) ([]app.Subscription, error) {
	var found []app.Subscription
	err := r.src.SelectContext(ctx, &found, subscriptionTable.selectAll+" WHERE contact IN "+listed(contacts))
	return found, plainly(err)
}
