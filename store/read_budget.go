package store

import (
	"context"

	"github.com/jmoiron/sqlx"
	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/app/report"
	"rapport/finance"
)

var _ report.BudgetSource = (*Store)(nil)

// BudgetVersions lists the versions of the budget, newest first.
func (s *Store) BudgetVersions(ctx context.Context) ([]report.BudgetVersion, error) {
	var versions []report.BudgetVersion
	return versions, s.rows(ctx, &versions, "SELECT id, name, sequence, note FROM budget ORDER BY sequence DESC, id DESC")
}

// BudgetLines lists the lines of a version in the months from first to last.
func (s *Store) BudgetLines(ctx context.Context, version app.ID, first, last finance.Month) ([]app.BudgetLine, error) {
	var lines []app.BudgetLine
	return lines, s.rows(ctx, &lines, budgetLineTable.selectAll+" WHERE budget = ? AND month BETWEEN ? AND ? ORDER BY id",
		version, first.String(), last.String())
}

// UnitsSold sums, by product, the quantities behind the sales entries of a
// period, walk-ins among them.
func (s *Store) UnitsSold(ctx context.Context, p finance.Period) (map[app.ID]decimal.Decimal, error) {
	from, to := ledgerDays(p)
	units := map[app.ID]decimal.Decimal{}
	var product app.ID
	var quantity decimal.Decimal
	var times int64
	return units, s.each(ctx, func(rows *sqlx.Rows) error {
		if err := rows.Scan(&product, &quantity, &times); err != nil {
			return err
		}
		units[product] = units[product].Add(quantity.Mul(decimal.NewFromInt(times)))
		return nil
		// Equal quantities are counted, not added: they are decimals kept as text.
	}, `SELECT l.product, l.quantity, count(*) FROM entry e JOIN order_line l ON l.id = e.line
		WHERE e.doc_kind = ? AND e.account = ? AND e.day BETWEEN ? AND ? GROUP BY 1, 2`,
		int(finance.DocOrder), int(finance.Sales), from, to)
}

// Products lists all products, by SKU.
func (s *Store) Products(ctx context.Context) ([]app.Product, error) {
	var products []app.Product
	return products, s.rows(ctx, &products, productTable.selectAll+" ORDER BY sku")
}
