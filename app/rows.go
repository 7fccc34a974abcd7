package app

import (
	"github.com/shopspring/decimal"

	"rapport/finance"
)

// OrderRow is an order as the list shows it. Margin is the margin after cost to
// serve of everything that belongs to the order.
type OrderRow struct {
	ID          ID
	Number      string
	Day         finance.Date
	Contact     ID
	Customer    string // empty: a walk-in
	Channel     Channel
	Source      string
	Campaign    string
	Salesperson string
	Items       string // "Video camera" or "Stereo +2"
	Gross       finance.Amount
	Margin      finance.Amount
	Returned    bool // something of it came back
	Unpaid      bool
}

// ReturnRow is a return as the list shows it.
type ReturnRow struct {
	ID       ID
	Number   string
	Day      finance.Date
	Contact  ID
	Customer string
	Channel  Channel
	Orders   string // order numbers joined by ", "; empty without a receipt
	Items    string
	Refund   finance.Amount // for the goods
	Fee      finance.Amount // for restocking
	Clawback finance.Amount
	PaidOut  finance.Amount // refund + tax − fee − clawback
	Restock  bool           // everything went back to stock
	Reason   string
}

// Kept is what the company kept of the refund: the fee, and rebates paid before.
func (r ReturnRow) Kept() finance.Amount { return r.Fee + r.Clawback }

// Due is what was due for the goods, with tax: what was paid out and what was kept.
func (r ReturnRow) Due() finance.Amount { return r.PaidOut + r.Kept() }

// ClaimRow is a rebate claim as the list and the board show it.
type ClaimRow struct {
	ID       ID
	Number   string
	Contact  ID
	Customer string
	Order    ID
	OrderNo  string
	Product  string
	Amount   finance.Amount
	Received finance.Date
	Status   ClaimStatus
	StatusOn finance.Date
	Leak     bool // paid although its goods came back
}

// CampaignRow is a campaign as the list shows it.
type CampaignRow struct {
	ID        ID
	Name      string
	SourceID  ID
	Source    string
	Starts    finance.Date
	Ends      finance.Date
	Budget    finance.Amount
	Cost      finance.Amount // cost lines
	Targets   int
	Touched   int
	Responses int
	Orders    int // that name the campaign
}

// TargetRow is a target as the campaign page shows it.
type TargetRow struct {
	ID          ID
	Contact     ID
	Name        string
	TouchedOn   finance.Date
	RespondedOn finance.Date
	Profit      finance.Amount // of the customer, all time
}

// InteractionRow is a call, e-mail … as a list shows it.
type InteractionRow struct {
	ID        ID
	Day       finance.Date
	Contact   ID
	Customer  string
	Kind      InteractionKind
	Direction Direction
	Minutes   decimal.NullDecimal
	Campaign  string
	OrderNo   string
	Outcome   string
	Note      string
}

// TaskRow is a task with the names of its contact and of who does it.
type TaskRow struct {
	Task
	Customer string
	Owned    string
}

// ReturnableLine is a line of an order that can still come back: what was
// bought, what has come back, and what a full refund of the rest would be.
type ReturnableLine struct {
	Order     ID
	OrderNo   string
	Day       finance.Date
	Line      ID // order line
	Product   ID
	Name      string
	Bought    decimal.Decimal
	Returned  decimal.Decimal
	UnitPrice decimal.Decimal // net of discounts, per piece
	Refund    finance.Amount  // for all that is left, to the cent
	UnitCost  decimal.NullDecimal
	// Claims are the rebate claims on these goods that were paid and not
	// clawed back: to be kept from the refund.
	Claims []ClaimRow
}

// OpenCounts is what waits to be done, for the badges of the navigation.
type OpenCounts struct {
	TasksDue int `db:"tasks_due"` // due by the day asked for, not done
	Claims   int `db:"claims"`    // rebate claims that are neither paid nor ended
}

// Hit is one result of the search box.
type Hit struct {
	// Kind is contact, order, return, claim, service, campaign, interaction, task,
	// product, deal, subscription; of the short lists tag, view, segment, budget,
	// scenario, objective, staff, source, offer, field, profile.
	Kind    string
	ID      ID
	Title   string
	Detail  string
	Matched string // the text that matched
	Contact ID     // whose record it is; 0 where it is nobody's
}

// ContactHit is one result of a search for contacts.
type ContactHit struct {
	ID      ID          `json:"id"`
	Number  string      `json:"number"`
	Kind    ContactKind `json:"kind"`
	Name    string      `json:"name"`
	Company string      `json:"company"`
	Email   string      `json:"email"`
	Phone   string      `json:"phone"`
	Matched string      `json:"matched"`
}

// Choice is a record to choose from in a picker.
type Choice struct {
	ID     ID
	Name   string
	Detail string // e-mail, SKU, dates …
	// Retired is somebody who may not be chosen any more, but stands in what is there.
	Retired bool
}
