package report

import (
	"rapport/app"
	"rapport/finance"
)

// lineNames are the names of the lines of a statement by their key.
var lineNames = map[string]app.Text{
	"sales":                app.Say("Sales"),
	"shipping_income":      app.Say("Shipping charged"),
	"recurring":            app.Say("Subscriptions"),
	"gross_sales":          app.Say("Gross sales"),
	"discount":             app.Say("Discounts"),
	"returns":              app.Say("Returns"),
	"restocking_fee":       app.Say("Restocking fees"),
	"rebate":               app.Say("Rebates"),
	"net_revenue":          app.Say("Net revenue"),
	"cogs":                 app.Say("Cost of goods"),
	"gross_margin":         app.Say("Gross margin"),
	"shipping_cost":        app.Say("Shipping"),
	"payment_fee":          app.Say("Payment fees"),
	"contribution":         app.Say("Contribution"),
	"activity":             app.Say("Cost to serve"),
	"service":              app.Say("Service"),
	"bad_debt":             app.Say("Bad debt"),
	"margin_after_service": app.Say("Margin after cost to serve"),
	"media":                app.Say("Media"),
	"profit":               app.Say("Customer profit"),
}

// LineName is the name of a line of a statement: an account by its code, or a
// sub-total by its key. An unknown key is shown as it is.
func LineName(key string) app.Text {
	if name, known := lineNames[key]; known {
		return name
	}
	return named(key)
}

// CompanyLineName is the name of a line of the company's statement, with walk-ins
// and all else that no customer bears: net revenue and profit of customers are
// parts of its own.
func CompanyLineName(key string) app.Text {
	switch key {
	case "net_revenue":
		return app.Say("Company net revenue")
	case "profit":
		return app.Say("Company profit")
	}
	return LineName(key)
}

// AccountName is the name that people know an account by.
func AccountName(a finance.Account) app.Text { return LineName(a.String()) }

// LeakName is what a kind of leak is called.
func LeakName(kind string) app.Text {
	switch kind {
	case LeakRebate:
		return app.Say("Rebate paid on returned goods")
	case LeakRefund:
		return app.Say("Refund above the price paid")
	case LeakQuantity:
		return app.Say("More returned than bought")
	case LeakReturner:
		return app.Say("Serial returner")
	case LeakDiscount:
		return app.Say("Discount below cost")
	case LeakCampaign:
		return app.Say("Campaign to unprofitable customers")
	}
	return app.Say("Service cost above margin")
}

// IncompleteName is what a kind of incomplete record is called.
func IncompleteName(kind string) app.Text {
	switch kind {
	case NoCost:
		return app.Say("Products without a cost")
	case NoSource:
		return app.Say("Orders without a media source")
	case NoChannel:
		return app.Say("Orders without a channel")
	case NoReturnWay:
		return app.Say("Returns without a channel")
	case NoReceipt:
		return app.Say("Returns without an order")
	case WalkIn:
		return app.Say("Walk-in sales and returns")
	case NoMinutes:
		return app.Say("Calls without minutes")
	case NoCaseMinutes:
		return app.Say("Service cases without minutes")
	case NoClaimOrder:
		return app.Say("Rebate claims without an order")
	case NoPoolMonth:
		return app.Say("Pools without figures for a month, rated by an earlier one")
	case NoPoolRate:
		return app.Say("Pools used before they had any figures, at no cost")
	}
	return app.Say("Campaigns without a cost")
}
