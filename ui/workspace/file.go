// Package workspace puts the window together: it opens and makes company files
// through what it is given, builds the shell with all pages, and wires the
// commands. It knows no database; the program hands it one.
package workspace

import (
	"context"

	"rapport/app"
	"rapport/finance"
	"rapport/ui/backups"
	"rapport/ui/calls"
	"rapport/ui/campaigns"
	"rapport/ui/contacts"
	"rapport/ui/deals"
	"rapport/ui/definitions"
	"rapport/ui/duplicates"
	"rapport/ui/financepanel"
	"rapport/ui/history"
	"rapport/ui/importing"
	"rapport/ui/orders"
	"rapport/ui/quotes"
	"rapport/ui/returns"
	"rapport/ui/service"
	"rapport/ui/settings"
	"rapport/ui/subscriptions"
	"rapport/ui/tasks"
	todaypage "rapport/ui/today"
)

// File is an open company file: what all pages together ask of it.
type File interface {
	backups.Source
	calls.Data
	campaigns.Data
	contacts.Data
	orders.Data
	quotes.Data
	returns.Data
	deals.Data
	definitions.Source
	duplicates.Data
	duplicates.SplitData
	financepanel.Source
	history.Data
	importing.Data
	service.Data
	settings.Source
	subscriptions.Data
	todaypage.Data
	tasks.Data

	OpenCounts(ctx context.Context, day finance.Date) (app.OpenCounts, error)
	Close() error
	Undo(ctx context.Context) (app.Done, error)
	Redo(ctx context.Context) (app.Done, error)
	Search(ctx context.Context, text string, limit int) ([]app.Hit, error)
	// Named gives records of which kind and ID are known their titles; one that is
	// gone gets none.
	Named(ctx context.Context, hits []app.Hit) ([]app.Hit, error)
	// PostedUnder posts the whole company under one version of the definitions, for
	// a comparison, until it is closed.
	PostedUnder(ctx context.Context, version int, progress app.Progress) (*financepanel.Posted, error)
	// Problems checks the whole file and lists what is wrong, as sentences.
	Problems(ctx context.Context, progress app.Progress) ([]string, error)
	DataVersion(ctx context.Context) (int64, error)
	// BrokenOff names the files whose import was taken back when this one was opened.
	BrokenOff() []string
}

// Opener opens and makes company files.
type Opener interface {
	Open(ctx context.Context, path string) (File, error)
	Create(ctx context.Context, path string, c app.Company) (File, error)
	// Sample makes the sample company at a path.
	Sample(ctx context.Context, path string) (File, error)
	// Restore makes a company file from a backup; Sealed tells whether that takes a
	// passphrase.
	Restore(ctx context.Context, backup, path, passphrase string) error
	Sealed(ctx context.Context, backup string) (bool, error)
	// Whereabouts tells what is risky about the place of a file.
	Whereabouts(path string) app.Whereabouts
}
