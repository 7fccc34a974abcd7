package store

import (
	"context"
	"fmt"

	"rapport/app"
	"rapport/app/report"
	"rapport/finance"
)

var _ report.MediaLedgerSource = (*Store)(nil)

// sharedMedia stands among the changed customers for what belongs to none: the
// cost of media, campaigns, responses and the names of sources.
const sharedMedia = -1

// changedMediaTriggers note, like changedTriggers, whose orders, entries, touches
// or acquisition source a statement touches. An entry also counts for the
// customer of the order that it belongs to.
var changedMediaTriggers = func() []string {
	statements := []string{"CREATE TEMP TABLE changed_media (id INTEGER PRIMARY KEY)"}
	n := 0
	note := func(event, table, when string, customers ...string) {
		body := ""
		for _, c := range customers {
			body += fmt.Sprintf("INSERT INTO changed_media SELECT %[1]s WHERE %[1]s IS NOT NULL AND NOT EXISTS (SELECT 1 FROM changed_media WHERE id = %[1]s);\n", c)
		}
		n++
		statements = append(statements, fmt.Sprintf("CREATE TEMP TRIGGER changed_media_%d AFTER %s ON main.%s WHEN %s AND NOT EXISTS (SELECT 1 FROM bulk) BEGIN\n%sEND", n, event, table, when, body))
	}
	// %[1]s stands for OLD or NEW.
	all := func(table, when string, customers ...string) {
		rows := func(row string) (of []string) {
			for _, c := range customers {
				of = append(of, fmt.Sprintf(c, row))
			}
			return of
		}
		was, is := fmt.Sprintf(when, "OLD"), fmt.Sprintf(when, "NEW")
		note("INSERT", table, is, rows("NEW")...)
		note("UPDATE", table, "("+was+" OR "+is+")", append(rows("OLD"), rows("NEW")...)...)
		note("DELETE", table, was, rows("OLD")...)
	}
	const any, shared = "%[1]s.id IS NOT NULL", "-1 + 0 * %[1]s.id"
	all("entry", any, "%[1]s.customer", "(SELECT coalesce(contact, 0) FROM sale_order WHERE id = %[1]s.sale_order)")
	all("entry", fmt.Sprintf("(%%[1]s.account = %d OR %%[1]s.campaign <> 0)", finance.Media), shared)
	all("sale_order", any, "coalesce(%[1]s.contact, 0)")
	all("interaction", "%[1]s.campaign IS NOT NULL", "%[1]s.contact", shared)
	all("campaign_target", any, "%[1]s.contact", shared)
	all("campaign", any, shared)
	all("media_source", any, shared)
	all("contact", any, "%[1]s.id", "%[1]s.merged_into")
	return statements
}()

// takeMediaChanges hands over what the write just committed has touched.
func (s *Store) takeMediaChanges(all bool) {
	var ids []app.ID
	err := s.writer.SelectContext(context.Background(), &ids, "SELECT id FROM changed_media LIMIT ?", changedLimit+1)
	if err == nil && len(ids) == 0 && !all {
		return
	}
	if _, failed := s.writer.exec("DELETE FROM changed_media"); failed != nil {
		err = failed
	}
	s.changedMedia.add(ids, all || err != nil)
}

// MediaChanged lists the customers whose orders, entries, touches or acquisition
// source have changed since a mark that an earlier call gave, and gives the mark
// of now; shared tells whether what belongs to no customer may have changed.
// known is false where all must be read again: always for a mark below 0, and,
// where the file is open for reading only, whenever it was written to.
func (s *Store) MediaChanged(ctx context.Context, since int64) (now int64, customers []app.ID, shared, known bool, err error) {
	if s.writer == nil {
		now, err = s.DataVersion(ctx)
		return now, nil, false, err == nil && now == since, err
	}
	now, touched, known := s.changedMedia.after(since)
	if since < 0 || !known {
		return now, nil, false, false, nil
	}
	for _, id := range touched {
		if id == sharedMedia {
			shared = true
			continue
		}
		customers = append(customers, id)
	}
	customers, err = s.withSurvivors(ctx, customers)
	return now, customers, shared, err == nil, err
}
