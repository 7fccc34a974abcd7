package document

import (
	"context"

	"rapport/app"
)

// Acts carries out what a page changes, one action at a time, and tells the
// window: what was done, which offers to take it back and refreshes the pages, or
// why it could not be done.
type Acts struct {
	Books app.Books
	Host  Host
	saver Saver
}

// Do carries out fn as one action of the history; said is what was done.
func (a *Acts) Do(action app.Action, said string, fn func(context.Context, app.Unit) error) {
	a.saver.Save(a.Books, action, fn, func(id app.ID, err error) {
		if err != nil {
			a.Host.Fail(err)
			return
		}
		a.Host.Done(id, said)
	})
}

// Finding reads a record within an action, such as app.Unit.Order.
type Finding[R app.Record] func(app.Unit, context.Context, app.ID) (R, error)

// Change reads a record anew, changes it and saves it as one action.
func Change[R app.Record](a *Acts, action app.Action, said string, find Finding[R], id app.ID, change func(R) error) {
	a.Do(action, said, func(ctx context.Context, u app.Unit) error {
		record, err := find(u, ctx, id)
		if err != nil {
			return err
		}
		if err := change(record); err != nil {
			return err
		}
		return u.Put(ctx, record)
	})
}

// Delete takes a record out of the books; the history brings it back.
func Delete[R app.Record](a *Acts, action app.Action, said string, find Finding[R], id app.ID) {
	a.Do(action, said, func(ctx context.Context, u app.Unit) error {
		record, err := find(u, ctx, id)
		if err != nil {
			return err
		}
		return u.Delete(ctx, record)
	})
}
