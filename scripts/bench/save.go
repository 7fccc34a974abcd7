package main

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"

	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/finance"
	"rapport/store"
)

// saves is how many orders are saved, each beside a bare commit.
const saves = 300

// save compares saving an order of two lines, posted, totalled, logged, indexed
// and safe on the disk, with a bare commit of one row in the same folder.
func (b *bench) save(c *company) (err error) {
	b.say("Saving orders in %s …", c.name())
	orders, err := b.newOrders(c)
	if err != nil {
		return err
	}
	db, err := bare(filepath.Join(b.dir, fmt.Sprintf("bare-%d.db", c.size.Contacts)))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	if _, err := db.Exec("CREATE TABLE sale (id INTEGER PRIMARY KEY, note TEXT NOT NULL) STRICT"); err != nil {
		return err
	}
	insert, err := db.Prepare("INSERT INTO sale (note) VALUES (?)")
	if err != nil {
		return err
	}
	var saved, commits series
	for i := range saves {
		err := errors.Join(
			saved.add(func() error { return b.putOrder(c.Store, orders(i)) }),
			commits.add(func() error { _, err := insert.Exec("one row"); return err }),
		)
		if err != nil {
			return err
		}
	}
	r := ratio(saved.median(), commits.median())
	b.table.add(row{
		What: "Save an order, " + c.name(), Measured: ms(saved.median()), Limit: "2 × bare",
		Bare: ms(commits.median()) + " a commit of one row", Ratio: r, Verdict: verdict(r <= 2),
	})
	return nil
}

// newOrders makes orders of contacts and products of a company, the same at each
// call.
func (b *bench) newOrders(c *company) (func(i int) *app.Order, error) {
	contacts, err := c.ContactChoices(b.ctx, "", saves)
	if err != nil {
		return nil, err
	}
	products, err := c.ProductChoices(b.ctx, "", 100)
	if err != nil {
		return nil, err
	}
	random := rand.New(rand.NewPCG(2, 2))
	return func(i int) *app.Order {
		return newOrder(i, contacts[random.IntN(len(contacts))].ID, products[random.IntN(len(products))].ID, products[random.IntN(len(products))].ID)
	}, nil
}

// putOrder saves an order as an action of its own.
func (b *bench) putOrder(s *store.Store, o *app.Order) error {
	action, err := s.Do(b.ctx, app.Action{Text: "Add order %s", Args: []any{o.Number}}, func(u app.Unit) error { return u.Put(b.ctx, o) })
	if err == nil && action == 0 {
		err = fmt.Errorf("order %s was not saved", o.Number)
	}
	return err
}

func newOrder(i int, contact, first, second app.ID) *app.Order {
	price := decimal.RequireFromString("129.90")
	return &app.Order{
		Number: fmt.Sprintf("BENCH-%d", i+1), Day: finance.MustDate("2026-03-02").AddDays(i % 28), Contact: contact, Channel: app.ChannelWeb,
		Lines: []app.OrderLine{
			{Line: 1, Product: first, Quantity: decimal.NewFromInt(1), UnitPrice: price},
			{Line: 2, Product: second, Quantity: decimal.NewFromInt(2), UnitPrice: price},
		},
	}
}
