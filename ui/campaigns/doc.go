// Package campaigns is the page of campaigns: what each cost, whom it reached,
// who answered, and whether it has paid for itself so far.
package campaigns

import (
	"context"

	"rapport/app"
	"rapport/app/report"
	"rapport/ui/document"
)

// Data is what the page asks of the company file.
type Data interface {
	app.Books
	document.DraftData
	report.MediaSource
	Campaign(ctx context.Context, id app.ID) (*app.Campaign, error)
	CampaignRows(ctx context.Context) ([]app.CampaignRow, error)
	TargetRows(ctx context.Context, campaign app.ID) ([]app.TargetRow, error)
	MediaCosts(ctx context.Context, campaign app.ID) ([]app.MediaCost, error)
	OrderRows(ctx context.Context, contact app.ID, limit int) ([]app.OrderRow, error)
	ContactRows(ctx context.Context, f app.ContactFilter) ([]app.ContactRow, error)
	SourceChoices(ctx context.Context) ([]app.Choice, error)
	StaffChoices(ctx context.Context) ([]app.Choice, error)
	CustomFields(ctx context.Context) ([]app.FieldRow, error)
	TagChoices(ctx context.Context) ([]app.Choice, error)
	ProductChoices(ctx context.Context, text string, limit int) ([]app.Choice, error)
	Product(ctx context.Context, id app.ID) (*app.Product, error)
	Register(ctx context.Context) (app.Register, error)
	Segments(ctx context.Context) ([]app.Segment, error)
	OrderFacts(ctx context.Context, f app.SegmentFilter) (map[app.ID]app.OrderFacts, error)
	MailingList(ctx context.Context, campaign app.ID) ([]app.Mailing, error)
	// Answers lists who ordered within so many days after they were reached.
	Answers(ctx context.Context, campaign app.ID, window int) ([]app.Answer, error)
}

// Deps is what the page needs from the program around it.
type Deps struct {
	Data Data
	Host document.Host
	// SaveFile asks where to keep a file of that name and writes it.
	SaveFile func(name string, data []byte)
}

// ordersRead is how many orders, newest first, are looked through for those
// that name a campaign.
const ordersRead = 20000
