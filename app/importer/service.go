package importer

import "rapport/app"

// serviceDraft is a service case as a row tells it.
type serviceDraft struct {
	service              app.ServiceCase
	customer, order, sku string
}

func readServiceCase(rows []*cells) draft {
	c := rows[0]
	return &serviceDraft{
		customer: c.text("customer"), order: c.text("order_number"), sku: c.name("sku"),
		service: app.ServiceCase{
			Number: c.name("case_number"), Day: c.date("date"), Warranty: c.yesNo("warranty", false),
			Minutes: c.number("minutes"), Parts: c.magnitude("parts_cost"), Note: c.text("note"),
		},
	}
}

func (d *serviceDraft) refer(w *wanted) {
	want(w.numbers, d.service.Number)
	want(w.customers, d.customer)
	want(w.orders, d.order)
	want(w.products, d.sku)
}

func (d *serviceDraft) resolve(c *chunk) (*job, error) {
	there := c.own(d.service.Number)
	unique := app.Invalid("case_number", "There is already a service case %q of the source system %s; such numbers are unique.", short(d.service.Number), c.plan.system())
	done, update, err := c.duplicate(there != 0, d.service.Number, unique)
	if done != nil || err != nil {
		return done, err
	}
	customer, fault := c.customer(d.customer)
	order, fault2 := c.order(d.order)
	product, fault3 := c.knownProduct(d.sku)
	if err := refuse(fault, fault2, fault3); err != nil {
		return nil, err
	}
	service, result := &d.service, created
	service.System = c.plan.system()
	if update {
		if service, err = d.changed(c, there); err != nil {
			return nil, err
		}
		result = updated
	}
	if order != 0 {
		service.Order = order
	}
	return &job{outcome: result, record: service, needs: []*ref{customer}, link: func() {
		setRef(&service.Contact, customer)
		setRef(&service.Product, product)
	}}, nil
}

// changed is the case that is there with what the row tells.
func (d *serviceDraft) changed(c *chunk, id app.ID) (*app.ServiceCase, error) {
	old, err := c.find.ServiceCase(c.ctx, id)
	if err != nil {
		return nil, err
	}
	old.Day = d.service.Day
	keepUntold(c, "warranty", &old.Warranty, d.service.Warranty)
	keepUntold(c, "parts_cost", &old.Parts, d.service.Parts)
	keepUntold(c, "note", &old.Note, d.service.Note)
	if d.service.Minutes.Valid {
		old.Minutes = d.service.Minutes
	}
	return old, nil
}
