package report

import (
	"strconv"

	"rapport/app"
)

// periodName is a billing period in a sentence, translated with it.
func periodName(months int) app.Text {
	switch months {
	case 1:
		return app.Say("month")
	case 3:
		return app.Say("quarter")
	}
	return app.Say("year")
}

// percentText is a fraction as a percentage with one decimal.
func percentText(fraction float64) string {
	return strconv.FormatFloat(fraction*100, 'f', 1, 64) + " %"
}

// figureText is a parameter with three decimals.
func figureText(v float64) string { return strconv.FormatFloat(v, 'f', 3, 64) }
