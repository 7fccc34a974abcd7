package store

import (
	"context"

	"rapport/app"
)

// customFields lists the custom fields of contacts by name.
func (s *Store) customFields(ctx context.Context) ([]app.FieldDef, error) {
	var all []app.FieldDef
	return all, s.rows(ctx, &all, fieldTable.selectAll+" ORDER BY name COLLATE folded")
}

// CustomFields lists the custom fields of contacts by name, with how many
// contacts have a value of each.
func (s *Store) CustomFields(ctx context.Context) ([]app.FieldRow, error) {
	var all []app.FieldRow
	return all, s.rows(ctx, &all, `SELECT id, name, kind, choices, (SELECT count(*) FROM custom_value v WHERE v.field = f.id) used
		FROM custom_field f ORDER BY name COLLATE folded`)
}

// TagNames lists the tags of contacts, the most used first.
func (s *Store) TagNames(ctx context.Context) ([]string, error) {
	var all []string
	return all, s.rows(ctx, &all, `SELECT t.name FROM tag t JOIN contact_tag ct ON ct.tag = t.id
		GROUP BY t.id ORDER BY count(*) DESC, t.name COLLATE folded`)
}

// ExternalSystems lists the other systems that have IDs of contacts, the one
// with the most first.
func (s *Store) ExternalSystems(ctx context.Context) ([]string, error) {
	var all []string
	return all, s.rows(ctx, &all, "SELECT system FROM external_id GROUP BY system ORDER BY count(*) DESC, system")
}

// SavedViews lists the views of the list of contacts by name.
func (s *Store) SavedViews(ctx context.Context) ([]app.SavedView, error) {
	var all []app.SavedView
	return all, s.rows(ctx, &all, viewTable.selectAll+" ORDER BY name COLLATE folded")
}
