package store

import (
	"context"
	"fmt"
	"strings"

	"github.com/jmoiron/sqlx"

	"rapport/app"
	"rapport/app/export"
	"rapport/finance"
)

// exported are so many contacts read at once.
const exported = 500

// EachContact hands out contacts whole: those named, in that order, or with nil
// all but those that were merged away, companies before their people, so that an
// import knows the company when it comes to the person.
func (s *Store) EachContact(ctx context.Context, ids []app.ID, take func(*export.Contact) error) error {
	if ids == nil {
		err := s.reader.SelectContext(ctx, &ids, `SELECT id FROM contact WHERE merged_into IS NULL AND erased IS NULL
			ORDER BY kind <> 'company', company IS NOT NULL, number`)
		if err != nil {
			return plainly(err)
		}
	}
	for len(ids) > 0 {
		n := min(exported, len(ids))
		if err := s.someContacts(ctx, ids[:n], take); err != nil {
			return err
		}
		ids = ids[n:]
	}
	return nil
}

// someContacts reads some contacts, each of their tables at once.
func (s *Store) someContacts(ctx context.Context, ids []app.ID, take func(*export.Contact) error) error {
	contacts, err := s.wholeContacts(ctx, ids)
	if err != nil {
		return plainly(err)
	}
	var names []struct {
		ID                     app.ID
		Company, Owner, Source string
	}
	err = s.rows(ctx, &names, `SELECT c.id, coalesce(k.name, '') company, coalesce(w.name, '') owner, coalesce(m.name, '') source FROM contact c
		LEFT JOIN contact k ON k.id = c.company LEFT JOIN staff w ON w.id = c.owner LEFT JOIN media_source m ON m.id = c.media_source
		WHERE c.id`+amongIDs, idList(ids))
	if err != nil {
		return err
	}
	byID := map[app.ID]*export.Contact{}
	for i := range contacts {
		byID[contacts[i].ID] = &export.Contact{Contact: &contacts[i]}
	}
	for _, n := range names {
		c := byID[n.ID]
		c.CompanyName, c.OwnerName, c.SourceName = n.Company, n.Owner, n.Source
	}
	for _, id := range ids {
		if c := byID[id]; c != nil {
			if err := take(c); err != nil {
				return err
			}
		}
	}
	return ctx.Err()
}

// Export gives contacts, orders, returns or entries as a sheet; of contacts only
// those named, unless they are nil.
func (s *Store) Export(ctx context.Context, kind string, contacts []app.ID) (*export.Sheet, error) {
	if kind == "contacts" {
		return s.exportContacts(ctx, contacts)
	}
	columns, from := exportedColumns[kind], exportedFrom[kind]
	if columns == nil {
		return nil, app.Errorf(app.BadInput, "%q cannot be exported; choose contacts, orders, returns, entries or person.", kind)
	}
	company, err := s.Company(ctx)
	if err != nil {
		return nil, err
	}
	sheet := &export.Sheet{Name: kind}
	expressions := make([]string, len(columns))
	for i, c := range columns {
		sheet.Columns = append(sheet.Columns, export.Column{Name: c.name, Number: c.kind == exportMoney || c.kind == exportNumber})
		expressions[i] = c.sql
	}
	query := "SELECT " + strings.Join(expressions, ", ") + " " + from
	sheet.Each = func(ctx context.Context, row func([]string) error) error {
		return s.each(ctx, func(rows *sqlx.Rows) error {
			values, err := rows.SliceScan()
			if err != nil {
				return err
			}
			cells := make([]string, len(values))
			for i, v := range values {
				cells[i] = columns[i].text(v, company.Currency())
			}
			return row(cells)
		}, query)
	}
	return sheet, nil
}

func (s *Store) exportContacts(ctx context.Context, ids []app.ID) (*export.Sheet, error) {
	systems, err := s.ExternalSystems(ctx)
	if err != nil {
		return nil, err
	}
	fields, err := s.customFields(ctx)
	if err != nil {
		return nil, err
	}
	sheet := &export.Sheet{Name: "contacts", Columns: export.ContactColumns(systems, fields)}
	sheet.Each = func(ctx context.Context, row func([]string) error) error {
		return s.EachContact(ctx, ids, func(c *export.Contact) error { return row(export.ContactCells(c, sheet.Columns)) })
	}
	return sheet, nil
}

// text writes a value of the file for other programs.
func (c exportColumn) text(v any, currency finance.Currency) string {
	n, whole := v.(int64)
	switch {
	case v == nil:
		return ""
	case c.kind == exportMoney:
		return finance.Amount(n).Text(currency)
	case c.kind == exportDay && whole:
		return finance.Date(n).String()
	case c.kind == exportChannel:
		return app.Channel(n).String()
	case c.kind == exportAccount:
		return finance.Account(n).String()
	case c.kind == exportDocument:
		return finance.DocKind(n).String()
	case c.kind == exportYesNo && n == 0:
		return app.No
	case c.kind == exportYesNo:
		return app.Yes
	}
	if b, ok := v.([]byte); ok {
		return string(b)
	}
	return fmt.Sprint(v)
}
