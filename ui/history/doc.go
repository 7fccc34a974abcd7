// Package history is the page of everything that was done: by whom, when, and
// what, with a way to take back any action that nothing later rests on.
package history

import (
	"context"

	"rapport/app"
	"rapport/ui/document"
)

// PageName is the page as places name it.
const PageName = "history"

// Data is what the page asks of the company file.
type Data interface {
	HistoryRows(ctx context.Context, f app.HistoryFilter) ([]app.Done, error)
	HistoryActors(ctx context.Context) ([]string, error)
	// RestingOn lists what rests on an action, the newest first.
	RestingOn(ctx context.Context, id app.ID) ([]app.Done, error)
	// UndoWith takes an action back with all that rests on it.
	UndoWith(ctx context.Context, id app.ID) ([]app.Done, error)
	UndoAction(ctx context.Context, id app.ID) (app.Done, error)
	MergedBy(ctx context.Context, action app.ID) ([]app.Merged, error)
}

// Deps is what the page needs from the program around it.
type Deps struct {
	Data Data
	Host document.Host
	// TakenBack says that an action was taken back, offers to do it again, and
	// refreshes the pages.
	TakenBack func(sentence string)
	// Split makes a contact that was merged one of its own again.
	Split func(merged app.ID)
}

// rowsShown is how many actions are read at a time, newest first; older ones follow
// when they are asked for.
const rowsShown = 2000
