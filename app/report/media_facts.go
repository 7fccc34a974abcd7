package report

import (
	"context"
	"errors"
	"sync"

	"rapport/app"
	"rapport/finance"
)

// MediaFacts is what the media report of a period is worked out from, so that
// it can be looked at by source and by campaign and under each attribution
// without reading the file again. It is not changed by that.
type MediaFacts struct {
	frame
	window    int
	sources   []MediaKey
	campaigns []MediaKey
	orders    []MediaOrder
	margins   map[app.ID][]OrderMargin
	touches   map[app.ID][]MediaTouch
	spent     []MediaSpent
	responses []CampaignResponse
	values    map[app.ID]*sourceValue // by acquisition source
}

// sourceValue is what the customers of a source have been worth so far before
// media, and how many they are.
type sourceValue struct {
	sum       finance.Amount
	customers int
}

// ReadMedia reads the facts of a query's period; its grouping and attribution
// are left to ROI.
func ReadMedia(ctx context.Context, src MediaSource, q MediaROIQuery) (*MediaFacts, error) {
	f, err := prepare(ctx, src, q.Query)
	if err != nil {
		return nil, err
	}
	m := &MediaFacts{frame: f, window: f.definitions.Attribution.WindowDays}
	if q.Window != nil {
		m.window = *q.Window
	}
	if m.window < 0 {
		return nil, app.Invalid("window", "The attribution window cannot be below zero days.")
	}
	if m.sources, m.campaigns, err = src.MediaKeys(ctx); err != nil {
		return nil, err
	}
	reads := []func(context.Context, MediaSource) error{m.readOrders, m.readMargins, m.readTouches, m.readCosts}
	if !q.WithoutValues {
		reads = append(reads, m.readValues)
	}
	return m, sideBySide(len(reads), func(i int) error { return reads[i](ctx, src) })
}

func (m *MediaFacts) readOrders(ctx context.Context, src MediaSource) (err error) {
	m.orders, err = src.MediaOrders(ctx, m.Period())
	return err
}

func (m *MediaFacts) readMargins(ctx context.Context, src MediaSource) error {
	margins, err := src.OrderMargins(ctx, m.Period(), m.AsOf)
	m.margins = make(map[app.ID][]OrderMargin, len(margins))
	for first := 0; first < len(margins); { // they come by order
		last := first + 1
		for last < len(margins) && margins[last].Order == margins[first].Order {
			last++
		}
		m.margins[margins[first].Order] = margins[first:last]
		first = last
	}
	return err
}

func (m *MediaFacts) readTouches(ctx context.Context, src MediaSource) error {
	p := m.Period()
	if p.From != 0 {
		p.From = p.From.AddDays(-m.window)
	}
	all, err := src.Touches(ctx, p)
	m.touches = map[app.ID][]MediaTouch{}
	for _, t := range all {
		m.touches[t.Customer] = append(m.touches[t.Customer], t)
	}
	return err
}

func (m *MediaFacts) readCosts(ctx context.Context, src MediaSource) (err error) {
	if m.spent, err = src.MediaSpent(ctx, m.Period()); err != nil {
		return err
	}
	m.responses, err = src.Responses(ctx, m.Period())
	return err
}

// readValues sums, by acquisition source, what its customers have been worth so
// far before media.
func (m *MediaFacts) readValues(ctx context.Context, src MediaSource) error {
	m.values = map[app.ID]*sourceValue{}
	discounter := finance.NewDiscounter(m.definitions.DiscountRate)
	var flows []finance.Flow
	var customer, source app.ID
	finish := func() error {
		if len(flows) == 0 {
			return nil
		}
		value, err := finance.RoundMinor(discounter.XNPV(flows[0].Day, flows))
		of := m.values[source]
		if of == nil {
			of = &sourceValue{}
			m.values[source] = of
		}
		of.sum += value
		of.customers++
		flows = flows[:0]
		return err
	}
	err := src.CashFlows(ctx, m.AsOf, func(f CustomerFlow) error {
		if f.Customer != customer {
			if err := finish(); err != nil {
				return err
			}
			customer, source = f.Customer, f.Source
		}
		flows = append(flows, finance.Flow{Day: f.Day, Amount: f.Amount})
		return nil
	})
	if err != nil {
		return err
	}
	return finish()
}

// sideBySide runs reads at the same time and waits for all of them.
func sideBySide(n int, read func(i int) error) error {
	errs := make([]error, n)
	var wait sync.WaitGroup
	for i := range n {
		wait.Go(func() { errs[i] = read(i) })
	}
	wait.Wait()
	return errors.Join(errs...)
}
