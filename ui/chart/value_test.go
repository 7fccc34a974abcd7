package chart

import (
	"math"
	"slices"
	"strings"
	"testing"

	"rapport/finance"
)

func TestValueMarksWhereMarketingStopsToPay(t *testing.T) {
	v := Value{Meta: testMeta, What: "Value by recency", Each: true, Stop: 3, Bars: []ValueBar{
		{0, "1", 50_12, 41}, {0, "2", 4_22, 33}, {0, "3", 59, 20}, {0, "4", -1_98, 15}, {0, "Lost", 0, 30},
	}}
	c := laid(t, v, page)
	says(t, c, "Value to come", "50.12", "−1.98", "Lost", "Stop marketing from here", "41 customers")
	if want := "4: −1.98, 15 customers"; len(c.regions) != 5 || c.regions[3].Text != want {
		t.Errorf("regions %+v, want %q", c.regions, want)
	}
	v.Stop = 0
	if texts := said(laid(t, v, page)); slices.Contains(texts, "Stop marketing from here") {
		t.Error("a stop is marked where there is none")
	}
}

// TestValueWritesAllFiguresOrTheFirst: of many narrow bars, not just those whose
// figures happen to be short.
func TestValueWritesAllFiguresOrTheFirst(t *testing.T) {
	v := Value{Meta: testMeta}
	for i := range 60 {
		v.Bars = append(v.Bars, ValueBar{Name: "x", Value: finance.Amount(7100 - 111*i)})
	}
	texts := said(laid(t, v, page))
	if !slices.Contains(texts, "71.00") || slices.Contains(texts, v.figure(v.Bars[30])) {
		t.Errorf("the figures said are %q", texts)
	}
}

func TestRetentionNamesItsCurves(t *testing.T) {
	r := Retention{Meta: testMeta, Observed: []float64{1, .631, .468, .382}, Projected: []float64{1, .63, .47, .38, .33, .29}, Years: true}
	c := laid(t, r, page)
	says(t, c, "Retention of subscribers", "Observed 38.2\u00a0%", "Projected 29.0\u00a0%", "100\u00a0%", "0\u00a0%")
	if want := "After 1 year: observed 63.1\u00a0%, projected 63.0\u00a0%"; len(c.regions) != 6 || c.regions[1].Text != want {
		t.Errorf("regions %+v, want %q", c.regions, want)
	}
	if want := "After 5 years: projected 29.0\u00a0%"; c.regions[5].Text != want {
		t.Errorf("the last region says %q, want %q", c.regions[5].Text, want)
	}
}

// TestValueDrawingsBearAnything: nothing, one, all equal, all negative, huge, no
// numbers, and names that would break a picture; as PNG and SVG, in both themes.
func TestValueDrawingsBearAnything(t *testing.T) {
	many := make([]ValueBar, 400)
	drawings := map[string]Drawing{
		"none":         Value{Meta: testMeta},
		"one":          Value{Meta: testMeta, Bars: []ValueBar{{0, "<b>&\"", 100, 1}}},
		"equal":        Value{Meta: testMeta, Bars: []ValueBar{{0, "a", 500, 1}, {0, "b", 500, 1}}},
		"negative":     Value{Meta: testMeta, Stop: 1, Bars: []ValueBar{{0, "a", -500, 1}, {0, "b", -100, 1}}},
		"large":        Value{Meta: testMeta, Stop: 1, Bars: []ValueBar{{0, "a", largest - 1, math.MaxInt32}, {0, "b", -largest + 1, 0}}},
		"zero":         Value{Meta: testMeta, Bars: []ValueBar{{0, "", 0, 0}}},
		"many":         Value{Meta: testMeta, Bars: many},
		"no curve":     Retention{Meta: testMeta},
		"a point":      Retention{Meta: testMeta, Observed: []float64{1}},
		"seen only":    Retention{Meta: testMeta, Observed: []float64{1, .5}},
		"no numbers":   Retention{Meta: testMeta, Observed: []float64{1, math.NaN(), math.Inf(1)}, Projected: []float64{1, -3, 7}},
		"nobody left":  Retention{Meta: testMeta, Observed: []float64{1, 1, 1}, Projected: []float64{1, 1, 1, 1}},
		"all at once":  Retention{Meta: testMeta, Observed: []float64{1, 0}},
		"a long curve": Retention{Meta: testMeta, Projected: make([]float64, 2000)},
	}
	for name, d := range drawings {
		for _, f := range []Format{PNG, SVG} {
			for _, theme := range []Theme{Light, Dark} {
				bytes, err := Render(d, Options{Format: f, Width: 420, Height: 260, Theme: theme})
				if err != nil || len(bytes) < 200 {
					t.Errorf("%s as %s: %d bytes, %v", name, f, len(bytes), err)
				}
				if f == SVG && (strings.Contains(string(bytes), "<b>") || strings.Contains(string(bytes), "NaN")) {
					t.Errorf("%s: the picture holds what it should not", name)
				}
			}
		}
	}
	if _, err := Render(Value{Meta: testMeta, Bars: []ValueBar{{0, "a", math.MaxInt64, 1}}}, Options{Format: PNG, Width: 420, Height: 260, Theme: Light}); err == nil {
		t.Error("an amount beyond all money is drawn")
	}
}
