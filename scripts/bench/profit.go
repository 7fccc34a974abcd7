package main

import (
	"errors"
	"time"

	"rapport/app"
	"rapport/app/report"
	"rapport/finance"
)

// profitLimit is for all that the profitability page reads and works out.
const profitLimit = 150 * time.Millisecond

// year is the period that the page is asked for.
var year = report.Query{From: finance.MustDate("2025-04-01"), To: finance.MustDate("2026-03-31")}

// profitability reads the ranking of all customers and the whale curve of a
// year as the window does, from the totals that it keeps in memory: what reading
// these takes once, in the background, and the page before and after an order
// changed the figures.
func (b *bench) profitability(c *company) (err error) {
	b.say("Profitability of %s …", c.name())
	db, err := bare(c.path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	var ledger *report.Ledger
	var warming, again, changed, sums series
	for range 3 {
		ledger = report.NewLedger(c.Store)
		if err := warming.add(func() error { return ledger.Warm(b.ctx) }); err != nil {
			return err
		}
	}
	for i := range 7 {
		err := errors.Join(
			again.add(func() error { return b.page(ledger) }),
			b.anotherOrder(c, i),
			changed.add(func() error { return b.page(ledger) }),
			sums.add(func() error { return drain(db.Query(bareSums)) }),
		)
		if err != nil {
			return err
		}
	}
	beside := func(times series) row {
		return row{
			Measured: ms(times.median()), Bare: ms(sums.median()) + " a year's sums, in SQL", Ratio: ratio(times.median(), sums.median()),
		}
	}
	r := beside(warming)
	r.What = "Totals into memory, once, in the background, " + c.name()
	b.table.add(r)
	for _, f := range []struct {
		when  string
		times series
	}{{"", again}, {"after a change, ", changed}} {
		r := beside(f.times)
		r.What, r.Limit, r.Verdict = "Profitability of a year, "+f.when+c.name(), ms(profitLimit), verdict(f.times.median() <= profitLimit)
		b.table.add(r)
	}
	return nil
}

// bareSums is a year of each customer from the totals, with nothing worked out.
const bareSums = `SELECT customer, sum(sales), sum(shipping_income), sum(recurring), sum(discount), sum(returns),
	sum(restocking_fee), sum(rebate), sum(cogs), sum(shipping_cost), sum(payment_fee), sum(activity), sum(service),
	sum(bad_debt), sum(media) FROM customer_month WHERE month BETWEEN 202504 AND 202603 GROUP BY customer`

// page is what the profitability page shows of a year.
func (b *bench) page(l *report.Ledger) error {
	if _, err := report.Profitability(b.ctx, l, report.ProfitabilityQuery{Query: year}); err != nil {
		return err
	}
	_, err := report.Whale(b.ctx, l, report.WhaleQuery{Query: year})
	return err
}

// anotherOrder changes the figures of one customer.
func (b *bench) anotherOrder(c *company, i int) error {
	contacts, err := c.ContactChoices(b.ctx, "", 10)
	if err != nil {
		return err
	}
	products, err := c.ProductChoices(b.ctx, "", 2)
	if err != nil {
		return err
	}
	o := newOrder(i, contacts[i%len(contacts)].ID, products[0].ID, products[1].ID)
	o.Number = "CHANGE-" + o.Number
	_, err = c.Do(b.ctx, app.Action{Text: "Add order %s", Args: []any{o.Number}}, func(u app.Unit) error { return u.Put(b.ctx, o) })
	return err
}
