package chart

import (
	"strings"
	"testing"

	"rapport/finance"
)

func forecastOf(name string, amounts ...finance.Amount) Forecast {
	f := Forecast{Meta: testMeta, Line: "Net revenue"}
	s := ForecastSeries{Name: name}
	month := finance.Month(202504)
	for i, a := range amounts {
		if i < len(amounts)/2 {
			s.Past = append(s.Past, MonthAmount{month, a})
		} else {
			s.Future = append(s.Future, MonthAmount{month, a})
		}
		month = month.Add(1)
	}
	if len(amounts) > 0 {
		f.Series = []ForecastSeries{s, {Name: "second", Future: s.Future}}
	}
	return f
}

// TestForecastSaysWhereItBegins, and the figures of both series in a month.
func TestForecastSaysWhereItBegins(t *testing.T) {
	f := forecastOf("Orders", 100000, 120000, 110000, 130000)
	f.Series[1].Future = []MonthAmount{{202506, 5000}, {202507, 4000}}
	c := laid(t, f, page)
	says(t, c, "Net revenue: forecast", "Actual", "Expected", "Orders 1,300", "second 40.00")
	if len(c.regions) != 4 || !strings.Contains(c.regions[3].Text, "Orders 1,300.00") || !strings.Contains(c.regions[3].Text, "second 40.00") {
		t.Errorf("regions %+v", c.regions)
	}
}

func TestForecastWithoutMonthsSaysSo(t *testing.T) {
	says(t, laid(t, Forecast{Meta: testMeta, Line: "profit"}, page), "Nothing to forecast from yet")
	says(t, laid(t, Bridge{Meta: testMeta}, page), "No budget and no figures in this period")
}
