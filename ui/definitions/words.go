package definitions

import (
	"rapport/app"
	"rapport/assets/i18n"
	"rapport/ui/format"
)

// rule is one definition in plain words.
type rule struct{ what, text string }

// rulesOf says every rule of a version in words.
func rulesOf(d app.Definitions) []rule {
	return []rule{
		{i18n.T("A customer is"), customerWords(d.Customer)},
		{i18n.T("A sale counts"), revenueWords(d.Revenue)},
		{i18n.T("A return counts"), i18n.T("on the day the goods come back, at what was refunded for them")},
		{i18n.T("A rebate counts"), rebateWords(d.Rebate)},
		{i18n.T("A claim ends"), i18n.T("void on the day its goods come back, if it was not paid by then")},
		{i18n.T("Media without targets"), allocationWords(d.Broadcast)},
		{i18n.T("Unused capacity"), allocationWords(d.UnusedCapacity)},
		{i18n.T("An order's margin goes to"), attributionWords(d.Attribution)},
		{i18n.T("Money is discounted at"), i18n.T("%s a year", format.Percent(d.DiscountRate))},
		{i18n.T("The future is looked at for"), i18n.N(d.HorizonMonths, "%d month", "%d months")},
	}
}

// firstCustomer is who version 1 counts as a customer: the one such text that
// has a translation, since every other is the company's own.
var firstCustomer = i18n.Mark("Everyone with an order, a subscription or a cost of their own, under one customer ID; merged records count once.")

func customerWords(text string) string {
	if text == firstCustomer {
		return i18n.T(firstCustomer)
	}
	return text
}

func revenueWords(r app.RevenueRule) string {
	switch r {
	case app.RevenueAtShipment:
		return i18n.T("on the day it is shipped")
	case app.RevenueAtPayment:
		return i18n.T("on the day it is paid")
	}
	return i18n.T("on the day of the order")
}

func rebateWords(r app.RebateRule) string {
	switch r {
	case app.RebateAtSale:
		return i18n.T("at the sale, as far as claims are expected")
	case app.RebateAtPayment:
		return i18n.T("when it is paid")
	}
	return i18n.T("when the claim is received")
}

func allocationWords(a app.AllocationRule) string {
	switch a {
	case app.SpreadOverNew:
		return i18n.T("spread over the customers won in the window")
	case app.SpreadOverActive:
		return i18n.T("spread over the customers active in the month")
	}
	return i18n.T("stays with the company, unallocated")
}

func attributionWords(a app.Attribution) string {
	switch a.Rule {
	case "first":
		return i18n.T("the first touch of the %d days before it", a.WindowDays)
	case "linear":
		return i18n.T("all touches of the %d days before it, in equal parts", a.WindowDays)
	}
	return i18n.T("the last touch of the %d days before it", a.WindowDays)
}

// ActivityName is the name of an activity by its code; one that a company added
// itself is shown by its code.
func ActivityName(code string) string {
	names := map[string]string{
		"order.web":               i18n.T("Order on the web"),
		"order.phone":             i18n.T("Order by phone"),
		"order.store":             i18n.T("Order in the store"),
		"order.mail":              i18n.T("Order by mail"),
		"return.web":              i18n.T("Return by the web"),
		"return.phone":            i18n.T("Return by phone"),
		"return.store":            i18n.T("Return in the store"),
		"return.mail":             i18n.T("Return by mail"),
		app.ActivityCallMinute:    i18n.T("Minute of a call"),
		app.ActivityEmail:         i18n.T("E-mail"),
		app.ActivityLetter:        i18n.T("Letter"),
		app.ActivityVisit:         i18n.T("Visit"),
		app.ActivityRebateClaim:   i18n.T("Rebate claim"),
		app.ActivityServiceMinute: i18n.T("Minute of service"),
	}
	if name, ok := names[code]; ok {
		return name
	}
	return code
}
