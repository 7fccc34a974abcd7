package store

import (
	"context"
	"strconv"
	"strings"

	"rapport/app"
)

// choicesFound is how many names a picker looks through at most before it
// compares them without case and accents.
const choicesFound = 200_000

// ContactChoices lists contacts that a search for the text finds, the best
// first; without a text, contacts by name.
func (s *Store) ContactChoices(ctx context.Context, text string, limit int) ([]app.Choice, error) {
	var all []app.Choice
	if strings.TrimSpace(text) == "" {
		return all, s.rows(ctx, &all, `SELECT c.id, c.name, coalesce(
				(SELECT raw FROM contact_point p WHERE p.contact = c.id ORDER BY p.kind = 'web', p.id LIMIT 1),
				(SELECT k.name FROM contact k WHERE k.id = c.company), '') detail
			FROM contact c WHERE c.merged_into IS NULL ORDER BY c.name COLLATE folded LIMIT ?`, atMost(limit))
	}
	hits, err := s.SearchContacts(ctx, text, limit)
	for _, h := range hits {
		all = append(all, app.Choice{ID: h.ID, Name: h.Name, Detail: firstOf(h.Email, h.Phone, h.Company)})
	}
	return all, err
}

func firstOf(texts ...string) string {
	for _, t := range texts {
		if t != "" {
			return t
		}
	}
	return ""
}

// ProductChoices lists active products whose name or SKU shows a text.
func (s *Store) ProductChoices(ctx context.Context, text string, limit int) ([]app.Choice, error) {
	return s.choices(ctx, text, limit, "SELECT c.id, c.name, c.sku detail FROM product c WHERE c.active", "c.name",
		"instr(lower(c.sku), lower(?1))")
}

// CampaignChoices lists campaigns whose name shows a text, the newest first.
func (s *Store) CampaignChoices(ctx context.Context, text string, limit int) ([]app.Choice, error) {
	return s.choices(ctx, text, limit, `SELECT c.id, c.name, m.name || ', ' || c.starts detail FROM campaign c
		JOIN media_source m ON m.id = c.media_source WHERE 1`, "c.starts DESC, c.name", "0")
}

// choices reads a picker's list. also is a further condition beside the name;
// ?1 is the text.
func (s *Store) choices(ctx context.Context, text string, limit int, query, order, also string) ([]app.Choice, error) {
	text = strings.TrimSpace(text)
	var all []app.Choice
	if text == "" {
		return all, s.rows(ctx, &all, query+" ORDER BY "+order+collated(order)+" LIMIT ?", atMost(limit))
	}
	// SQLite's own comparison knows the case of ASCII only; a text with other
	// letters is compared here.
	if plainText(text) {
		err := s.rows(ctx, &all, query+" AND (c.name LIKE '%' || ?2 || '%' ESCAPE '\\' OR "+also+") ORDER BY (c.name LIKE ?2 || '%' ESCAPE '\\') DESC, "+
			order+collated(order)+" LIMIT ?3", text, escaped(text), atMost(limit))
		if err != nil || len(all) > 0 {
			return all, err
		}
	}
	var names []app.Choice
	if err := s.rows(ctx, &names, query+" ORDER BY "+order+collated(order)+" LIMIT ?", choicesFound); err != nil {
		return nil, err
	}
	folded := app.Fold(text)
	for _, c := range names {
		if limit > 0 && len(all) == limit {
			break
		}
		if strings.Contains(app.Fold(c.Name), folded) {
			all = append(all, c)
		}
	}
	return all, nil
}

// collated puts names in the order of letters, whatever their case and accents.
func collated(order string) string {
	if strings.HasSuffix(order, "name") {
		return " COLLATE folded, c.id"
	}
	return ", c.id"
}

func plainText(text string) bool {
	for i := range len(text) {
		if text[i] >= 0x80 {
			return false
		}
	}
	return true
}

// escaped guards the wildcards of LIKE.
func escaped(text string) string {
	return strings.NewReplacer(`\`, `\\`, "%", `\%`, "_", `\_`).Replace(text)
}

// StaffChoices lists the people of the company, those who have left last.
func (s *Store) StaffChoices(ctx context.Context) ([]app.Choice, error) {
	var all []app.Choice
	return all, s.rows(ctx, &all, "SELECT id, name, '' detail, NOT active retired FROM staff ORDER BY active DESC, name")
}

// SourceChoices lists the media sources.
func (s *Store) SourceChoices(ctx context.Context) ([]app.Choice, error) {
	var all []app.Choice
	return all, s.rows(ctx, &all, "SELECT id, name, '' detail FROM media_source ORDER BY name")
}

// TagChoices lists the tags in use.
func (s *Store) TagChoices(ctx context.Context) ([]app.Choice, error) {
	var all []app.Choice
	return all, s.rows(ctx, &all, `SELECT t.id, t.name, '' detail FROM tag t
		WHERE EXISTS (SELECT 1 FROM contact_tag ct WHERE ct.tag = t.id) ORDER BY t.name`)
}

// OrderChoices lists orders whose number or customer shows a text, the newest
// first.
func (s *Store) OrderChoices(ctx context.Context, text string, limit int) ([]app.Choice, error) {
	const orders = "FROM sale_order o LEFT JOIN contact c ON c.id = o.contact"
	text = strings.TrimSpace(text)
	var all []app.Choice
	return all, s.rows(ctx, &all, "SELECT o.id, o.number name, trim(o.day || ' ' || coalesce(c.name, '') || ' ' || "+
		itemsOf("order_line", "sale_order", "o.id")+") detail "+orders+` WHERE ?1 = '' OR o.number LIKE ?1 || '%' ESCAPE '\'
		OR o.contact IN (SELECT id FROM contact WHERE name LIKE '%' || ?1 || '%' ESCAPE '\')
		ORDER BY o.day DESC, o.id DESC LIMIT ?2`, escaped(text), atMost(limit))
}

// numberedKinds are the kinds of documents with a number of their own, and how a
// first one begins.
var numberedKinds = map[string]struct{ table, prefix string }{
	"order":   {"sale_order", "O-"},
	"return":  {"sale_return", "R-"},
	"rebate":  {"rebate_claim", "C-"},
	"service": {"service_case", "S-"},
	"deal":    {"deal", "D-"},
}

// NextNumber proposes the number of a new order, return, rebate claim, deal or service
// case: one more than the one recorded last here, O-1003 after O-1002.
func (s *Store) NextNumber(ctx context.Context, kind string) (string, error) {
	k, ok := numberedKinds[kind]
	if !ok {
		return "", app.Invalid("number", "Documents of this kind have no number.")
	}
	var last string
	err := s.reader.GetContext(ctx, &last, "SELECT coalesce((SELECT number FROM "+k.table+" WHERE +source_system = '' ORDER BY id DESC LIMIT 1), '')")
	if err != nil {
		return "", plainly(err)
	}
	if last == "" {
		last = k.prefix + "1000"
	}
	for {
		last = successor(last)
		var taken bool
		err := s.reader.GetContext(ctx, &taken, "SELECT EXISTS (SELECT 1 FROM "+k.table+" WHERE source_system = '' AND number = ?)", last)
		if err != nil || !taken {
			return last, plainly(err)
		}
	}
}

// successor counts the digits at the end of a number up by one and keeps their
// length: R-099 becomes R-100. Without digits it begins at 1.
func successor(number string) string {
	i := len(number)
	for i > 0 && number[i-1] >= '0' && number[i-1] <= '9' && len(number)-i < 15 {
		i--
	}
	if i == len(number) {
		return number + "-1"
	}
	n, err := strconv.ParseInt(number[i:], 10, 64)
	if err != nil {
		return number + "-1"
	}
	next := strconv.FormatInt(n+1, 10)
	return number[:i] + strings.Repeat("0", max(len(number)-i-len(next), 0)) + next
}
