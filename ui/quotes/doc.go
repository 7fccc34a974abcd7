// Package quotes makes quotes: a small form asks for the addresses, how long the
// quote holds and its terms, and a PDF comes of it. What stands on a quote is what
// the order would come to.
package quotes

import (
	"context"

	"rapport/app"
	"rapport/ui/document"
)

// Data is what is asked of the company file.
type Data interface {
	app.Books
	document.DraftData
	Company(ctx context.Context) (app.Company, error)
	SetCompany(ctx context.Context, c app.Company) error
	Deal(ctx context.Context, id app.ID) (*app.Deal, error)
	Contact(ctx context.Context, id app.ID) (*app.Contact, error)
	Product(ctx context.Context, id app.ID) (*app.Product, error)
}

// Deps is what the maker needs from the program around it.
type Deps struct {
	Data Data
	Host document.Host
	// SaveFile asks where to keep a file.
	SaveFile func(name string, data []byte)
}

// validDays is how long a quote holds where nothing else is said.
const validDays = 30
