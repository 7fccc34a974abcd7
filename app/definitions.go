package app

import (
	_ "embed" // definitions1.json
	"encoding/json"
	"fmt"
	"sort"

	"github.com/shopspring/decimal"

	"rapport/finance"
)

// Definitions is one version of what the company agreed to call revenue, cost
// and profit, and of the rates that go with it. Code reads rules and rates from
// here and holds none of its own.
type Definitions struct {
	Version   int          `json:"version"`
	Effective finance.Date `json:"effective,omitempty"` // none: from the beginning of time
	Author    string       `json:"author,omitempty"`
	Note      string       `json:"note,omitempty"`

	Customer       string          `json:"customer"`        // in words: who counts as a customer
	Revenue        RevenueRule     `json:"revenue"`         // when a sale counts
	Rebate         RebateRule      `json:"rebate"`          // when a rebate counts
	Broadcast      AllocationRule  `json:"broadcast_media"` // media without targets
	UnusedCapacity AllocationRule  `json:"unused_capacity"`
	DiscountRate   decimal.Decimal `json:"discount_rate"` // a year, as a fraction
	Attribution    Attribution     `json:"attribution"`
	HorizonMonths  int             `json:"horizon_months"` // of expected value
	FiscalYear     int             `json:"fiscal_year_start"`
	Activities     []ActivityRate  `json:"activities"`
	SignOffs       []SignOff       `json:"sign_offs,omitempty"`
}

// RevenueRule says on which day a sale counts.
type RevenueRule string

// The revenue rules.
const (
	RevenueAtOrder    RevenueRule = "order"
	RevenueAtShipment RevenueRule = "shipment"
	RevenueAtPayment  RevenueRule = "payment"
)

// RebateRule says when a rebate counts.
type RebateRule string

// The rebate rules.
const (
	RebateAtClaim   RebateRule = "claim"
	RebateAtSale    RebateRule = "sale" // at the expected redemption, trued up
	RebateAtPayment RebateRule = "payment"
)

// AllocationRule says whether a cost without a customer is spread over some.
type AllocationRule string

// The allocation rules.
const (
	LeaveUnallocated AllocationRule = "unallocated"
	SpreadOverNew    AllocationRule = "new_customers" // those acquired in the window
	SpreadOverActive AllocationRule = "active_customers"
)

// Attribution says which touch of a customer gets an order's margin.
type Attribution struct {
	Rule       string `json:"rule"` // first, last or linear
	WindowDays int    `json:"window_days"`
}

// ActivityRate is what one unit of an activity costs: Minutes at the rate of
// its pool, plus Fixed, in major units.
type ActivityRate struct {
	Code    string          `json:"code"`
	Pool    string          `json:"pool,omitempty"`
	Minutes decimal.Decimal `json:"minutes"`
	Fixed   decimal.Decimal `json:"fixed"`
}

// SignOff is a department's agreement to a version.
type SignOff struct {
	Department string `json:"department"` // sales, marketing, service or finance
	Person     string `json:"person"`
	Signed     string `json:"signed"`
}

// Codes of the activities that documents drive.
const (
	ActivityCallMinute    = "call_minute"
	ActivityEmail         = "email"
	ActivityLetter        = "letter"
	ActivityVisit         = "visit"
	ActivityRebateClaim   = "rebate_claim"
	ActivityServiceMinute = "service_minute"
)

// OrderActivity is the activity of taking an order by a channel, or empty.
func OrderActivity(c Channel) string {
	if c == NoChannel {
		return ""
	}
	return "order." + c.String()
}

// ReturnActivity is the activity of taking goods back by a channel, or empty.
func ReturnActivity(c Channel) string {
	if c == NoChannel {
		return ""
	}
	return "return." + c.String()
}

//go:embed definitions1.json
var definitions1 []byte

// DefaultDefinitions is version 1, with which every company begins.
func DefaultDefinitions() Definitions {
	var d Definitions
	if err := json.Unmarshal(definitions1, &d); err != nil {
		panic(fmt.Sprintf("definitions1.json: %v", err)) // embedded: a fault of the build
	}
	return d
}

// Rate finds an activity's rate by its code.
func (d *Definitions) Rate(code string) (ActivityRate, bool) {
	for _, r := range d.Activities {
		if r.Code == code {
			return r, true
		}
	}
	return ActivityRate{}, false
}

// Register is every version of the definitions, by effective date.
type Register []Definitions

// At is the version in force on a day: the last whose effective date has come.
func (r Register) At(day finance.Date) *Definitions {
	i := sort.Search(len(r), func(i int) bool { return r[i].Effective > day })
	if i == 0 {
		return &r[0]
	}
	return &r[i-1]
}

// Version finds a version by its number.
func (r Register) Version(n int) (*Definitions, bool) {
	for i := range r {
		if r[i].Version == n {
			return &r[i], true
		}
	}
	return nil, false
}

// Sort puts the versions in the order of their effective dates.
func (r Register) Sort() {
	sort.SliceStable(r, func(i, j int) bool { return r[i].Effective < r[j].Effective })
}
