package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/jmoiron/sqlx"

	"rapport/app"
	"rapport/finance"
)

// ContactRows lists contacts by name, without those that were merged away. Net
// revenue and profit are of all time. Each fact is read for all contacts at
// once, side by side: a lookup for each contact would take seconds.
func (s *Store) ContactRows(ctx context.Context, f app.ContactFilter) ([]app.ContactRow, error) {
	l := contactLists{s: s, filter: f}
	err := together(ctx, l.contacts, l.points, l.tags, l.custom, l.orders, l.met, l.totals)
	if err != nil {
		return nil, err
	}
	return l.rows()
}

// together runs reads side by side and waits for all of them.
func together(ctx context.Context, reads ...func(context.Context) error) error {
	errs := make([]error, len(reads))
	var wait sync.WaitGroup
	for i, read := range reads {
		wait.Add(1)
		go func() {
			defer wait.Done()
			errs[i] = read(ctx)
		}()
	}
	wait.Wait()
	return errors.Join(errs...)
}

// contactLists is what the list of contacts is put together from. Each map is
// filled by one read, with documents still under the contact they were made
// with.
type contactLists struct {
	s      *Store
	filter app.ContactFilter
	fields []app.FieldDef

	list       []app.ContactRow
	into       map[app.ID]app.ID
	reached    map[app.ID]reachedBy
	tagged     map[app.ID]string
	own        map[app.ID]map[string]string // custom values
	orderCount map[app.ID]int
	last       map[app.ID]finance.Date
	worth      map[app.ID]worth
}

// reachedBy is the first e-mail and the first phone of a contact, the phone also as
// it is compared.
type reachedBy struct{ email, phone, phoneKey string }

func (l *contactLists) contacts(ctx context.Context) error {
	var err error
	if l.into, err = l.s.survivors(ctx); err != nil {
		return err
	}
	companies, err := l.names(ctx, "SELECT id, name FROM contact WHERE id IN (SELECT company FROM contact WHERE company IS NOT NULL)")
	if err != nil {
		return err
	}
	owners, err := l.names(ctx, "SELECT id, name FROM staff")
	if err != nil {
		return err
	}
	sources, err := l.names(ctx, "SELECT id, name FROM media_source")
	if err != nil {
		return err
	}
	query, args := "SELECT c.id, c.number, c.kind, c.name, c.company, c.owner, c.media_source, c.city, c.country, c.acquired FROM contact c WHERE c.merged_into IS NULL", []any{}
	if l.filter.Tag != "" {
		query += " AND EXISTS (SELECT 1 FROM contact_tag ct JOIN tag t ON t.id = ct.tag WHERE ct.contact = c.id AND t.name = ?)"
		args = append(args, l.filter.Tag)
	}
	if l.filter.Source != 0 {
		query += " AND c.media_source = ?"
		args = append(args, l.filter.Source)
	}
	if l.filter.Owner != 0 {
		query += " AND c.owner = ?"
		args = append(args, l.filter.Owner)
	}
	var kind, city, country sql.RawBytes
	kept := interned{}
	err = l.s.each(ctx, func(rows *sqlx.Rows) error {
		var r app.ContactRow
		var company app.ID
		err := rows.Scan(&r.ID, &r.Number, &kind, &r.Name, &company, &r.OwnerID, &r.SourceID, &city, &country, &r.Acquired)
		r.Kind, r.City, r.Country = app.ContactKind(kept.text(kind)), kept.text(city), kept.text(country)
		r.Company, r.Owner, r.Source = companies[company], owners[r.OwnerID], sources[r.SourceID]
		l.list = append(l.list, r)
		return err
	}, query, args...)
	l.sort()
	return err
}

// sort puts the contacts into the order of their names: reading them in the order
// in which they lie in the file, and sorting them then, takes half of the time.
func (l *contactLists) sort() {
	type place struct {
		folded string
		id     app.ID
		at     int
	}
	places := make([]place, len(l.list))
	for i := range l.list {
		places[i] = place{app.Fold(l.list[i].Name), l.list[i].ID, i}
	}
	slices.SortFunc(places, func(a, b place) int { return cmp.Or(cmp.Compare(a.folded, b.folded), cmp.Compare(a.id, b.id)) })
	sorted := make([]app.ContactRow, len(l.list))
	for i := range places {
		sorted[i] = l.list[places[i].at]
	}
	l.list = sorted
}

// interned keeps texts that very many rows share once.
type interned map[string]string

func (t interned) text(raw []byte) string {
	if text, known := t[string(raw)]; known {
		return text
	}
	text := string(raw)
	t[text] = text
	return text
}

func (l *contactLists) names(ctx context.Context, query string) (map[app.ID]string, error) {
	names := map[app.ID]string{}
	var id app.ID
	var name string
	return names, l.s.each(ctx, func(rows *sqlx.Rows) error {
		err := rows.Scan(&id, &name)
		names[id] = name
		return err
	}, query)
}

func (l *contactLists) points(ctx context.Context) error {
	l.reached = map[app.ID]reachedBy{}
	var contact app.ID
	var isEmail bool
	var raw, key string
	return l.s.each(ctx, func(rows *sqlx.Rows) error {
		if err := rows.Scan(&contact, &isEmail, &raw, &key); err != nil {
			return err
		}
		by := l.reached[contact]
		switch { // the first of its kind
		case isEmail && by.email == "":
			by.email = raw
		case !isEmail && by.phone == "":
			by.phone, by.phoneKey = raw, key
		default:
			return nil
		}
		l.reached[contact] = by
		return nil
	}, "SELECT contact, kind = 'email', raw, CASE kind WHEN 'phone' THEN normalised ELSE '' END FROM contact_point WHERE kind IN ('email', 'phone') ORDER BY id")
}

func (l *contactLists) tags(ctx context.Context) error {
	l.tagged = map[app.ID]string{}
	var contact app.ID
	var name string
	return l.s.each(ctx, func(rows *sqlx.Rows) error {
		err := rows.Scan(&contact, &name)
		if before := l.tagged[contact]; before != "" {
			name = before + ", " + name
		}
		l.tagged[contact] = name
		return err
	}, "SELECT ct.contact, t.name FROM contact_tag ct JOIN tag t ON t.id = ct.tag ORDER BY ct.id")
}

func (l *contactLists) custom(ctx context.Context) error {
	var err error
	if l.fields, err = l.s.customFields(ctx); err != nil {
		return err
	}
	l.own = map[app.ID]map[string]string{}
	var contact app.ID
	var name, value string
	return l.s.each(ctx, func(rows *sqlx.Rows) error {
		err := rows.Scan(&contact, &name, &value)
		if l.own[contact] == nil {
			l.own[contact] = map[string]string{}
		}
		l.own[contact][name] = value
		return err
	}, "SELECT v.contact, f.name, v.value FROM custom_value v JOIN custom_field f ON f.id = v.field")
}

func (l *contactLists) orders(ctx context.Context) error {
	l.orderCount = map[app.ID]int{}
	var contact app.ID
	var n int
	return l.s.each(ctx, func(rows *sqlx.Rows) error {
		err := rows.Scan(&contact, &n)
		l.orderCount[contact] = n
		return err
	}, "SELECT contact, count(*) FROM sale_order WHERE contact IS NOT NULL GROUP BY contact")
}

func (l *contactLists) met(ctx context.Context) error {
	l.last = map[app.ID]finance.Date{}
	var contact app.ID
	var day finance.Date
	return l.s.each(ctx, func(rows *sqlx.Rows) error {
		err := rows.Scan(&contact, &day)
		l.last[contact] = day
		return err
	}, "SELECT contact, max(day) FROM interaction WHERE contact IS NOT NULL GROUP BY contact")
}

// totals are of the books up to the last document, as the record beside the list
// shows them: a bill that covers later months is not earned yet.
func (l *contactLists) totals(ctx context.Context) error {
	extent, err := l.s.Extent(ctx)
	if err != nil {
		return err
	}
	l.worth, err = l.s.worths(ctx, finance.Period{To: extent.LastDocument})
	return err
}

// rows puts the facts together and keeps the contacts that the filter wants.
func (l *contactLists) rows() ([]app.ContactRow, error) {
	for gone, left := range l.into {
		l.orderCount[left] += l.orderCount[gone]
		l.last[left] = max(l.last[left], l.last[gone])
	}
	text, takes := app.Fold(strings.TrimSpace(l.filter.Text)), l.filter.Matcher(l.fields)
	kept := l.list[:0]
	for _, r := range l.list {
		by, worth := l.reached[r.ID], l.worth[r.ID]
		r.Email, r.Phone, r.PhoneKey, r.Tags = by.email, by.phone, by.phoneKey, l.tagged[r.ID]
		r.Orders, r.LastContact = l.orderCount[r.ID], l.last[r.ID]
		r.NetRevenue, r.Profit = worth.revenue, worth.profit
		r.Custom = l.own[r.ID]
		if takes(&r) && (text == "" || mentions(&r, text)) {
			kept = append(kept, r)
		}
	}
	return kept, nil
}

// mentions reports whether a contact shows a folded text.
func mentions(r *app.ContactRow, text string) bool {
	for _, shown := range []string{r.Name, r.Company, r.Email, r.Phone} {
		if strings.Contains(app.Fold(shown), text) {
			return true
		}
	}
	return strings.HasPrefix(strconv.FormatInt(r.Number, 10), text)
}
