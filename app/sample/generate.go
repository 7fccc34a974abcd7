package sample

import (
	"context"
	"fmt"
	"math/rand/v2"

	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/finance"
)

// generating is what the history says of each chunk.
var generating = app.Say("Generate data for measuring")

// chunk is how many orders or contacts one action of Generate puts.
const chunk = 5000

// Size is how much Generate makes.
type Size struct{ Contacts, Orders int }

// generator makes a company for measuring: plainer than the sample, and spread
// evenly over the same three years.
type generator struct {
	ctx      context.Context
	file     File
	random   *rand.Rand
	sources  []app.ID
	staff    []app.ID
	products []*app.Product
	contacts []app.ID
	days     int
}

// Generate fills a new file with contacts and orders for measuring: one or two
// lines an order, a return of one order in sixteen, a call with one in six, and
// an e-mail campaign a year to a tenth of the contacts. Progress counts contacts
// and orders. A cancelled context leaves what was committed by then.
func Generate(ctx context.Context, file File, size Size, seed uint64, progress app.Progress) error {
	sources, err := file.SourceChoices(ctx)
	if err != nil {
		return err
	}
	defer file.Pin(lastDay.Time())()
	g := &generator{ctx: ctx, file: file, random: rand.New(rand.NewPCG(seed, 1)), days: lastDay.DaysSince(firstDay)}
	for _, s := range sources {
		g.sources = append(g.sources, s.ID)
	}
	if err := g.lists(); err != nil {
		return err
	}
	total := size.Contacts + size.Orders
	if err := g.inChunks(size.Contacts, 0, total, progress, g.contact); err != nil {
		return err
	}
	if size.Contacts == 0 {
		return nil
	}
	if err := g.inChunks(size.Orders, size.Contacts, total, progress, g.order); err != nil {
		return err
	}
	return g.campaigns()
}

func (g *generator) inChunks(n, done, total int, progress app.Progress, one func(app.Unit, int) error) error {
	for from := 0; from < n; from += chunk {
		_, err := g.file.Do(g.ctx, app.Action{Text: generating.Key}, func(u app.Unit) error {
			if err := u.Bulk(g.ctx); err != nil {
				return err
			}
			for i := from; i < min(from+chunk, n); i++ {
				if err := one(u, i); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
		if progress != nil {
			progress(done+min(from+chunk, n), total)
		}
	}
	return nil
}

func (g *generator) lists() error {
	_, err := g.file.Do(g.ctx, app.Action{Text: generating.Key}, func(u app.Unit) error {
		for i := range 10 {
			s := &app.Staff{Name: fmt.Sprintf("Salesperson %d", i+1), Active: true}
			if err := u.Put(g.ctx, s); err != nil {
				return err
			}
			g.staff = append(g.staff, s.ID)
		}
		for i := range 100 {
			price := decimal.New(int64(990+g.random.IntN(60000)), -2)
			p := &app.Product{
				SKU: fmt.Sprintf("P-%03d", i+1), Name: fmt.Sprintf("Product %d", i+1), Price: price, Active: true,
				Cost: decimal.NewNullDecimal(price.Mul(decimal.New(int64(45+g.random.IntN(30)), -2)).Round(2)),
			}
			if err := u.Put(g.ctx, p); err != nil {
				return err
			}
			g.products = append(g.products, p)
		}
		return nil
	})
	return err
}

func (g *generator) contact(u app.Unit, i int) error {
	given, family := givenNames[g.random.IntN(len(givenNames))], familyNames[g.random.IntN(len(familyNames))]
	place := cities[g.random.IntN(len(cities))]
	c := &app.Contact{
		Kind: app.Person, Name: fmt.Sprintf("%s %s %d", given, family, i+1), GivenName: given, FamilyName: family,
		Owner: g.staff[g.random.IntN(len(g.staff))], Source: g.sources[g.random.IntN(len(g.sources))],
		City: place[0], Region: place[1], Postcode: place[2], Country: "US",
		Points: []app.ContactPoint{
			{Kind: app.Email, Raw: fmt.Sprintf("customer%d@example.com", i+1)},
			{Kind: app.Phone, Raw: fmt.Sprintf("+1415%07d", 5550000+i)},
		},
		External: []app.ExternalID{{System: "import", Value: fmt.Sprint(i + 1)}},
	}
	if err := u.Put(g.ctx, c); err != nil {
		return err
	}
	g.contacts = append(g.contacts, c.ID)
	return nil
}

func (g *generator) order(u app.Unit, i int) error {
	// A few customers buy much, most a little: the square of an even draw.
	r := g.random.Float64()
	o := &app.Order{
		Number: fmt.Sprintf("G-%07d", i+1), Day: firstDay.AddDays(g.random.IntN(g.days)),
		Contact: g.contacts[int(r*r*float64(len(g.contacts)))],
		Channel: app.Channels()[g.random.IntN(4)], Source: g.sources[g.random.IntN(len(g.sources))],
		Salesperson: g.staff[g.random.IntN(len(g.staff))], ShippingCost: finance.Amount(400 + g.random.IntN(1200)),
	}
	for n := range 1 + g.random.IntN(2) {
		p := g.products[g.random.IntN(len(g.products))]
		o.Lines = append(o.Lines, app.OrderLine{
			Line: n + 1, Product: p.ID, Quantity: decimal.NewFromInt(int64(1 + g.random.IntN(3))), UnitPrice: p.Price, UnitCost: p.Cost,
		})
	}
	if err := u.Put(g.ctx, o); err != nil {
		return err
	}
	if g.random.IntN(16) == 0 {
		if err := g.giveBack(u, o, i); err != nil {
			return err
		}
	}
	if g.random.IntN(6) != 0 {
		return nil
	}
	return u.Put(g.ctx, &app.Interaction{
		Day: o.Day, Contact: o.Contact, Kind: app.Call, Direction: app.Inbound, Order: o.ID, Salesperson: o.Salesperson,
		Minutes: decimal.NewNullDecimal(decimal.New(int64(10+g.random.IntN(200)), -1)), Occurrence: 1,
	})
}

func (g *generator) giveBack(u app.Unit, o *app.Order, i int) error {
	l := o.Lines[0]
	return u.Put(g.ctx, &app.Return{
		Number: fmt.Sprintf("GR-%07d", i+1), Day: min(o.Day.AddDays(3+g.random.IntN(20)), lastDay), Contact: o.Contact, Channel: o.Channel,
		Lines: []app.ReturnLine{{
			Line: 1, OrderLine: l.ID, Product: l.Product, Quantity: l.Quantity, Refund: paidFor(l), Restock: true,
		}},
	})
}

func (g *generator) campaigns() error {
	for year, day := range []string{"2023-10-02", "2024-10-07", "2025-10-06"} {
		_, err := g.file.Do(g.ctx, app.Action{Text: generating.Key}, func(u app.Unit) error {
			if err := u.Bulk(g.ctx); err != nil {
				return err
			}
			return g.campaign(u, year+1, finance.MustDate(day))
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func (g *generator) campaign(u app.Unit, n int, day finance.Date) error {
	c := &app.Campaign{Name: fmt.Sprintf("Campaign %d", n), Source: g.sources[0], Starts: day}
	if err := u.Put(g.ctx, c); err != nil {
		return err
	}
	cost := &app.MediaCost{Campaign: c.ID, Source: c.Source, Day: day, Amount: finance.Amount(100_00 * n), Occurrence: 1}
	if err := u.Put(g.ctx, cost); err != nil {
		return err
	}
	for i := n; i < len(g.contacts); i += 10 {
		t := &app.Target{Campaign: c.ID, Contact: g.contacts[i], TouchedOn: day}
		if err := u.Put(g.ctx, t); err != nil {
			return err
		}
	}
	return nil
}
