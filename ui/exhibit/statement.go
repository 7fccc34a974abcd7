package exhibit

import (
	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/chart"
	"rapport/ui/export"
	"rapport/ui/format"
)

// waterfall leads from gross sales to profit through the lines of a statement
// that are not nought; last names the profit. What a step stands for, Behind
// tells.
func waterfall(about subject, s finance.Statement, last string) chart.Waterfall {
	w := chart.Waterfall{Meta: about.meta()}
	if s == (finance.Statement{}) {
		return w
	}
	begun, moved := false, true
	for i, l := range s.Lines() {
		begun = begun || l.Key == "gross_sales"
		name := lineName(l.Key)
		if l.Key == "profit" {
			name = last
		}
		step := chart.Step{Key: int64(i + 1), Name: name, Amount: l.Amount, Level: l.Subtotal}
		switch {
		case !begun:
		case l.Subtotal && (moved || l.Key == "profit"):
			w.Steps, moved = append(w.Steps, step), false
		case !l.Subtotal && l.Amount != 0:
			w.Steps, moved = append(w.Steps, step), true
		}
	}
	w.Coarse = coarse(s, w.Steps[0], w.Steps[len(w.Steps)-1])
	return w
}

// coarse is the way from first to last by parts of the statement.
func coarse(s finance.Statement, first, last chart.Step) []chart.Step {
	steps := []chart.Step{first}
	for i, part := range report.Bridge(finance.Statement{}, s) {
		if i > 0 && part.Variance != 0 {
			steps = append(steps, chart.Step{Key: partKeys + int64(i), Name: part.Name.In(format.Say), Amount: part.Variance})
		}
	}
	return append(steps, last)
}

// Statement shows how gross sales came down to profit: of the company as a whole,
// with what no customer bears, or of the customers in the report alone.
func Statement(r *report.ProfitabilityReport, whole bool) export.Exhibit {
	about := subject{i18n.T("Statement of the company"), r.Head}
	s, last := r.Total.Statement.Plus(r.Unallocated.Statement), companyLine("profit")
	if !whole {
		about.title, s, last = i18n.T("Statement of the customers"), r.Total.Statement, lineName("profit")
	}
	table := func() *export.Table {
		t := about.table(i18n.T("Line"), i18n.T("Amount"), i18n.T("Of net revenue"), i18n.T("Customers"), i18n.T("Unallocated"))
		if !whole {
			t.Heading = t.Heading[:3]
		}
		own, rest := r.Total.Statement.Lines(), r.Unallocated.Statement.Lines()
		for i, l := range s.Lines() {
			name := lineName(l.Key)
			if l.Key == "profit" {
				name = last
			}
			row := []export.Cell{export.Text(name), export.Amount(l.Amount), partOf(l.Amount, s.NetRevenue()), export.Amount(own[i].Amount), export.Amount(rest[i].Amount)}
			t.AddKeyed(int64(i+1), strong(l.Subtotal, row[:len(t.Heading)])...)
		}
		return t
	}
	return about.shown(waterfall(about, s, last), table, stepChart())
}
