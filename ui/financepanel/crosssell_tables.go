package financepanel

import (
	"github.com/shopspring/decimal"

	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/format"
	"rapport/ui/widgets"
)

func newRuleTable() *widgets.Table {
	t := widgets.NewTable(
		widgets.Column{Key: "product", Title: i18n.T("Who has"), Kind: widgets.TwoToneCell, Width: 176, Min: 172, Weight: 1},
		widgets.Column{Key: "next", Title: i18n.T("Bought next"), Kind: widgets.TwoToneCell, Width: 176, Min: 172, Weight: 1},
		figureColumn("confidence", i18n.T("Buy it next"), 84),
		figureColumn("lift", i18n.T("× chance"), 70),
		optional(figureColumn("days", i18n.T("After days"), 80)),
		figureColumn("customers", i18n.T("Lack it"), 62),
		figureColumn("margin", i18n.T("Margin"), 80),
		optional(figureColumn("support", i18n.T("Of all customers"), 112)),
	)
	t.Empty = widgets.NewEmptyState("orders", i18n.T("Nothing follows anything yet"),
		i18n.T("Where customers buy again, this says what they buy next. Choose fewer customers or a later day."))
	return t
}

func newCampaignTable() *widgets.Table {
	t := widgets.NewTable(
		widgets.Column{Key: "name", Title: i18n.T("Campaign"), Kind: widgets.TwoToneCell, Width: 120, Min: 80, Weight: 1},
		figureColumn("cross", i18n.T("Cross-sell"), 86), figureColumn("up", i18n.T("Up-sell"), 86))
	t.Empty = widgets.NewEmptyState("campaigns", i18n.T("No orders name a campaign"), i18n.T("Choose the campaign in an order that answers it."))
	return t
}

func ruleCell(row report.CrossSellRow, column int, cur finance.Currency) widgets.Cell {
	switch column {
	case 0:
		return widgets.Cell{Text: row.ProductName, Bold: true}
	case 1:
		return widgets.Cell{Text: row.NextName, Bold: true}
	case 2:
		return widgets.Cell{Text: format.Percent(decimal.NewFromFloat(row.Confidence))}
	case 3:
		return widgets.Cell{Text: format.Fixed(decimal.NewFromFloat(row.Lift), 2)}
	case 4:
		return widgets.Cell{Text: format.Decimal(decimal.NewFromFloat(row.MedianDays).Round(0))}
	case 5:
		return widgets.Cell{Text: format.Count(row.Customers)}
	case 6:
		return widgets.Cell{Text: amountOr(row.ExpectedMargin, cur)}
	}
	return widgets.Cell{Text: format.Percent(decimal.NewFromFloat(row.Support))}
}
