package sample

import (
	"fmt"

	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/finance"
)

// deals are what the shop hopes to sell, at each stage. They post nothing, and
// nothing of them is left to chance, so that no other figure changes with them.
func (b *builder) deals() ([]*app.Deal, error) {
	var deals []*app.Deal
	companies := b.companies()
	for i, d := range []struct {
		title    string
		company  int // of the companies among the customers
		stage    app.Stage
		on       string // the day of that stage
		expected string
		owner    int // of the staff
		terms    string
		lines    []dealLine
	}{
		{"Speakers for the new meeting rooms", 0, app.StageLead, "2026-03-24", "2026-06-15", 0, "", []dealLine{{"Soundbar", "6", "0"}}},
		{"Headphones for the support team", 1, app.StageLead, "2026-03-27", "2026-05-04", 1, "", []dealLine{{"Headphones, closed", "12", "5"}}},
		{"Televisions for the showroom", 2, app.StageQualified, "2026-03-12", "2026-05-29", 2, "", []dealLine{{"Television 55\"", "4", "8"}, {"HDMI cable, 2 m", "8", "0"}}},
		{"Microphones and speakers for the hall", 3, app.StageQualified, "2026-03-18", "2026-04-17", 0, "", []dealLine{{"Microphone", "4", "0"}, {"Bookshelf speakers, pair", "2", "0"}}},
		{"Stereo for the reception", 4, app.StageOffer, "2026-03-20", "2026-04-03", 1,
			"Delivery within two weeks of the order. Installation is included.", []dealLine{{"Stereo", "1", "0"}, {"Speaker cable, 5 m", "4", "0"}}},
		{"Turntables for the café", 5, app.StageOffer, "2026-03-09", "2026-03-27", 3, "", []dealLine{{"Turntable", "3", "10"}, {"Speaker stands", "3", "0"}}},
		{"Kitchen radios for the holiday flats", 6, app.StageLost, "2026-03-05", "2026-03-15", 2, "", []dealLine{{"Kitchen radio", "10", "12"}}},
		{"Soundbars for the training rooms", 7, app.StageWon, "2026-03-30", "2026-03-31", 3, "", []dealLine{{"Soundbar", "3", "5"}}},
	} {
		deal := &app.Deal{
			Number: "D-" + decimal.NewFromInt(int64(1001+i)).String(), Title: d.title, Contact: companies[d.company%len(companies)],
			Stage: d.stage, StageOn: finance.MustDate(d.on), Expected: finance.MustDate(d.expected), Owner: b.staff[d.owner], Terms: d.terms,
		}
		if err := b.offer(deal, d.lines); err != nil {
			return nil, err
		}
		deals = append(deals, deal)
	}
	return deals, nil
}

// dealLine is a product by its name, how many, and the percentage off.
type dealLine struct{ product, quantity, discount string }

// offer puts products on a deal at their prices, and sums them.
func (b *builder) offer(d *app.Deal, lines []dealLine) error {
	usd := Company().Currency()
	for i, l := range lines {
		product, err := b.named(l.product)
		if err != nil {
			return err
		}
		line := app.DealLine{
			Line: i + 1, Product: product.ID, Quantity: decimal.RequireFromString(l.quantity), UnitPrice: product.Price,
			DiscountPercent: decimal.RequireFromString(l.discount),
		}
		gross, err := finance.Round(line.UnitPrice.Mul(line.Quantity), usd)
		if err != nil {
			return err
		}
		off, err := finance.Round(line.UnitPrice.Mul(line.Quantity).Mul(line.DiscountPercent).Shift(-2), usd)
		if err != nil {
			return err
		}
		d.Lines = append(d.Lines, line)
		d.Amount += gross - off
	}
	return nil
}

// named is the product of a name.
func (b *builder) named(name string) (*app.Product, error) {
	for _, p := range b.products {
		if p.Name == name {
			return p, nil
		}
	}
	return nil, fmt.Errorf("the catalogue has no %q", name)
}

// companies are the companies among the customers, else all customers.
func (b *builder) companies() []app.ID {
	var companies, all []app.ID
	for _, c := range b.customers {
		all = append(all, c.contact.ID)
		if c.contact.Kind == app.Organisation {
			companies = append(companies, c.contact.ID)
		}
	}
	if len(companies) == 0 {
		return all
	}
	return companies
}
