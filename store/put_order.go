package store

import "rapport/app"

// putOrder saves an order with its lines.
func (u *unit) putOrder(o *app.Order) error {
	if err := u.exists(o); err != nil {
		return err
	}
	if err := u.stampCompany(o.ID, o.Contact, &o.Company); err != nil {
		return err
	}
	fresh, err := u.saveRow(orderTable, &o.ID, o)
	if err != nil {
		return err
	}
	for i := range o.Lines {
		o.Lines[i].Order, o.Lines[i].Line = o.ID, i+1
	}
	return saveLines(u, orderLineTable, "sale_order", o.ID, fresh, o.Lines, func(l *app.OrderLine) *app.ID { return &l.ID })
}

// stampCompany gives a new document its contact's company as of now, so that a
// later change of job moves no history.
func (u *unit) stampCompany(document, contact app.ID, company *app.ID) error {
	if document != 0 || *company != 0 {
		return nil
	}
	var err error
	*company, err = u.employer(contact)
	return err
}
