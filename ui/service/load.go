package service

import (
	"context"

	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/app/posting"
	"rapport/finance"
	"rapport/ui/document"
)

// loaded is all that the form of a case needs before it opens.
type loaded struct {
	service *app.ServiceCase
	contact *app.Contact
	order   *app.Order
	product *app.Product
	posting *posting.Context
	number  string // the next free one
	unsaved *document.Unsaved
}

func load(ctx context.Context, data Data, read func(context.Context) (*app.ServiceCase, error), draft string) (l *loaded, err error) {
	l = &loaded{}
	if l.service, err = read(ctx); err != nil {
		return nil, err
	}
	c := l.service
	if l.posting, err = loadPosting(ctx, data, c.Day.Month()); err != nil {
		return nil, err
	}
	if c.Contact != 0 {
		if l.contact, err = data.Contact(ctx, c.Contact); err != nil {
			return nil, err
		}
	}
	if c.Order != 0 {
		if l.order, err = data.Order(ctx, c.Order); err != nil {
			return nil, err
		}
	}
	if c.Product != 0 {
		if l.product, err = data.Product(ctx, c.Product); err != nil {
			return nil, err
		}
	}
	if c.ID == 0 {
		if l.number, err = data.NextNumber(ctx, "service"); err != nil {
			return nil, err
		}
	}
	l.unsaved, err = document.FindDraft(ctx, data, document.ServiceForm, c.ID, draft)
	return l, err
}

// loadPosting reads what a case of a month is posted with.
func loadPosting(ctx context.Context, data Data, month finance.Month) (*posting.Context, error) {
	company, err := data.Company(ctx)
	if err != nil {
		return nil, err
	}
	register, err := data.Register(ctx)
	if err != nil {
		return nil, err
	}
	rates, err := data.PoolRates(ctx, month)
	return &posting.Context{
		Currency: company.Currency(), Register: register,
		PoolRate: func(pool string, _ finance.Month) decimal.Decimal { return rates[pool] },
	}, err
}
