package app

import (
	"fmt"
	"strings"

	"rapport/finance"
)

// Keys of assumptions. Those of a group of customers end with its name:
// "response_call.4-6.2" is of customers who bought last 4 to 6 months ago, in
// two months so far.
const (
	OrderValueKey = "order_value"
	NewKey        = "new_customers"
	MediaFixedKey = "media_fixed"
	RatioKey      = "ratio."        // and an account
	ContactCost   = "contact_cost." // and an approach
	MediaCostKey  = "media_cost."
	SeasonKey     = "season."  // and 01 to 12
	FactorKey     = "contacts" // all contacts times this
	ResponseKey   = "response" // all responses times this

	CustomersKey  = "customers"
	UnpromptedKey = "unprompted"

	SubscribersKey = "subscribers"
	RetentionKey   = "retention"
	AlphaKey       = "sbg_alpha"
	BetaKey        = "sbg_beta"
	JoiningKey     = "new_subscribers"
	RevenueKey     = "subscriber_revenue"
)

// Approaches names the approaches in keys.
var Approaches = [finance.ApproachCount]string{"mailing", "call", "email"}

// ContactsKey is the key of the contacts planned by an approach, a customer and
// month.
func ContactsKey(a finance.Approach) string { return Approaches[a] + "s" }

// ResponseTo is the key of the response to an approach.
func ResponseTo(a finance.Approach) string { return "response_" + Approaches[a] }

// Band is a span of recency or of frequency; Last 0 is open.
type Band struct{ First, Last int }

// String is "4-6", "1" or "25+".
func (b Band) String() string {
	switch {
	case b.Last == 0:
		return fmt.Sprintf("%d+", b.First)
	case b.First == b.Last:
		return fmt.Sprint(b.First)
	}
	return fmt.Sprintf("%d-%d", b.First, b.Last)
}

// Has reports whether a number lies in the band.
func (b Band) Has(n int) bool { return n >= b.First && (b.Last == 0 || n <= b.Last) }

// RecencyBands are the months since the last purchase that customers are grouped
// by.
func RecencyBands() []Band {
	return []Band{{0, 3}, {4, 6}, {7, 12}, {13, 24}, {finance.OldestMonths, 0}}
}

// FrequencyBands are the numbers of months with a purchase that customers are
// grouped by.
func FrequencyBands() []Band { return []Band{{1, 1}, {2, 2}, {3, 5}, {finance.MostPurchases, 0}} }

// Cell is a group of customers: its place among the bands of recency and of
// frequency.
type Cell struct{ Recency, Frequency int }

// Cells lists all groups.
func Cells() []Cell {
	var cells []Cell
	for r := range RecencyBands() {
		for f := range FrequencyBands() {
			cells = append(cells, Cell{r, f})
		}
	}
	return cells
}

// CellOf is the group that a standing belongs to.
func CellOf(s finance.Standing) Cell {
	var c Cell
	for i, b := range RecencyBands() {
		if b.Has(s.Recency) {
			c.Recency = i
		}
	}
	for i, b := range FrequencyBands() {
		if b.Has(s.Frequency) {
			c.Frequency = i
		}
	}
	return c
}

// String is the name of the group in keys, "4-6.2".
func (c Cell) String() string {
	return RecencyBands()[c.Recency].String() + "." + FrequencyBands()[c.Frequency].String()
}

// Key is the key of an assumption about the group.
func (c Cell) Key(what string) string { return what + "." + c.String() }

// RatioAccounts are the accounts that follow the sales of a model by a share.
func RatioAccounts(model string) []finance.Account {
	var all []finance.Account
	for _, a := range finance.Accounts() {
		switch {
		case model == ModelActivity && (a == finance.Sales || a == finance.Recurring || a == finance.Media):
		case model == ModelContinuity && (a == finance.Sales || a == finance.Recurring || a == finance.ShippingIncome):
		default:
			all = append(all, a)
		}
	}
	return all
}

// assumptionKind finds what a key of a model may be.
func assumptionKind(model, key string) (AssumptionKind, bool) {
	kinds := activityKinds
	if model == ModelContinuity {
		kinds = continuityKinds
	}
	kind, ok := kinds[key]
	return kind, ok
}

var activityKinds, continuityKinds = kindsOfActivity(), kindsOfContinuity()

func kindsOfActivity() map[string]AssumptionKind {
	kinds := map[string]AssumptionKind{
		MonthsKey: MonthsAssumption, OrderValueKey: MoneyAssumption, NewKey: CountAssumption, MediaFixedKey: MoneyAssumption,
		FactorKey: FactorAssumption, ResponseKey: FactorAssumption,
	}
	for _, a := range RatioAccounts(ModelActivity) {
		kinds[RatioKey+a.String()] = RatioAssumption
	}
	for _, name := range Approaches {
		kinds[ContactCost+name], kinds[MediaCostKey+name] = MoneyAssumption, MoneyAssumption
	}
	for i := range 12 {
		kinds[SeasonOf(i)] = FactorAssumption
	}
	for _, c := range Cells() {
		kinds[c.Key(CustomersKey)], kinds[c.Key(UnpromptedKey)] = CountAssumption, ShareAssumption
		for a := range finance.ApproachCount {
			kinds[c.Key(ContactsKey(finance.Approach(a)))] = CountAssumption
			kinds[c.Key(ResponseTo(finance.Approach(a)))] = ShareAssumption
		}
	}
	return kinds
}

func kindsOfContinuity() map[string]AssumptionKind {
	kinds := map[string]AssumptionKind{
		MonthsKey: MonthsAssumption, SubscribersKey: CountAssumption, RetentionKey: ShareAssumption,
		AlphaKey: CountAssumption, BetaKey: CountAssumption, JoiningKey: CountAssumption, RevenueKey: MoneyAssumption,
	}
	for _, a := range RatioAccounts(ModelContinuity) {
		kinds[RatioKey+a.String()] = RatioAssumption
	}
	return kinds
}

// SeasonOf is the key of a calendar month's strength, 0 January.
func SeasonOf(month int) string { return fmt.Sprintf("%s%02d", SeasonKey, month+1) }

// KindOfAssumption is what a key of a model may be; false where there is no such
// assumption.
func KindOfAssumption(model, key string) (AssumptionKind, bool) {
	return assumptionKind(model, strings.TrimSpace(key))
}
