package format

import (
	"rapport/assets/i18n"
	"rapport/finance"
)

// lineNames are the names of the lines of a statement by their key.
var lineNames = map[string]string{
	"sales":                i18n.Mark("Sales"),
	"shipping_income":      i18n.Mark("Shipping charged"),
	"recurring":            i18n.Mark("Subscriptions"),
	"gross_sales":          i18n.Mark("Gross sales"),
	"discount":             i18n.Mark("Discounts"),
	"returns":              i18n.Mark("Returns"),
	"restocking_fee":       i18n.Mark("Restocking fees"),
	"rebate":               i18n.Mark("Rebates"),
	"net_revenue":          i18n.Mark("Net revenue"),
	"cogs":                 i18n.Mark("Cost of goods"),
	"gross_margin":         i18n.Mark("Gross margin"),
	"shipping_cost":        i18n.Mark("Shipping"),
	"payment_fee":          i18n.Mark("Payment fees"),
	"contribution":         i18n.Mark("Contribution"),
	"activity":             i18n.Mark("Cost to serve"),
	"service":              i18n.Mark("Service"),
	"bad_debt":             i18n.Mark("Bad debt"),
	"margin_after_service": i18n.Mark("Margin after cost to serve"),
	"media":                i18n.Mark("Media"),
	"profit":               i18n.Mark("Customer profit"),
}

// LineName is the name of a statement line (an account code or the key of a
// sub-total) in the language in force. An unknown key is shown as it is.
func LineName(key string) string {
	if name, known := lineNames[key]; known {
		return i18n.T(name)
	}
	return key
}

// AccountName is the name of an account in the language in force.
func AccountName(a finance.Account) string { return LineName(a.String()) }
