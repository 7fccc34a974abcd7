package exhibit

import (
	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/chart"
	"rapport/ui/export"
	"rapport/ui/format"
)

// Waterfall leads from gross sales to profit through the lines of a statement
// that are not nought. The key of a step is the number of its line in
// finance.Statement.Lines, from 1; last names the profit.
func Waterfall(m chart.Meta, s finance.Statement, last string) chart.Waterfall {
	w := chart.Waterfall{Meta: m}
	if s == (finance.Statement{}) {
		return w
	}
	begun, moved := false, true
	for i, l := range s.Lines() {
		begun = begun || l.Key == "gross_sales"
		name := format.LineName(l.Key)
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
	for _, part := range report.Bridge(finance.Statement{}, s)[1:] {
		if part.Variance != 0 {
			steps = append(steps, chart.Step{Name: part.Name.In(i18n.T), Amount: part.Variance})
		}
	}
	return append(steps, last)
}

// StatementLine is the key of the line that a step of a waterfall stands for;
// empty for none.
func StatementLine(step int64) string {
	lines := finance.Statement{}.Lines()
	if step < 1 || step > int64(len(lines)) {
		return ""
	}
	return lines[step-1].Key
}

// Statement shows how gross sales came down to profit: of the company as a whole,
// with what no customer bears, or of the customers in the report alone.
func Statement(r *report.ProfitabilityReport, whole bool) export.Exhibit {
	last, title := i18n.T("Company profit"), i18n.T("Statement of the company")
	s := r.Total.Statement.Plus(r.Unallocated.Statement)
	if !whole {
		last, title, s = format.LineName("profit"), i18n.T("Statement of the customers"), r.Total.Statement
	}
	d := Waterfall(Meta(r.Head), s, last)
	t := &export.Table{Title: title, About: about(r.Head), Currency: r.Currency,
		Heading: []string{i18n.T("Line"), i18n.T("Amount"), i18n.T("Of net revenue"), i18n.T("Customers"), i18n.T("Unallocated")}}
	if !whole {
		t.Heading = t.Heading[:3]
	}
	own, rest := r.Total.Statement.Lines(), r.Unallocated.Statement.Lines()
	for i, l := range s.Lines() {
		name := format.LineName(l.Key)
		if l.Key == "profit" {
			name = last
		}
		row := []export.Cell{export.Text(name), export.Amount(l.Amount), partOf(l.Amount, s.NetRevenue())}
		if whole {
			row = append(row, export.Amount(own[i].Amount), export.Amount(rest[i].Amount))
		}
		if l.Subtotal {
			for k := range row {
				row[k] = row[k].Bold()
			}
		}
		t.AddKeyed(int64(i+1), row...)
	}
	return export.Exhibit{Title: t.Title, Drawing: d, Table: t, Native: &export.Native{Shape: export.Columns, Names: 0, Series: []int{1}}}
}

// CustomerStatement shows how one customer's gross sales came down to profit.
func CustomerStatement(r *report.CustomerReport) export.Exhibit {
	d := Waterfall(Meta(r.Head), r.Statement, format.LineName("profit"))
	d.Title = r.Customer.Name
	return export.Exhibit{Title: r.Customer.Name, Drawing: d, Table: Customer(r)[0], Native: &export.Native{Shape: export.Columns, Names: 0, Series: []int{1}}}
}

// CustomerJourney shows what each event with one customer cost or brought, and
// the running profit. The keys of the events are their numbers, from 1.
func CustomerJourney(r *report.CustomerReport) export.Exhibit {
	title := i18n.T("Journey of %s", r.Customer.Name)
	d := chart.Journey{Meta: Meta(r.Head)}
	d.Title = title
	for i, s := range r.Journey {
		d.Events = append(d.Events, chart.Event{Key: int64(i + 1), Day: s.Date, Text: s.Text.In(i18n.T), Amount: s.Effect})
	}
	t := titled(Customer(r)[2], title, r.Head)
	for i := range r.Journey {
		t.Keys = append(t.Keys, int64(i+1))
	}
	return export.Exhibit{
		Title: title, Drawing: d, Table: t,
		Native: &export.Native{Shape: export.Lines, Names: 0, Series: []int{3}},
	}
}
