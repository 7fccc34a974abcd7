package report

import (
	"context"

	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/finance"
)

// BudgetQuery asks how the plan compares with what happened. Version is a
// budget's name; empty is the newest.
type BudgetQuery struct {
	Query
	By      By // ByAccount (where empty), ByMonth, BySource or ByProduct
	Version string
}

// BudgetReport is budget against actual. By product it covers sales and
// discounts, which split into volume, mix and price; else every account.
type BudgetReport struct {
	Head
	By      By          `json:"by"`
	Version string      `json:"version"` // empty where there is no budget
	Rows    []BudgetRow `json:"rows"`
	Total   BudgetRow   `json:"total"`
	// Budgeted compares like with like: the total over the months of the period
	// that have a budget. Rows and total go over the whole period.
	Budgeted BudgetedMonths `json:"budgeted_months"`
	// Sales is why sales less discounts differ in those months; of the report by
	// product alone, and nil where the budget tells no quantities.
	Sales *SalesSplit `json:"sales_split"`
}

// Versus sets actual beside budget. Amounts are signed by what they do to profit.
type Versus struct {
	Budget          finance.Amount `json:"budget"`
	Actual          finance.Amount `json:"actual"`
	Variance        finance.Amount `json:"variance"`
	VariancePercent *float64       `json:"variance_percent"` // nil where nothing was budgeted
	Favourable      bool           `json:"favourable"`
}

func versus(budget, actual finance.Amount) Versus {
	v := finance.Compare(budget, actual)
	of := Versus{Budget: budget, Actual: actual, Variance: v.Amount, Favourable: v.Favourable}
	if v.Defined {
		of.VariancePercent = &v.Percent
	}
	return of
}

// BudgetedMonths is the comparison over the months that have a budget.
type BudgetedMonths struct {
	Coverage
	Versus
}

// BudgetRow is one account, month, source or product.
type BudgetRow struct {
	Key  string   `json:"key"` // account code, month, source, SKU; empty: none
	Name app.Text `json:"name"`
	Versus
	Volume *finance.Amount `json:"volume"`
	Mix    *finance.Amount `json:"mix"`
	Price  *finance.Amount `json:"price"`
	ID     app.ID          `json:"-"`
}

// BudgetVersion is a version of the budget.
type BudgetVersion struct {
	ID       app.ID `db:"id"`
	Name     string `db:"name"`
	Sequence int    `db:"sequence"`
	Note     string `db:"note"`
}

// BudgetSource is what budget against actual asks of the company file.
type BudgetSource interface {
	Source
	// BudgetVersions lists the versions, newest first.
	BudgetVersions(ctx context.Context) ([]BudgetVersion, error)
	// BudgetLines lists the lines of a version in the months from first to last.
	BudgetLines(ctx context.Context, version app.ID, first, last finance.Month) ([]app.BudgetLine, error)
	// MonthTotals sums all entries of the company by month.
	MonthTotals(ctx context.Context, p finance.Period) ([]MonthTotal, error)
	// AllSlices sums all entries of the company, with a customer or without, by
	// source or product.
	AllSlices(ctx context.Context, by By, p finance.Period) ([]SliceTotal, error)
	// UnitsSold sums the quantities behind the sales entries of a period.
	UnitsSold(ctx context.Context, p finance.Period) (map[app.ID]decimal.Decimal, error)
	// MediaKeys names the media sources.
	MediaKeys(ctx context.Context) (sources []MediaKey, campaigns []MediaKey, err error)
	// Products lists all products.
	Products(ctx context.Context) ([]app.Product, error)
}

// MonthTotal is the company's month.
type MonthTotal struct {
	Month finance.Month
	finance.Statement
}
