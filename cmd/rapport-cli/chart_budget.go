package main

import (
	"rapport/app/report"
	"rapport/store"
	"rapport/ui/exhibit"
	"rapport/ui/export"
)

// ofBudget is a version of the budget and the months that it is compared in.
type ofBudget struct {
	picture
	Version string `placeholder:"V" help:"${version}"`
}

func (c *ofBudget) plan(p *program, s *store.Store) (*report.PlanReport, error) {
	return report.Plan(p.ctx, s, report.BudgetQuery{Query: c.query(), Version: c.Version})
}

type budgetChart struct {
	ofBudget
	Line string `default:"net_revenue" enum:"gross_sales,net_revenue,gross_margin,contribution,margin_after_service,profit" placeholder:"net_revenue" help:"${fline}"`
}

// Run draws budget and actual month by month.
func (c *budgetChart) Run(p *program) error { return c.draw(p, c) }

func (c *budgetChart) exhibit(p *program, s *store.Store) (export.Exhibit, error) {
	r, err := c.plan(p, s)
	return exhibited(r, err, func(r *report.PlanReport) export.Exhibit { return exhibit.BudgetByMonth(r, c.Line) })
}

type bridgeChart struct{ ofBudget }

// Run draws what the profit differs by from the budget.
func (c *bridgeChart) Run(p *program) error { return c.draw(p, c) }

func (c *bridgeChart) exhibit(p *program, s *store.Store) (export.Exhibit, error) {
	r, err := c.plan(p, s)
	return exhibited(r, err, func(r *report.PlanReport) export.Exhibit { return exhibit.BudgetBridge(r, false) })
}
