// Package subscriptions is the page of plans that customers keep until they
// leave: each with its next bill, the bills that were made, and the offer to make
// those that have come due.
package subscriptions

import (
	"context"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/document"
	"rapport/ui/widgets"
)

// Data is what the page asks of the company file.
type Data interface {
	app.Books
	document.DraftData
	Company(ctx context.Context) (app.Company, error)
	Contact(ctx context.Context, id app.ID) (*app.Contact, error)
	Subscription(ctx context.Context, id app.ID) (*app.Subscription, error)
	SubscriptionRows(ctx context.Context, contact app.ID) ([]app.SubscriptionRow, error)
	BillRows(ctx context.Context, subscription app.ID) ([]app.Bill, error)
	ContactChoices(ctx context.Context, text string, limit int) ([]app.Choice, error)
	SourceChoices(ctx context.Context) ([]app.Choice, error)
}

// Deps is what the page needs from the program around it.
type Deps struct {
	Data Data
	Host document.Host
}

// periodName says how often a plan is billed.
func periodName(p app.BillingPeriod) string {
	switch p {
	case app.Quarterly:
		return i18n.T("Each quarter")
	case app.Yearly:
		return i18n.T("Each year")
	}
	return i18n.T("Each month")
}

func periodOptions() []widgets.Option {
	var options []widgets.Option
	for _, p := range []app.BillingPeriod{app.Monthly, app.Quarterly, app.Yearly} {
		options = append(options, widgets.Option{Key: string(p), Title: periodName(p)})
	}
	return options
}

// running reports whether a plan has not ended by a day.
func running(r app.SubscriptionRow, day finance.Date) bool { return r.Ends == 0 || r.Ends > day }

// due counts and sums the bills that a plan owes by a day and that were not made.
func due(r app.SubscriptionRow, day finance.Date) (n int, sum finance.Amount) {
	for _, b := range r.Bills(day) {
		if b.Starts > r.LastBill {
			n++
			sum += b.Amount
		}
	}
	return n, sum
}

// owes reports whether a plan has bills due by a day that were not made.
func owes(r app.SubscriptionRow, day finance.Date) bool {
	n, _ := due(r, day)
	return n > 0
}
