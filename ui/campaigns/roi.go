package campaigns

import (
	"fyne.io/fyne/v2"
	"github.com/shopspring/decimal"

	"rapport/ui/format"
	"rapport/ui/theme"
)

// roiText is a return on investment with its sign, and the colour of its
// meaning; a dash where nothing was spent.
func roiText(roi *float64) (string, fyne.ThemeColorName) {
	if roi == nil {
		return "–", theme.ColorMuted
	}
	ratio := decimal.NewFromFloat(*roi)
	text := format.PercentWhole(ratio)
	switch {
	case *roi > 0:
		return "+" + text, theme.ColorProfit
	case *roi < 0:
		return text, theme.ColorLoss
	}
	return text, theme.ColorText
}

// share is n of all as a percentage; a dash of nothing.
func share(n, all int) string {
	if all == 0 {
		return "–"
	}
	return format.Percent(decimal.NewFromInt(int64(n)).Div(decimal.NewFromInt(int64(all))))
}
