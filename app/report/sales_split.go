package report

import (
	"cmp"
	"context"
	"slices"

	"rapport/app"
	"rapport/finance"
)

// SalesSplit is why sales less discounts differ from the budget, over the months
// that have one. Its parts sum to Together, which is the variance of the lines
// sales and discounts of the statement.
//
// Discounts that were budgeted for no product cannot be told from prices product
// by product: then sales alone are split, so that volume, mix, price and what is
// not by product sum to the variance of sales, and Discounts is the variance of
// discounts. Else prices are those after discounts, and Discounts is nil.
type SalesSplit struct {
	Volume       finance.Amount  `json:"volume"`
	Mix          finance.Amount  `json:"mix"`
	Price        finance.Amount  `json:"price"`
	NotByProduct finance.Amount  `json:"not_by_product"`
	Discounts    *finance.Amount `json:"discounts"`
	Together     finance.Amount  `json:"together"`
}

// splitSales explains the variance of sales over runs of months.
func (r *BudgetReport) splitSales(ctx context.Context, src BudgetSource, lines []app.BudgetLine, runs []finance.Period) error {
	net, err := plansOf(ctx, src, lines, runs, finance.Sales, finance.Discount)
	if err != nil || !net.counted {
		return err
	}
	s, plans := &SalesSplit{Together: net.variance()}, net
	if discountedAsAWhole(lines) {
		if plans, err = plansOf(ctx, src, lines, runs, finance.Sales); err != nil {
			return err
		}
		discounts := net.variance() - plans.variance()
		s.Discounts = &discounts
	}
	for _, part := range plans.split(r.Currency) {
		s.Volume, s.Mix, s.Price = s.Volume+part.Volume, s.Mix+part.Mix, s.Price+part.Price
	}
	s.NotByProduct = plans.variance() - s.Volume - s.Mix - s.Price
	r.Sales = s
	return nil
}

func discountedAsAWhole(lines []app.BudgetLine) bool {
	return slices.ContainsFunc(lines, func(l app.BudgetLine) bool {
		return l.Product == 0 && l.Account == finance.Discount.String()
	})
}

// productPlans is what was planned and what happened by product; 0 is no single
// product.
type productPlans struct {
	of       map[app.ID]*finance.ProductPlan
	ids      []app.ID // by SKU
	products map[app.ID]app.Product
	counted  bool // units of some product were planned
}

// plansOf sums some accounts, sales among them, by product over periods.
func plansOf(ctx context.Context, src BudgetSource, lines []app.BudgetLine, periods []finance.Period, accounts ...finance.Account) (*productPlans, error) {
	p := &productPlans{of: map[app.ID]*finance.ProductPlan{}, products: map[app.ID]app.Product{}}
	products, err := src.Products(ctx)
	if err != nil {
		return nil, err
	}
	for _, product := range products {
		p.products[product.ID] = product
	}
	for _, l := range lines {
		account, known := finance.ParseAccount(l.Account)
		if !known || !slices.Contains(accounts, account) {
			continue
		}
		plan := p.plan(l.Product)
		plan.BudgetAmount += l.Amount
		if l.Quantity.Valid && account == finance.Sales {
			plan.BudgetUnits = plan.BudgetUnits.Add(l.Quantity.Decimal)
			p.counted = p.counted || l.Product != 0
		}
	}
	for _, period := range periods {
		if err := p.happened(ctx, src, period, accounts); err != nil {
			return nil, err
		}
	}
	slices.SortFunc(p.ids, func(a, b app.ID) int {
		return cmp.Or(cmp.Compare(p.products[a].SKU, p.products[b].SKU), cmp.Compare(a, b))
	})
	return p, nil
}

func (p *productPlans) plan(id app.ID) *finance.ProductPlan {
	if p.of[id] == nil {
		p.of[id] = &finance.ProductPlan{ListPrice: p.products[id].Price}
		p.ids = append(p.ids, id)
	}
	return p.of[id]
}

// happened adds what was sold in a period.
func (p *productPlans) happened(ctx context.Context, src BudgetSource, period finance.Period, accounts []finance.Account) error {
	sums, err := src.AllSlices(ctx, ByProduct, period)
	if err != nil {
		return err
	}
	units, err := src.UnitsSold(ctx, period)
	if err != nil {
		return err
	}
	for _, s := range sums {
		amount := finance.Amount(0)
		for _, a := range accounts {
			amount += s.Statement[a]
		}
		if amount != 0 || !units[s.ID].IsZero() {
			p.plan(s.ID).ActualAmount += amount
		}
	}
	for id, n := range units {
		if plan := p.of[id]; plan != nil {
			plan.ActualUnits = plan.ActualUnits.Add(n)
		}
	}
	return nil
}

func (p *productPlans) variance() finance.Amount {
	sum := finance.Amount(0)
	for _, plan := range p.of {
		sum += plan.ActualAmount - plan.BudgetAmount
	}
	return sum
}

// split splits the variance of the products whose plan can be counted in units. A
// budget in money alone, or for no single product, has no split.
func (p *productPlans) split(c finance.Currency) map[app.ID]finance.VarianceSplit {
	if !p.counted {
		return nil
	}
	var split []app.ID
	var list []finance.ProductPlan
	for _, id := range p.ids {
		plan := p.of[id]
		if id == 0 || (plan.BudgetUnits.IsZero() && plan.BudgetAmount != 0) || (plan.ActualUnits.IsZero() && plan.ActualAmount != 0) {
			continue
		}
		split, list = append(split, id), append(list, *plan)
	}
	splits := map[app.ID]finance.VarianceSplit{}
	for i, s := range finance.SplitVariance(list, c) {
		splits[split[i]] = s
	}
	return splits
}
