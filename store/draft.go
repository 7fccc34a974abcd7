package store

import (
	"context"

	"rapport/app"
)

// SaveDraft keeps what is typed into a form; body is JSON. It is no action: it
// changes no record and cannot be undone.
func (s *Store) SaveDraft(ctx context.Context, form, body string) error {
	return s.aside(ctx, `INSERT INTO draft (form, body, changed) VALUES (?, ?, ?)
		ON CONFLICT (form) DO UPDATE SET body = excluded.body, changed = excluded.changed`, form, body, now())
}

// ClearDraft forgets a draft, which was saved or thrown away.
func (s *Store) ClearDraft(ctx context.Context, form string) error {
	return s.aside(ctx, "DELETE FROM draft WHERE form = ?", form)
}

// Drafts lists the drafts of the forms whose names begin with prefix, the one
// changed last first.
func (s *Store) Drafts(ctx context.Context, prefix string) ([]app.Draft, error) {
	var drafts []app.Draft
	err := s.reader.SelectContext(ctx, &drafts,
		"SELECT form, body, changed FROM draft WHERE substr(form, 1, length(?1)) = ?1 ORDER BY changed DESC, form DESC", prefix)
	return drafts, plainly(err)
}

// aside writes what is no part of the books, in its turn.
func (s *Store) aside(ctx context.Context, statement string, args ...any) error {
	if s.writer == nil {
		return app.Errorf(app.Permission, "The file is open for reading only. Open it for writing to make changes.")
	}
	select {
	case <-s.turn:
	case <-ctx.Done():
		return ctx.Err()
	}
	defer func() { s.turn <- struct{}{} }()
	_, err := s.writer.exec(statement, args...)
	return plainly(err)
}
