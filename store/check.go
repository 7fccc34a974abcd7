package store

import (
	"context"
	"fmt"
	"strings"

	"rapport/app"
	"rapport/finance"
)

// CheckReport is what a check of the file has compared, and what it found.
type CheckReport struct {
	Tables      int        // structure and foreign keys
	Documents   int        // posted anew and compared with the ledger, entry by entry
	Entries     int        // in the ledger
	Totals      int        // rows of the roll-ups, against the sums of the ledger
	Months      int        // closed, against what was frozen
	Indexed     int        // records in the search index
	Found       int        // differences
	Differences []app.Text // the first of them
}

// mostDifferences are listed; the others are only counted.
const mostDifferences = 100

func (r *CheckReport) differ(t app.Text) {
	r.Found++
	if len(r.Differences) < mostDifferences {
		r.Differences = append(r.Differences, t)
	}
}

// Check compares everything in the file that follows from something else: the
// structure, foreign keys, the ledger with the documents posted anew, the
// totals with the ledger, closed months with what was frozen, and the search
// index with the records. It changes nothing. An error means that the check
// could not be carried out; what it finds is in the report.
func (s *Store) Check(ctx context.Context, progress app.Progress) (CheckReport, error) {
	var r CheckReport
	err := s.snapshot(ctx, func(src *session) error {
		for _, step := range []func(context.Context, *session, app.Progress, *CheckReport) error{
			checkStructure, checkLedger, checkTotals, checkClosed, checkIndex,
		} {
			if err := ctx.Err(); err != nil {
				return err
			}
			if err := step(ctx, src, progress, &r); err != nil {
				return err
			}
		}
		return nil
	})
	return r, err
}

func checkStructure(ctx context.Context, src *session, _ app.Progress, r *CheckReport) error {
	if err := src.GetContext(ctx, &r.Tables, "SELECT count(*) FROM sqlite_schema WHERE type = 'table'"); err != nil {
		return err
	}
	var lines []string
	if err := src.SelectContext(ctx, &lines, "PRAGMA integrity_check"); err != nil {
		return err
	}
	for _, line := range lines {
		if line != "ok" {
			r.differ(app.Say("The file is damaged: %s.", line))
		}
	}
	var loose []struct {
		Table  string
		RowID  *int64
		Parent string
		FKID   int
	}
	if err := src.SelectContext(ctx, &loose, "PRAGMA foreign_key_check"); err != nil {
		return err
	}
	for _, l := range loose {
		r.differ(app.Say("A row of %s names a row of %s that is not there.", l.Table, l.Parent))
	}
	return nil
}

// checkLedger posts every document anew and compares.
func checkLedger(ctx context.Context, src *session, progress app.Progress, r *CheckReport) error {
	b, err := readBasis(ctx, src)
	if err != nil {
		return err
	}
	seen := 0
	err = eachDocument(ctx, src, b, progress, func(p *poster, k docKey, have []posted) error {
		seen += len(have)
		return compare(p, b, k, have, r)
	})
	if err != nil {
		return err
	}
	if err := src.GetContext(ctx, &r.Entries, "SELECT count(*) FROM entry"); err != nil {
		return err
	}
	if r.Entries != seen {
		return findOrphans(ctx, src, b, r)
	}
	return nil
}

func compare(p *poster, b *basis, k docKey, have []posted, r *CheckReport) error {
	r.Documents++
	want, err := p.entries(k)
	if err != nil {
		return err
	}
	found := planEntries(have, want, b.closed)
	if !found.empty() {
		r.differ(app.Say("The ledger differs from the document: %s %s.", k.kind.String(), k.id.String()))
	}
	if k.kind == finance.DocAdjustment || (len(b.closed) == 0 && !b.adjusted) {
		return nil
	}
	settled, open, err := adjustmentsOf(p.ctx, p.src, k.id, b.closed)
	if err != nil {
		return err
	}
	contact, err := p.contactOf(k)
	if err != nil {
		return err
	}
	net := netAdjustments(found.adjust, settled, b.closed, func(e finance.Entry) app.ID {
		return recordedContact(k, contact, e, b)
	})
	if !sameAdjustments(open, net, b) {
		r.differ(app.Say("The adjustments of a closed month differ from the document: %s %s.", k.kind.String(), k.id.String()))
	}
	return nil
}

// sameAdjustments compares sums by customer: which of several merged contacts an
// adjustment was recorded with follows from when the merge was made.
func sameAdjustments(have, want []app.Adjustment, b *basis) bool {
	sums := map[balance]finance.Amount{}
	add := func(list []app.Adjustment, sign finance.Amount) {
		for i := range list {
			key := balanceOf(&list[i])
			key.contact = b.survivor(key.contact)
			sums[key] += sign * list[i].Amount
		}
	}
	add(have, 1)
	add(want, -1)
	for _, left := range sums {
		if left != 0 {
			return false
		}
	}
	return true
}

// orphans are entries of documents that are not there. In closed months they
// stay: the adjustment that took their document back points to them.
const orphans = "NOT EXISTS (SELECT 1 FROM %s d WHERE d.id = e.document)"

func findOrphans(ctx context.Context, src source, b *basis, r *CheckReport) error {
	return eachOrphan(ctx, src, b, func(k docKey, _ []posted) error {
		r.differ(app.Say("The ledger has entries of a document that is not there: %s %s.", k.kind.String(), k.id.String()))
		return nil
	})
}

// eachOrphan finds the documents that have entries in open months and are gone.
func eachOrphan(ctx context.Context, src source, b *basis, fn func(docKey, []posted) error) error {
	for _, t := range allDocumentTables() {
		entries, err := readEntries(ctx, src, "e WHERE e.doc_kind = ? AND "+fmt.Sprintf(orphans, t.table)+" ORDER BY e.document, e.line, e.n", int64(t.kind))
		if err != nil {
			return err
		}
		byDocument := map[app.ID][]posted{}
		for _, e := range entries {
			if !b.closed.has(e.Day) {
				byDocument[app.ID(e.Document)] = append(byDocument[app.ID(e.Document)], e)
			}
		}
		for id, of := range byDocument {
			if err := fn(docKey{t.kind, id}, of); err != nil {
				return err
			}
		}
	}
	return nil
}

// checkTotals compares every roll-up with the sums of the ledger.
func checkTotals(ctx context.Context, src *session, _ app.Progress, r *CheckReport) error {
	for _, t := range totals() {
		var rows, wrong int
		if err := src.GetContext(ctx, &rows, "SELECT count(*) FROM "+t.table+t.only()); err != nil {
			return err
		}
		r.Totals += rows
		if err := src.GetContext(ctx, &wrong, t.differing()); err != nil {
			return err
		}
		if wrong > 0 {
			r.differ(app.Say("%d totals differ from the ledger: %s.", wrong, strings.Join(append([]string{t.table}, t.of[0]), " ")))
		}
	}
	return nil
}

// checkClosed compares the closed months with what was frozen.
func checkClosed(ctx context.Context, src *session, _ app.Progress, r *CheckReport) error {
	var closes []frozen
	if err := src.SelectContext(ctx, &closes, "SELECT month, entries, digest FROM period_close ORDER BY month"); err != nil {
		return err
	}
	for _, c := range closes {
		r.Months++
		now, err := freeze(ctx, src, c.Month)
		if err != nil {
			return err
		}
		if now != c {
			r.differ(app.Say("The closed month %s is not as it was frozen.", c.Month.String()))
		}
	}
	return nil
}
