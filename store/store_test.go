package store_test

import (
	"context"
	"path/filepath"
	"testing"

	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/finance"
	"rapport/store"
)

func TestCreateAndSave(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "Shop 100% é.rapport")
	s, err := store.Create(ctx, path, app.Company{Name: "Shop", CurrencyCode: "USD", FiscalYearStart: 1, Country: "US"})
	if err != nil {
		t.Fatal(err)
	}
	c := &app.Contact{Kind: app.Person, Name: "Michelle Alvarez", Tags: []string{"vip"}, Custom: map[string]string{"shoe": "38"},
		Points: []app.ContactPoint{{Kind: app.Phone, Raw: "(206) 555-0100"}, {Kind: app.Email, Raw: "Michelle@Example.com"}}}
	o := &app.Order{Number: "1", Day: finance.MustDate("2026-03-02"), Channel: app.ChannelWeb}
	_, err = s.Do(ctx, app.Action{Text: "Record an order"}, func(u app.Unit) error {
		p := &app.Product{SKU: "CAM", Name: "Camera", Price: decimal.RequireFromString("499")}
		if err := u.Put(ctx, p); err != nil {
			return err
		}
		if err := u.Put(ctx, c); err != nil {
			return err
		}
		o.Contact = c.ID
		o.Lines = []app.OrderLine{{Product: p.ID, Quantity: decimal.NewFromInt(1), UnitPrice: p.Price}}
		return u.Put(ctx, o)
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s, err = store.Open(ctx, path, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	got, err := s.Contact(ctx, c.ID)
	if err != nil {
		t.Fatal(err)
	}
	if got.Points[0].Normalised != "+12065550100" || got.Points[1].Normalised != "michelle@example.com" {
		t.Errorf("points: %+v", got.Points)
	}
	order, err := s.Order(ctx, o.ID)
	if err != nil || len(order.Lines) != 1 {
		t.Errorf("order %+v, %v", order, err)
	}
}
