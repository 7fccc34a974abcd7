// Package storetest makes company files and records for tests: real files in a
// temporary folder, with the values that a test does not care about filled in.
package storetest

import (
	"context"
	"fmt"
	"path/filepath"
	"sync/atomic"
	"testing"

	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/finance"
	"rapport/store"
)

// Company is a company in US dollars.
func Company() app.Company {
	return app.Company{Name: "Test Shop", CurrencyCode: "USD", FiscalYearStart: 1, Country: "US"}
}

// New is a new company file, closed at the end of the test.
func New(t testing.TB) *store.Store {
	t.Helper()
	s, err := store.Create(context.Background(), filepath.Join(t.TempDir(), "Test.rapport"), Company())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// Put saves records as one action, in their order.
func Put(t testing.TB, s *store.Store, records ...app.Record) app.ID {
	t.Helper()
	id, err := TryPut(s, records...)
	if err != nil {
		t.Fatal(err)
	}
	return id
}

// TryPut is Put for a test that expects an error.
func TryPut(s *store.Store, records ...app.Record) (app.ID, error) {
	ctx := context.Background()
	return s.Do(ctx, app.Action{Text: "Record %d things", Args: []any{len(records)}}, func(u app.Unit) error {
		for _, r := range records {
			if err := u.Put(ctx, r); err != nil {
				return err
			}
		}
		return nil
	})
}

var serial atomic.Int64

func number(prefix string) string { return fmt.Sprintf("%s-%d", prefix, serial.Add(1)) }

// Person is a person without anything else.
func Person(name string) *app.Contact { return &app.Contact{Kind: app.Person, Name: name} }

// Product is a product with a price and, unless it is empty, a cost.
func Product(price, cost string) *app.Product {
	p := &app.Product{SKU: number("P"), Name: "Product", Price: decimal.RequireFromString(price), Active: true}
	if cost != "" {
		p.Cost = decimal.NewNullDecimal(decimal.RequireFromString(cost))
	}
	return p
}

// Order is a web order of a quantity of one product at its price.
func Order(contact *app.Contact, day string, p *app.Product, quantity int64) *app.Order {
	o := &app.Order{Number: number("O"), Day: finance.MustDate(day), Channel: app.ChannelWeb}
	if contact != nil {
		o.Contact = contact.ID
	}
	o.Lines = []app.OrderLine{{Product: p.ID, Quantity: decimal.NewFromInt(quantity), UnitPrice: p.Price}}
	return o
}

// Return takes a quantity of an order's first line back to stock for a refund in
// minor units.
func Return(o *app.Order, day string, quantity int64, refund finance.Amount) *app.Return {
	return &app.Return{
		Number: number("R"), Day: finance.MustDate(day), Channel: app.ChannelStore,
		Lines: []app.ReturnLine{{
			OrderLine: o.Lines[0].ID, Product: o.Lines[0].Product, Quantity: decimal.NewFromInt(quantity), Refund: refund, Restock: true,
		}},
	}
}

// Claim is a rebate claim on an order, in minor units.
func Claim(o *app.Order, received string, amount finance.Amount) *app.Claim {
	return &app.Claim{Number: number("C"), Contact: o.Contact, Order: o.ID, Received: finance.MustDate(received), Amount: amount}
}

// Campaign is a campaign of a media source.
func Campaign(source app.ID, starts string) *app.Campaign {
	return &app.Campaign{Name: number("Campaign"), Source: source, Starts: finance.MustDate(starts)}
}

// Sound checks a whole file and fails the test on any difference.
func Sound(t testing.TB, s *store.Store) store.CheckReport {
	t.Helper()
	report, err := s.Check(context.Background(), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range report.Differences {
		t.Errorf("check: %s", d)
	}
	return report
}
