package store

import (
	"context"
	"strings"

	"github.com/jmoiron/sqlx"

	"rapport/app"
	"rapport/app/export"
)

// personParts are what hangs on a person, each with the columns that are handed
// out; "whose" stands for the person's contacts.
var personParts = []struct {
	name    string
	columns []exportColumn
	from    string
}{
	{"orders", exportedColumns["orders"], exportedOf("orders", "o.contact")},
	{"returns", exportedColumns["returns"], exportedOf("returns", "coalesce(r.contact, o.contact)")},
	{"entries", exportedColumns["entries"], exportedOf("entries", "e.customer")},
	{"rebates", []exportColumn{
		{"claim_number", exportText, "k.number"}, {"received", exportText, "k.received"}, {"amount", exportMoney, "k.amount"},
		{"order_number", exportText, "o.number"}, {"sku", exportText, "p.sku"}, {"status", exportText, "st.status"}, {"status_on", exportText, "st.day"}, {"note", exportText, "k.note"},
	}, `FROM rebate_claim k LEFT JOIN sale_order o ON o.id = k.sale_order LEFT JOIN product p ON p.id = k.product
		LEFT JOIN rebate_state st ON st.rebate_claim = k.id WHERE k.contact IN whose ORDER BY k.received, k.id, st.day`},
	{"interactions", []exportColumn{
		{"date", exportText, "i.day"}, {"kind", exportText, "i.kind"}, {"direction", exportText, "i.direction"}, {"minutes", exportNumber, "i.minutes"},
		{"campaign", exportText, "g.name"}, {"outcome", exportText, "i.outcome"}, {"note", exportText, "i.note"},
	}, "FROM interaction i LEFT JOIN campaign g ON g.id = i.campaign WHERE i.contact IN whose ORDER BY i.day, i.id"},
	{"service", []exportColumn{
		{"case_number", exportText, "v.number"}, {"date", exportText, "v.day"}, {"warranty", exportYesNo, "v.warranty"}, {"minutes", exportNumber, "v.minutes"},
		{"parts_cost", exportMoney, "v.parts_cost"}, {"note", exportText, "v.note"},
	}, "FROM service_case v WHERE v.contact IN whose ORDER BY v.day, v.id"},
	{"subscriptions", []exportColumn{
		{"plan", exportText, "u.plan"}, {"start", exportText, "u.starts"}, {"end", exportText, "u.ends"}, {"amount", exportMoney, "u.amount"},
		{"period", exportText, "u.period"}, {"bill", exportText, "b.starts"}, {"billed", exportMoney, "b.amount"}, {"paid_on", exportText, "b.paid_on"},
	}, "FROM subscription u LEFT JOIN subscription_bill b ON b.subscription = u.id WHERE u.contact IN whose ORDER BY u.starts, u.id, b.starts"},
	{"campaigns", []exportColumn{
		{"campaign", exportText, "g.name"}, {"touched_on", exportText, "t.touched_on"}, {"responded_on", exportText, "t.responded_on"},
	}, "FROM campaign_target t JOIN campaign g ON g.id = t.campaign WHERE t.contact IN whose ORDER BY t.touched_on, t.id"},
	{"deals", []exportColumn{
		{"number", exportText, "d.number"}, {"title", exportText, "d.title"}, {"stage", exportText, "d.stage"}, {"value", exportMoney, "d.value"},
		{"expected", exportText, "d.expected"}, {"terms", exportText, "d.terms"}, {"note", exportText, "d.note"},
	}, "FROM deal d WHERE d.contact IN whose ORDER BY d.id"},
	{"tasks", []exportColumn{
		{"title", exportText, "t.title"}, {"due", exportText, "t.due"}, {"done", exportText, "t.done"},
	}, "FROM task t WHERE t.contact IN whose ORDER BY t.id"},
}

// exportedOf is where an export reads from, for the person's contacts alone.
func exportedOf(kind, contact string) string {
	from, order, _ := strings.Cut(exportedFrom[kind], "ORDER BY")
	return from + "WHERE " + contact + " IN whose ORDER BY" + order
}

// ExportPerson gathers all that is kept of a person, also under the records that
// were merged into theirs.
func (s *Store) ExportPerson(ctx context.Context, id app.ID) (*export.Person, error) {
	if _, err := s.Contact(ctx, id); err != nil {
		return nil, err
	}
	company, err := s.Company(ctx)
	if err != nil {
		return nil, err
	}
	ids, err := contactFamily(ctx, s.reader, id)
	if err != nil {
		return nil, err
	}
	p := &export.Person{Records: map[string][]map[string]string{}}
	err = s.EachContact(ctx, ids, func(c *export.Contact) error {
		if c.ID == id {
			p.Contact = export.IdentityOf(c)
		} else {
			p.Merged = append(p.Merged, export.IdentityOf(c))
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	for _, part := range personParts {
		expressions := make([]string, len(part.columns))
		for i, c := range part.columns {
			expressions[i] = c.sql
		}
		query := "SELECT " + strings.Join(expressions, ", ") + " " + strings.ReplaceAll(part.from, "IN whose", "IN "+listed(ids))
		err := s.each(ctx, func(rows *sqlx.Rows) error {
			values, err := rows.SliceScan()
			row := make(map[string]string, len(values))
			for i, v := range values {
				row[part.columns[i].name] = part.columns[i].text(v, company.Currency())
			}
			p.Records[part.name] = append(p.Records[part.name], row)
			return err
		}, query)
		if err != nil {
			return nil, err
		}
	}
	p.History, err = s.historyOf(ctx, ids)
	return p, err
}

// contactFamily is a contact with all that were merged into it.
func contactFamily(ctx context.Context, src source, id app.ID) ([]app.ID, error) {
	var ids []app.ID
	err := src.SelectContext(ctx, &ids, `WITH RECURSIVE family (id) AS (SELECT ?1 UNION SELECT c.id FROM contact c JOIN family f ON c.merged_into = f.id)
		SELECT id FROM family ORDER BY id <> ?1, id`, int64(id))
	return ids, plainly(err)
}

// historyOf lists the actions that changed contacts themselves.
func (s *Store) historyOf(ctx context.Context, ids []app.ID) ([]export.Event, error) {
	var done []app.Done
	err := s.rows(ctx, &done, selectDone+` WHERE a.id IN (SELECT action FROM change WHERE table_ = 'contact' AND row IN (SELECT value FROM json_each(?)))
		ORDER BY a.id`, idList(ids))
	events := make([]export.Event, len(done))
	for i, d := range done {
		events[i] = export.Event{Moment: d.Moment, Actor: d.Actor, What: d.Text().String()}
	}
	return events, err
}
