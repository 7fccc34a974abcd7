package main

import (
	"errors"
	"os"
	"path/filepath"

	"rapport/app"
	"rapport/app/sample"
	"rapport/assets/i18n"
	"rapport/store"
)

// newCommand makes an empty company file.
type newCommand struct {
	Name     string `required:"" placeholder:"N" help:"${name}"`
	Currency string `required:"" placeholder:"USD" help:"${currency}"`
	Country  string `placeholder:"US" help:"${country}"`
	Fiscal   int    `name:"fiscal-year-start" default:"1" placeholder:"1" help:"${fiscal}"`
}

// Run makes the file; one that is there is left alone.
func (c *newCommand) Run(p *program) error {
	if err := p.needFile(); err != nil {
		return err
	}
	s, err := store.Create(p.ctx, p.file, app.Company{
		Name: c.Name, CurrencyCode: upper(c.Currency), Country: upper(c.Country), FiscalYearStart: c.Fiscal,
	})
	if err != nil {
		return err
	}
	if err := s.Close(); err != nil {
		return err
	}
	p.say(i18n.T("Made %s.", p.file))
	return nil
}

// demoCommand makes the sample company.
type demoCommand struct {
	Seed uint64 `default:"1" placeholder:"1" help:"${seed}"`
}

// Run makes the file; one that is there is left alone.
func (c *demoCommand) Run(p *program) error {
	return p.fill(func(s *store.Store) error { return sample.Build(p.ctx, s, c.Seed) })
}

// generateCommand makes a large company for measuring.
type generateCommand struct {
	Contacts int    `required:"" placeholder:"N" help:"${ncontacts}"`
	Orders   int    `required:"" placeholder:"N" help:"${norders}"`
	Seed     uint64 `default:"1" placeholder:"1" help:"${seed}"`
}

// Run makes the file; one that is there is left alone.
func (c *generateCommand) Run(p *program) error {
	if c.Contacts < 1 || c.Orders < 0 {
		return usageError{app.Errorf(app.BadInput, "A company needs at least one contact, and no fewer than no orders.")}
	}
	show, done := p.progress()
	defer done()
	return p.fill(func(s *store.Store) error {
		return sample.Generate(p.ctx, s, sample.Size{Contacts: c.Contacts, Orders: c.Orders}, c.Seed, show)
	})
}

// fill makes a file and fills it; where that fails, nothing is left.
func (p *program) fill(with func(*store.Store) error) error {
	if err := p.needFile(); err != nil {
		return err
	}
	s, err := store.Create(p.ctx, p.file, sample.Company())
	if err != nil {
		return err
	}
	s.As(actor())
	err = with(s)
	if err = errors.Join(err, s.Close()); err != nil {
		return errors.Join(err, discard(p.file))
	}
	p.say(i18n.T("Made %s.", p.file))
	return nil
}

// discard removes a file that this run began and could not finish.
func discard(path string) error {
	for _, suffix := range []string{"-wal", "-shm"} {
		_ = os.Remove(path + suffix) // closing has usually removed them
	}
	return os.Remove(filepath.Clean(path))
}
