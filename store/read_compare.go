package store

import (
	"context"
	"strings"

	"rapport/app"
	"rapport/finance"
)

// Compare reads contacts with what is recorded for each and what each is worth,
// in the order asked for.
func (s *Store) Compare(ctx context.Context, ids []app.ID) ([]app.Compared, error) {
	compared := make([]app.Compared, len(ids))
	for i, id := range ids {
		c, err := s.Contact(ctx, id)
		if err != nil {
			return nil, err
		}
		compared[i].Contact = c
		if err := s.compareNames(ctx, &compared[i]); err != nil {
			return nil, err
		}
		if err := s.compareFigures(ctx, &compared[i]); err != nil {
			return nil, err
		}
	}
	return compared, nil
}

func (s *Store) compareNames(ctx context.Context, c *app.Compared) error {
	var names struct{ Company, Owner, Source string }
	err := s.reader.GetContext(ctx, &names, `SELECT coalesce((SELECT name FROM contact WHERE id = ?1), '') company,
		coalesce((SELECT name FROM staff WHERE id = ?2), '') owner, coalesce((SELECT name FROM media_source WHERE id = ?3), '') source`,
		c.Contact.Company, c.Contact.Owner, c.Contact.Source)
	c.Company, c.Owner, c.Source = names.Company, names.Owner, names.Source
	return plainly(err)
}

// compareFigures counts what is recorded for a contact and those merged into it,
// and sums what it brought.
func (s *Store) compareFigures(ctx context.Context, c *app.Compared) error {
	counts := make([]string, len(ownRecords))
	for i, r := range ownRecords {
		counts[i] = "SELECT '" + r.kind + "' kind, count(*) records FROM " + r.table + " WHERE contact IN own"
	}
	var rows []struct {
		Kind    string
		Records int
	}
	err := s.rows(ctx, &rows, `WITH RECURSIVE own(id) AS (SELECT ? UNION SELECT c.id FROM contact c JOIN own ON c.merged_into = own.id)
		`+strings.Join(counts, " UNION ALL "), c.Contact.ID)
	if err != nil {
		return err
	}
	for _, r := range rows {
		c.Records += r.Records
		if r.Kind == "order" {
			c.Orders = r.Records
		}
	}
	var totals struct{ Revenue, Profit finance.Amount }
	net := accountColumns()[:finance.Rebate+1]
	err = s.reader.GetContext(ctx, &totals, "SELECT coalesce(sum("+strings.Join(net, " + ")+"), 0) revenue, coalesce(sum("+
		strings.Join(accountColumns(), " + ")+"), 0) profit FROM customer_month WHERE customer = ?", c.Contact.ID)
	c.NetRevenue, c.Profit = totals.Revenue, totals.Profit
	return plainly(err)
}

const selectMerged = `SELECT c.id, c.number, c.name, c.merged_into survivor, k.name into_name, coalesce(m.merged, '') moment
	FROM contact c JOIN contact k ON k.id = c.merged_into LEFT JOIN contact_merge m ON m.contact = c.id`

// MergedInto lists the contacts that were merged into one, the last first.
func (s *Store) MergedInto(ctx context.Context, survivor app.ID) ([]app.Merged, error) {
	var merged []app.Merged
	err := s.rows(ctx, &merged, selectMerged+" WHERE c.merged_into = ? ORDER BY m.id DESC, c.id", survivor)
	return merged, err
}

// MergedBy lists the contacts that an action of the history merged and that are
// merged still; none for other actions.
func (s *Store) MergedBy(ctx context.Context, action app.ID) ([]app.Merged, error) {
	var merged []app.Merged
	err := s.rows(ctx, &merged, selectMerged+` WHERE m.id IN (SELECT row FROM change WHERE action = ? AND table_ = 'contact_merge' AND operation = 'insert')
		ORDER BY m.id`, action)
	return merged, err
}
