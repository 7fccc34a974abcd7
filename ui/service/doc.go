// Package service is the page of service and warranty cases: what was repaired
// for whom, how long it took, and what it cost.
package service

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
	PoolRates(ctx context.Context, m finance.Month) (map[string]decimal.Decimal, error)
	ServiceRows(ctx context.Context, contact app.ID, limit int) ([]app.ServiceRow, error)
	ServiceCase(ctx context.Context, id app.ID) (*app.ServiceCase, error)
	Contact(ctx context.Context, id app.ID) (*app.Contact, error)
	Order(ctx context.Context, id app.ID) (*app.Order, error)
	Product(ctx context.Context, id app.ID) (*app.Product, error)
	OrderRows(ctx context.Context, contact app.ID, limit int) ([]app.OrderRow, error)
	ContactChoices(ctx context.Context, text string, limit int) ([]app.Choice, error)
	ProductChoices(ctx context.Context, text string, limit int) ([]app.Choice, error)
	NextNumber(ctx context.Context, kind string) (string, error)
}

// Deps is what the page needs from the program around it.
type Deps struct {
	Data Data
	Host document.Host
}

// rowsShown is how many cases are read, newest first.
const rowsShown = 10000
