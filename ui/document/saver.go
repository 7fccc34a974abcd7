package document

import (
	"context"

	"rapport/app"
	"rapport/ui/widgets"
)

// Saver carries out one action at a time off the window's goroutine, so that a
// second press of a button saves nothing twice.
type Saver struct {
	busy   bool
	loader widgets.Loader[app.ID]
}

// Save carries out fn as one action of the history and hands its ID to done.
func (s *Saver) Save(books app.Books, a app.Action, fn func(context.Context, app.Unit) error, done func(app.ID, error)) {
	if s.busy {
		return
	}
	s.busy = true
	s.loader.Load(func(ctx context.Context) (app.ID, error) {
		return books.Do(ctx, a, func(u app.Unit) error { return fn(ctx, u) })
	}, func(id app.ID, err error) {
		s.busy = false
		done(id, err)
	})
}
