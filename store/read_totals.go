package store

import (
	"context"
	"fmt"
	"sort"
	"strings"

	"github.com/jmoiron/sqlx"

	"rapport/app"
	"rapport/app/report"
	"rapport/finance"
)

var (
	_ report.ProfitabilitySource = (*Store)(nil)
	_ report.WhaleSource         = (*Store)(nil)
	_ report.ReconcileSource     = (*Store)(nil)
)

// span is a period as the totals by month know it: the whole months, and the
// days of entries to add to them and to take off again.
type span struct {
	first, last finance.Month // none where last < first
	plus, minus []finance.Period
}

// newSpan cuts a period so that as few entries as can be are read one by one.
func newSpan(p finance.Period) span {
	if p.To != 0 && p.To < p.From {
		return span{first: 1}
	}
	s := span{first: p.From.Month(), last: p.To.Month()}
	if p.To == 0 {
		s.last = 999912
	}
	fromCut := p.From != 0 && p.From != p.From.Month().First()
	toCut := p.To != 0 && p.To != p.To.Month().Last()
	if s.first == s.last && (fromCut || toCut) {
		return span{first: 1, plus: []finance.Period{p}}
	}
	if fromCut {
		m := p.From.Month()
		if p.From-m.First() < m.Last()-p.From {
			s.minus = append(s.minus, finance.Period{From: m.First(), To: p.From.AddDays(-1)})
		} else {
			s.plus = append(s.plus, finance.Period{From: p.From, To: m.Last()})
			s.first = m.Add(1)
		}
	}
	if toCut {
		m := p.To.Month()
		if m.Last()-p.To <= p.To-m.First() {
			s.minus = append(s.minus, finance.Period{From: p.To.AddDays(1), To: m.Last()})
		} else {
			s.plus = append(s.plus, finance.Period{From: m.First(), To: p.To})
			s.last = m.Add(-1)
		}
	}
	return s
}

// sums is what the entries of one customer, slice or month sum to, and how many
// there are.
type sums struct {
	finance.Statement
	entries int64
}

// accountSums is the SQL that sums a totals table, after its key.
var accountSums = "sum(entries), sum(" + strings.Join(accountColumns(), "), sum(") + ")"

// summed groups the ledger of a period by a key: from the totals where whole
// months do, from the entries for the rest. totals is "FROM table WHERE
// condition" with its key column, where what entries to count.
type grouping struct {
	table string // customer_month, or slice_month
	key   string // its key column
	where string // its condition beside the month, "" for none
	entry string // the key in terms of entry
	among string // the condition on entry, "" for none
}

func (s *Store) summed(ctx context.Context, g grouping, p finance.Period) (map[int64]*sums, error) {
	found := map[int64]*sums{}
	of := func(key int64) *sums {
		t := found[key]
		if t == nil {
			t = &sums{}
			found[key] = t
		}
		return t
	}
	cut := newSpan(p)
	if cut.first <= cut.last {
		query := fmt.Sprintf("SELECT %s, %s FROM %s WHERE month BETWEEN ? AND ? %s GROUP BY 1", g.key, accountSums, g.table, and(g.where))
		err := s.each(ctx, sumScanner(of), query, int64(cut.first), int64(cut.last))
		if err != nil {
			return nil, err
		}
	}
	add := func(periods []finance.Period, sign int64) error {
		for _, p := range periods {
			if err := s.addEntries(ctx, g, p, sign, of); err != nil {
				return err
			}
		}
		return nil
	}
	if err := add(cut.plus, 1); err != nil {
		return nil, err
	}
	if err := add(cut.minus, -1); err != nil {
		return nil, err
	}
	for key, t := range found {
		if t.entries == 0 {
			delete(found, key)
		}
	}
	return found, nil
}

func and(condition string) string {
	if condition == "" {
		return ""
	}
	return "AND " + condition
}

// sumScanner reads rows of key, entries and an amount an account.
func sumScanner(of func(int64) *sums) func(*sqlx.Rows) error {
	var key, entries int64
	var amounts [finance.AccountCount]int64
	dest := []any{&key, &entries}
	for i := range amounts {
		dest = append(dest, &amounts[i])
	}
	return func(rows *sqlx.Rows) error {
		if err := rows.Scan(dest...); err != nil {
			return err
		}
		t := of(key)
		t.entries += entries
		for i, a := range amounts {
			t.Statement[i] += finance.Amount(a)
		}
		return nil
	}
}

func (s *Store) addEntries(ctx context.Context, g grouping, p finance.Period, sign int64, of func(int64) *sums) error {
	from, to := ledgerDays(p)
	query := fmt.Sprintf("SELECT %s, account, count(*), sum(amount) FROM entry WHERE day BETWEEN ? AND ? %s GROUP BY 1, 2", g.entry, and(g.among))
	var key, account, entries, amount int64
	return s.each(ctx, func(rows *sqlx.Rows) error {
		if err := rows.Scan(&key, &account, &entries, &amount); err != nil {
			return err
		}
		t := of(key)
		t.entries += sign * entries
		t.Statement[account] += finance.Amount(sign * amount)
		return nil
	}, query, from, to)
}

var byCustomer = grouping{table: "customer_month", key: "customer", entry: "customer"}

// CustomerTotals sums the entries of each customer in a period, and counts
// their orders; customer 0 is the unallocated. By customer ID.
func (s *Store) CustomerTotals(ctx context.Context, p finance.Period) ([]report.CustomerTotal, error) {
	found, err := s.summed(ctx, byCustomer, p)
	if err != nil {
		return nil, err
	}
	orders, err := s.ordersByContact(ctx, p)
	if err != nil {
		return nil, err
	}
	return customerTotals(found, orders), nil
}

func customerTotals(found map[int64]*sums, orders map[app.ID]int) []report.CustomerTotal {
	for id := range orders {
		if found[int64(id)] == nil {
			found[int64(id)] = &sums{}
		}
	}
	totals := make([]report.CustomerTotal, 0, len(found))
	for id, t := range found {
		totals = append(totals, report.CustomerTotal{Customer: app.ID(id), Orders: orders[app.ID(id)], Statement: t.Statement})
	}
	sort.Slice(totals, func(i, j int) bool { return totals[i].Customer < totals[j].Customer })
	return totals
}

// ordersByContact counts the orders of a period by customer, merged contacts
// under the one that is left; 0 are the walk-ins.
func (s *Store) ordersByContact(ctx context.Context, p finance.Period) (map[app.ID]int, error) {
	into, err := s.survivors(ctx)
	if err != nil {
		return nil, err
	}
	from, to := textDays(p)
	orders := map[app.ID]int{}
	var contact app.ID
	var n int
	err = s.each(ctx, func(rows *sqlx.Rows) error {
		err := rows.Scan(&contact, &n)
		orders[survivor(into, contact)] += n
		return err
	}, "SELECT contact, count(*) FROM sale_order WHERE day BETWEEN ? AND ? GROUP BY contact", from, to)
	return orders, err
}

// Unallocated sums the entries without a customer.
func (s *Store) Unallocated(ctx context.Context, p finance.Period) (report.CustomerTotal, error) {
	g := byCustomer
	g.where, g.among = "customer = 0", "customer = 0"
	found, err := s.summed(ctx, g, p)
	if err != nil {
		return report.CustomerTotal{}, err
	}
	var t report.CustomerTotal
	if u := found[0]; u != nil {
		t.Statement = u.Statement
	}
	from, to := textDays(p)
	err = plainly(s.reader.GetContext(ctx, &t.Orders, "SELECT count(*) FROM sale_order WHERE contact IS NULL AND day BETWEEN ? AND ?", from, to))
	return t, err
}

// CustomerNames names customers; all where ids is nil.
func (s *Store) CustomerNames(ctx context.Context, ids []app.ID) (map[app.ID]string, error) {
	query := "SELECT id, name FROM contact"
	if ids != nil {
		query += " WHERE id IN " + listed(ids)
	}
	names := make(map[app.ID]string, len(ids))
	var id app.ID
	var name string
	return names, s.each(ctx, func(rows *sqlx.Rows) error {
		err := rows.Scan(&id, &name)
		names[id] = name
		return err
	}, query)
}

// FilteredCustomers lists the customers that a filter lets through.
func (s *Store) FilteredCustomers(ctx context.Context, f report.Filter) (map[app.ID]bool, error) {
	query, args := "SELECT c.id FROM contact c WHERE c.merged_into IS NULL", []any{}
	if f.Tag != "" {
		query += " AND EXISTS (SELECT 1 FROM contact_tag ct JOIN tag t ON t.id = ct.tag WHERE ct.contact = c.id AND t.name = ?)"
		args = append(args, f.Tag)
	}
	if f.Source != 0 {
		query += " AND c.media_source = ?"
		args = append(args, f.Source)
	}
	if f.Owner != 0 {
		query += " AND c.owner = ?"
		args = append(args, f.Owner)
	}
	var ids []app.ID
	err := s.rows(ctx, &ids, query, args...)
	chosen := make(map[app.ID]bool, len(ids))
	for _, id := range ids {
		chosen[id] = true
	}
	return chosen, err
}

// Members lists who belongs to which tag, by tag.
func (s *Store) Members(ctx context.Context) ([]report.Member, error) {
	var members []report.Member
	into, err := s.survivors(ctx)
	if err != nil {
		return nil, err
	}
	seen := map[report.Member]bool{}
	err = s.each(ctx, func(rows *sqlx.Rows) error {
		var m report.Member
		if err := rows.Scan(&m.Segment, &m.Customer); err != nil {
			return err
		}
		m.Customer = survivor(into, m.Customer)
		if !seen[m] {
			seen[m] = true
			members = append(members, m)
		}
		return nil
	}, "SELECT t.name, ct.contact FROM contact_tag ct JOIN tag t ON t.id = ct.tag ORDER BY t.name, ct.contact")
	return members, err
}

// Balances sums a period twice in one look at the file: the totals kept by
// customer, and every entry of the ledger.
func (s *Store) Balances(ctx context.Context, p finance.Period) (customers, unallocated, company finance.Amount, err error) {
	from, to := ledgerDays(p)
	cut := newSpan(p)
	profit := "sum(" + strings.Join(accountColumns(), " + ") + ")"
	query := "SELECT customer <> 0, " + profit + " FROM customer_month WHERE month BETWEEN ? AND ? GROUP BY 1"
	args := []any{int64(cut.first), int64(cut.last)}
	add := func(periods []finance.Period, sign string) {
		for _, p := range periods {
			from, to := ledgerDays(p)
			query += " UNION ALL SELECT customer <> 0, " + sign + "sum(amount) FROM entry WHERE day BETWEEN ? AND ? GROUP BY 1"
			args = append(args, from, to)
		}
	}
	add(cut.plus, "")
	add(cut.minus, "-")
	query += " UNION ALL SELECT 2, coalesce(sum(amount), 0) FROM entry WHERE day BETWEEN ? AND ?"
	args = append(args, from, to)
	err = s.each(ctx, func(rows *sqlx.Rows) error {
		var whose int
		var amount finance.Amount
		if err := rows.Scan(&whose, &amount); err != nil {
			return err
		}
		switch whose {
		case 0:
			unallocated += amount
		case 1:
			customers += amount
		default:
			company += amount
		}
		return nil
	}, query, args...)
	return customers, unallocated, company, err
}
