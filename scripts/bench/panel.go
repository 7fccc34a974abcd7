package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"rapport/app"
	"rapport/app/report"
	"rapport/finance"
	"rapport/store"
)

// switchLimit is how long the finance panel may take to show another
// attribution, period or filter, 95 times of 100.
const switchLimit = 150 * time.Millisecond

// panel switches attribution, period and filter as the finance panel does, from
// what it keeps in memory, and measures what reading that takes once.
func (b *bench) panel(c *company) error {
	b.say("Switching the finance panel of %s …", c.name())
	held := heldCompany{c.Store, report.NewLedger(c.Store), report.NewMediaLedger(c.Store)}
	if err := held.ledger.Warm(b.ctx); err != nil {
		return err
	}
	read, err := clocked(func() error { return held.MediaLedger.Warm(b.ctx) })
	if err != nil {
		return err
	}
	var fromFile series
	for range 3 {
		if err := fromFile.add(func() error { return b.media(c.Store, report.Query{}, "last") }); err != nil {
			return err
		}
	}
	b.table.add(row{
		What: "Media into memory, once, in the background, " + c.name(), Measured: ms(read),
		Bare: ms(fromFile.median()) + " one report from the file", Ratio: ratio(read, fromFile.median()),
	})
	attribution, period, filter, err := b.switches(held)
	if err != nil {
		return err
	}
	for _, s := range []struct {
		what  string
		times series
	}{{"attribution", attribution}, {"period", period}, {"filter", filter}} {
		b.table.add(row{
			What: fmt.Sprintf("Another %s on the finance panel (95 of 100), %s", s.what, c.name()), Measured: ms(s.times.of(95)), Limit: ms(switchLimit),
			Bare: ms(fromFile.median()) + " one report from the file", Ratio: ratio(s.times.of(95), fromFile.median()), Verdict: verdict(s.times.of(95) <= switchLimit),
		})
	}
	return b.afterOrders(c, held, fromFile)
}

// heldCompany is a company file with what the window keeps of it in memory.
type heldCompany struct {
	*store.Store
	ledger *report.Ledger
	*report.MediaLedger
}

func (h heldCompany) CustomerTotals(ctx context.Context, p finance.Period) ([]report.CustomerTotal, error) {
	return h.ledger.CustomerTotals(ctx, p)
}

func (h heldCompany) CustomerNames(ctx context.Context, ids []app.ID) (map[app.ID]string, error) {
	return h.ledger.CustomerNames(ctx, ids)
}

// periods are what the panel offers, and one that begins and ends within a month.
var periods = []report.Query{
	year, {}, {From: 20240401, To: 20250331}, {From: 20260101, To: 20260331}, {From: 20260301, To: 20260331}, {From: 20250210, To: 20251117},
}

// switches shows the tabs of media and profitability under each attribution,
// period and filter in turn.
func (b *bench) switches(h heldCompany) (attribution, period, filter series, err error) {
	tags, err := h.TagChoices(b.ctx)
	if err != nil {
		return nil, nil, nil, err
	}
	filters := []report.Filter{{Source: 1}, {Source: 3}, {Owner: 1}, {}}
	for _, t := range tags {
		filters = append(filters, report.Filter{Tag: t.Name})
	}
	facts, err := report.ReadMedia(b.ctx, h, report.MediaROIQuery{})
	if err != nil {
		return nil, nil, nil, err
	}
	for range 4 {
		for _, rule := range []string{"first", "last", "linear"} {
			for _, by := range []report.By{report.BySource, report.ByCampaign} {
				err = errors.Join(err, attribution.add(func() error { _, err := facts.ROI(by, rule); return err }))
			}
		}
		for _, q := range periods {
			err = errors.Join(err,
				period.add(func() error { return b.media(h, q, "last") }),
				period.add(func() error { return b.earners(h, q, report.Filter{}) }))
		}
		for _, f := range filters {
			err = errors.Join(err, filter.add(func() error { return b.earners(h, year, f) }))
		}
	}
	return attribution, period, filter, err
}

func (b *bench) media(src report.MediaSource, q report.Query, rule string) error {
	_, err := report.MediaROI(b.ctx, src, report.MediaROIQuery{Query: q, Attribution: rule})
	return err
}

// earners is what the profitability tab shows.
func (b *bench) earners(h heldCompany, q report.Query, f report.Filter) error {
	_, err := report.Overlook(b.ctx, h, report.ProfitabilityQuery{Query: q, Filter: f})
	return err
}

// afterOrders shows media again each time after an order was written.
func (b *bench) afterOrders(c *company, h heldCompany, fromFile series) error {
	var changed series
	for i := range 7 {
		err := errors.Join(b.anotherOrder(c, 100+i), changed.add(func() error { return b.media(h, year, "last") }))
		if err != nil {
			return err
		}
	}
	b.table.add(row{
		What: "Media of a year, after a change, " + c.name(), Measured: ms(changed.median()),
		Bare: ms(fromFile.median()) + " one report from the file", Ratio: ratio(changed.median(), fromFile.median()),
	})
	return nil
}
