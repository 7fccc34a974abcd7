package store

import "rapport/app"

var (
	dealTable     = register[app.Deal]("deal")
	dealLineTable = register[app.DealLine]("deal_line")
)

// putDeal saves a deal with what it offers. It posts nothing.
func (u *unit) putDeal(d *app.Deal) error {
	if err := u.exists(d); err != nil {
		return err
	}
	if err := u.newDealNumber(d); err != nil {
		return err
	}
	if d.ID == 0 {
		d.Created = now()
	}
	fresh, err := u.saveRow(dealTable, &d.ID, d)
	if err != nil {
		return err
	}
	for i := range d.Lines {
		d.Lines[i].Deal, d.Lines[i].Line = d.ID, i+1
	}
	u.indexed(d, fresh)
	return saveLines(u, dealLineTable, "deal", d.ID, fresh, d.Lines, func(l *app.DealLine) *app.ID { return &l.ID })
}

// newDealNumber refuses a number that another deal has.
func (u *unit) newDealNumber(d *app.Deal) error {
	var taken bool
	err := u.get(&taken, "SELECT EXISTS (SELECT 1 FROM deal WHERE number = ? AND source_system = ? AND id <> ?)", d.Number, d.System, int64(d.ID))
	if err == nil && taken {
		return app.Invalid("number", "There is a deal %s already. Choose another number.", d.Number)
	}
	return err
}

// forgetOrder takes an order that is about to be deleted from the deal that
// became it.
func (u *unit) forgetOrder(order app.ID) error {
	_, err := u.exec("UPDATE deal SET sale_order = NULL WHERE sale_order = ?", order)
	return err
}
