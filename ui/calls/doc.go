// Package calls is the small window in which a call is recorded while it goes
// on: who, how long, what came of it, and what to do next. What was typed is
// kept as it is typed, so that nothing is lost when the program ends.
package calls

import (
	"context"

	"rapport/app"
	"rapport/finance"
	"rapport/ui/document"
)

// Data is what the window asks of the company file.
type Data interface {
	app.Books
	Company(ctx context.Context) (app.Company, error)
	Register(ctx context.Context) (app.Register, error)
	Contact(ctx context.Context, id app.ID) (*app.Contact, error)
	OrderRows(ctx context.Context, contact app.ID, limit int) ([]app.OrderRow, error)
	ContactChoices(ctx context.Context, text string, limit int) ([]app.Choice, error)
	CampaignChoices(ctx context.Context, text string, limit int) ([]app.Choice, error)
	Draft(ctx context.Context, form string) (string, error)
	SaveDraft(ctx context.Context, form, body string) error
	ClearDraft(ctx context.Context, form string) error
}

// Deps is what the window needs from the program around it.
type Deps struct {
	Data Data
	Host document.Host
}

// choicesShown is how many records a picker offers.
const choicesShown = 12

// today is the day of a call that is being recorded.
func (d Deps) today() finance.Date { return d.Host.Today() }
