package document

import (
	"rapport/app/report"
	"rapport/ui/shell"
)

// StepPlace is where the document of a step of a journey is shown; not every
// step has a page.
func StepPlace(s report.Step) (place shell.Place, leads bool) {
	return placeOf(report.EntryRow{RefKind: s.RefKind, Ref: s.Ref})
}
