package store

import (
	"context"

	"rapport/app"
)

// Search finds contacts, then orders, returns, claims, service cases,
// campaigns, deals, subscriptions, products, tasks and interactions, by their
// numbers, names and notes, then names of the short lists, which take at most a
// quarter of the places. Contacts take at most two thirds of the others.
func (s *Store) Search(ctx context.Context, text string, limit int) ([]app.Hit, error) {
	lists, err := s.searchLists(ctx, wordsOf(text), limit/4)
	if err != nil {
		return nil, err
	}
	limit -= len(lists)
	contacts, err := s.SearchContacts(ctx, text, limit)
	if err != nil {
		return nil, err
	}
	records, err := s.searchRecords(ctx, text, limit)
	if err != nil {
		return nil, err
	}
	room := max(limit-len(records), limit*2/3)
	var hits []app.Hit
	for _, c := range contacts[:min(room, len(contacts))] {
		hits = append(hits, app.Hit{Kind: foundContact, ID: c.ID, Title: c.Name, Detail: detailOf(c), Matched: c.Matched})
	}
	hits = append(hits, records[:min(limit-len(hits), len(records))]...)
	return append(hits, lists...), nil
}

// detailOf tells a contact from others of the same name.
func detailOf(c app.ContactHit) string {
	for _, text := range []string{c.Company, c.Email, c.Phone} {
		if text != "" && text != c.Matched {
			return text
		}
	}
	return c.Number
}

func (s *Store) searchRecords(ctx context.Context, text string, limit int) ([]app.Hit, error) {
	words := wordsOf(text)
	if len(words) == 0 || limit <= 0 {
		return nil, nil
	}
	queries := []phrases{startsWith(words)}
	if any := containing(words); any != nil {
		queries = append(queries, any)
	}
	waiting, err := s.waiting(ctx)
	if err != nil {
		return nil, plainly(err)
	}
	var found []app.Hit
	known := map[app.ID]bool{}
	add := func(id app.ID, kind string) {
		if !known[id] {
			known[id] = true
			found = append(found, app.Hit{Kind: kind, ID: id})
		}
	}
	for _, q := range queries {
		if len(found) >= limit {
			break
		}
		for _, w := range waiting {
			if w.Kind != foundContact && q.match(w.Text) {
				add(w.ID, w.Kind)
			}
		}
		var rows []struct {
			ID   app.ID
			Kind string
		}
		// The newest first: IDs are ordered by time, so that the index gives
		// them without sorting.
		err := s.reader.SelectContext(ctx, &rows,
			"SELECT rowid id, kind FROM search_record WHERE search_record MATCH ? ORDER BY rowid DESC LIMIT ?", q.query(), limit)
		if err != nil {
			return nil, plainly(err)
		}
		for _, row := range rows {
			add(row.ID, row.Kind)
		}
	}
	found = found[:min(limit, len(found))]
	for i := range found {
		if err := s.describe(ctx, &found[i], words); err != nil {
			return nil, plainly(err)
		}
	}
	return found, nil
}

// describing reads, for each kind of record, a title, a detail, the other texts
// by which it is found, and whose it is.
var describing = map[string]string{
	foundOrder:        "SELECT d.number title, coalesce(c.name || ' · ', '') || d.day detail, d.note other, coalesce(d.contact, 0) contact FROM sale_order d LEFT JOIN contact c ON c.id = d.contact WHERE d.id = ?",
	foundReturn:       "SELECT d.number title, coalesce(c.name || ' · ', '') || d.day detail, d.note other, coalesce(d.contact, 0) contact FROM sale_return d LEFT JOIN contact c ON c.id = d.contact WHERE d.id = ?",
	foundClaim:        "SELECT d.number title, c.name || ' · ' || d.received detail, d.note other, coalesce(d.contact, 0) contact FROM rebate_claim d JOIN contact c ON c.id = d.contact WHERE d.id = ?",
	foundService:      "SELECT d.number title, c.name || ' · ' || d.day detail, d.note other, coalesce(d.contact, 0) contact FROM service_case d JOIN contact c ON c.id = d.contact WHERE d.id = ?",
	foundCampaign:     "SELECT d.name title, d.starts detail, d.note other, 0 contact FROM campaign d WHERE d.id = ?",
	foundInteraction:  "SELECT coalesce(c.name, d.outcome) title, d.day detail, trim(d.outcome || ' ' || d.note) other, coalesce(d.contact, 0) contact FROM interaction d LEFT JOIN contact c ON c.id = d.contact WHERE d.id = ?",
	foundTask:         "SELECT d.title title, coalesce(c.name, '') detail, '' other, coalesce(d.contact, 0) contact FROM task d LEFT JOIN contact c ON c.id = d.contact WHERE d.id = ?",
	foundDeal:         "SELECT d.title title, d.number || coalesce(' · ' || c.name, '') detail, trim(d.number || ' ' || d.note || ' ' || d.terms) other, coalesce(d.contact, 0) contact FROM deal d LEFT JOIN contact c ON c.id = d.contact WHERE d.id = ?",
	foundSubscription: "SELECT d.plan title, c.name || ' · ' || d.starts detail, '' other, d.contact FROM subscription d JOIN contact c ON c.id = d.contact WHERE d.id = ?",
	foundProduct:      "SELECT d.name title, d.sku detail, d.sku other, 0 contact FROM product d WHERE d.id = ?",
}

func (s *Store) describe(ctx context.Context, h *app.Hit, words []string) error {
	var d struct {
		Title, Detail, Other string
		Contact              app.ID
	}
	if err := s.reader.GetContext(ctx, &d, describing[h.Kind], h.ID); err != nil {
		return err
	}
	h.Title, h.Detail, h.Contact = d.Title, d.Detail, d.Contact
	h.Matched = matchedText(words, []string{d.Title, d.Other})
	return nil
}
