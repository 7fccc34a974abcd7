package theme

import "fyne.io/fyne/v2"

// OfSign is the colour of an amount in minor units: a gain, a loss, or neither.
func OfSign[T ~int64](amount T) fyne.ThemeColorName {
	switch {
	case amount > 0:
		return ColorProfit
	case amount < 0:
		return ColorLoss
	}
	return ColorText
}
