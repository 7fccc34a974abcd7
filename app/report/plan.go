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
	return r, nil
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
			r.Rows = append(r.Rows, BudgetRow{Key: a.String(), Name: AccountName(a), Budget: budget[a], Actual: actual[a]})
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
	products, err := src.Products(ctx)
	if err != nil {
		return err
	}
	slices, err := src.AllSlices(ctx, ByProduct, r.Period())
	if err != nil {
		return err
	}
	units, err := src.UnitsSold(ctx, r.Period())
	if err != nil {
		return err
	}
	plans := map[app.ID]*finance.ProductPlan{}
	plan := func(id app.ID) *finance.ProductPlan {
		if plans[id] == nil {
			plans[id] = &finance.ProductPlan{ActualUnits: units[id]}
		}
		return plans[id]
	}
	counted := false
	for _, l := range lines {
		if l.Account != finance.Sales.String() && l.Account != finance.Discount.String() {
			continue
		}
		p := plan(l.Product)
		p.BudgetAmount += l.Amount
		if l.Quantity.Valid && l.Account == finance.Sales.String() {
			p.BudgetUnits = p.BudgetUnits.Add(l.Quantity.Decimal)
			counted = counted || l.Product != 0
		}
	}
	for _, s := range slices {
		if amount := s.Statement[finance.Sales] + s.Statement[finance.Discount]; amount != 0 || !units[s.ID].IsZero() {
			plan(s.ID).ActualAmount += amount
		}
	}
	r.products(products, plans, counted)
	return nil
}

func (r *BudgetReport) products(products []app.Product, plans map[app.ID]*finance.ProductPlan, counted bool) {
	byID := map[app.ID]app.Product{}
	for _, p := range products {
		byID[p.ID] = p
	}
	ids := make([]app.ID, 0, len(plans))
	for id, p := range plans {
		p.ListPrice = byID[id].Price
		ids = append(ids, id)
	}
	sort.Slice(ids, func(i, j int) bool {
		if a, b := byID[ids[i]].SKU, byID[ids[j]].SKU; a != b {
			return a < b
		}
		return ids[i] < ids[j]
	})
	splits := splitPlans(ids, plans, counted, r.Currency)
	for _, id := range ids {
		p := plans[id]
		row := BudgetRow{Key: byID[id].SKU, Name: named(byID[id].Name), ID: id, Budget: p.BudgetAmount, Actual: p.ActualAmount}
		if id == 0 {
			row.Name = app.Say("No single product")
		}
		if s, ok := splits[id]; ok {
			row.Volume, row.Mix, row.Price = &s.Volume, &s.Mix, &s.Price
		}
		r.Rows = append(r.Rows, row)
	}
}

// splitPlans splits the variance of the products whose plan can be counted in
// units. A budget in money alone, or for no single product, has no split.
func splitPlans(ids []app.ID, plans map[app.ID]*finance.ProductPlan, counted bool, c finance.Currency) map[app.ID]finance.VarianceSplit {
	if !counted {
		return nil
	}
	var split []app.ID
	var list []finance.ProductPlan
	for _, id := range ids {
		p := plans[id]
		if id == 0 || (p.BudgetUnits.IsZero() && p.BudgetAmount != 0) || (p.ActualUnits.IsZero() && p.ActualAmount != 0) {
			continue
		}
		split, list = append(split, id), append(list, *p)
	}
	splits := map[app.ID]finance.VarianceSplit{}
	for i, s := range finance.SplitVariance(list, c) {
		splits[split[i]] = s
	}
	return splits
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
		row.compare()
		r.Total.Budget += row.Budget
		r.Total.Actual += row.Actual
		if row.Volume == nil {
			split = split && row.Variance == 0
			continue
		}
		volume, mix, price = volume+*row.Volume, mix+*row.Mix, price+*row.Price
	}
	r.Total.compare()
	if split {
		r.Total.Volume, r.Total.Mix, r.Total.Price = &volume, &mix, &price
	}
}

func (b *BudgetRow) compare() {
	v := finance.Compare(b.Budget, b.Actual)
	b.Variance, b.Favourable = v.Amount, v.Favourable
	if v.Defined {
		b.VariancePercent = &v.Percent
	}
}
