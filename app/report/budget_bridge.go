package report

import (
	"rapport/app"
	"rapport/finance"
)

// BridgeStep is a part of the statement by which actual differs from budget.
type BridgeStep struct {
	Key      string
	Name     app.Text
	Variance finance.Amount
}

// bridgeParts are the parts of the statement that a bridge steps over, together
// all accounts.
var bridgeParts = []struct {
	key      string
	name     app.Text
	accounts []finance.Account
}{
	{"gross_sales", app.Say("Gross sales"), []finance.Account{finance.Sales, finance.ShippingIncome, finance.Recurring}},
	{"reductions", app.Say("Reductions"), []finance.Account{finance.Discount, finance.Rebate}},
	{"returns", app.Say("Returns"), []finance.Account{finance.Returns, finance.RestockingFee}},
	{"cogs", app.Say("Goods"), []finance.Account{finance.COGS}},
	{"delivery", app.Say("Delivery"), []finance.Account{finance.ShippingCost, finance.PaymentFee}},
	{"service", app.Say("Serving"), []finance.Account{finance.Activity, finance.Service, finance.BadDebt}},
	{"media", app.Say("Media"), []finance.Account{finance.Media}},
}

// PartName is the name that people know a part by.
func PartName(key string) app.Text {
	for _, part := range bridgeParts {
		if part.key == key {
			return part.name
		}
	}
	return app.Text{}
}

// accountsOfPart lists the accounts of a part.
func accountsOfPart(key string) ([]finance.Account, error) {
	for _, part := range bridgeParts {
		if part.key == key {
			return part.accounts, nil
		}
	}
	return nil, app.Invalid("part", "The statement has no part %q.", key)
}

// Bridge splits the variance of the profit by parts of the statement: they sum
// to it exactly.
func Bridge(budget, actual finance.Statement) []BridgeStep {
	steps := make([]BridgeStep, len(bridgeParts))
	for i, part := range bridgeParts {
		steps[i] = BridgeStep{Key: part.key, Name: part.name}
		for _, a := range part.accounts {
			steps[i].Variance += actual[a] - budget[a]
		}
	}
	return steps
}
