package report

import (
	"context"
	"sort"
	"strings"

	"rapport/app"
	"rapport/finance"
)

// BudgetVsActual compares a version of the budget with what happened. The
// budget counts by whole months: every month that the period touches.
func BudgetVsActual(ctx context.Context, src BudgetSource, q BudgetQuery) (*BudgetReport, error) {
	f, err := prepare(ctx, src, q.Query)
	if err != nil {
		return nil, err
	}
	r := &BudgetReport{Head: f.Head, By: q.By}
	if r.By == "" {
		r.By = ByAccount
	}
	version, err := chosenBudget(ctx, src, q.Version)
	if err != nil {
		return nil, err
	}
	r.Version = version.Name
	var lines []app.BudgetLine
	if version.ID != 0 && f.To != 0 {
		lines, err = src.BudgetLines(ctx, version.ID, f.From.Month(), f.To.Month())
		if err != nil {
			return nil, err
		}
	}
	switch r.By {
	case ByAccount:
		err = r.byAccount(ctx, src, lines)
	case ByMonth:
		err = r.byMonth(ctx, src, lines)
	case BySource:
		err = r.bySource(ctx, src, lines)
	case ByProduct:
		err = r.byProduct(ctx, src, lines)
	default:
		err = app.Invalid("by", "The budget can be seen by account, month, source or product.")
	}
	if err != nil {
		return nil, err
	}
	r.sum()
	return r, r.likeForLike(ctx, src, lines)
}

// likeForLike compares the months of the period that have a budget.
func (r *BudgetReport) likeForLike(ctx context.Context, src BudgetSource, lines []app.BudgetLine) error {
	planned := map[string]bool{}
	for _, l := range lines {
		planned[l.Month] = true
	}
	runs := make([]finance.Period, 0, 1) // of months that have a budget
	for _, m := range r.Period().Months() {
		has := planned[m.String()]
		r.Budgeted.take(m, has)
		switch n := len(runs); {
		case !has:
		case n > 0 && runs[n-1].To.AddDays(1) == m.First():
			runs[n-1].To = min(m.Last(), r.To)
		default:
			runs = append(runs, finance.Period{From: max(m.First(), r.From), To: min(m.Last(), r.To)})
		}
	}
	r.Note = r.Budgeted.Text()
	actual := finance.Amount(0)
	for _, p := range runs {
		months, err := src.MonthTotals(ctx, p)
		if err != nil {
			return err
		}
		for _, m := range months {
			actual += r.compared(m.Statement)
		}
	}
	r.Budgeted.Versus = versus(r.Total.Budget, actual)
	if r.By != ByProduct {
		return nil
	}
	return r.splitSales(ctx, src, lines, runs)
}

// compared is what the total of the report compares of a statement: sales less
// discounts by product, else the profit.
func (r *BudgetReport) compared(s finance.Statement) finance.Amount {
	if r.By == ByProduct {
		return s[finance.Sales] + s[finance.Discount]
	}
	return s.Profit()
}

func chosenBudget(ctx context.Context, src BudgetSource, name string) (BudgetVersion, error) {
	versions, err := src.BudgetVersions(ctx)
	if err != nil {
		return BudgetVersion{}, err
	}
	if name == "" {
		if len(versions) == 0 {
			return BudgetVersion{}, nil
		}
		return versions[0], nil
	}
	names := make([]string, len(versions))
	for i, v := range versions {
		if names[i] = v.Name; app.Fold(v.Name) == app.Fold(name) {
			return v, nil
		}
	}
	if len(names) == 0 {
		return BudgetVersion{}, app.Errorf(app.NotFound, "There is no budget yet. Import one first.")
	}
	return BudgetVersion{}, app.Errorf(app.NotFound, "There is no budget version %q. There are: %s.", name, strings.Join(names, ", "))
}

func (r *BudgetReport) byAccount(ctx context.Context, src BudgetSource, lines []app.BudgetLine) error {
	months, err := src.MonthTotals(ctx, r.Period())
	if err != nil {
		return err
	}
	var budget, actual finance.Statement
	planned := map[finance.Account]bool{}
	for _, l := range lines {
		if account, ok := finance.ParseAccount(l.Account); ok {
			budget.Add(account, l.Amount)
			planned[account] = true
		}
	}
	for _, m := range months {
		actual = actual.Plus(m.Statement)
	}
	for _, a := range finance.Accounts() {
		if planned[a] || actual[a] != 0 {
			r.Rows = append(r.Rows, BudgetRow{Key: a.String(), Name: AccountName(a), Versus: versus(budget[a], actual[a])})
		}
	}
	return nil
}

func (r *BudgetReport) byMonth(ctx context.Context, src BudgetSource, lines []app.BudgetLine) error {
	months, err := src.MonthTotals(ctx, r.Period())
	if err != nil {
		return err
	}
	rows := map[string]*BudgetRow{}
	for _, l := range lines {
		rowFor(rows, l.Month).Budget += l.Amount
	}
	for _, m := range months {
		rowFor(rows, m.Month.String()).Actual += m.Profit()
	}
	r.take(rows)
	return nil
}

func (r *BudgetReport) bySource(ctx context.Context, src BudgetSource, lines []app.BudgetLine) error {
	slices, err := src.AllSlices(ctx, BySource, r.Period())
	if err != nil {
		return err
	}
	sources, _, err := src.MediaKeys(ctx)
	if err != nil {
		return err
	}
	names := map[app.ID]string{}
	for _, s := range sources {
		names[s.ID] = s.Name
	}
	rows := map[string]*BudgetRow{}
	for _, l := range lines {
		row := rowFor(rows, names[l.Source])
		row.ID = l.Source
		row.Budget += l.Amount
	}
	for _, s := range slices {
		row := rowFor(rows, names[s.ID])
		row.ID = s.ID
		row.Actual += s.Profit()
	}
	if none := rows[""]; none != nil {
		none.Name = app.Say("No media source")
	}
	r.take(rows)
	return nil
}

// byProduct compares sales less discounts, and explains the difference where
// the budget tells quantities.
func (r *BudgetReport) byProduct(ctx context.Context, src BudgetSource, lines []app.BudgetLine) error {
	plans, err := plansOf(ctx, src, lines, []finance.Period{r.Period()}, finance.Sales, finance.Discount)
	if err != nil {
		return err
	}
	splits := plans.split(r.Currency)
	for _, id := range plans.ids {
		p, product := plans.of[id], plans.products[id]
		row := BudgetRow{Key: product.SKU, Name: named(product.Name), ID: id, Versus: versus(p.BudgetAmount, p.ActualAmount)}
		if id == 0 {
			row.Name = app.Say("No single product")
		}
		if s, ok := splits[id]; ok {
			row.Volume, row.Mix, row.Price = &s.Volume, &s.Mix, &s.Price
		}
		r.Rows = append(r.Rows, row)
	}
	return nil
}

func rowFor(rows map[string]*BudgetRow, key string) *BudgetRow {
	if rows[key] == nil {
		rows[key] = &BudgetRow{Key: key, Name: named(key)}
	}
	return rows[key]
}

// take puts the rows in the order of their keys; what has no key comes last.
func (r *BudgetReport) take(rows map[string]*BudgetRow) {
	for _, row := range rows {
		r.Rows = append(r.Rows, *row)
	}
	sort.Slice(r.Rows, func(i, j int) bool {
		a, b := r.Rows[i].Key, r.Rows[j].Key
		if (a == "") != (b == "") {
			return b == ""
		}
		return a < b
	})
}

func (r *BudgetReport) sum() {
	split := len(r.Rows) > 0 && r.By == ByProduct
	var volume, mix, price finance.Amount
	for i := range r.Rows {
		row := &r.Rows[i]
		row.Versus = versus(row.Budget, row.Actual)
		r.Total.Budget += row.Budget
		r.Total.Actual += row.Actual
		if row.Volume == nil {
			split = split && row.Variance == 0
			continue
		}
		volume, mix, price = volume+*row.Volume, mix+*row.Mix, price+*row.Price
	}
	r.Total.Versus = versus(r.Total.Budget, r.Total.Actual)
	if split {
		r.Total.Volume, r.Total.Mix, r.Total.Price = &volume, &mix, &price
	}
}
