package store

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"rapport/app"
)

// Rebuild makes anew whatever follows from the documents: the entries of open
// months, the totals and the search index. It works in short transactions, so
// that others go on recording meanwhile; broken off, it leaves a sound file.
func (s *Store) Rebuild(ctx context.Context, progress app.Progress) error {
	if err := s.repost(ctx, progress); err != nil {
		return err
	}
	if err := s.recount(ctx); err != nil {
		return err
	}
	return s.reindex(ctx, progress)
}

// repost posts all documents anew, a chunk in a transaction, and writes what
// differs. A document saved meanwhile is posted by its own action.
func (s *Store) repost(ctx context.Context, progress app.Progress) error {
	total, done := 0, 0
	for _, t := range allDocumentTables() {
		var n int
		if err := s.reader.GetContext(ctx, &n, "SELECT count(*) FROM "+t.table); err != nil {
			return plainly(err)
		}
		total += n
	}
	for _, t := range allDocumentTables() {
		for last := app.ID(0); ; {
			ids, err := nextDocuments(ctx, s.reader, t, last)
			if err != nil {
				return plainly(err)
			}
			if len(ids) == 0 {
				break
			}
			if err := s.repostChunk(ctx, t, ids); err != nil {
				return err
			}
			last = ids[len(ids)-1]
			if done += len(ids); progress != nil {
				progress(done, total)
			}
		}
	}
	return s.quietly(ctx, func(u *unit) error {
		b, err := u.basis()
		if err != nil {
			return err
		}
		return eachOrphan(ctx, u.src, b, func(_ docKey, entries []posted) error {
			return u.carryOut(&plan{remove: entries})
		})
	})
}

func (s *Store) repostChunk(ctx context.Context, t documentTable, ids []app.ID) error {
	return s.quietly(ctx, func(u *unit) error {
		b, err := u.basis()
		if err != nil {
			return err
		}
		return postChunk(ctx, u.src, b, t.kind, ids, func(p *poster, k docKey, have []posted) error {
			return u.postAgain(p, b, k, have)
		})
	})
}

// recount makes anew the roll-ups that differ from the ledger.
func (s *Store) recount(ctx context.Context) error {
	for _, t := range totals() {
		var wrong int
		if err := s.reader.GetContext(ctx, &wrong, t.differing()); err != nil {
			return plainly(err)
		}
		if wrong == 0 {
			continue
		}
		err := s.quietly(ctx, func(u *unit) error { return u.recount(t) })
		if err != nil {
			return err
		}
	}
	return nil
}

func (u *unit) recount(t total) error {
	if _, err := u.exec("DELETE FROM " + t.table + t.only()); err != nil {
		return err
	}
	_, err := u.exec(t.merge(t.sums("WHERE true")))
	return err
}

// only restricts a statement to the rows of one dimension.
func (t total) only() string {
	if t.keys[0] != "dimension" {
		return ""
	}
	return " WHERE dimension = " + t.of[0]
}

// differing is the SQL that counts the rows that are not the sums of the ledger.
func (t total) differing() string {
	have := fmt.Sprintf("SELECT %s, entries, %s FROM %s%s",
		strings.Join(t.keys, ", "), strings.Join(accountColumns(), ", "), t.table, t.only())
	want := t.sums("")
	return fmt.Sprintf("SELECT (SELECT count(*) FROM (%[1]s EXCEPT %[2]s)) + (SELECT count(*) FROM (%[2]s EXCEPT %[1]s))", have, want)
}

// reindex brings the search index to the records.
func (s *Store) reindex(ctx context.Context, progress app.Progress) error {
	for _, t := range searchedTables {
		if err := s.reindexKind(ctx, t.table, t.kind, progress); err != nil {
			return err
		}
	}
	return nil
}

// reindexDue does so for the kinds that are found by other texts since the file was
// brought up to date.
func (s *Store) reindexDue(ctx context.Context) error {
	var due []string
	if err := s.reader.SelectContext(ctx, &due, "SELECT kind FROM search_due"); err != nil {
		return err
	}
	for _, t := range searchedTables {
		if !slices.Contains(due, t.kind) {
			continue
		}
		if err := s.reindexKind(ctx, t.table, t.kind, nil); err != nil {
			return err
		}
		err := s.quietly(ctx, func(u *unit) error {
			_, err := u.exec("DELETE FROM search_due WHERE kind = ?", t.kind)
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// reindexKind brings the index to the records of one kind, a chunk in a transaction.
func (s *Store) reindexKind(ctx context.Context, table, kind string, progress app.Progress) error {
	for last := app.ID(0); ; {
		var texts []indexText
		err := s.quietly(ctx, func(u *unit) (err error) {
			if texts, err = u.indexTexts(ctx, table, kind, last); err != nil {
				return err
			}
			for _, text := range texts {
				if !text.fits() {
					u.search.add(text.ID, searchMark{kind: kind, foundBy: text.want})
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
		if len(texts) == 0 {
			return s.dropUnfounded(ctx, table, kind)
		}
		last = texts[len(texts)-1].ID
		if progress != nil {
			progress(0, 0)
		}
	}
}

// dropUnfounded removes from the index what is no record any more.
func (s *Store) dropUnfounded(ctx context.Context, table, kind string) error {
	return s.quietly(ctx, func(u *unit) error {
		var ids []app.ID
		err := u.selectAll(&ids, "SELECT x.id FROM ("+indexedOf(kind)+") x WHERE x.id NOT IN (SELECT id FROM "+table+")")
		for _, id := range ids {
			u.search.add(id, searchMark{kind: kind})
		}
		return err
	})
}
