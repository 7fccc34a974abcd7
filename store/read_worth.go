package store

import (
	"context"
	"fmt"
	"strings"

	"github.com/jmoiron/sqlx"

	"rapport/app"
	"rapport/finance"
)

// worth is what a customer brought.
type worth struct{ revenue, profit finance.Amount }

// The columns of the totals that net revenue and profit are the sums of.
var (
	earnedColumns = columnsOf(finance.Statement.NetRevenue)
	gainedColumns = columnsOf(finance.Statement.Profit)
)

// columnsOf lists the accounts that a sub-total of the statement adds up.
func columnsOf(subtotal func(finance.Statement) finance.Amount) []string {
	var columns []string
	for _, a := range finance.Accounts() {
		var s finance.Statement
		s[a] = 1
		if subtotal(s) != 0 {
			columns = append(columns, a.String())
		}
	}
	return columns
}

// worths sums net revenue and profit of each customer in a period. Two sums are
// read in half the time of a whole statement. The totals are read from end to end
// (the plus keeps the index of months out): nearly all of them are wanted.
func (s *Store) worths(ctx context.Context, p finance.Period) (map[app.ID]worth, error) {
	found := map[app.ID]worth{}
	cut := newSpan(p)
	if cut.first <= cut.last {
		query := fmt.Sprintf("SELECT customer, sum(%s), sum(%s) FROM customer_month WHERE +month BETWEEN ? AND ? GROUP BY 1",
			strings.Join(earnedColumns, " + "), strings.Join(gainedColumns, " + "))
		var customer app.ID
		var w worth
		err := s.each(ctx, func(rows *sqlx.Rows) error {
			err := rows.Scan(&customer, &w.revenue, &w.profit)
			found[customer] = w
			return err
		}, query, int64(cut.first), int64(cut.last))
		if err != nil {
			return nil, err
		}
	}
	parts := map[int64]*sums{}
	of := func(key int64) *sums {
		if parts[key] == nil {
			parts[key] = &sums{}
		}
		return parts[key]
	}
	for sign, periods := range map[int64][]finance.Period{1: cut.plus, -1: cut.minus} {
		for _, p := range periods {
			if err := s.addEntries(ctx, byCustomer, p, sign, of); err != nil {
				return nil, err
			}
		}
	}
	for customer, part := range parts {
		w := found[app.ID(customer)]
		found[app.ID(customer)] = worth{w.revenue + part.NetRevenue(), w.profit + part.Profit()}
	}
	return found, nil
}
