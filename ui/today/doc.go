// Package today is the first page of the day: what is to be done, what leaked,
// how the month goes against the budget, and what happened last. Every line
// opens its place.
package today

import (
	"context"

	"rapport/app"
	"rapport/app/report"
	"rapport/ui/document"
	"rapport/ui/tasks"
)

// PageName is the page as places name it.
const PageName = "today"

// Places of other pages that lines open.
const (
	financePage = "finance"
	budgetTab   = "budget"
	claimsTab   = "claims"
)

// Data is what the page asks of the company file.
type Data interface {
	app.Books
	report.LeakSource
	report.BudgetSource
	ContactChoices(ctx context.Context, text string, limit int) ([]app.Choice, error)
	TaskRows(ctx context.Context, contact app.ID) ([]app.TaskRow, error)
	ClaimRows(ctx context.Context, contact app.ID, limit int) ([]app.ClaimRow, error)
	InteractionRows(ctx context.Context, contact app.ID, limit int) ([]app.InteractionRow, error)
	Drafts(ctx context.Context, prefix string) ([]app.Draft, error)
}

// Deps is what the page needs from the program around it.
type Deps struct {
	Data Data
	Host document.Host
	// Call opens the window that records a call, with a contact or, where it is
	// 0, with somebody still to be found.
	Call func(contact app.ID)
	// Import asks for a table of another program and imports it.
	Import func()
	// Tasks is where tasks are changed.
	Tasks *tasks.Desk
}

const (
	// linesShown is how many lines a card lists; its place lists them all.
	linesShown = 40
	// daysAhead is how far follow-ups are looked ahead.
	daysAhead = 7
	// leakMonths is how many months leaks are looked for in, the newest with
	// bookings among them.
	leakMonths = 12
	// callDrafts is how the names of drafts of calls begin.
	callDrafts = "call/"
)
