// Package calls is the panel in which a call is recorded: it opens at once, the
// clock runs, what it costs is said while one talks, and what was typed survives
// a crash.
package calls

import (
	"context"
	"time"

	"rapport/app"
	"rapport/app/report"
	"rapport/ui/document"
)

// Data is what the panel asks of the company file.
type Data interface {
	app.Books
	Company(ctx context.Context) (app.Company, error)
	Register(ctx context.Context) (app.Register, error)
	Contact(ctx context.Context, id app.ID) (*app.Contact, error)
	Order(ctx context.Context, id app.ID) (*app.Order, error)
	Campaign(ctx context.Context, id app.ID) (*app.Campaign, error)
	OrderRows(ctx context.Context, contact app.ID, limit int) ([]app.OrderRow, error)
	ContactChoices(ctx context.Context, text string, limit int) ([]app.Choice, error)
	CampaignChoices(ctx context.Context, text string, limit int) ([]app.Choice, error)
	CustomerDocuments(ctx context.Context, s report.Scope) ([]report.Document, error)
	SaveDraft(ctx context.Context, form, body string) error
	Drafts(ctx context.Context, prefix string) ([]app.Draft, error)
	ClearDraft(ctx context.Context, form string) error
}

// Deps is what the panel needs from the program around it.
type Deps struct {
	Data Data
	Host document.Host
	// Now is the time, for the clock of a call.
	Now func() time.Time
}

const (
	// choicesShown is how many records a picker offers at a time.
	choicesShown = 30
	// newContact is the ID of a caller who is made a contact when the call is
	// saved.
	newContact = -1
)
