package store

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"

	"rapport/app"
	"rapport/finance"
)

// frozen is what was agreed when a month was closed: how many entries it had,
// and a digest of key, day, account and amount of each.
type frozen struct {
	Month   finance.Month
	Entries int
	Digest  string
}

// ClosedMonths lists the closed months in their order.
func (s *Store) ClosedMonths(ctx context.Context) ([]finance.Month, error) {
	var months []finance.Month
	err := s.reader.SelectContext(ctx, &months, "SELECT month FROM period_close ORDER BY month")
	return months, plainly(err)
}

// ClosePeriod fixes what was used of the pools in a month, which must have ended,
// posts what was not, and freezes the ledger of the month. What would change in
// it from then on becomes an adjustment in the first open month.
func (s *Store) ClosePeriod(ctx context.Context, month finance.Month) error {
	if month.Last() >= today() {
		return app.Errorf(app.BadInput, "%s has not ended yet. A month can be closed once it is over.", month)
	}
	action := app.Say("Close %s", month.String())
	_, err := s.do(ctx, app.Action{Text: action.Key, Args: action.Args}, func(u *unit) error {
		b, err := u.basis()
		if err != nil {
			return err
		}
		if b.closed[month] {
			return app.Errorf(app.Conflict, "%s is closed already.", month)
		}
		if err := u.fixUsed(b, month); err != nil {
			return err
		}
		now := now()
		f, err := freeze(ctx, u.src, month)
		if err != nil {
			return err
		}
		u.forgetBasis()
		_, err = u.exec("INSERT INTO period_close (id, month, closed, actor, entries, digest) VALUES (?, ?, ?, ?, ?, ?)",
			u.s.ids.next(), int64(month), now, s.actor, f.Entries, f.Digest)
		return err
	})
	return err
}

// ReopenPeriod lets a closed month change again. What had become adjustments
// goes back to where it belongs.
func (s *Store) ReopenPeriod(ctx context.Context, month finance.Month) error {
	action := app.Say("Open %s again", month.String())
	_, err := s.do(ctx, app.Action{Text: action.Key, Args: action.Args}, func(u *unit) error {
		b, err := u.basis()
		if err != nil {
			return err
		}
		if !b.closed[month] {
			return app.Errorf(app.Conflict, "%s is not closed.", month)
		}
		if _, err := u.exec("DELETE FROM period_close WHERE month = ?", int64(month)); err != nil {
			return err
		}
		u.forgetBasis()
		if err := u.markMonth(month); err != nil {
			return err
		}
		_, err = u.exec("UPDATE pool_month SET used = NULL WHERE month = ? AND used IS NOT NULL", month.String())
		return err
	})
	return err
}

// freeze counts and digests the entries of a month.
func freeze(ctx context.Context, src source, month finance.Month) (frozen, error) {
	entries, err := readEntries(ctx, src, "WHERE day BETWEEN ? AND ? ORDER BY document, line, n", int64(month.First()), int64(month.Last()))
	if err != nil {
		return frozen{}, err
	}
	digest := sha256.New()
	buffer := make([]byte, 0, 64)
	for _, e := range entries {
		buffer = buffer[:0]
		for _, v := range []int64{e.Document, e.Line, int64(e.N), int64(e.Day), int64(e.Account), int64(e.Amount)} {
			buffer = binary.BigEndian.AppendUint64(buffer, uint64(v))
		}
		digest.Write(buffer)
	}
	return frozen{month, len(entries), hex.EncodeToString(digest.Sum(nil))}, nil
}

// markMonth marks every document that has something in a month, or had to be
// adjusted because of it.
func (u *unit) markMonth(month finance.Month) error {
	var rows []struct {
		Document app.ID
		Kind     finance.DocKind
	}
	err := u.selectAll(&rows, "SELECT DISTINCT document, doc_kind kind FROM entry WHERE day BETWEEN ? AND ? AND doc_kind <> ? ORDER BY document",
		int64(month.First()), int64(month.Last()), int64(finance.DocAdjustment))
	if err != nil {
		return err
	}
	for _, row := range rows {
		u.work.mark(row.Kind, row.Document, false)
	}
	var adjusted []struct {
		Document app.ID
		Kind     string
	}
	if err := u.selectAll(&adjusted, "SELECT DISTINCT document, doc_kind kind FROM adjustment ORDER BY document"); err != nil {
		return err
	}
	for _, row := range adjusted {
		if kind, ok := finance.ParseDocKind(row.Kind); ok {
			u.work.mark(kind, row.Document, false)
		}
	}
	return nil
}
