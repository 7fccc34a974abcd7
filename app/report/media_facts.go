package report

import (
	"context"
	"errors"
	"slices"
	"sync"

	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/finance"
)

// MediaFacts is what the media report of a period is worked out from, so that
// it can be looked at by source and by campaign and under each attribution
// without reading the file again. It is not changed by that.
type MediaFacts struct {
	frame
	window int
	values bool // of the customers are in the book
	book   *MediaBook
}

// MediaHolder is a MediaSource that holds the book of all its media in memory.
type MediaHolder interface {
	MediaBook(ctx context.Context) (*MediaBook, error)
}

// ReadMedia gets the facts of a query's period, from memory where the source
// holds them there; its grouping and attribution are left to ROI.
func ReadMedia(ctx context.Context, src MediaSource, q MediaROIQuery) (*MediaFacts, error) {
	f, err := prepare(ctx, src, q.Query)
	if err != nil {
		return nil, err
	}
	m := &MediaFacts{frame: f, window: f.definitions.Attribution.WindowDays, values: !q.WithoutValues}
	if q.Window != nil {
		m.window = *q.Window
	}
	if m.window < 0 {
		return nil, app.Invalid("window", "The attribution window cannot be below zero days.")
	}
	if holder, ok := src.(MediaHolder); ok {
		m.book, err = holder.MediaBook(ctx)
	} else {
		m.book, err = m.read(ctx, src)
	}
	return m, err
}

// read reads what the period needs from the file.
func (m *MediaFacts) read(ctx context.Context, src MediaSource) (*MediaBook, error) {
	b := &MediaBook{rate: m.definitions.DiscountRate}
	p := m.Period()
	reached := p
	if reached.From != 0 {
		reached.From = reached.From.AddDays(-m.window)
	}
	var pages mediaPages
	reads := []func() error{
		func() error {
			return pages.read(ctx, src, MediaScope{Period: p}, MediaScope{Period: reached}, m.AsOf, m.values)
		},
		func() error { return b.readShared(ctx, src, p) },
	}
	if err := sideBySide(len(reads), func(i int) error { return reads[i]() }); err != nil {
		return nil, err
	}
	var err error
	b.customers, err = pages.customers(finance.NewDiscounter(b.rate))
	return b, err
}

// readShared reads what belongs to no customer.
func (b *MediaBook) readShared(ctx context.Context, src MediaSource, p finance.Period) (err error) {
	if b.sources, b.campaigns, err = src.MediaKeys(ctx); err != nil {
		return err
	}
	if b.spent, err = src.MediaSpent(ctx, p); err != nil {
		return err
	}
	b.responses, err = src.Responses(ctx, p)
	return err
}

// sourceValue is what the customers of a source have been worth so far before
// media, and how many they are.
type sourceValue struct {
	sum       finance.Amount
	customers int
}

// sourceValues sums, by acquisition source, what its customers have been worth
// by a day before media, at a yearly rate.
func (b *MediaBook) sourceValues(asOf finance.Date, rate decimal.Decimal) (map[app.ID]*sourceValue, error) {
	values := map[app.ID]*sourceValue{}
	discounter := finance.NewDiscounter(rate)
	agreed := b.rate.Equal(rate)
	for i := range b.customers {
		c := &b.customers[i]
		if c.acquired == 0 || len(c.flows) == 0 || c.flows[0].Day > asOf {
			continue
		}
		value := c.value
		if !agreed || c.flows[len(c.flows)-1].Day > asOf {
			later := slices.IndexFunc(c.flows, func(f finance.Flow) bool { return f.Day > asOf })
			if later < 0 {
				later = len(c.flows)
			}
			var err error
			if value, err = present(discounter, c.flows[:later]); err != nil {
				return nil, err
			}
		}
		of := values[c.acquired]
		if of == nil {
			of = &sourceValue{}
			values[c.acquired] = of
		}
		of.sum += value
		of.customers++
	}
	return values, nil
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
