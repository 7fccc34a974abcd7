package store

import (
	"cmp"
	"slices"

	"rapport/app"
	"rapport/finance"
)

// plan is what brings the entries of one document to those that posting wants.
type plan struct {
	add    []finance.Entry
	change []posted // with the columns as they shall be
	move   []posted // frozen entries: customer, company and cash day only
	remove []posted
	adjust []finance.Entry // what a closed month cannot take; Key and Policy mean nothing
}

func (p *plan) empty() bool {
	return len(p.add)+len(p.change)+len(p.move)+len(p.remove) == 0
}

// closedMonths says which months are frozen.
type closedMonths map[finance.Month]bool

func (c closedMonths) has(day finance.Date) bool { return len(c) > 0 && c[day.Month()] }

// open is the day itself, or the first day of the next open month where its own
// is closed.
func (c closedMonths) open(day finance.Date) finance.Date {
	if !c.has(day) {
		return day
	}
	m := day.Month()
	for c[m] {
		m = m.Add(1)
	}
	return m.First()
}

// planEntries compares what is in the ledger for a document with what posting
// wants. Entries of closed months stay; what they lack or have too much goes
// into adjust, dated in the first open month.
func planEntries(have []posted, want []finance.Entry, closed closedMonths) plan {
	var p plan
	if len(have) == 0 && len(closed) == 0 {
		p.add = want
		return p
	}
	byKey := make(map[finance.Key]posted, len(have))
	for _, h := range have {
		byKey[h.Key] = h
	}
	for _, w := range want {
		h, found := byKey[w.Key]
		delete(byKey, w.Key)
		p.one(h, found, w, closed)
	}
	for _, h := range have {
		if _, left := byKey[h.Key]; !left {
			continue
		}
		if closed.has(h.Day) {
			p.adjustBy(h.Entry, -h.Amount, closed)
		} else {
			p.remove = append(p.remove, h)
		}
	}
	return p
}

func (p *plan) one(h posted, found bool, w finance.Entry, closed closedMonths) {
	switch {
	case found && closed.has(h.Day):
		p.frozen(h, w, closed)
	case closed.has(w.Day):
		if found {
			p.remove = append(p.remove, h)
		}
		p.adjustBy(w, w.Amount, closed)
	case !found:
		p.add = append(p.add, w)
	case h.Entry != w:
		p.change = append(p.change, posted{h.ID, w})
	}
}

// frozen treats an entry of a closed month that posting still wants, as it is
// or otherwise. Under the same key nothing else can be posted, so that what is
// wanted instead becomes an adjustment even where its own month is open.
func (p *plan) frozen(h posted, w finance.Entry, closed closedMonths) {
	moved := w
	moved.Customer, moved.Company, moved.CashDay = h.Customer, h.Company, h.CashDay
	moved.Policy = h.Policy // which version posted it is part of the frozen entry
	if moved != h.Entry {
		p.adjustBy(h.Entry, -h.Amount, closed)
		p.adjustBy(w, w.Amount, closed)
		return
	}
	if h.Customer != w.Customer || h.Company != w.Company || h.CashDay != w.CashDay {
		p.move = append(p.move, posted{h.ID, w})
	}
}

func (p *plan) adjustBy(e finance.Entry, amount finance.Amount, closed closedMonths) {
	e.Amount, e.Day, e.Policy, e.Key = amount, closed.open(e.Day), 0, finance.Key{Document: e.Document, Line: e.Line}
	p.adjust = append(p.adjust, e)
}

// balance is what adjustments are summed by: everything but the amount and, for
// what an earlier adjustment has settled, the day.
type balance struct {
	contact, company                                       app.ID
	day, cash                                              finance.Date
	account                                                finance.Account
	activity                                               string
	source, campaign, channel, salesperson, product, order int64
}

func balanceOf(a *app.Adjustment) balance {
	account, _ := finance.ParseAccount(a.Account)
	return balance{
		contact: a.Contact, company: a.Company, day: a.Day, cash: a.CashDay, account: account, activity: a.Activity,
		source: int64(a.Source), campaign: int64(a.Campaign), channel: int64(a.Channel),
		salesperson: int64(a.Salesperson), product: int64(a.Product), order: int64(a.Order),
	}
}

// netAdjustments sums what closed months could not take, less what adjustments
// that are frozen themselves have settled. Sums of zero are left out; the rest
// comes in a fixed order. contact finds the contact as recorded of an entry.
func netAdjustments(entries []finance.Entry, settled []app.Adjustment, closed closedMonths, contact func(finance.Entry) app.ID) []app.Adjustment {
	sums := map[balance]finance.Amount{}
	for _, e := range entries {
		sums[balance{
			contact: contact(e), company: app.ID(e.Company), day: e.Day, cash: e.CashDay, account: e.Account, activity: e.Activity,
			source: e.Source, campaign: e.Campaign, channel: e.Channel,
			salesperson: e.Salesperson, product: e.Product, order: e.Order,
		}] += e.Amount
	}
	for i := range settled {
		b := balanceOf(&settled[i])
		sums[dayOfSettled(sums, b, closed)] -= settled[i].Amount
	}
	var net []app.Adjustment
	for b, amount := range sums {
		if amount != 0 {
			net = append(net, b.adjustment(amount))
		}
	}
	slices.SortFunc(net, func(x, y app.Adjustment) int {
		return cmp.Or(cmp.Compare(x.Day, y.Day), cmp.Compare(x.Account, y.Account), cmp.Compare(x.Contact, y.Contact),
			cmp.Compare(x.Product, y.Product), cmp.Compare(x.CashDay, y.CashDay), cmp.Compare(x.Activity, y.Activity),
			cmp.Compare(x.Campaign, y.Campaign), cmp.Compare(x.Source, y.Source), cmp.Compare(x.Company, y.Company),
			cmp.Compare(x.Channel, y.Channel), cmp.Compare(x.Salesperson, y.Salesperson), cmp.Compare(x.Order, y.Order))
	})
	return net
}

// dayOfSettled finds the sum that a frozen adjustment counts against: the
// earliest that differs in nothing but the day, else one of its own.
func dayOfSettled(sums map[balance]finance.Amount, b balance, closed closedMonths) balance {
	fallback, best := b, balance{}
	fallback.day = closed.open(b.day)
	for other := range sums {
		same := other
		same.day = b.day
		if same == b && (best.day == 0 || other.day < best.day) {
			best = other
		}
	}
	if best.day != 0 {
		return best
	}
	return fallback
}

func (b balance) adjustment(amount finance.Amount) app.Adjustment {
	return app.Adjustment{
		Day: b.day, CashDay: b.cash, Contact: b.contact, Company: b.company,
		Account: b.account.String(), Activity: b.activity, Amount: amount,
		Source: app.ID(b.source), Campaign: app.ID(b.campaign), Channel: app.Channel(b.channel),
		Salesperson: app.ID(b.salesperson), Product: app.ID(b.product), Order: app.ID(b.order),
	}
}
