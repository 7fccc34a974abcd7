package report

import (
	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/finance"
)

// Document is what a journey tells of one document. What a kind does not have
// is left zero.
type Document struct {
	ID          app.ID
	Kind        finance.DocKind
	Day         finance.Date
	Number      string // of an order, return, claim or case; a subscription's plan
	Who         string // the contact it was made with, for a company's journey
	Channel     app.Channel
	Interaction app.InteractionKind
	Direction   app.Direction
	Minutes     decimal.NullDecimal
	Order       app.ID // the order that an interaction or a claim is linked to
	Campaign    app.ID
	Campaigned  string // the campaign's name
	Source      string
	Items       string // "Video camera" or "Stereo +2"
	Amount      finance.Amount
	Status      app.ClaimStatus
	StatusOn    finance.Date
	Responded   finance.Date
	WrittenOff  bool // of a return: not everything went back to stock
	Outcome     string
}
