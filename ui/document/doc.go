// Package document holds what the pages of documents have in common: orders,
// returns, rebate claims and campaigns. It says what a page asks of the window
// around it, shows statements in small, and turns choices into options.
package document

import (
	"fyne.io/fyne/v2"

	"rapport/app"
	"rapport/finance"
	"rapport/ui/shell"
)

// Host is what a page asks of the window around it. All functions are called on
// Fyne's goroutine.
type Host struct {
	// Canvas is the window's, to open panels over it.
	Canvas func() fyne.Canvas
	// Today is the civil date of the user.
	Today func() finance.Date
	// Done says that an action was carried out, and offers to take it back. It
	// refreshes the pages.
	Done func(action app.ID, sentence string)
	// Fail shows an error that belongs to no field.
	Fail func(error)
	// Open goes to a place; Visit notes a place that the page went to by itself.
	Open  func(shell.Place)
	Visit func(shell.Place)
}

// The pages, as places name them.
const (
	ContactsPage  = "contacts"
	OrdersPage    = "orders"
	ReturnsPage   = "returns"
	CampaignsPage = "campaigns"
)

// What Place.Arg asks of a page besides showing a record.
const (
	// New opens an empty form. With Place.ID it is about that record: the
	// return of an order, the order of a customer.
	New = "new"
	// FindArg is followed by what the page's own search is to look for.
	FindArg = "find:"
	// TagArg and ViewArg are followed by the tag or the saved view by which the
	// contacts are to be listed.
	TagArg, ViewArg = "tag:", "view:"
	// NewClaim opens the form of a rebate claim, of the order Place.ID.
	NewClaim = "claim"
)
