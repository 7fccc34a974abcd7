package store

import (
	"context"

	"rapport/app"
)

// Drafts are what was typed into a form and not saved yet. They are no action:
// the history does not know them, and undo passes them by.

// SaveDraft keeps the state of a form, as JSON, in place of what was kept of it
// before.
func (s *Store) SaveDraft(ctx context.Context, form, body string) error {
	return s.aside(ctx, "INSERT INTO draft (form, body, changed) VALUES (?, ?, ?) "+
		"ON CONFLICT (form) DO UPDATE SET body = excluded.body, changed = excluded.changed", form, body, now())
}

// Drafts lists what was kept of the forms whose names begin with prefix, the
// one changed last first.
func (s *Store) Drafts(ctx context.Context, prefix string) ([]app.Draft, error) {
	var drafts []app.Draft
	err := s.reader.SelectContext(ctx, &drafts,
		"SELECT form, body, changed FROM draft WHERE substr(form, 1, length(?1)) = ?1 ORDER BY changed DESC, form DESC", prefix)
	return drafts, plainly(err)
}

// ClearDraft forgets what was kept of a form.
func (s *Store) ClearDraft(ctx context.Context, form string) error {
	return s.aside(ctx, "DELETE FROM draft WHERE form = ?", form)
}

// aside writes to a table that is not logged, in its turn.
func (s *Store) aside(ctx context.Context, query string, args ...any) error {
	if s.writer == nil {
		return app.Errorf(app.Permission, "The file is open for reading only. Open it for writing to make changes.")
	}
	select {
	case <-s.turn:
	case <-ctx.Done():
		return ctx.Err()
	}
	defer func() { s.turn <- struct{}{} }()
	_, err := s.writer.exec(query, args...)
	return plainly(err)
}
