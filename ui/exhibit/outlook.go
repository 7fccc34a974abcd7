package exhibit

import (
	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/chart"
	"rapport/ui/export"
	"rapport/ui/format"
)

// Outlook shows both forecasts over the same months, by one line of the
// statement. The keys are the months that have passed: nothing is behind those
// to come.
func Outlook(r *report.BothReport, line string) export.Exhibit {
	var of []Expectation
	for _, m := range r.Models {
		of = append(of, Expectation{report.ModelName(m.Model).In(format.Say), m})
	}
	return expected(r, line, of)
}

// Expectation is a forecast with its name.
type Expectation struct {
	Name string
	*report.ForecastReport
}

// Scenarios shows two answers to one question, such as two scenarios of a model,
// with what lies between them shaded.
func Scenarios(r *report.BothReport, line string, this, other Expectation) export.Exhibit {
	e := expected(r, line, []Expectation{this, other})
	d := e.Drawing.(chart.Forecast)
	d.Series[1].Past, d.Fan = nil, true // they have one past
	e.Drawing = d
	return e
}

func expected(r *report.BothReport, line string, of []Expectation) export.Exhibit {
	about := subject{i18n.T("%s: forecast", companyLine(line)), r.Head}
	reach := r.Reach()
	about.From, about.To = reach.From, reach.To
	d := chart.Forecast{Meta: about.meta(), Line: companyLine(line)}
	native := &export.Native{Shape: export.Lines}
	for i, f := range of {
		d.Series = append(d.Series, forecastSeries(f, line))
		native.Series = append(native.Series, i+1)
	}
	return about.shown(d, func() *export.Table { return monthTable(about, d.Series) }, native)
}

func forecastSeries(f Expectation, line string) chart.ForecastSeries {
	s := chart.ForecastSeries{Name: f.Name}
	for _, m := range f.Past {
		s.Past = append(s.Past, chart.MonthAmount{Month: m.Month, Amount: m.Statement.Line(line)})
	}
	for _, m := range f.Months {
		s.Future = append(s.Future, chart.MonthAmount{Month: m.Month, Amount: m.Statement.Line(line)})
	}
	return s
}

// monthTable has a row a month, those that have passed first, and a column a
// forecast.
func monthTable(about subject, series []chart.ForecastSeries) *export.Table {
	t := about.table(i18n.T("Month"))
	amounts := make([]map[finance.Month]finance.Amount, len(series))
	past := map[finance.Month]bool{}
	var first, last finance.Month
	for i, s := range series {
		t.Heading = append(t.Heading, s.Name)
		amounts[i] = map[finance.Month]finance.Amount{}
		for _, m := range s.Past {
			past[m.Month] = true
			amounts[i][m.Month] = m.Amount
			first, last = earliest(first, m.Month), max(last, m.Month)
		}
		for _, m := range s.Future {
			amounts[i][m.Month] = m.Amount
			first, last = earliest(first, m.Month), max(last, m.Month)
		}
	}
	t.Heading = append(t.Heading, i18n.T("Known or expected"))
	for m := first; m != 0 && m <= last; m = m.Add(1) {
		key, state := int64(0), i18n.T("expected")
		if past[m] {
			key, state = int64(m), i18n.T("actual")
		}
		row := []export.Cell{export.Month(m)}
		for i := range series {
			amount, there := amounts[i][m]
			row = append(row, amountIf(there, amount))
		}
		t.AddKeyed(key, append(row, export.Text(state))...)
	}
	return t
}

// earliest is the earlier of two months, of which the first may be none.
func earliest(a, b finance.Month) finance.Month {
	if a == 0 {
		return b
	}
	return min(a, b)
}
