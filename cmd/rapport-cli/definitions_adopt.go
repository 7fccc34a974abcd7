package main

import (
	"errors"
	"io/fs"
	"os"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/store"
	"rapport/ui/export"
)

// definitionsAdopt makes a file of definitions the next version.
type definitionsAdopt struct {
	File      string       `arg:"" placeholder:"FILE.json" help:"${deffile}"`
	Effective finance.Date `placeholder:"D" help:"${effective}"`
	DryRun    bool         `name:"dry-run" help:"${defdryrun}"`
}

// largestDefinitions is the longest file of definitions that is read.
const largestDefinitions = 4 << 20

// Run adopts the definitions, or with --dry-run only looks, and prints what
// changes.
func (c *definitionsAdopt) Run(p *program) (err error) {
	if err := p.needFile(); err != nil {
		return err
	}
	text, err := readText(c.File)
	if err != nil {
		return err
	}
	open := p.openToWrite
	if c.DryRun {
		open = p.open
	}
	s, err := open()
	if err != nil {
		return err
	}
	defer closing(s, &err)
	register, err := s.Register(p.ctx)
	if err != nil {
		return err
	}
	draft, err := register.ReadDraft(text, c.Effective)
	if err != nil {
		return err
	}
	work := s.Adopt
	if c.DryRun {
		work = s.WhatChanges
	}
	show, done := p.progress()
	d, err := work(p.ctx, draft, show)
	done()
	if err != nil {
		return err
	}
	return c.print(p, s, d)
}

// readText reads a small file.
func readText(path string) ([]byte, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, app.Errorf(app.NotFound, "There is no file %s. Check the name.", path)
	case err == nil && (info.IsDir() || info.Size() > largestDefinitions):
		return nil, app.Errorf(app.BadInput, "%s is no file of definitions.", path)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, app.Errorf(app.Permission, "%s cannot be read. Check its permissions.", path)
	}
	return text, nil
}

// change is an amount before and after, as JSON has it.
type change struct {
	Before     string `json:"before"`
	After      string `json:"after"`
	Difference string `json:"difference"`
}

func changeOf(before, after finance.Amount, c finance.Currency) change {
	return change{before.Text(c), after.Text(c), (after - before).Text(c)}
}

type customerChange struct {
	Customer app.ID `json:"customer"`
	Name     string `json:"name"`
	change
}

// difference is what a version changes, as JSON has it.
type difference struct {
	Version   int              `json:"version"`
	Effective finance.Date     `json:"effective"`
	Documents int              `json:"documents"`
	Profit    change           `json:"company_profit"`
	Adjusted  string           `json:"adjusted"`
	Customers []customerChange `json:"customers"`
}

func (c *definitionsAdopt) print(p *program, s *store.Store, d *app.Difference) error {
	company, err := s.Company(p.ctx)
	if err != nil {
		return err
	}
	currency := company.Currency()
	if p.format == "json" {
		out := difference{
			Version: d.Version, Effective: d.Effective, Documents: d.Documents, Profit: changeOf(d.Before, d.After, currency),
			Adjusted: d.Adjusted.Text(currency), Customers: []customerChange{},
		}
		for _, m := range d.Customers {
			out.Customers = append(out.Customers, customerChange{m.Customer, nameOf(m), changeOf(m.Before, m.After, currency)})
		}
		return p.writeJSON(out)
	}
	title := i18n.T("Version %d of the definitions, in force from %s", d.Version, d.Effective)
	if c.DryRun {
		title = i18n.T("What version %d of the definitions would change, in force from %s", d.Version, d.Effective)
	}
	sum := &export.Table{Currency: currency, Title: title, Heading: []string{i18n.T("Figure"), i18n.T("Before"), i18n.T("After"), i18n.T("Difference")}}
	none := export.MaybeAmount(nil)
	sum.Add(export.Text(i18n.T("Company profit")), export.Amount(d.Before), export.Amount(d.After), export.Amount(d.After-d.Before))
	sum.Add(export.Text(i18n.T("of it as adjustments, since months are closed")), none, none, export.Amount(d.Adjusted))
	sum.Add(export.Text(i18n.T("Documents whose entries change")), none, none, export.Count(d.Documents))
	most := &export.Table{
		Currency: currency,
		Title:    i18n.T("Customers that move most"),
		Heading:  []string{i18n.T("Customer"), i18n.T("Before"), i18n.T("After"), i18n.T("Difference")},
	}
	for _, m := range d.Customers {
		most.Add(export.Text(nameOf(m)), export.Amount(m.Before), export.Amount(m.After), export.Amount(m.After-m.Before))
	}
	return p.write(sum, most)
}

func nameOf(c app.CustomerDifference) string {
	if c.Customer == 0 {
		return i18n.T("Unallocated")
	}
	return c.Name
}

// definitionsSign records a department's agreement.
type definitionsSign struct {
	Version    int    `arg:"" placeholder:"N" help:"${policy}"`
	Department string `required:"" placeholder:"sales|marketing|service|finance" help:"${department}"`
	Person     string `required:"" placeholder:"NAME" help:"${person}"`
}

// Run signs the version.
func (c *definitionsSign) Run(p *program) (err error) {
	s, err := p.openToWrite()
	if err != nil {
		return err
	}
	defer closing(s, &err)
	if err := s.SignOff(p.ctx, c.Version, app.SignOff{Department: c.Department, Person: c.Person}); err != nil {
		return err
	}
	p.say(i18n.T("%s signed version %d for %s.", c.Person, c.Version, c.Department))
	return nil
}
