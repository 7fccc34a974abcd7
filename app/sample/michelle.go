package sample

import (
	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/finance"
)

// addMichelle tells the first half of her story: a camera bought on the web, a
// rebate claimed, and the camera returned to the store for a full refund.
func (b *builder) addMichelle() error {
	b.michelle = &app.Contact{
		Kind: app.Person, Name: "Michelle Alvarez", GivenName: "Michelle", FamilyName: "Alvarez",
		Owner: b.staff[0], Source: b.sources["Internet"],
		Address: "18 Pier Street", City: "San Francisco", Region: "CA", Postcode: "94111", Country: "US",
		Acquired: finance.MustDate("2026-03-02"),
		Points: []app.ContactPoint{
			{Kind: app.Email, Raw: "m.alvarez@example.com"},
			{Kind: app.Phone, Raw: "+1 415 555 0134"},
		},
		External: []app.ExternalID{
			{System: "web-store", Value: "88213"},
			{System: "loyalty", Value: "M-0417"},
			{System: "rebate-centre", Value: "RC-5521"},
		},
		Tags: []string{"Home"},
	}
	if err := b.put(b.michelle); err != nil {
		return err
	}
	order := b.michellesOrder("O-1001", "2026-03-02", videoCamera, 1140)
	order.Channel, order.Source = app.ChannelWeb, b.sources["Internet"]
	if err := b.put(order); err != nil {
		return err
	}
	claim := &app.Claim{
		Number: "RB-1001", Contact: b.michelle.ID, Order: order.ID, Product: b.products[videoCamera].ID,
		Amount: 10000, Received: finance.MustDate("2026-03-03"),
		States: []app.ClaimState{{Status: app.ClaimPaid, Day: finance.MustDate("2026-03-08")}},
	}
	if err := b.put(claim); err != nil {
		return err
	}
	return b.put(&app.Return{
		Number: "R-1001", Day: finance.MustDate("2026-03-10"), Contact: b.michelle.ID, Channel: app.ChannelStore,
		Lines: []app.ReturnLine{{
			Line: 1, OrderLine: order.Lines[0].ID, Product: b.products[videoCamera].ID,
			Quantity: decimal.NewFromInt(1), Refund: 49900, Restock: true, Reason: "not as expected",
		}},
	})
}

// addMichellesStereo tells the second half: the e-mail offer was touched with
// its campaign, and she orders a stereo by phone in answer to it.
func (b *builder) addMichellesStereo() error {
	order := b.michellesOrder("O-1002", "2026-03-15", stereo, 960)
	order.Channel, order.Source, order.Campaign = app.ChannelPhone, b.sources["E-mail"], b.sound.ID
	order.Salesperson = b.staff[0]
	if err := b.put(order); err != nil {
		return err
	}
	if err := b.put(&app.Task{Contact: b.michelle.ID, Title: "Ask whether the wiring sheet helped", Due: finance.MustDate("2026-03-22")}); err != nil {
		return err
	}
	return b.put(&app.Interaction{
		Day: order.Day, Contact: b.michelle.ID, Kind: app.Call, Direction: app.Inbound, Minutes: known("12.5"),
		Order: order.ID, Salesperson: b.staff[0], Outcome: "Ordered", Occurrence: 1,
		Note: "Asked whether the stereo pairs with her old speakers. It does. Sent the wiring sheet.",
	})
}

func (b *builder) michellesOrder(number, day string, product int, carrier finance.Amount) *app.Order {
	c := catalogue[product]
	return &app.Order{
		Number: number, Day: finance.MustDate(day), Contact: b.michelle.ID, ShippingCost: carrier,
		Lines: []app.OrderLine{{
			Line: 1, Product: b.products[product].ID, Quantity: decimal.NewFromInt(1),
			UnitPrice: decimal.RequireFromString(c.price), UnitCost: known(c.cost),
		}},
	}
}
