package store

import (
	"slices"

	"rapport/app"
)

// putOrder saves an order with its lines.
func (u *unit) putOrder(o *app.Order) error {
	fresh := o.ID == 0
	if !fresh {
		before, err := u.Order(u.ctx, o.ID)
		if err != nil {
			return err
		}
		keepLines(o.Lines, before.Lines, orderLineKey)
		if err := u.restamp(before.Contact, o.Contact, before.Company, &o.Company); err != nil {
			return err
		}
		if err := u.markAcquired(before.Contact); err != nil {
			return err
		}
	} else if err := u.stampCompany(o.Contact, &o.Company); err != nil {
		return err
	}
	if err := u.markAcquired(o.Contact); err != nil {
		return err
	}
	if _, err := u.saveRow(orderTable, &o.ID, o); err != nil {
		return err
	}
	for i := range o.Lines {
		o.Lines[i].Order, o.Lines[i].Line = o.ID, i+1
	}
	err := saveLines(u, orderLineTable, "sale_order", o.ID, fresh, o.Lines, func(l *app.OrderLine) *app.ID { return &l.ID })
	if err != nil {
		return err
	}
	if err := u.markOrder(o.ID, fresh); err != nil {
		return err
	}
	kept := *o
	kept.Lines = slices.Clone(o.Lines)
	u.work.orders[o.ID] = &kept // posted from here, not read again
	u.indexed(o, fresh)
	return nil
}

// lineKey is by what a line given without an ID is known again.
type lineKey struct {
	id, product app.ID
	line        int
}

func orderLineKey(l *app.OrderLine) (*app.ID, lineKey) {
	return &l.ID, lineKey{l.ID, l.Product, l.Line}
}

// keepLines gives the lines of a document that comes without their IDs, from an
// import, those that they have in the file: of the same number and product.
func keepLines[T any](lines, before []T, key func(*T) (*app.ID, lineKey)) {
	taken := map[app.ID]bool{}
	for i := range lines {
		id, _ := key(&lines[i])
		taken[*id] = true
	}
	for i := range lines {
		id, k := key(&lines[i])
		if *id != 0 {
			continue
		}
		for j := range before {
			_, old := key(&before[j])
			if old.line == i+1 && old.product == k.product && !taken[old.id] {
				*id = old.id
				taken[old.id] = true
			}
		}
	}
}

// stampCompany gives a new document its contact's company as of now, so that a
// later change of job moves no history.
func (u *unit) stampCompany(contact app.ID, company *app.ID) error {
	if *company != 0 {
		return nil
	}
	var err error
	*company, err = u.employer(contact)
	return err
}

// restamp does so for a document that passes to another contact, unless its
// company was changed by hand.
func (u *unit) restamp(was, is, companyWas app.ID, company *app.ID) error {
	if was == is || *company != companyWas {
		return nil
	}
	*company = 0
	return u.stampCompany(is, company)
}
