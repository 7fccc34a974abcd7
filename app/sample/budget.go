package sample

import (
	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/finance"
)

// budgetYear is the fiscal year that is budgeted.
var budgetYear = finance.Period{From: finance.MustDate("2025-04-01"), To: finance.MustDate("2026-03-31")}

// addBudgets plans the last fiscal year from the one before: sales by product
// with quantities, and the other accounts as the shop's experience has them.
// The revised version, made in October, lowers the second half.
func (b *builder) addBudgets() error {
	original := &app.Budget{Name: "original", Sequence: 1}
	revised := &app.Budget{Name: "revised", Sequence: 2, Note: "October review"}
	for _, version := range []*app.Budget{original, revised} {
		if err := b.put(version); err != nil {
			return err
		}
		for i, m := range budgetYear.Months() {
			growth := decimal.RequireFromString("1.06")
			if version == revised && i >= 6 {
				growth = decimal.RequireFromString("0.98")
			}
			if err := b.budgetMonth(version.ID, m, growth); err != nil {
				return err
			}
		}
	}
	return nil
}

func (b *builder) budgetMonth(version app.ID, m finance.Month, growth decimal.Decimal) error {
	before := b.sold.at(m.Add(-12))
	total := finance.Amount(0)
	for place, product := range b.products {
		units := decimal.NewFromInt(int64(before.units[place])).Mul(growth).Round(0)
		if units.IsZero() {
			continue
		}
		amount := cents(units.Mul(product.Price))
		total += amount
		line := &app.BudgetLine{
			Budget: version, Month: m.String(), Account: finance.Sales.String(), Amount: amount,
			Quantity: decimal.NewNullDecimal(units), Product: product.ID,
		}
		if err := b.put(line); err != nil {
			return err
		}
	}
	for _, share := range []struct {
		account finance.Account
		of      string // fraction of the budgeted sales
	}{
		{finance.Discount, "-0.040"}, {finance.Returns, "-0.095"}, {finance.Rebate, "-0.014"}, {finance.COGS, "-0.625"},
		{finance.ShippingIncome, "0.010"}, {finance.ShippingCost, "-0.026"}, {finance.PaymentFee, "-0.006"},
		{finance.Activity, "-0.040"}, {finance.Service, "-0.012"}, {finance.Media, "-0.030"}, {finance.Recurring, "0.020"},
	} {
		amount := cents(total.Decimal(finance.Currency{Exponent: 2}).Mul(decimal.RequireFromString(share.of)).Round(0))
		line := &app.BudgetLine{Budget: version, Month: m.String(), Account: share.account.String(), Amount: amount}
		if err := b.put(line); err != nil {
			return err
		}
	}
	return nil
}
