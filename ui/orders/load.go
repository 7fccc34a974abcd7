package orders

import (
	"context"

	"rapport/app"
	"rapport/app/posting"
	"rapport/ui/document"
	"rapport/ui/document/lines"
)

// loaded is all that the form of an order needs before it opens.
type loaded struct {
	order    *app.Order
	contact  *app.Contact
	campaign *app.Campaign
	deal     app.ID // that the order comes from; 0 for none
	known    lines.Products
	sources  []app.Choice
	staff    []app.Choice
	posting  *posting.Context
	number   string // the next free one
	unsaved  *document.Unsaved
}

// loadForm reads an order with what its form needs and the draft to open with. A
// new order for somebody takes none but the one that is named.
func loadForm(ctx context.Context, data Data, order func(context.Context) (*app.Order, error), draft string) (*loaded, error) {
	o, err := order(ctx)
	if err != nil {
		return nil, err
	}
	if o.ID == 0 && o.Contact != 0 && draft == document.NewestDraft {
		draft = document.NoDraft
	}
	l := &loaded{order: o}
	steps := []func() error{
		func() (err error) { l.posting, err = loadPosting(ctx, data, o.Day.Month()); return err },
		func() (err error) { l.known, err = lines.ReadProducts(ctx, data, o.Lines); return err },
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
		func() (err error) {
			l.unsaved, err = document.FindDraft(ctx, data, document.OrderForm, o.ID, draft)
			return err
		},
		func() error { return l.known.Recall(ctx, data, l.unsaved) },
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return nil, err
		}
	}
	return l, nil
}
