package store

import (
	"context"
	"encoding/json"

	"rapport/app"
)

// Merge makes contacts one: the survivor takes over what it lacks, and of the
// fields named also what differs. The documents of the others keep the contact
// that they were made with, and count for the survivor from now on. It gives
// the action's ID.
func (s *Store) Merge(ctx context.Context, survivor app.ID, others []app.ID, fields []string) (app.ID, error) {
	parts := make([]app.MergePart, len(others))
	for i, id := range others {
		parts[i] = app.MergePart{Contact: id, Fields: fields}
	}
	return s.MergeParts(ctx, survivor, parts)
}

// MergeParts is Merge with other fields taken from each of the others.
func (s *Store) MergeParts(ctx context.Context, survivor app.ID, others []app.MergePart) (app.ID, error) {
	ids := make([]app.ID, len(others))
	for i, o := range others {
		ids[i] = o.Contact
	}
	names, err := s.mergeNames(ctx, survivor, ids)
	if err != nil {
		return 0, err
	}
	action := app.Say("Merge %s into %s", names[1], names[0])
	if len(others) > 1 {
		action = app.Say("Merge %d contacts into %s", len(others), names[0])
	}
	return s.do(ctx, app.Action{Text: action.Key, Args: action.Args}, func(u *unit) error {
		keep, err := u.Contact(ctx, survivor)
		if err != nil {
			return err
		}
		for _, o := range others {
			if err := u.mergeOne(keep, o.Contact, o.Fields); err != nil {
				return err
			}
		}
		return u.putContact(keep)
	})
}

// mergeNames reads the survivor's name and the first other's, for the history.
func (s *Store) mergeNames(ctx context.Context, survivor app.ID, others []app.ID) ([2]string, error) {
	var names [2]string
	if len(others) == 0 {
		return names, app.Errorf(app.BadInput, "Choose at least two contacts to merge.")
	}
	for i, id := range []app.ID{survivor, others[0]} {
		c, err := s.Contact(ctx, id)
		if err != nil {
			return names, err
		}
		names[i] = c.Name
	}
	return names, nil
}

// mergeOne merges another contact into the one that stays.
func (u *unit) mergeOne(keep *app.Contact, id app.ID, fields []string) error {
	other, err := u.Contact(u.ctx, id)
	if err != nil {
		return err
	}
	if err := mergeable(keep, other); err != nil {
		return err
	}
	taken, err := json.Marshal(app.TakeOver(keep, other, fields))
	if err != nil {
		return err
	}
	other.MergedInto = keep.ID
	if err := u.putContact(other); err != nil {
		return err
	}
	return u.putRow(&app.Merge{Contact: other.ID, Survivor: keep.ID, Taken: string(taken), Merged: now()})
}

// mergeable refuses what is not two records of one customer.
func mergeable(keep, other *app.Contact) error {
	switch {
	case keep.ID == other.ID:
		return app.Errorf(app.BadInput, "A contact cannot be merged with itself. Choose two different ones.")
	case keep.MergedInto != 0:
		return app.Errorf(app.Conflict, "%s has been merged into another contact already. Choose that one.", keep.Name)
	case other.MergedInto != 0:
		return app.Errorf(app.Conflict, "%s has been merged into another contact already. Choose that one.", other.Name)
	case keep.Company == other.ID || other.Company == keep.ID:
		return app.Errorf(app.BadInput, "%s and %s are a company and one of its people, who stay two contacts.", keep.Name, other.Name)
	case keep.Kind != other.Kind:
		return app.Errorf(app.BadInput, "%s and %s are a person and a company. Change the kind of one of them first.", keep.Name, other.Name)
	}
	return nil
}

// KeepApart remembers that two contacts are not the same, so that they are not
// shown as a possible duplicate again.
func (s *Store) KeepApart(ctx context.Context, a, b app.ID) (app.ID, error) {
	if a > b {
		a, b = b, a
	}
	names, err := s.mergeNames(ctx, a, []app.ID{b})
	if err != nil {
		return 0, err
	}
	action := app.Say("Keep %s and %s apart", names[0], names[1])
	return s.do(ctx, app.Action{Text: action.Key, Args: action.Args}, func(u *unit) error {
		if a == b {
			return app.Errorf(app.BadInput, "Choose two different contacts.")
		}
		_, err := u.exec("INSERT INTO distinct_pair (id, a, b) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", u.s.ids.next(), a, b)
		return err
	})
}
