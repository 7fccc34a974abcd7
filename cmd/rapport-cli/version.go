package main

import (
	"cmp"
	"fmt"

	"rapport/assets/i18n"
)

// version is set when a package is built; a build of a checkout has none.
var version string

type versionCommand struct{}

// Run says which version this is.
func (versionCommand) Run(p *program) error {
	_, err := fmt.Fprintln(p.out, "rapport-cli", cmp.Or(version, i18n.T("built from source")))
	return err
}
