package store

import (
	"context"
	"database/sql"
	"errors"

	"github.com/jmoiron/sqlx"

	"rapport/app"
)

// source is where records are read: the reader pool, or the transaction of an
// action, which sees what it has written.
type source interface {
	GetContext(ctx context.Context, dest any, query string, args ...any) error
	SelectContext(ctx context.Context, dest any, query string, args ...any) error
	QueryxContext(ctx context.Context, query string, args ...any) (*sqlx.Rows, error)
}

// records reads single records. It is the app.Reader of Store and of unit.
type records struct{ src source }

var _ app.Reader = records{}

// read fills a record from its row; a record that is not there is NotFound.
func (r records) read(ctx context.Context, t *table, dest any, id app.ID) error {
	err := r.src.GetContext(ctx, dest, t.selectAll+" WHERE id = ?", id)
	if errors.Is(err, sql.ErrNoRows) {
		return gone()
	}
	return plainly(err)
}

func gone() error {
	return app.Errorf(app.NotFound, "There is no such record any more. It may have been deleted or taken back.")
}

// Contact reads a contact with points, addresses, IDs, tags and custom values.
func (r records) Contact(ctx context.Context, id app.ID) (*app.Contact, error) {
	var c app.Contact
	if err := r.read(ctx, contactTable, &c, id); err != nil {
		return nil, err
	}
	if err := r.src.SelectContext(ctx, &c.Points, pointTable.selectAll+" WHERE contact = ? ORDER BY id", id); err != nil {
		return nil, plainly(err)
	}
	if err := r.src.SelectContext(ctx, &c.External, externalTable.selectAll+" WHERE contact = ? ORDER BY id", id); err != nil {
		return nil, plainly(err)
	}
	if err := r.src.SelectContext(ctx, &c.More, addressTable.selectAll+" WHERE contact = ? ORDER BY id", id); err != nil {
		return nil, plainly(err)
	}
	err := r.src.SelectContext(ctx, &c.Tags,
		"SELECT t.name FROM contact_tag ct JOIN tag t ON t.id = ct.tag WHERE ct.contact = ? ORDER BY ct.id", id)
	if err != nil {
		return nil, plainly(err)
	}
	c.Custom, err = r.customValues(ctx, id)
	return &c, err
}

func (r records) customValues(ctx context.Context, contact app.ID) (map[string]string, error) {
	var rows []struct{ Name, Value string }
	err := r.src.SelectContext(ctx, &rows,
		"SELECT f.name, v.value FROM custom_value v JOIN custom_field f ON f.id = v.field WHERE v.contact = ?", contact)
	if err != nil || len(rows) == 0 {
		return nil, plainly(err)
	}
	values := make(map[string]string, len(rows))
	for _, row := range rows {
		values[row.Name] = row.Value
	}
	return values, nil
}

// Order reads an order with its lines.
func (r records) Order(ctx context.Context, id app.ID) (*app.Order, error) {
	var o app.Order
	if err := r.read(ctx, orderTable, &o, id); err != nil {
		return nil, err
	}
	err := r.src.SelectContext(ctx, &o.Lines, orderLineTable.selectAll+" WHERE sale_order = ? ORDER BY line", id)
	return &o, plainly(err)
}

// Return reads a return with its lines and the claims clawed back by it.
func (r records) Return(ctx context.Context, id app.ID) (*app.Return, error) {
	var ret app.Return
	if err := r.read(ctx, returnTable, &ret, id); err != nil {
		return nil, err
	}
	err := r.src.SelectContext(ctx, &ret.Lines, returnLineTable.selectAll+" WHERE sale_return = ? ORDER BY line", id)
	if err != nil {
		return nil, plainly(err)
	}
	err = r.src.SelectContext(ctx, &ret.Clawback,
		"SELECT rebate_claim FROM rebate_state WHERE sale_return = ? AND status = 'clawed back' ORDER BY rebate_claim", id)
	return &ret, plainly(err)
}

// Claim reads a rebate claim with its states.
func (r records) Claim(ctx context.Context, id app.ID) (*app.Claim, error) {
	var c app.Claim
	if err := r.read(ctx, claimTable, &c, id); err != nil {
		return nil, err
	}
	err := r.src.SelectContext(ctx, &c.States, claimStateTable.selectAll+" WHERE rebate_claim = ? ORDER BY day, id", id)
	return &c, plainly(err)
}

// Interaction reads a call, e-mail, letter or visit.
func (r records) Interaction(ctx context.Context, id app.ID) (*app.Interaction, error) {
	var i app.Interaction
	return &i, r.read(ctx, interactionTable, &i, id)
}

// ServiceCase reads a service case.
func (r records) ServiceCase(ctx context.Context, id app.ID) (*app.ServiceCase, error) {
	var c app.ServiceCase
	return &c, r.read(ctx, serviceTable, &c, id)
}

// Campaign reads a campaign.
func (r records) Campaign(ctx context.Context, id app.ID) (*app.Campaign, error) {
	var c app.Campaign
	return &c, r.read(ctx, campaignTable, &c, id)
}

// Product reads a product.
func (r records) Product(ctx context.Context, id app.ID) (*app.Product, error) {
	var p app.Product
	return &p, r.read(ctx, productTable, &p, id)
}

// Task reads a task.
func (r records) Task(ctx context.Context, id app.ID) (*app.Task, error) {
	var t app.Task
	return &t, r.read(ctx, taskTable, &t, id)
}

// MediaSource reads a media source.
func (r records) MediaSource(ctx context.Context, id app.ID) (*app.MediaSource, error) {
	var m app.MediaSource
	return &m, r.read(ctx, mediaSourceTable, &m, id)
}

// MediaCost reads a cost line.
func (r records) MediaCost(ctx context.Context, id app.ID) (*app.MediaCost, error) {
	var m app.MediaCost
	return &m, r.read(ctx, mediaCostTable, &m, id)
}

// Target reads a target of a campaign.
func (r records) Target(ctx context.Context, id app.ID) (*app.Target, error) {
	var t app.Target
	return &t, r.read(ctx, targetTable, &t, id)
}

// Subscription reads a subscription.
func (r records) Subscription(ctx context.Context, id app.ID) (*app.Subscription, error) {
	var s app.Subscription
	return &s, r.read(ctx, subscriptionTable, &s, id)
}

// Bill reads a subscription bill.
func (r records) Bill(ctx context.Context, id app.ID) (*app.Bill, error) {
	var b app.Bill
	return &b, r.read(ctx, billTable, &b, id)
}
