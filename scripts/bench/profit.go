package main

import (
	"errors"
	"time"

	"rapport/app"
	"rapport/app/report"
	"rapport/finance"
	"rapport/store"
)

// profitLimit is for all that the profitability page reads and works out.
const profitLimit = 150 * time.Millisecond

// year is the period that the page is asked for.
var year = report.Query{From: finance.MustDate("2025-04-01"), To: finance.MustDate("2026-03-31")}

// profitability reads the ranking of all customers and the whale curve of a
// year: in a file just opened, again, and after an order changed the figures.
func (b *bench) profitability(c *company) (err error) {
	b.say("Profitability of %s …", c.name())
	db, err := bare(c.path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	var cold, warm, changed, sums series
	for i := range 5 {
		took, err := b.coldPage(c.path)
		if err != nil {
			return err
		}
		cold = append(cold, took)
		if err := b.anotherOrder(c, i); err != nil {
			return err
		}
		for _, into := range []*series{&changed, &warm} {
			if took, err = clocked(func() error { return b.page(c.Store) }); err != nil {
				return err
			}
			*into = append(*into, took)
		}
		if took, err = clocked(func() error { return drain(db.Query(bareSums)) }); err != nil {
			return err
		}
		sums = append(sums, took)
	}
	changed = changed[1:] // the first also filled what is kept in memory
	for _, f := range []struct {
		when  string
		times series
	}{{"file just opened", cold}, {"again", warm}, {"after a change", changed}} {
		b.table.add(row{
			What: "Profitability of a year, " + f.when + ", " + c.name(), Measured: ms(f.times.median()), Limit: ms(profitLimit),
			Bare:  ms(sums.median()) + " the sums alone, in SQL",
			Ratio: ratio(f.times.median(), sums.median()), Verdict: verdict(f.times.median() <= profitLimit),
		})
	}
	return nil
}

// bareSums is a year of each customer from the totals, with nothing worked out.
const bareSums = `SELECT customer, sum(sales), sum(shipping_income), sum(recurring), sum(discount), sum(returns),
	sum(restocking_fee), sum(rebate), sum(cogs), sum(shipping_cost), sum(payment_fee), sum(activity), sum(service),
	sum(bad_debt), sum(media) FROM customer_month WHERE month BETWEEN 202504 AND 202603 GROUP BY customer`

// page is what the profitability page shows of a year.
func (b *bench) page(s *store.Store) error {
	if _, err := report.Profitability(b.ctx, s, report.ProfitabilityQuery{Query: year}); err != nil {
		return err
	}
	_, err := report.Whale(b.ctx, s, report.WhaleQuery{Query: year})
	return err
}

// coldPage opens the file beside the one who writes, and times the page alone.
func (b *bench) coldPage(path string) (took time.Duration, err error) {
	s, err := store.Open(b.ctx, path, store.Options{ReadOnly: true})
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	return clocked(func() error { return b.page(s) })
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
	o := newOrder(i, contacts[i].ID, products[0].ID, products[1].ID)
	o.Number = "CHANGE-" + o.Number
	_, err = c.Do(b.ctx, app.Action{Text: "Add order %s", Args: []any{o.Number}}, func(u app.Unit) error { return u.Put(b.ctx, o) })
	return err
}
