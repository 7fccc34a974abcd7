package store

import (
	"context"

	"rapport/app"
)

// checkIndex compares the text under which every record is found with what it
// should be.
func checkIndex(ctx context.Context, src *session, progress app.Progress, r *CheckReport) error {
	reading := records{src}
	for _, t := range searchedTables {
		table := indexOf(t.kind)
		var rows int
		where := ""
		if t.kind != foundContact {
			where = " WHERE kind = '" + t.kind + "'"
		}
		if err := src.GetContext(ctx, &rows, "SELECT count(*) FROM "+table+where); err != nil {
			return err
		}
		r.Indexed += rows
		for last := app.ID(0); ; {
			var have []struct {
				ID   app.ID
				Text string
			}
			err := src.SelectContext(ctx, &have, "SELECT d.id, coalesce(x.text, '') text FROM "+t.table+" d LEFT JOIN "+table+
				" x ON x.rowid = d.id WHERE d.id > ? ORDER BY d.id LIMIT ?", int64(last), chunk)
			if err != nil {
				return err
			}
			if len(have) == 0 {
				break
			}
			ids := make([]app.ID, len(have))
			for i, h := range have {
				ids[i] = h.ID
			}
			want, err := reading.searchTexts(ctx, t.kind, ids)
			if err != nil {
				return err
			}
			for _, h := range have {
				if h.Text != "" {
					rows--
				}
				if h.Text != want[h.ID] {
					r.differ(app.Say("The search index does not fit the record: %s %s.", t.kind, h.ID.String()))
				}
			}
			last = have[len(have)-1].ID
			if progress != nil {
				progress(0, 0)
			}
		}
		if rows != 0 {
			r.differ(app.Say("The search index holds %d records that are not there: %s.", rows, t.kind))
		}
	}
	return nil
}
