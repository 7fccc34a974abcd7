package main

import (
	"rapport/assets/i18n"
	"rapport/finance"
)

// periodCommand closes and reopens months.
type periodCommand struct {
	Close  closeCommand  `cmd:"" help:"${close}"`
	Reopen reopenCommand `cmd:"" help:"${reopen}"`
}

type closeCommand struct {
	Month finance.Month `arg:"" placeholder:"YYYY-MM" help:"${month}"`
}

// Run freezes the month.
func (c *closeCommand) Run(p *program) (err error) {
	s, err := p.openToWrite()
	if err != nil {
		return err
	}
	defer closing(s, &err)
	if err := s.ClosePeriod(p.ctx, c.Month); err != nil {
		return err
	}
	p.say(i18n.T("Closed %s.", c.Month))
	return nil
}

type reopenCommand struct {
	Month finance.Month `arg:"" placeholder:"YYYY-MM" help:"${month}"`
}

// Run lets the month change again.
func (c *reopenCommand) Run(p *program) (err error) {
	s, err := p.openToWrite()
	if err != nil {
		return err
	}
	defer closing(s, &err)
	if err := s.ReopenPeriod(p.ctx, c.Month); err != nil {
		return err
	}
	p.say(i18n.T("Reopened %s.", c.Month))
	return nil
}
