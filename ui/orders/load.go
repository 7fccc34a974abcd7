package orders

import (
	"context"

	"rapport/app"
	"rapport/app/posting"
	"rapport/ui/document"
)

// loaded is all that the form of an order needs before it opens.
type loaded struct {
	order    *app.Order
	contact  *app.Contact
	campaign *app.Campaign
	known    products
	sources  []app.Choice
	staff    []app.Choice
	posting  *posting.Context
	number   string // the next free one
	unsaved  *document.Unsaved
}

func loadForm(ctx context.Context, data Data, order func(context.Context) (*app.Order, error)) (*loaded, error) {
	o, err := order(ctx)
	if err != nil {
		return nil, err
	}
	l := &loaded{order: o}
	steps := []func() error{
		func() (err error) { l.posting, err = loadPosting(ctx, data); return err },
		func() (err error) { l.known, err = loadProducts(ctx, data, o); return err },
		func() (err error) { l.sources, err = data.SourceChoices(ctx); return err },
		func() (err error) { l.staff, err = data.StaffChoices(ctx); return err },
		func() (err error) {
			if o.Contact != 0 {
				l.contact, err = data.Contact(ctx, o.Contact)
			}
			return err
		},
		func() (err error) {
			if o.Campaign != 0 {
				l.campaign, err = data.Campaign(ctx, o.Campaign)
			}
			return err
		},
		func() (err error) {
			if o.ID == 0 {
				l.number, err = data.NextNumber(ctx, "order")
			}
			return err
		},
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return nil, err
		}
	}
	return l, nil
}
