package store

import (
	"context"

	"rapport/app"
)

// Reassign gives records to another contact, as one action: those that came in
// between a merge and its unmerge and that only people can tell whose they are.
func (s *Store) Reassign(ctx context.Context, to app.ID, ends []app.OpenEnd) (app.ID, error) {
	c, err := s.Contact(ctx, to)
	if err != nil {
		return 0, err
	}
	if len(ends) == 0 {
		return 0, app.Errorf(app.BadInput, "Choose the records that belong to %s.", c.Name)
	}
	action := app.Say("Move %s to %s", ends[0].Text, c.Name)
	if len(ends) > 1 {
		action = app.Say("Move %d records to %s", len(ends), c.Name)
	}
	return s.do(ctx, app.Action{Text: action.Key, Args: action.Args}, func(u *unit) error {
		for _, end := range ends {
			if err := u.reassign(end, to); err != nil {
				return err
			}
		}
		return nil
	})
}

// reassign saves a record under another contact.
func (u *unit) reassign(end app.OpenEnd, to app.ID) error {
	read := reassigned[end.Kind]
	if read == nil {
		return app.Errorf(app.BadInput, "%q is no record that can be moved to another contact.", end.Kind)
	}
	r, contact, err := read(u, end.Document)
	if err != nil {
		return err
	}
	*contact = to
	return u.Put(u.ctx, r)
}

// reassigned are the ways to read each kind of ownRecords, with the place of its
// contact.
var reassigned = map[string]func(*unit, app.ID) (app.Record, *app.ID, error){
	"order":        owned((*unit).Order, func(o *app.Order) *app.ID { return &o.Contact }),
	"return":       owned((*unit).Return, func(r *app.Return) *app.ID { return &r.Contact }),
	"rebate":       owned((*unit).Claim, func(c *app.Claim) *app.ID { return &c.Contact }),
	"interaction":  owned((*unit).Interaction, func(i *app.Interaction) *app.ID { return &i.Contact }),
	"service":      owned((*unit).ServiceCase, func(c *app.ServiceCase) *app.ID { return &c.Contact }),
	"subscription": owned((*unit).Subscription, func(s *app.Subscription) *app.ID { return &s.Contact }),
	"target":       owned((*unit).Target, func(t *app.Target) *app.ID { return &t.Contact }),
	"task":         owned((*unit).Task, func(t *app.Task) *app.ID { return &t.Contact }),
	"deal":         owned((*unit).Deal, func(d *app.Deal) *app.ID { return &d.Contact }),
}

func owned[T app.Record](read func(*unit, context.Context, app.ID) (T, error), contact func(T) *app.ID) func(*unit, app.ID) (app.Record, *app.ID, error) {
	return func(u *unit, id app.ID) (app.Record, *app.ID, error) {
		r, err := read(u, u.ctx, id)
		if err != nil {
			return nil, nil, err
		}
		return r, contact(r), nil
	}
}
