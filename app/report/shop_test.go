package report_test

import (
	"context"
	"path/filepath"
	"testing"

	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/finance"
	"rapport/store"
)

// shop is a company file with a few records, for the tests of the reports.
type shop struct {
	*store.Store
	t   *testing.T
	ctx context.Context
}

func newShop(t *testing.T, currency string) *shop {
	t.Helper()
	ctx := context.Background()
	s, err := store.Create(ctx, filepath.Join(t.TempDir(), "shop.rapport"), app.Company{Name: "Shop", CurrencyCode: currency, FiscalYearStart: 1})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return &shop{s, t, ctx}
}

// put records something and gives its ID.
func (s *shop) put(r app.Record) app.ID {
	s.t.Helper()
	_, err := s.Do(s.ctx, app.Action{Text: "Record"}, func(u app.Unit) error { return u.Put(s.ctx, r) })
	if err != nil {
		s.t.Fatal(err)
	}
	return app.IDOf(r)
}

func (s *shop) source(name string) app.ID {
	s.t.Helper()
	choices, err := s.SourceChoices(s.ctx)
	if err != nil {
		s.t.Fatal(err)
	}
	for _, c := range choices {
		if c.Name == name {
			return c.ID
		}
	}
	return s.put(&app.MediaSource{Name: name})
}

func (s *shop) customer(name string, change ...func(*app.Contact)) app.ID {
	s.t.Helper()
	c := &app.Contact{Kind: app.Person, Name: name}
	for _, f := range change {
		f(c)
	}
	return s.put(c)
}

// product is one at a price and a cost; an empty cost is not known.
func (s *shop) product(sku, price, cost string) app.ID {
	s.t.Helper()
	p := &app.Product{SKU: sku, Name: "The " + sku, Price: number(price), Active: true}
	if cost != "" {
		p.Cost = decimal.NewNullDecimal(number(cost))
	}
	return s.put(p)
}

// order is an order of one piece at a price; change it before it is recorded.
func (s *shop) order(no, day string, customer, product app.ID, price string, change ...func(*app.Order)) *app.Order {
	s.t.Helper()
	o := &app.Order{
		Number: no, Day: finance.MustDate(day), Contact: customer, Channel: app.ChannelWeb,
		Lines: []app.OrderLine{{Line: 1, Product: product, Quantity: number("1"), UnitPrice: number(price)}},
	}
	for _, f := range change {
		f(o)
	}
	s.put(o)
	return o
}

// back is a return of a quantity of an order's first line.
func (s *shop) back(no, day string, o *app.Order, quantity string, refund finance.Amount, change ...func(*app.Return)) *app.Return {
	s.t.Helper()
	r := &app.Return{Number: no, Day: finance.MustDate(day), Contact: o.Contact, Channel: app.ChannelStore}
	r.Lines = []app.ReturnLine{{
		Line: 1, OrderLine: o.Lines[0].ID, Product: o.Lines[0].Product, Quantity: number(quantity), Refund: refund, Restock: true,
	}}
	for _, f := range change {
		f(r)
	}
	s.put(r)
	return r
}

func (s *shop) campaign(name string, source app.ID, day string, cost finance.Amount, targets ...app.ID) app.ID {
	s.t.Helper()
	c := &app.Campaign{Name: name, Source: source, Starts: finance.MustDate(day)}
	s.put(c)
	for _, t := range targets {
		s.put(&app.Target{Campaign: c.ID, Contact: t, TouchedOn: finance.MustDate(day)})
	}
	if cost != 0 {
		s.put(&app.MediaCost{Campaign: c.ID, Source: source, Day: finance.MustDate(day), Amount: cost})
	}
	return c.ID
}

func number(text string) decimal.Decimal { return decimal.RequireFromString(text) }

// must is the result of a report that does not fail.
func must[T any](t *testing.T) func(r T, err error) T {
	return func(r T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
}
