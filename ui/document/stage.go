package document

import (
	"rapport/app"
	"rapport/assets/i18n"
)

// StageName is the name of a stage of a deal.
func StageName(s app.Stage) string {
	switch s {
	case app.StageLead:
		return i18n.T("Lead")
	case app.StageQualified:
		return i18n.T("Qualified")
	case app.StageOffer:
		return i18n.T("Offer")
	case app.StageWon:
		return i18n.T("Deal won")
	}
	return i18n.T("Deal lost")
}
