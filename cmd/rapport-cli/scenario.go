package main

import (
	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/store"
	"rapport/ui/export"
)

// scenarioCommand keeps scenarios of the forecast.
type scenarioCommand struct {
	List   scenarioList   `cmd:"" help:"${slist}"`
	Save   scenarioSave   `cmd:"" help:"${ssave}"`
	Delete scenarioDelete `cmd:"" help:"${sdelete}"`
}

type scenarioList struct{}

// scenarioJSON is a scenario as the console shows it.
type scenarioJSON struct {
	Name    string      `json:"name"`
	Model   string      `json:"model"`
	Changes app.Changes `json:"assumptions"`
}

// Run prints the saved scenarios.
func (scenarioList) Run(p *program) (err error) {
	s, err := p.open()
	if err != nil {
		return err
	}
	defer closing(s, &err)
	all, err := s.Scenarios(p.ctx)
	if err != nil {
		return err
	}
	list := make([]scenarioJSON, len(all))
	t := &export.Table{Heading: []string{i18n.T("Scenario"), i18n.T("Model"), i18n.T("Assumptions changed")}}
	for i := range all {
		c, err := all[i].Changes()
		if err != nil {
			return err
		}
		list[i] = scenarioJSON{all[i].Name, all[i].Model, c}
		t.Add(export.Text(all[i].Name), export.Text(all[i].Model), export.Count(len(c)))
	}
	if p.format == "json" {
		return p.writeJSON(map[string]any{"scenarios": list})
	}
	return p.write(t)
}

type scenarioSave struct {
	Name   string            `arg:"" placeholder:"NAME" help:"${scenarioname}"`
	Model  string            `enum:"activity,continuity" default:"activity" placeholder:"activity|continuity" help:"${fmodel}"`
	Months *int              `placeholder:"N" help:"${fmonths}"`
	Assume map[string]string `placeholder:"KEY=VALUE" help:"${assume}"`
}

// Run saves a scenario, in the place of one of that name.
func (c *scenarioSave) Run(p *program) error {
	typed, err := changes(c.Assume)
	if err != nil {
		return err
	}
	if c.Months != nil {
		typed[app.MonthsKey] = decimal.NewFromInt(int64(*c.Months))
	}
	fresh, err := app.NewScenario(c.Name, c.Model, typed)
	if err != nil {
		return err
	}
	if err := fresh.Validate(); err != nil {
		return err
	}
	return p.changing(func(s *store.Store) error {
		if there, err := report.FindScenario(p.ctx, s, c.Name); err == nil {
			fresh.ID = there.ID
		} else if app.KindOf(err) != app.NotFound {
			return err
		}
		if err := app.SaveScenario(p.ctx, s, fresh); err != nil {
			return err
		}
		p.say(i18n.T("Saved the scenario %s.", fresh.Name))
		return nil
	})
}

type scenarioDelete struct {
	Name string `arg:"" placeholder:"NAME" help:"${scenarioname}"`
}

// Run deletes a scenario.
func (c *scenarioDelete) Run(p *program) error {
	return p.changing(func(s *store.Store) error {
		there, err := report.FindScenario(p.ctx, s, c.Name)
		if err != nil {
			return err
		}
		return app.DeleteScenario(p.ctx, s, there)
	})
}

// changing opens the file for writing, and closes it after.
func (p *program) changing(do func(*store.Store) error) (err error) {
	s, err := p.openToWrite()
	if err != nil {
		return err
	}
	defer closing(s, &err)
	return do(s)
}
