package report

import (
	"rapport/app"
	"rapport/finance"
)

// AccountName is the name that people know an account by.
func AccountName(a finance.Account) app.Text {
	switch a {
	case finance.Sales:
		return app.Say("Sales")
	case finance.ShippingIncome:
		return app.Say("Shipping charged")
	case finance.Recurring:
		return app.Say("Subscriptions")
	case finance.Discount:
		return app.Say("Discounts")
	case finance.Returns:
		return app.Say("Returns")
	case finance.RestockingFee:
		return app.Say("Restocking fees")
	case finance.Rebate:
		return app.Say("Rebates")
	case finance.COGS:
		return app.Say("Cost of goods")
	case finance.ShippingCost:
		return app.Say("Shipping")
	case finance.PaymentFee:
		return app.Say("Payment fees")
	case finance.Activity:
		return app.Say("Cost to serve")
	case finance.Service:
		return app.Say("Service")
	case finance.BadDebt:
		return app.Say("Bad debt")
	}
	return app.Say("Media")
}

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
