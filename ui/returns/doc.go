// Package returns is the page of goods that came back and of rebate claims: the
// form of a return, which keeps rebates on the goods from the refund, and the
// board on which claims move from received to paid.
package returns

import (
	"context"
	"strings"

	"rapport/app"
	"rapport/app/report"
	"rapport/finance"
	"rapport/ui/document"
	"rapport/ui/format"
	"rapport/ui/widgets"
)

// Data is what the page asks of the company file.
type Data interface {
	app.Books
	document.DraftData
	Company(ctx context.Context) (app.Company, error)
	Register(ctx context.Context) (app.Register, error)
	Contact(ctx context.Context, id app.ID) (*app.Contact, error)
	Order(ctx context.Context, id app.ID) (*app.Order, error)
	Return(ctx context.Context, id app.ID) (*app.Return, error)
	Claim(ctx context.Context, id app.ID) (*app.Claim, error)
	Product(ctx context.Context, id app.ID) (*app.Product, error)
	OrderRows(ctx context.Context, contact app.ID, limit int) ([]app.OrderRow, error)
	ReturnRows(ctx context.Context, contact app.ID, limit int) ([]app.ReturnRow, error)
	ClaimRows(ctx context.Context, contact app.ID, limit int) ([]app.ClaimRow, error)
	// ReturnableLines lists what a customer can still bring back, newest first,
	// or the lines of one order. What the return but, 0 for none, brought back
	// counts as not yet brought back; with that alone its orders are listed.
	ReturnableLines(ctx context.Context, contact, order, but app.ID) ([]app.ReturnableLine, error)
	CustomerEntries(ctx context.Context, s report.Scope) ([]finance.Entry, error)
	ContactChoices(ctx context.Context, text string, limit int) ([]app.Choice, error)
	Search(ctx context.Context, text string, limit int) ([]app.Hit, error)
	ProductChoices(ctx context.Context, text string, limit int) ([]app.Choice, error)
	NextNumber(ctx context.Context, kind string) (string, error)
}

// Deps is what the page needs from the program around it.
type Deps struct {
	Data Data
	Host document.Host
}

// rowsShown is how many returns and claims are read, newest first.
const rowsShown = 20000

// findOrders makes the options of a picker from the orders that a search finds:
// without a text the newest.
func findOrders(data Data) widgets.Provider {
	return func(ctx context.Context, text string) ([]widgets.Option, error) {
		var options []widgets.Option
		if strings.TrimSpace(text) == "" {
			rows, err := data.OrderRows(ctx, 0, document.ChoicesShown)
			for _, r := range rows {
				options = append(options, widgets.Option{ID: int64(r.ID), Title: r.Number, Detail: r.Customer, Right: format.Date(r.Day)})
			}
			return options, err
		}
		hits, err := data.Search(ctx, text, 4*document.ChoicesShown)
		for _, h := range hits {
			if h.Kind == orderHit {
				options = append(options, widgets.Option{ID: int64(h.ID), Title: h.Title, Detail: h.Detail})
			}
		}
		return options, err
	}
}

// orderHit is the kind of a search result that is an order.
const orderHit = "order"
