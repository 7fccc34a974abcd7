// Package deals is the board of deals: what may become an order, by stage, with
// what it would bring and when; its form, its quote, and the order that it
// becomes. A deal posts nothing.
package deals

import (
	"context"

	"rapport/app"
	"rapport/ui/document"
)

// Data is what the page asks of the company file.
type Data interface {
	app.Books
	document.DraftData
	Company(ctx context.Context) (app.Company, error)
	Deal(ctx context.Context, id app.ID) (*app.Deal, error)
	DealRows(ctx context.Context, contact app.ID) ([]app.DealRow, error)
	Contact(ctx context.Context, id app.ID) (*app.Contact, error)
	Product(ctx context.Context, id app.ID) (*app.Product, error)
	ContactChoices(ctx context.Context, text string, limit int) ([]app.Choice, error)
	ProductChoices(ctx context.Context, text string, limit int) ([]app.Choice, error)
	StaffChoices(ctx context.Context) ([]app.Choice, error)
	NextNumber(ctx context.Context, kind string) (string, error)
}

// Deps is what the page needs from the program around it.
type Deps struct {
	Data Data
	Host document.Host
	// Quote makes the quote of a deal.
	Quote func(deal app.ID)
}
