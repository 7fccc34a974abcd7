package main

import (
	"path/filepath"
	"strings"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/store"
	"rapport/ui/exhibit"
	"rapport/ui/export"
)

// packCommand writes the meeting pack.
type packCommand struct {
	period
	Output string `short:"o" required:"" placeholder:"FILE.pdf|.xlsx" help:"${packoutput}"`
}

// Run works out every chart with its table and puts them into one file.
func (c *packCommand) Run(p *program) error {
	ending := strings.ToLower(filepath.Ext(c.Output))
	if ending != ".pdf" && ending != ".xlsx" {
		return usageError{app.Errorf(app.BadInput, "A meeting pack is written to a .pdf or .xlsx file, not to %q.", c.Output)}
	}
	pack, err := worked(p, c.period, func(s *store.Store) (*export.Pack, error) {
		return exhibit.MeetingPack(p.ctx, s, c.query())
	})
	if err != nil {
		return err
	}
	write := pack.PDF
	if ending == ".xlsx" {
		write = pack.XLSX
	}
	bytes, err := write()
	if err != nil {
		return err
	}
	if err := writeFile(c.Output, bytes); err != nil {
		return err
	}
	p.say(i18n.T("Made %s.", c.Output))
	return nil
}
