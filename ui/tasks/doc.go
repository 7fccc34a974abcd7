// Package tasks is what can be done with something to do, wherever it is
// listed: the small form, done, put off, deleted; and what reminds of it while
// the program runs.
package tasks

import (
	"context"
	"time"

	"rapport/app"
	"rapport/finance"
	"rapport/ui/document"
	"rapport/ui/widgets"
)

// Data is what is asked of the company file.
type Data interface {
	app.Books
	document.DraftData
	Contact(ctx context.Context, id app.ID) (*app.Contact, error)
	Task(ctx context.Context, id app.ID) (*app.Task, error)
	ContactChoices(ctx context.Context, text string, limit int) ([]app.Choice, error)
	StaffChoices(ctx context.Context) ([]app.Choice, error)
	TasksDue(ctx context.Context, day finance.Date) ([]app.TaskRow, error)
}

// Deps is what the desk needs from the program around it.
type Deps struct {
	Data Data
	Host document.Host
	// Now is the time, for reminders and "in an hour".
	Now func() time.Time
}

// Desk carries out what people do with tasks, one action at a time.
type Desk struct {
	deps    Deps
	acts    document.Acts
	form    *form // the one that was opened last
	opening widgets.Loader[*loaded]
}

// New makes a desk.
func New(deps Deps) *Desk {
	return &Desk{deps: deps, acts: document.Acts{Books: deps.Data, Host: deps.Host}}
}
