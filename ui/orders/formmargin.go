package orders

import (
	"fyne.io/fyne/v2"
	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/document"
	"rapport/ui/format"
	"rapport/ui/widgets"
)

func (f *form) makeMargin() {
	f.statement = document.NewStatement(f.posting.Currency, "margin_after_service")
	f.share = widgets.NewCutText("", widgets.Small)
	f.share.Align = fyne.TextAlignTrailing
	f.warning = widgets.NewCallout("", "", "", nil)
	f.warning.Hide()
}

// showMargin works out what the order would leave, as it will be posted.
func (f *form) showMargin(o *app.Order) {
	s := statementOf(f.posting, o, f.known)
	f.statement.Set(s)
	f.share.Set(shareOf(s))
	f.grid.Total(f.posting.LineValues(o))
	f.warn(o, s)
	f.Fit()
}

// shareOf is the margin as a share of gross sales; empty without sales.
func shareOf(s finance.Statement) string {
	gross := s.GrossSales()
	if gross <= 0 {
		return ""
	}
	ratio := decimal.NewFromInt(int64(s.MarginAfterService())).Div(decimal.NewFromInt(int64(gross)))
	return i18n.T("%s of gross sales", format.Percent(ratio))
}

// warn says that the order loses money, or that its margin is not known because
// costs are missing.
func (f *form) warn(o *app.Order, s finance.Statement) {
	margin, missing := s.MarginAfterService(), costless(o, f.known)
	title, body := "", ""
	switch {
	case len(o.Lines) == 0:
	case margin < 0:
		title = i18n.T("This order loses %s", format.Amount(-margin, f.posting.Currency))
		body = i18n.T("After goods, carrier, fees and the cost to serve less than nothing is left.")
	case missing > 0:
		title = i18n.N(missing, "%d line has no cost", "%d lines have no cost")
	}
	if missing > 0 {
		body = i18n.T("Without the cost of the goods the margin looks better than it is. Type a unit cost, or set it on the product.")
	}
	f.warning.Hidden = title == ""
	if title != "" {
		f.warning.Set(title, body, "")
	}
}
