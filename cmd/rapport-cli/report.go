package main

import (
	"strings"

	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/store"
	"rapport/ui/exhibit"
	"rapport/ui/export"
)

// period are the options that every report takes.
type period struct {
	From   finance.Date `placeholder:"D" help:"${from}"`
	To     finance.Date `placeholder:"D" help:"${to}"`
	AsOf   finance.Date `name:"as-of" placeholder:"D" help:"${asof}"`
	Policy int          `placeholder:"N" help:"${policy}"`
}

func (o period) query() report.Query {
	return report.Query{From: o.From, To: o.To, AsOf: o.AsOf, Policy: o.Policy}
}

// reportCommand prints a report.
type reportCommand struct {
	Customer      customerReport      `cmd:"" help:"${rcustomer}"`
	Profitability profitabilityReport `cmd:"" help:"${rprofitability}"`
	Whale         whaleReport         `cmd:"" help:"${rwhale}"`
	MediaROI      mediaReport         `cmd:"" name:"media-roi" help:"${rmedia}"`
	Budget        budgetReport        `cmd:"" name:"budget-vs-actual" help:"${rbudget}"`
	Forecast      forecastReport      `cmd:"" help:"${rforecast}"`
	LTV           ltvReport           `cmd:"" name:"ltv" help:"${rltv}"`
	Retention     retentionReport     `cmd:"" help:"${rretention}"`
	Reconcile     reconcileReport     `cmd:"" help:"${rreconcile}"`
	Capacity      capacityReport      `cmd:"" help:"${rcapacity}"`
	Leaks         leaksReport         `cmd:"" help:"${rleaks}"`
	Incomplete    incompleteReport    `cmd:"" help:"${rincomplete}"`
	Scorecard     scorecardReport     `cmd:"" help:"${rscorecard}"`
	CrossSell     crossSellReport     `cmd:"" name:"cross-sell" help:"${rcrosssell}"`
	Entries       entriesReport       `cmd:"" help:"${rentries}"`
}

// print works a report out and writes it as the command line asks.
func print[R report.Report](p *program, o period, make func(*store.Store) (R, error), tables func(R) []*export.Table) error {
	r, err := worked(p, o, make)
	if err != nil {
		return err
	}
	if p.format == "json" {
		return report.WriteJSON(p.out, r, i18n.T)
	}
	return p.write(comparing(o.Policy, tables(r))...)
}

// worked works a report out and closes the books again before anything is
// written: who reads may stop reading, which ends the program at once.
func worked[R any](p *program, o period, make func(*store.Store) (R, error)) (r R, err error) {
	s, err := p.books(o.Policy)
	if err != nil {
		return r, err
	}
	defer closing(s, &err)
	if err := report.WithinBooks(p.ctx, s, o.query()); err != nil {
		return r, err
	}
	return make(s)
}

type customerReport struct {
	period
	Who    []string `arg:"" help:"${who}"`
	Rollup string   `enum:"company," default:"" placeholder:"company" help:"${rollup}"`
}

// Run prints statement, journey and leaks of one customer.
func (c *customerReport) Run(p *program) error {
	return print(p, c.period, func(s *store.Store) (*report.CustomerReport, error) {
		id, err := s.FindCustomer(p.ctx, strings.Join(c.Who, " "), "", true)
		if err != nil {
			return nil, err
		}
		r, err := report.Customer(p.ctx, s, report.CustomerQuery{Query: c.query(), Customer: id, Rollup: c.Rollup != ""})
		if err != nil {
			return nil, err
		}
		return r, r.AddExpected(p.ctx, s, c.query())
	}, exhibit.Customer)
}

type profitabilityReport struct {
	period
	By     string `enum:"customer,segment,source,salesperson,channel,product,decile" default:"customer" placeholder:"customer|segment|source|salesperson|channel|product|decile" help:"${by}"`
	Rollup string `enum:"company," default:"" placeholder:"company" help:"${rollup}"`
	Limit  int    `placeholder:"N" help:"${limit}"`
}

// Run prints who, or what, earns money.
func (c *profitabilityReport) Run(p *program) error {
	return print(p, c.period, func(s *store.Store) (*report.ProfitabilityReport, error) {
		return report.Profitability(p.ctx, s, report.ProfitabilityQuery{
			Query: c.query(), By: report.By(c.By), Rollup: c.Rollup != "", Limit: c.Limit,
		})
	}, exhibit.Profitability)
}

type whaleReport struct{ period }

// Run prints the whale curve.
func (c *whaleReport) Run(p *program) error {
	return print(p, c.period, func(s *store.Store) (*report.WhaleReport, error) {
		return report.Whale(p.ctx, s, report.WhaleQuery{Query: c.query()})
	}, exhibit.Whale)
}

// mediaOptions are those of media-roi, as a table and as a picture.
type mediaOptions struct {
	By          string `enum:"source,campaign" default:"source" placeholder:"source|campaign" help:"${by}"`
	Attribution string `enum:"first,last,linear," default:"" placeholder:"first|last|linear" help:"${attribution}"`
	Window      *int   `placeholder:"DAYS" help:"${window}"`
}

func (o mediaOptions) query(q report.Query) report.MediaROIQuery {
	return report.MediaROIQuery{Query: q, By: report.By(o.By), Attribution: o.Attribution, Window: o.Window}
}

type mediaReport struct {
	period
	mediaOptions
}

// Run prints what each media source cost and brought.
func (c *mediaReport) Run(p *program) error {
	return print(p, c.period, func(s *store.Store) (*report.MediaROIReport, error) {
		return report.ValuedMediaROI(p.ctx, s, c.mediaOptions.query(c.period.query()))
	}, exhibit.Media)
}

type budgetReport struct {
	period
	Version string `placeholder:"V" help:"${version}"`
	By      string `enum:"account,month,source,product" default:"account" placeholder:"account|month|source|product" help:"${by}"`
}

// Run prints budget against actual.
func (c *budgetReport) Run(p *program) error {
	return print(p, c.period, func(s *store.Store) (*report.BudgetReport, error) {
		return report.BudgetVsActual(p.ctx, s, report.BudgetQuery{Query: c.query(), By: report.By(c.By), Version: c.Version})
	}, exhibit.Budget)
}

type reconcileReport struct{ period }

// Run prints the reconciliation; a difference is a problem.
func (c *reconcileReport) Run(p *program) error {
	difference := finance.Amount(0)
	err := print(p, c.period, func(s *store.Store) (*report.ReconcileReport, error) {
		r, err := report.Reconcile(p.ctx, s, c.query())
		if err == nil {
			difference = r.Difference
		}
		return r, err
	}, exhibit.Reconcile)
	if err == nil && difference != 0 {
		p.say(i18n.T("Customers and company do not agree; run rapport-cli check."))
		return found
	}
	return err
}

type leaksReport struct{ period }

// Run prints where money is lost.
func (c *leaksReport) Run(p *program) error {
	return print(p, c.period, func(s *store.Store) (*report.LeaksReport, error) {
		return report.Leaks(p.ctx, s, c.query())
	}, exhibit.Leaks)
}

type incompleteReport struct{ period }

// Run prints what the figures lack.
func (c *incompleteReport) Run(p *program) error {
	return print(p, c.period, func(s *store.Store) (*report.IncompleteReport, error) {
		return report.Incomplete(p.ctx, s, c.query())
	}, exhibit.Incomplete)
}
