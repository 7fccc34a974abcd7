package importer

import (
	"context"

	"rapport/app"
	"rapport/app/match"
)

// Finder looks up, for many texts at once, the records that rows refer to. Names
// are compared without case and accents.
type Finder interface {
	app.Reader
	Company(ctx context.Context) (app.Company, error)
	// CustomFields lists the custom fields of contacts.
	CustomFields(ctx context.Context) ([]app.FieldRow, error)
	// FindExternal finds contacts by external ID, in every system.
	FindExternal(ctx context.Context, values []string) ([]app.Named, error)
	// FindEmails finds contacts by address.
	FindEmails(ctx context.Context, emails []string) ([]app.Named, error)
	// FindNames finds contacts by their whole name.
	FindNames(ctx context.Context, names []string) ([]app.Named, error)
	// FindNumbers finds orders, returns, rebates or service cases by number, in
	// every system.
	FindNumbers(ctx context.Context, kind string, numbers []string) ([]app.Named, error)
	// FindProducts finds products by SKU.
	FindProducts(ctx context.Context, texts []string) ([]app.Named, error)
	// FindListed finds media sources, staff, campaigns, pools or budgets by name.
	FindListed(ctx context.Context, list string, names []string) ([]app.Named, error)
	// FindInteractions lists the interactions of contacts.
	FindInteractions(ctx context.Context, contacts []app.ID) ([]app.Interaction, error)
	// FindMediaCosts lists the cost lines of media sources.
	FindMediaCosts(ctx context.Context, sources []app.ID) ([]app.MediaCost, error)
	// FindTargets lists the targets of campaigns among contacts.
	FindTargets(ctx context.Context, campaigns, contacts []app.ID) ([]app.Target, error)
	// FindSubscriptions lists the subscriptions of contacts.
	FindSubscriptions(ctx context.Context, contacts []app.ID) ([]app.Subscription, error)
	// FindBudgetLines lists the lines of budgets.
	FindBudgetLines(ctx context.Context, budgets []app.ID) ([]app.BudgetLine, error)
	// FindPoolMonths lists the months of pools.
	FindPoolMonths(ctx context.Context, pools []app.ID) ([]app.PoolMonth, error)
	// FindReturned lists the lines of returns that took back lines of an order.
	FindReturned(ctx context.Context, order app.ID) ([]app.ReturnLine, error)
}

// Books is the company file as an import writes it.
type Books interface {
	app.Books
	Finder
	// StartBatch opens the batch of an import.
	StartBatch(ctx context.Context, b app.Batch) (app.ID, error)
	// FinishBatch closes a batch that went well.
	FinishBatch(ctx context.Context, b app.Batch) error
	// MatchSubjects is all contacts as far as it tells them apart.
	MatchSubjects(ctx context.Context) ([]match.Subject, error)
	// DropBatch takes an unfinished batch back, as if it had never begun.
	DropBatch(ctx context.Context, batch app.ID) error
}

// Names of the lists of FindListed.
const (
	listSources   = "media_source"
	listStaff     = "staff"
	listCampaigns = "campaign"
	listBudgets   = "budget"
	listPools     = "pool"
)

// ref is a record that a row refers to: one that is there, or one that is made
// on the way and saved before the first record that needs it.
type ref struct {
	found app.ID
	fresh app.Record
	needs []*ref // what the fresh record itself refers to
	link  func() // gives the fresh record the IDs of its needs
}

// unsaved stands for the ID of a record that is not saved yet, while the record
// that needs it is checked.
const unsaved app.ID = -1

// id is the record's ID, 0 for no reference.
func (r *ref) id() app.ID {
	switch {
	case r == nil:
		return 0
	case r.fresh == nil:
		return r.found
	case app.IDOf(r.fresh) == 0:
		return unsaved
	}
	return app.IDOf(r.fresh)
}

// isFresh reports a record that was not there before this import.
func (r *ref) isFresh() bool { return r != nil && r.fresh != nil }

// save puts a fresh record, and first what it needs.
func (r *ref) save(ctx context.Context, u app.Unit) error {
	if r == nil || r.fresh == nil || app.IDOf(r.fresh) != 0 {
		return nil
	}
	for _, n := range r.needs {
		if err := n.save(ctx, u); err != nil {
			return err
		}
	}
	if r.link != nil {
		r.link()
	}
	return u.Put(ctx, r.fresh)
}
