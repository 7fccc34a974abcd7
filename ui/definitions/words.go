package definitions

import (
	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/format"
)

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

// rateText is a fixed rate with all the decimals it has, and at least the
// currency's.
func rateText(a app.ActivityRate, c finance.Currency) string {
	return moneyText(a.Fixed, c)
}

// moneyText is a price with all the decimals it has, and at least the
// currency's, as the locale writes it.
func moneyText(d decimal.Decimal, c finance.Currency) string {
	if d.Equal(d.Round(c.Exponent)) {
		if a, err := finance.Round(d, c); err == nil {
			return format.Amount(a, c)
		}
	}
	return format.Decimal(d)
}

// rateOf is a rate as a percentage with all the decimals it has: 10 %, 7.25 %.
func rateOf(ratio decimal.Decimal) string { return percentText(ratio) + " %" }

// percentText is a ratio as it is typed into a field of per cent.
func percentText(ratio decimal.Decimal) string {
	return format.Decimal(ratio.Mul(decimal.New(100, 0)))
}

// DepartmentName is the name of a department that signs.
func DepartmentName(department string) string {
	switch department {
	case "sales":
		return i18n.T("Sales team")
	case "marketing":
		return i18n.T("Marketing team")
	case "service":
		return i18n.T("Service team")
	case "finance":
		return i18n.T("Finance team")
	}
	return department
}
