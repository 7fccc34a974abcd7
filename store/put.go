package store

import (
	"context"
	"fmt"

	"rapport/app"
)

// Put saves a record with its lines, and marks it and all that depends on it
// for posting at the end of the action.
func (u *unit) Put(ctx context.Context, r app.Record) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := r.Validate(); err != nil {
		return err
	}
	return plainly(u.put(r))
}

func (u *unit) put(r app.Record) error {
	switch r := r.(type) {
	case *app.Contact:
		return u.putContact(r)
	case *app.Order:
		return u.putOrder(r)
	case *app.Product:
		return u.putRow(productTable, &r.ID, r)
	case *app.MediaSource:
		return u.putRow(mediaSourceTable, &r.ID, r)
	case *app.Staff:
		return u.putRow(staffTable, &r.ID, r)
	case *app.Campaign:
		return u.putRow(campaignTable, &r.ID, r)
	case *app.MediaCost:
		return u.putRow(mediaCostTable, &r.ID, r)
	case *app.Budget:
		return u.putRow(budgetTable, &r.ID, r)
	case *app.BudgetLine:
		return u.putRow(budgetLineTable, &r.ID, r)
	}
	return fmt.Errorf("store: no way to save a %T", r)
}

// Delete removes a record with its lines and entries.
func (u *unit) Delete(ctx context.Context, r app.Record) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	return fmt.Errorf("store: no way to delete a %T", r)
}

// putRow saves a record that is a single row.
func (u *unit) putRow(t *table, id *app.ID, r app.Record) error {
	if err := u.exists(r); err != nil {
		return err
	}
	_, err := u.saveRow(t, id, r)
	return err
}
