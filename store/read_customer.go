package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"rapport/app"
	"rapport/app/report"
	"rapport/finance"
)

var _ report.CustomerSource = (*Store)(nil)

// CustomerRef names a customer; of a contact that was merged away, the one that
// is left.
func (s *Store) CustomerRef(ctx context.Context, id app.ID) (report.CustomerRef, error) {
	into, err := s.survivors(ctx)
	if err != nil {
		return report.CustomerRef{}, err
	}
	ref := report.CustomerRef{ID: survivor(into, id)}
	var row struct {
		Number  int64
		Name    string
		Kind    app.ContactKind
		Company app.ID
	}
	err = s.reader.GetContext(ctx, &row, "SELECT number, name, kind, company FROM contact WHERE id = ?", ref.ID)
	if errors.Is(err, sql.ErrNoRows) {
		return ref, app.Errorf(app.NotFound, "There is no such customer any more. It may have been deleted or taken back.")
	}
	if err != nil {
		return ref, plainly(err)
	}
	ref.Number, ref.Name, ref.Kind, ref.Company = strconv.FormatInt(row.Number, 10), row.Name, row.Kind, survivor(into, row.Company)
	return ref, s.rows(ctx, &ref.External, `SELECT id, contact, system, value FROM external_id
		WHERE contact IN `+listed(merged(into, ref.ID))+" ORDER BY system, value")
}

// merged lists a contact and all that were merged into it.
func merged(into map[app.ID]app.ID, id app.ID) []app.ID {
	ids := []app.ID{id}
	for gone, left := range into {
		if left == id {
			ids = append(ids, gone)
		}
	}
	return ids
}

// inScope is the condition on an entry for a customer, or for a company with
// the people whose documents bear it.
func (s *Store) inScope(ctx context.Context, scope report.Scope) (string, error) {
	into, err := s.survivors(ctx)
	if err != nil {
		return "", err
	}
	id := survivor(into, scope.Customer)
	condition := fmt.Sprintf("e.customer = %d", id)
	if scope.People {
		companies := listed(merged(into, id))
		condition = fmt.Sprintf(`(e.customer = %[1]d AND NOT (e.company NOT IN (0, %[1]d) AND EXISTS (SELECT 1 FROM contact c WHERE c.id = e.customer AND c.kind = 'person'))
			OR e.company IN %[2]s AND EXISTS (SELECT 1 FROM contact c WHERE c.id = e.customer AND c.kind = 'person'))`, id, companies)
	}
	return condition, nil
}

// CustomerEntries lists all entries in a scope, by day and key.
func (s *Store) CustomerEntries(ctx context.Context, scope report.Scope) ([]finance.Entry, error) {
	condition, err := s.inScope(ctx, scope)
	if err != nil {
		return nil, err
	}
	posted, err := readEntries(ctx, s.reader, "e WHERE "+condition+" ORDER BY e.day, e.document, e.line, e.n")
	entries := make([]finance.Entry, len(posted))
	for i := range posted {
		entries[i] = posted[i].Entry
	}
	return entries, plainly(err)
}

// FindCustomer finds one customer by what a person calls them: an external ID
// of sourceSystem ("" is "import"), then system:value, then an external ID that
// is unique in any system, then the short number, then an e-mail address, then
// the exact name; in reports also the beginning of a name. An unknown one is
// NotFound; more than one is Ambiguous and lists them.
func (s *Store) FindCustomer(ctx context.Context, who, sourceSystem string, forReport bool) (app.ID, error) {
	who = strings.TrimSpace(who)
	if who == "" {
		return 0, app.Invalid("customer", "Say which customer.")
	}
	anySystem := forReport || sourceSystem == ""
	if sourceSystem == "" {
		sourceSystem = "import"
	}
	const external = "SELECT contact FROM external_id WHERE "
	type way struct {
		query string
		args  []any
	}
	ways := []way{{external + "system = ? AND value = ?", []any{sourceSystem, who}}}
	if system, value, ok := strings.Cut(who, ":"); ok {
		ways = append(ways, way{external + "system = ? AND value = ?", []any{strings.TrimSpace(system), strings.TrimSpace(value)}})
	}
	if anySystem {
		ways = append(ways, way{external + "value = ?", []any{who}})
	}
	if forReport {
		ways = append(ways, way{"SELECT id FROM contact WHERE CAST(number AS TEXT) = ?", []any{who}})
	}
	ways = append(ways,
		way{"SELECT contact FROM contact_point WHERE kind = 'email' AND normalised = ?", []any{app.NormaliseEmail(who)}},
		way{"SELECT id FROM contact WHERE name = ? COLLATE folded", []any{who}})
	into, err := s.survivors(ctx)
	if err != nil {
		return 0, err
	}
	for _, w := range ways {
		var ids []app.ID
		if err := s.rows(ctx, &ids, w.query+" ORDER BY 1", w.args...); err != nil {
			return 0, err
		}
		if found := distinct(into, ids); len(found) > 0 {
			return s.theOne(ctx, who, found)
		}
	}
	if forReport {
		ids, err := s.beginningWith(ctx, who)
		if err != nil {
			return 0, err
		}
		if found := distinct(into, ids); len(found) > 0 {
			return s.theOne(ctx, who, found)
		}
	}
	return 0, app.Errorf(app.NotFound, "There is no customer %q. Look them up with a part of their name, and check the spelling.", who)
}

func distinct(into map[app.ID]app.ID, ids []app.ID) []app.ID {
	seen := map[app.ID]bool{}
	var found []app.ID
	for _, id := range ids {
		if id = survivor(into, id); !seen[id] {
			seen[id] = true
			found = append(found, id)
		}
	}
	return found
}

// beginningWith lists the contacts whose name begins with a text, case and
// accents aside: in the order of names they stand together.
func (s *Store) beginningWith(ctx context.Context, text string) ([]app.ID, error) {
	var rows []struct {
		ID   app.ID
		Name string
	}
	// U+FFFD sorts behind every letter that a name can go on with.
	err := s.rows(ctx, &rows, "SELECT id, name FROM contact WHERE name >= ?1 COLLATE folded AND name <= ?1 || char(65533) COLLATE folded ORDER BY id", text)
	if err != nil {
		return nil, err
	}
	var ids []app.ID
	for _, r := range rows {
		if strings.HasPrefix(app.Fold(r.Name), app.Fold(text)) {
			ids = append(ids, r.ID)
		}
	}
	return ids, nil
}

// namedCandidates is how many customers an ambiguous name lists.
const namedCandidates = 10

func (s *Store) theOne(ctx context.Context, who string, ids []app.ID) (app.ID, error) {
	if len(ids) == 1 {
		return ids[0], nil
	}
	var rows []struct {
		Number int64
		Name   string
	}
	err := s.rows(ctx, &rows, "SELECT number, name FROM contact WHERE id IN "+listed(ids)+" ORDER BY number LIMIT ?", namedCandidates)
	if err != nil {
		return 0, err
	}
	names := make([]string, len(rows))
	for i, r := range rows {
		names[i] = fmt.Sprintf("%s (%d)", r.Name, r.Number)
	}
	if len(ids) > namedCandidates {
		names = append(names, "…")
	}
	return 0, app.Errorf(app.Ambiguous, "%d customers are called %q: %s. Name one by its number or external ID.", len(ids), who, strings.Join(names, ", "))
}
