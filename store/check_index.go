package store

import (
	"context"
	"fmt"

	"rapport/app"
)

// indexText is what a record is found by, and what it should be found by.
type indexText struct {
	ID          app.ID
	Text, About string
	want        foundBy
}

// fits reports whether the record is found by what it should be.
func (t indexText) fits() bool { return foundBy{t.Text, t.About} == t.want }

// indexTexts reads the next texts of one kind, in the order of the IDs.
func (r records) indexTexts(ctx context.Context, table, kind string, last app.ID) ([]indexText, error) {
	var texts []indexText
	about, join := "''", ""
	if kind == foundContact {
		about, join = "coalesce(w.about, a.text, '')", "LEFT JOIN search_about a ON a.rowid = d.id "
	}
	err := r.src.SelectContext(ctx, &texts, fmt.Sprintf(`SELECT d.id, coalesce(w.text, x.text, '') text, %s about
		FROM %s d LEFT JOIN %s x ON x.rowid = d.id %sLEFT JOIN search_pending w ON w.id = d.id
		WHERE d.id > ? ORDER BY d.id LIMIT ?`, about, table, indexOf(kind), join), int64(last), chunk)
	if err != nil || len(texts) == 0 {
		return nil, err
	}
	ids := make([]app.ID, len(texts))
	for i, t := range texts {
		ids[i] = t.ID
	}
	want, err := r.searchTexts(ctx, kind, ids)
	for i := range texts {
		texts[i].want = want[texts[i].ID]
	}
	return texts, err
}

// indexedOf is the SQL for the records of one kind that are found.
func indexedOf(kind string) string {
	waiting := " UNION ALL SELECT id FROM search_pending WHERE kind = '" + kind + "'"
	if kind == foundContact {
		return "SELECT rowid id FROM search_contact" + waiting
	}
	return "SELECT rowid id FROM search_record WHERE kind = '" + kind + "'" + waiting
}

// checkIndex compares the text under which every record is found with what it
// should be.
func checkIndex(ctx context.Context, src *session, progress app.Progress, r *CheckReport) error {
	for _, t := range searchedTables {
		rows, err := src.number("SELECT count(*) FROM (" + indexedOf(t.kind) + ")")
		if err != nil {
			return err
		}
		r.Indexed += int(rows)
		found, err := compareIndex(ctx, src, t.table, t.kind, progress, r)
		if err != nil {
			return err
		}
		if more := int(rows) - found; more != 0 {
			r.differ(app.Say("The search index holds %d records that are not there: %s.", more, t.kind))
		}
	}
	return nil
}

// compareIndex compares the texts of one kind, and counts those in the index.
func compareIndex(ctx context.Context, src *session, table, kind string, progress app.Progress, r *CheckReport) (found int, err error) {
	for last := app.ID(0); ; {
		texts, err := records{src}.indexTexts(ctx, table, kind, last)
		if err != nil || len(texts) == 0 {
			return found, err
		}
		for _, t := range texts {
			if t.Text != "" {
				found++
			}
			if !t.fits() {
				r.differ(app.Say("The search index does not fit the record: %s %s.", kind, t.ID.String()))
			}
		}
		last = texts[len(texts)-1].ID
		if err := ctx.Err(); err != nil {
			return found, err
		}
		if progress != nil {
			progress(0, 0)
		}
	}
}
