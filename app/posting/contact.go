package posting

import (
	"rapport/app"
	"rapport/finance"
)

// Interaction posts a call, e-mail, letter or visit that is no touch of a
// campaign (Touches posts those). order is the order it is linked to, nil for
// none; source is the media source of its campaign, 0 for none. A call without
// minutes, and web activity, cost nothing.
func (c *Context) Interaction(i *app.Interaction, order *app.Order, source app.ID) []finance.Entry {
	d := c.definitions(i.Day)
	head := finance.Entry{
		Key: finance.Key{Document: int64(i.ID)}, Kind: finance.DocInteraction,
		Customer: c.customer(i.Contact), Company: int64(i.Company),
		Day: i.Day, CashDay: i.Day, Salesperson: int64(i.Salesperson), Policy: d.Version,
	}
	if order != nil {
		c.ofOrder(&head, order)
		if i.Salesperson != 0 {
			head.Salesperson = int64(i.Salesperson)
		}
	}
	if i.Campaign != 0 {
		head.Campaign, head.Source = int64(i.Campaign), int64(source)
	}
	b := newBook(head)
	code := interactionActivity(i.Kind)
	if code == "" {
		return nil
	}
	cost := c.unitCost(d, code, i.Day)
	if i.Kind == app.Call {
		cost = cost.Mul(i.Minutes.Decimal)
	}
	b.post(0, 0, finance.Activity, -c.round(cost), asActivity(code))
	return b.entries
}

func interactionActivity(kind app.InteractionKind) string {
	switch kind {
	case app.Call:
		return app.ActivityCallMinute
	case app.EmailSent:
		return app.ActivityEmail
	case app.Letter:
		return app.ActivityLetter
	case app.Visit:
		return app.ActivityVisit
	}
	return ""
}

// Service posts a service case: minutes at their rate plus parts, rounded once.
func (c *Context) Service(s *app.ServiceCase, order *app.Order) []finance.Entry {
	d := c.definitions(s.Day)
	head := finance.Entry{
		Key: finance.Key{Document: int64(s.ID)}, Kind: finance.DocService,
		Customer: c.customer(s.Contact), Company: int64(s.Company),
		Day: s.Day, CashDay: s.Day, Product: int64(s.Product), Policy: d.Version,
	}
	if order != nil {
		c.ofOrder(&head, order)
	}
	b := newBook(head)
	minutes := c.unitCost(d, app.ActivityServiceMinute, s.Day).Mul(s.Minutes.Decimal)
	cost := c.round(minutes.Add(s.Parts.Decimal(c.Currency)))
	b.post(0, 0, finance.Service, -cost, asActivity(app.ActivityServiceMinute))
	return b.entries
}

// Bill posts a subscription bill: n equal monthly entries, the odd cents to the
// first months, and the cash on the day paid.
func (c *Context) Bill(bill *app.Bill, s *app.Subscription) []finance.Entry {
	cash := bill.PaidOn
	if cash == 0 && !bill.Unpaid {
		cash = bill.Starts
	}
	b := newBook(finance.Entry{
		Key: finance.Key{Document: int64(bill.ID)}, Kind: finance.DocBill,
		Customer: c.customer(s.Contact), Company: int64(s.Company),
		Source: int64(s.Source), Policy: c.definitions(bill.Starts).Version,
	})
	for i, part := range finance.SplitEqually(bill.Amount, bill.Months) {
		b.post(0, i, finance.Recurring, part, onDay(bill.Starts.AddMonths(i), cash))
	}
	return b.entries
}

// Adjustment posts what a closed month could not take.
func (c *Context) Adjustment(a *app.Adjustment) []finance.Entry {
	account, ok := finance.ParseAccount(a.Account)
	if !ok {
		return nil
	}
	b := newBook(finance.Entry{
		Key: finance.Key{Document: int64(a.ID)}, Kind: finance.DocAdjustment,
		Customer: c.customer(a.Contact), Company: int64(a.Company), Day: a.Day, CashDay: a.CashDay,
		Activity: a.Activity, Source: int64(a.Source), Campaign: int64(a.Campaign), Channel: int64(a.Channel),
		Salesperson: int64(a.Salesperson), Product: int64(a.Product), Order: int64(a.Order),
		Policy: c.definitions(a.Day).Version,
	})
	b.post(0, 0, account, a.Amount)
	return b.entries
}
