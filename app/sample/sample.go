// Package sample makes companies to try Rapport with: the sample company, a
// shop for sound and pictures with Michelle Alvarez among its customers, and
// companies of any size for measuring. The same seed gives the same data.
package sample

import (
	"context"
	"math/rand/v2"
	"time"

	"rapport/app"
	"rapport/finance"
)

// File is what is needed of a company file to fill it.
type File interface {
	app.Books
	SourceChoices(ctx context.Context) ([]app.Choice, error)
	// Pin makes IDs count up from a moment, and dates actions at it, until unpin is
	// called.
	Pin(from time.Time) (unpin func())
	// As lets somebody else act until back is called.
	As(actor string) (back func())
	SignOff(ctx context.Context, version int, so app.SignOff) error
}

// The sample company trades for three fiscal years, April to March.
var (
	firstDay = finance.MustDate("2023-04-01")
	lastDay  = finance.MustDate("2026-03-31")
)

// Company is the sample company as a new file begins.
func Company() app.Company {
	return app.Company{
		Name: "Harbour Audio", CurrencyCode: "USD", FiscalYearStart: 4, Country: "US", BillingDay: lastDay,
	}
}

// Build fills a new file with the sample company: in one action, and in those of
// its last day.
func Build(ctx context.Context, file File, seed uint64) error {
	sources, err := sourceIDs(ctx, file)
	if err != nil {
		return err
	}
	b := &builder{ctx: ctx, file: file, sources: sources, random: rand.New(rand.NewPCG(seed, 2026))}
	if err := b.build(); err != nil {
		return err
	}
	return b.liveLastDay()
}

// build makes all that the company's figures come from, as one action.
func (b *builder) build() error {
	defer b.file.Pin(lastDay.Time().Add(openingHour - time.Hour))()
	action := app.Action{Text: app.Say("Create the sample company").Key}
	_, err := b.file.Do(b.ctx, action, func(u app.Unit) error {
		if err := u.Bulk(b.ctx); err != nil {
			return err
		}
		b.unit = u
		for _, step := range []func() error{
			b.addStaff, b.addProducts, b.addMichelle, b.addCustomers,
			b.addCampaigns, b.addMichellesStereo, b.addSales, b.addMediaCosts, b.addSubscriptions, b.addWalkIns, b.addBudgets, b.addObjectives,
		} {
			if err := step(); err != nil {
				return err
			}
		}
		return nil
	})
	return err
}

func sourceIDs(ctx context.Context, file File) (map[string]app.ID, error) {
	choices, err := file.SourceChoices(ctx)
	if err != nil {
		return nil, err
	}
	ids := map[string]app.ID{}
	for _, c := range choices {
		ids[c.Name] = c.ID
	}
	return ids, nil
}

// builder fills one file.
type builder struct {
	ctx     context.Context
	file    File
	unit    app.Unit // of the action going on
	random  *rand.Rand
	sources map[string]app.ID

	staff     []app.ID
	products  []*app.Product
	michelle  *app.Contact
	customers []*customer
	sound     *app.Campaign // Dynamic Sound
	campaigns []*running
	orders    int // numbers given so far
	returns   int
	claims    int
	cases     int
	sold      salesByMonth
}

func (b *builder) put(r app.Record) error { return b.unit.Put(b.ctx, r) }

// chance is true with probability p.
func (b *builder) chance(p float64) bool { return b.random.Float64() < p }

// between is a whole number from low to high, both included.
func (b *builder) between(low, high int) int { return low + b.random.IntN(high-low+1) }

// pick chooses one of a list.
func pick[T any](b *builder, list []T) T { return list[b.random.IntN(len(list))] }

// staffNames are the people of the shop.
var staffNames = []string{"Dana Whitfield", "Marcus Bell", "Priya Nair", "Wei Zhang"}

func (b *builder) addStaff() error {
	for _, name := range staffNames {
		s := &app.Staff{Name: name, Active: true}
		if err := b.put(s); err != nil {
			return err
		}
		b.staff = append(b.staff, s.ID)
	}
	return nil
}
