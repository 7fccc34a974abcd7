package financepanel

import (
	"fyne.io/fyne/v2"

	"rapport/finance"
	"rapport/ui/theme"
)

func lossIf(bad bool) fyne.ThemeColorName {
	if bad {
		return theme.ColorLoss
	}
	return theme.ColorText
}

func ratioColour(r *float64) fyne.ThemeColorName {
	switch {
	case r == nil:
		return theme.ColorMuted
	case *r < 0:
		return theme.ColorLoss
	}
	return theme.ColorProfit
}

func valueColour(a *finance.Amount) fyne.ThemeColorName {
	if a == nil {
		return theme.ColorMuted
	}
	return theme.OfSign(*a)
}
