package store

import (
	"context"
	"strconv"
	"strings"

	"github.com/jmoiron/sqlx"

	"rapport/app"
	"rapport/finance"
)

// rows reads a list through the reader pool.
func (s *Store) rows(ctx context.Context, dest any, query string, args ...any) error {
	return plainly(s.reader.SelectContext(ctx, dest, query, args...))
}

// each hands every row of a query to scan.
func (s *Store) each(ctx context.Context, scan func(*sqlx.Rows) error, query string, args ...any) error {
	return eachOf(ctx, s.reader, scan, query, args...)
}

func eachOf(ctx context.Context, src source, scan func(*sqlx.Rows) error, query string, args ...any) error {
	rows, err := src.QueryxContext(ctx, query, args...)
	if err != nil {
		return plainly(err)
	}
	defer rows.Close()
	for rows.Next() {
		if err := scan(rows); err != nil {
			return plainly(err)
		}
	}
	return plainly(rows.Err())
}

// listed writes IDs into a query, for IN: SQLite takes a limited number of
// parameters, and an ID is only digits.
func listed(ids []app.ID) string {
	texts := make([]string, len(ids))
	for i, id := range ids {
		texts[i] = strconv.FormatInt(int64(id), 10) // 0 too, which String leaves empty
	}
	return "(" + strings.Join(texts, ", ") + ")"
}

// textDays is a period as the document tables compare it: dates as text.
func textDays(p finance.Period) (from, to string) {
	from, to = p.From.String(), p.To.String()
	if to == "" {
		to = "9999-12-31"
	}
	return from, to
}

// ledgerDays is a period as the ledger compares it.
func ledgerDays(p finance.Period) (from, to int64) {
	from, to = int64(p.From), int64(p.To)
	if to == 0 {
		to = 99991231
	}
	return from, to
}

// survivors maps each contact that was merged away to the one that is left.
func (s *Store) survivors(ctx context.Context) (map[app.ID]app.ID, error) {
	var merged []struct {
		ID   app.ID `db:"id"`
		Into app.ID `db:"merged_into"`
	}
	err := s.rows(ctx, &merged, "SELECT id, merged_into FROM contact WHERE merged_into IS NOT NULL")
	if err != nil || len(merged) == 0 {
		return nil, err
	}
	into := make(map[app.ID]app.ID, len(merged))
	for _, m := range merged {
		into[m.ID] = m.Into
	}
	for id := range into {
		last := into[id]
		for next, ok := into[last]; ok; next, ok = into[last] {
			last = next
		}
		into[id] = last
	}
	return into, nil
}

func survivor(into map[app.ID]app.ID, id app.ID) app.ID {
	if last, ok := into[id]; ok {
		return last
	}
	return id
}
