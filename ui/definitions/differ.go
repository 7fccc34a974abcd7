package definitions

import (
	"strconv"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/format"
)

// The definitions, as the fields of their form and the errors of the books name
// them.
const (
	fieldNote        = "note"
	fieldAuthor      = "author"
	fieldEffective   = "effective"
	fieldCustomer    = "customer"
	fieldRevenue     = "revenue"
	fieldRebate      = "rebate"
	fieldBroadcast   = "broadcast_media"
	fieldUnused      = "unused_capacity"
	fieldAttribution = "attribution"
	fieldWindow      = "window_days"
	fieldDiscount    = "discount_rate"
	fieldHorizon     = "horizon_months"
	fieldFiscalYear  = "fiscal_year_start"
	fieldActivities  = "activities"
)

// rule is one definition in plain words. Fixed rules are the same in every
// version.
type rule struct{ field, what, text string }

// rulesOf says every rule of a version in words.
func rulesOf(d app.Definitions) []rule {
	return []rule{
		{fieldCustomer, i18n.T("A customer is"), customerWords(d.Customer)},
		{fieldRevenue, i18n.T("A sale counts"), revenueWords(d.Revenue)},
		{"", i18n.T("A return counts"), i18n.T("on the day the goods come back, at what was refunded for them")},
		{fieldRebate, i18n.T("A rebate counts"), rebateWords(d.Rebate)},
		{"", i18n.T("A claim ends"), i18n.T("void on the day its goods come back, if it was not paid by then")},
		{fieldBroadcast, i18n.T("Media without targets"), allocationWords(d.Broadcast)},
		{fieldUnused, i18n.T("Unused capacity"), allocationWords(d.UnusedCapacity)},
		{fieldAttribution, i18n.T("An order's margin goes to"), attributionWords(d.Attribution)},
		{fieldDiscount, i18n.T("Money is discounted at"), i18n.T("%s a year", rateOf(d.DiscountRate))},
		{fieldHorizon, i18n.T("The future is looked at for"), i18n.N(d.HorizonMonths, "%d month", "%d months")},
		{fieldFiscalYear, i18n.T("The year begins in"), monthWords(d.FiscalYear)},
	}
}

// contrast is one rule or rate that two versions have differently.
type contrast struct {
	field      string // fieldActivities for a rate
	what, a, b string
}

// reportOnly reports that a rule posts nothing: it is applied when a report is
// made.
func (c contrast) reportOnly() bool {
	switch c.field {
	case fieldAttribution, fieldDiscount, fieldHorizon, fieldCustomer, fieldFiscalYear:
		return true
	}
	return false
}

// contrasts lists what differs between two versions: the rules first, then the
// rates, those of b in their order and then what only a has.
func contrasts(a, b app.Definitions, c finance.Currency) []contrast {
	var all []contrast
	before := rulesOf(a)
	for i, r := range rulesOf(b) {
		if before[i].text != r.text {
			all = append(all, contrast{r.field, r.what, before[i].text, r.text})
		}
	}
	none := i18n.T("none")
	for _, rate := range b.Activities {
		old, ok := a.Rate(rate.Code)
		switch {
		case !ok:
			all = append(all, contrast{fieldActivities, ActivityName(rate.Code), none, costWords(rate, c)})
		case !sameRate(old, rate):
			all = append(all, contrast{fieldActivities, ActivityName(rate.Code), costWords(old, c), costWords(rate, c)})
		}
	}
	for _, old := range a.Activities {
		if _, ok := b.Rate(old.Code); !ok {
			all = append(all, contrast{fieldActivities, ActivityName(old.Code), costWords(old, c), none})
		}
	}
	return all
}

func sameRate(a, b app.ActivityRate) bool {
	return a.Pool == b.Pool && a.Minutes.Equal(b.Minutes) && a.Fixed.Equal(b.Fixed)
}

// costWords says what one unit of an activity costs: a fixed sum, the minutes of
// a pool, or both.
func costWords(a app.ActivityRate, c finance.Currency) string {
	if a.Minutes.IsZero() || a.Pool == "" {
		return rateText(a, c)
	}
	minutes := i18n.T("%s min of %s", format.Decimal(a.Minutes), a.Pool)
	if a.Fixed.IsZero() {
		return minutes
	}
	return minutes + " + " + rateText(a, c)
}

// monthWords names the month from 1 to 12 in which a year begins.
func monthWords(month int) string {
	if month < 1 || month > 12 {
		return strconv.Itoa(month)
	}
	return format.MonthNames()[month-1]
}
