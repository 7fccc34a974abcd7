package main

import (
	"rapport/app"
	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/store"
	"rapport/ui/export"
)

// budgetCommand lists the versions of the budget and makes one of a forecast.
type budgetCommand struct {
	List         budgetList         `cmd:"" help:"${blist}"`
	FromForecast budgetFromForecast `cmd:"" name:"from-forecast" help:"${bforecast}"`
}

type budgetList struct{}

// Run prints the versions, newest first.
func (budgetList) Run(p *program) (err error) {
	s, err := p.open()
	if err != nil {
		return err
	}
	defer closing(s, &err)
	versions, err := s.BudgetVersions(p.ctx)
	if err != nil {
		return err
	}
	names := make([]string, len(versions))
	t := &export.Table{Heading: []string{i18n.T("Version")}}
	for i, v := range versions {
		names[i] = v.Name
		t.Add(export.Text(v.Name))
	}
	if p.format == "json" {
		return p.writeJSON(map[string]any{"versions": names})
	}
	return p.write(t)
}

type budgetFromForecast struct {
	Name     string            `arg:"" placeholder:"NAME" help:"${bname}"`
	Scenario string            `placeholder:"S" help:"${scenarioname}"`
	Months   *int              `placeholder:"N" help:"${fmonths}"`
	Model    string            `enum:"activity,continuity,both," default:"" placeholder:"activity|continuity|both" help:"${fmodel}"`
	AsOf     finance.Date      `name:"as-of" placeholder:"D" help:"${asof}"`
	Assume   map[string]string `placeholder:"KEY=VALUE" help:"${assume}"`
}

// Run saves a forecast as a new version of the budget; both adds up what the two
// models expect of their customers.
func (c *budgetFromForecast) Run(p *program) error {
	o := forecastOptions{Scenario: c.Scenario, Months: c.Months, Assume: c.Assume}
	if c.Model != "both" {
		o.Model = c.Model
	}
	q, err := o.query(report.Query{AsOf: c.AsOf})
	if err != nil {
		return err
	}
	return p.changing(func(s *store.Store) error {
		lines, err := c.lines(p, s, q)
		if err != nil {
			return err
		}
		b := &app.Budget{Name: c.Name}
		if err := app.SaveBudget(p.ctx, s, b, lines); err != nil {
			return err
		}
		p.say(i18n.T("Saved the budget %s.", b.Name))
		return nil
	})
}

func (c *budgetFromForecast) lines(p *program, s *store.Store, q report.ForecastQuery) ([]*app.BudgetLine, error) {
	if c.Model != "both" {
		r, err := report.Forecast(p.ctx, s, q)
		if err != nil {
			return nil, err
		}
		return r.BudgetLines(), nil
	}
	both, err := report.SideBySide(p.ctx, s, q)
	if err != nil {
		return nil, err
	}
	return both.BudgetLines(), nil
}
