// Package orders is the page of orders: the list with what each order leaves
// after the cost to serve, an order beside it, and the form in which the margin
// is worked out while one types.
package orders

import (
	"context"

	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/finance"
	"rapport/ui/document"
)

// Data is what the page asks of the company file.
type Data interface {
	app.Books
	document.DraftData
	Company(ctx context.Context) (app.Company, error)
	Register(ctx context.Context) (app.Register, error)
	Order(ctx context.Context, id app.ID) (*app.Order, error)
	Deal(ctx context.Context, id app.ID) (*app.Deal, error)
	Contact(ctx context.Context, id app.ID) (*app.Contact, error)
	Campaign(ctx context.Context, id app.ID) (*app.Campaign, error)
	Product(ctx context.Context, id app.ID) (*app.Product, error)
	OrderRows(ctx context.Context, contact app.ID, limit int) ([]app.OrderRow, error)
	ContactChoices(ctx context.Context, text string, limit int) ([]app.Choice, error)
	ProductChoices(ctx context.Context, text string, limit int) ([]app.Choice, error)
	CampaignChoices(ctx context.Context, text string, limit int) ([]app.Choice, error)
	SourceChoices(ctx context.Context) ([]app.Choice, error)
	StaffChoices(ctx context.Context) ([]app.Choice, error)
	// RebateOffers are for definitions that count rebates at the sale, PoolRates for
	// activities that are minutes of a pool.
	RebateOffers(ctx context.Context) ([]app.RebateOffer, error)
	PoolRates(ctx context.Context, m finance.Month) (map[string]decimal.Decimal, error)
	NextNumber(ctx context.Context, kind string) (string, error)
}

// Deps is what the page needs from the program around it.
type Deps struct {
	Data Data
	Host document.Host
	// Quote makes the quote of an order as it is typed, to a customer who may not
	// be in the file yet.
	Quote func(o *app.Order, customer string)
}
