package importing

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"rapport/app/importer"
	"rapport/ui/format"
	"rapport/ui/shell"
)

type shellProgress = shell.Progress

// notesKept is how many problems are listed; a file of refused rows has all.
const notesKept = 1_000

// note is a problem of a row.
type note struct {
	importer.Note
	kept bool // the row was kept, without the value
}

// sentence is the problem itself: row and column have cells of their own.
func (n note) sentence() string { return format.Say(n.Problem.Text, n.Problem.Args...) }

// outcome is what an import did, or would do.
type outcome struct {
	importer.Summary
	notes   []note
	unshown int
	refused []byte // the refused rows as CSV, none of a trial
}

// carryOut runs the import. The refused rows go through a folder of their own,
// which only the user can read, and are kept until they are saved.
func carryOut(ctx context.Context, books importer.Books, plan importer.Plan, progress func(done, total int)) (o *outcome, err error) {
	o = &outcome{}
	take := func(kept bool) func(importer.Note) {
		return func(n importer.Note) {
			if len(o.notes) == notesKept {
				o.unshown++
				return
			}
			o.notes = append(o.notes, note{n, kept})
		}
	}
	plan.OnReject, plan.OnWarning = take(false), take(true)
	if !plan.DryRun {
		folder, err := os.MkdirTemp("", "rapport-import-")
		if err != nil {
			return nil, err
		}
		defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
		plan.ErrorsFile = filepath.Join(folder, "refused.csv")
	}
	if o.Summary, err = importer.Run(ctx, books, plan, progress); err != nil {
		return nil, err
	}
	if plan.DryRun || o.Rejected == 0 {
		return o, nil
	}
	o.refused, err = os.ReadFile(plan.ErrorsFile)
	return o, err
}
