package main

import (
	"rapport/app"
)

// definitionsCommand shows the register of definitions and adds to it.
type definitionsCommand struct {
	List  definitionsList  `cmd:"" help:"${deflist}"`
	Show  definitionsShow  `cmd:"" help:"${defshow}"`
	Adopt definitionsAdopt `cmd:"" help:"${defadopt}"`
	Sign  definitionsSign  `cmd:"" help:"${defsign}"`
}

type definitionsList struct{}

// Run prints all versions as JSON.
func (definitionsList) Run(p *program) error {
	register, err := p.register()
	if err != nil {
		return err
	}
	return p.writeJSON(register)
}

type definitionsShow struct {
	Version int `arg:"" placeholder:"N" help:"${policy}"`
}

// Run prints one version as JSON.
func (c *definitionsShow) Run(p *program) error {
	register, err := p.register()
	if err != nil {
		return err
	}
	d, ok := register.Version(c.Version)
	if !ok {
		return app.Errorf(app.NotFound, "There is no version %d of the definitions.", c.Version)
	}
	return p.writeJSON(d)
}

func (p *program) register() (register app.Register, err error) {
	s, err := p.open()
	if err != nil {
		return nil, err
	}
	defer closing(s, &err)
	return s.Register(p.ctx)
}
