package report

import (
	"cmp"
	"context"
	"slices"
	"sync"

	"rapport/app"
	"rapport/finance"
)

// MediaLedgerSource is what a MediaLedger keeps in memory.
type MediaLedgerSource interface {
	MediaSource
	// MediaChanged lists the customers whose orders, entries, touches or
	// acquisition source have changed since a mark that an earlier call gave, and
	// gives the mark of now; shared tells whether costs, campaigns or responses
	// may have changed. known is false where all must be read again; so it is for
	// a mark below 0.
	MediaChanged(ctx context.Context, since int64) (now int64, customers []app.ID, shared, known bool, err error)
}

// MediaLedger keeps the book of all media of a company file in memory, so that
// another period, attribution or window is arithmetic. Of a file that has
// changed it reads again only the customers who were touched. It is safe for use
// by several goroutines.
type MediaLedger struct {
	src MediaLedgerSource

	mu   sync.Mutex
	mark int64
	held *MediaBook // nil: nothing has been read
}

// NewMediaLedger keeps the media of a company file. They are read at the first
// question, or by Warm.
func NewMediaLedger(src MediaLedgerSource) *MediaLedger { return &MediaLedger{src: src, mark: -1} }

// Warm reads the book in advance.
func (l *MediaLedger) Warm(ctx context.Context) error {
	_, err := l.MediaBook(ctx)
	return err
}

// MediaBook is the book of what the file has now.
func (l *MediaLedger) MediaBook(ctx context.Context) (*MediaBook, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for range settleRounds {
		now, changed, shared, known, err := l.src.MediaChanged(ctx, l.mark)
		if err != nil {
			return nil, err
		}
		if known && l.held != nil && len(changed) == 0 && !shared {
			break
		}
		next := &MediaBook{}
		if known && l.held != nil {
			*next = *l.held
			err = next.renew(ctx, l.src, changed, shared)
		} else {
			err = next.load(ctx, l.src)
		}
		if err != nil {
			return nil, err
		}
		l.held, l.mark = next, now
	}
	return l.held, nil
}

// lastDay is after every day of a company.
const lastDay = finance.Date(99991231)

// load reads everything.
func (b *MediaBook) load(ctx context.Context, src MediaSource) error {
	f, err := prepare(ctx, src, Query{})
	if err != nil {
		return err
	}
	b.rate = f.definitions.DiscountRate
	if err := b.readShared(ctx, src, finance.Period{}); err != nil {
		return err
	}
	b.customers, err = b.read(ctx, src, nil)
	return err
}

// read binds customers, all where nil.
func (b *MediaBook) read(ctx context.Context, src MediaSource, customers []app.ID) ([]mediaCustomer, error) {
	var pages mediaPages
	of := MediaScope{Customers: customers}
	if err := pages.read(ctx, src, of, of, lastDay, true); err != nil {
		return nil, err
	}
	return pages.customers(finance.NewDiscounter(b.rate))
}

// renew reads some customers again, and what is shared where it has changed.
func (b *MediaBook) renew(ctx context.Context, src MediaSource, changed []app.ID, shared bool) error {
	if shared {
		if err := b.readShared(ctx, src, finance.Period{}); err != nil {
			return err
		}
	}
	if len(changed) == 0 {
		return nil
	}
	slices.Sort(changed)
	fresh, err := b.read(ctx, src, changed)
	if err != nil {
		return err
	}
	kept := make([]mediaCustomer, 0, len(b.customers)+len(fresh))
	for _, c := range b.customers {
		if _, again := slices.BinarySearch(changed, c.id); !again {
			kept = append(kept, c)
		}
	}
	b.customers = append(kept, fresh...)
	slices.SortFunc(b.customers, func(x, y mediaCustomer) int { return cmp.Compare(x.id, y.id) })
	return nil
}
