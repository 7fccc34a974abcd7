package main

import (
	"context"
	"log/slog"
	"os"
	"os/user"
	"runtime/debug"
	"time"

	"rapport/app"
	"rapport/app/report"
	"rapport/app/sample"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/store"
	"rapport/ui/financepanel"
	"rapport/ui/workspace"
)

// opener opens company files for the window.
type opener struct{}

// Open opens a company file for reading and writing.
func (opener) Open(ctx context.Context, path string) (workspace.File, error) {
	return wrap(store.Open(ctx, path, store.Options{Actor: actor()}))
}

// Create makes a new company file.
func (opener) Create(ctx context.Context, path string, c app.Company) (workspace.File, error) {
	s, err := store.Create(ctx, path, c)
	if err == nil {
		s.As(actor())
	}
	return wrap(s, err)
}

// Sample makes the sample company; what was begun is taken away again when it
// fails.
func (opener) Sample(ctx context.Context, path string) (workspace.File, error) {
	s, err := store.Create(ctx, path, sample.Company())
	if err != nil {
		return nil, err
	}
	s.As(actor())
	if err := sample.Build(ctx, s, 1); err != nil {
		s.Close()
		os.Remove(path)
		return nil, err
	}
	return wrap(s, nil)
}

// Restore makes a company file from a backup.
func (opener) Restore(ctx context.Context, backup, path, passphrase string) error {
	return store.Restore(ctx, backup, path, passphrase)
}

// Sealed reports whether a backup takes a passphrase.
func (opener) Sealed(ctx context.Context, backup string) (bool, error) {
	return store.Sealed(ctx, backup)
}

// Whereabouts tells what is risky about the place of a file.
func (opener) Whereabouts(path string) app.Whereabouts { return store.WhereaboutsOf(path) }

// actor is who the history names: the user of this computer.
func actor() string {
	u, err := user.Current()
	if err != nil {
		return ""
	}
	if u.Name != "" {
		return u.Name
	}
	return u.Username
}

// file is a company file as the window asks for it: the totals of customers and
// what media reports are made from come from memory, brought up to date with what
// has changed.
type file struct {
	*store.Store
	ledger *report.Ledger
	media  *report.MediaLedger
}

func wrap(s *store.Store, err error) (workspace.File, error) {
	if err != nil {
		return nil, err
	}
	f := file{s, report.NewLedger(s), report.NewMediaLedger(s)}
	time.AfterFunc(warmAfter, func() {
		// In advance of the first question; an error there is told there.
		for _, warm := range []func(context.Context) error{f.ledger.Warm, f.media.Warm} {
			if err := warm(context.Background()); err != nil {
				slog.Info("the totals were not read in advance", "error", err)
			}
		}
		debug.FreeOSMemory() // opening reads much that is not kept
	})
	return f, nil
}

// warmAfter leaves the processors to the first window.
const warmAfter = 2 * time.Second

// CustomerTotals sums customers from the totals kept in memory.
func (f file) CustomerTotals(ctx context.Context, p finance.Period) ([]report.CustomerTotal, error) {
	return f.ledger.CustomerTotals(ctx, p)
}

// CustomerNames names customers from memory.
func (f file) CustomerNames(ctx context.Context, ids []app.ID) (map[app.ID]string, error) {
	return f.ledger.CustomerNames(ctx, ids)
}

// MediaBook is what media reports are made from, in memory.
func (f file) MediaBook(ctx context.Context) (*report.MediaBook, error) {
	return f.media.MediaBook(ctx)
}

// PostedUnder posts the whole company under one version of the definitions, for a
// comparison, in a temporary file.
func (f file) PostedUnder(ctx context.Context, version int, progress app.Progress) (*financepanel.Posted, error) {
	s, err := f.Under(ctx, version, progress)
	if err != nil {
		return nil, err
	}
	return financepanel.NewPosted(file{s, report.NewLedger(s), report.NewMediaLedger(s)}, s.Close), nil
}

// Problems checks the whole file and lists what is wrong.
func (f file) Problems(ctx context.Context, progress app.Progress) ([]string, error) {
	report, err := f.Check(ctx, progress)
	if err != nil {
		return nil, err
	}
	problems := make([]string, len(report.Differences))
	for i, d := range report.Differences {
		problems[i] = d.In(i18n.T)
	}
	return problems, nil
}
