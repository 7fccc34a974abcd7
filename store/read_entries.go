package store

import (
	"context"
	"fmt"
	"strings"

	"rapport/app"
	"rapport/app/report"
	"rapport/finance"
)

var _ report.EntriesSource = (*Store)(nil)

// entryCondition is the SQL of a filter on "entry e", and its arguments.
func (s *Store) entryCondition(ctx context.Context, f report.EntryFilter) (string, []any, error) {
	from, to := ledgerDays(f.Period)
	conditions, args := []string{"e.day BETWEEN ? AND ?"}, []any{from, to}
	add := func(condition string, values ...any) {
		conditions, args = append(conditions, condition), append(args, values...)
	}
	if f.Accounts != nil {
		numbers := make([]app.ID, len(f.Accounts))
		for i, a := range f.Accounts {
			numbers[i] = app.ID(a)
		}
		add("e.account IN " + listed(numbers))
	}
	switch f.Whose {
	case report.Customers:
		add("e.customer <> 0")
	case report.Nobodys:
		add("e.customer = 0")
	}
	if f.Customer != 0 {
		scope, err := s.inScope(ctx, report.Scope{Customer: f.Customer, People: f.People})
		if err != nil {
			return "", nil, err
		}
		add("(" + scope + ")")
	}
	if f.Customers != nil {
		of, ids, err := s.ofCustomers(ctx, f)
		if err != nil {
			return "", nil, err
		}
		add(of+" IN (SELECT value FROM json_each(?))", ids)
	}
	if f.Orders != nil {
		add("e.sale_order IN (SELECT value FROM json_each(?))", idList(f.Orders))
	}
	if f.MediaCost {
		add(fmt.Sprintf("(e.account = %d OR (e.account = %d AND %s))", finance.Media, finance.Activity, outboundTouch))
	}
	if f.Orders != nil {
		add(fmt.Sprintf("e.account <> %d AND %s IS NOT TRUE", finance.Media, outboundTouch))
	}
	if f.Source != nil && f.MediaCost {
		add("coalesce((SELECT c.media_source FROM campaign c WHERE c.id = e.campaign), e.media_source) = ?", int64(*f.Source))
	} else if f.Source != nil {
		add("e.media_source = ?", int64(*f.Source))
	}
	for column, id := range map[string]*app.ID{"campaign": f.Campaign, "channel": f.Channel, "salesperson": f.Salesperson, "product": f.Product} {
		if id != nil {
			add(fmt.Sprintf("e.%s = %d", column, int64(*id)))
		}
	}
	return strings.Join(conditions, " AND "), args, nil
}

// ofCustomers is whom an entry counts for, and the list of those chosen: people
// count for the company that their documents bear where they are rolled up.
func (s *Store) ofCustomers(ctx context.Context, f report.EntryFilter) (of, ids string, err error) {
	if !f.People {
		return "e.customer", idList(f.Customers), nil
	}
	into, err := s.survivors(ctx)
	if err != nil {
		return "", "", err
	}
	chosen := make(map[app.ID]bool, len(f.Customers))
	for _, id := range f.Customers {
		chosen[id] = true
	}
	all := f.Customers[:len(f.Customers):len(f.Customers)]
	for gone := range into {
		if chosen[survivor(into, gone)] {
			all = append(all, gone)
		}
	}
	return "iif(e.company <> 0 AND (SELECT c.kind FROM contact c WHERE c.id = e.customer) = 'person', e.company, e.customer)", idList(all), nil
}

// LedgerEntries lists entries by day and key; a limit of 0 is all.
func (s *Store) LedgerEntries(ctx context.Context, f report.EntryFilter, limit, offset int) ([]finance.Entry, error) {
	condition, args, err := s.entryCondition(ctx, f)
	if err != nil {
		return nil, err
	}
	if limit == 0 {
		limit = -1
	}
	posted, err := readEntries(ctx, s.reader, "e WHERE "+condition+" ORDER BY e.day, e.document, e.line, e.n LIMIT ? OFFSET ?", append(args, limit, offset)...)
	entries := make([]finance.Entry, len(posted))
	for i := range posted {
		entries[i] = posted[i].Entry
	}
	return entries, plainly(err)
}

// EntrySum counts and sums entries.
func (s *Store) EntrySum(ctx context.Context, f report.EntryFilter) (count int, total finance.Amount, err error) {
	condition, args, err := s.entryCondition(ctx, f)
	if err != nil {
		return 0, 0, err
	}
	var sum struct {
		Count int
		Total finance.Amount
	}
	err = s.reader.GetContext(ctx, &sum, "SELECT count(*) count, coalesce(sum(e.amount), 0) total FROM entry e WHERE "+condition, args...)
	return sum.Count, sum.Total, plainly(err)
}

// walkInReturns are those that no contact is known of.
const walkInReturns = `SELECT d.id, d.day, d.number, coalesce(d.channel, 0) channel FROM sale_return d WHERE %s`

const mediaCosts = `SELECT d.id, d.day, coalesce(d.campaign, 0) campaign, coalesce(c.name, '') campaigned, m.name source
	FROM campaign_cost d LEFT JOIN campaign c ON c.id = d.campaign JOIN media_source m ON m.id = d.media_source WHERE %s`

const poolMonths = `SELECT d.id, d.month || '-01' day, p.name number FROM pool_month d JOIN pool p ON p.id = d.pool WHERE %s`

// DocumentsNamed tells what documents are, by ID.
func (s *Store) DocumentsNamed(ctx context.Context, ids []app.ID) (map[app.ID]report.Document, error) {
	known := make(map[app.ID]report.Document, len(ids))
	if len(ids) == 0 {
		return known, nil
	}
	queries := append([]documentQuery{{finance.DocReturn, walkInReturns}}, documentQueries...)
	queries = append(queries, documentQuery{finance.DocCampaignCost, mediaCosts}, documentQuery{finance.DocCapacity, poolMonths})
	for _, q := range queries {
		var found []struct {
			report.Document
			Contact app.ID
		}
		if err := s.rows(ctx, &found, fmt.Sprintf(q.query, "d.id IN "+listed(ids))); err != nil {
			return nil, err
		}
		for _, d := range found {
			d.Document.Kind = q.kind
			known[d.Document.ID] = d.Document
		}
	}
	return known, nil
}
