package definitions

import (
	"rapport/app"
	"rapport/finance"
)

// Line is one rule or one rate of a version in words.
type Line struct{ What, Text string }

// Lines says every rule and every rate of a version, so that they can be looked for.
func Lines(d app.Definitions, c finance.Currency) []Line {
	var lines []Line
	for _, r := range rulesOf(d) {
		lines = append(lines, Line{r.what, r.text})
	}
	for _, a := range d.Activities {
		lines = append(lines, Line{ActivityName(a.Code), costWords(a, c)})
	}
	return lines
}
