// Package definitions shows the register of definitions in plain words: what
// counts as revenue, cost and profit, and what each activity costs. A version is
// drafted, tried on the books, adopted and signed here.
package definitions

import (
	"context"

	"rapport/app"
	"rapport/app/report"
	"rapport/ui/document"
	"rapport/ui/shell"
)

// Source is what the page asks of the company file.
type Source interface {
	app.Books
	report.CapacitySource
	Pools(ctx context.Context) ([]app.Pool, error)
	// PoolMonths lists what a pool costs and can do, by month; pool 0 is all, by
	// pool, then month.
	PoolMonths(ctx context.Context, pool app.ID) ([]app.PoolMonth, error)
	SaveDraft(ctx context.Context, form, body string) error
	Drafts(ctx context.Context, prefix string) ([]app.Draft, error)
	ClearDraft(ctx context.Context, form string) error
	// WhatChanges works out what a draft would change, and changes nothing.
	WhatChanges(ctx context.Context, d app.Definitions, progress app.Progress) (*app.Difference, error)
	// Adopt puts a draft in force, as one action.
	Adopt(ctx context.Context, d app.Definitions, progress app.Progress) (*app.Difference, error)
	SignOff(ctx context.Context, version int, s app.SignOff) error
}

// Deps is what the page needs from the program around it.
type Deps struct {
	Source Source
	Host   document.Host
	// Job runs long work off Fyne's goroutine, shows it in the status line with
	// Cancel, and calls done on Fyne's goroutine.
	Job func(label string, work func(context.Context, shell.Progress) error, done func(error))
	// Say shows a sentence with an action.
	Say func(sentence, action string, tapped func())
	// Adopted says that other definitions are in force, so that the window shows
	// which.
	Adopted func()
}
