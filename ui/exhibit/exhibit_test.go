package exhibit_test

import (
	"strings"
	"testing"

	"rapport/app/report"
	"rapport/finance"
	"rapport/store/storetest"
	"rapport/ui/chart"
	"rapport/ui/exhibit"
	"rapport/ui/export"
)

// TestWaterfallIsTheStatement: of any customer of the sample company, each level
// is what the movements before it lead to, in all steps and in the coarse ones.
func TestWaterfallIsTheStatement(t *testing.T) {
	s := storetest.Sample(t)
	r, err := report.Profitability(t.Context(), s, report.ProfitabilityQuery{})
	if err != nil {
		t.Fatal(err)
	}
	company := exhibit.Statement(r, true)
	statements := []finance.Statement{r.Total.Statement.Plus(r.Unallocated.Statement)}
	for _, row := range r.Rows {
		statements = append(statements, row.Statement)
	}
	for i, statement := range statements {
		w := exhibit.CustomerStatement(&report.CustomerReport{Statement: statement}).Drawing.(chart.Waterfall)
		for _, steps := range [][]chart.Step{w.Steps, w.Coarse} {
			at := finance.Amount(0)
			for k, step := range steps {
				switch {
				case k == 0:
					at = step.Amount
				case step.Level && step.Amount != at:
					t.Errorf("statement %d: %s is %d after steps to %d", i, step.Name, step.Amount, at)
				case !step.Level:
					at += step.Amount
				}
			}
			if n := len(steps); n > 0 && (steps[0].Amount != statement.GrossSales() || steps[n-1].Amount != statement.Profit()) {
				t.Errorf("statement %d goes from %+v to %+v", i, steps[0], steps[n-1])
			}
		}
	}
	line := func(key int64) string { return exhibit.Behind(key).Line }
	if drawn := company.Drawing.(chart.Waterfall); line(drawn.Steps[0].Key) != "gross_sales" ||
		line(drawn.Steps[len(drawn.Steps)-1].Key) != "profit" || line(0) != "" || line(99) != "" {
		t.Error("steps do not know their lines")
	}
	if len(company.Table().Heading) != 5 || len(exhibit.Statement(r, false).Table().Heading) != 3 {
		t.Error("the statement of some customers has what no customer bears")
	}
}

// TestMapOfRecencyHoldsAllValue: its cells sum to the total of the table, and a
// cell's key is that of its row.
func TestMapOfRecencyHoldsAllValue(t *testing.T) {
	s := storetest.Sample(t)
	for _, model := range []report.Model{report.ModelBGNBD, report.ModelMarkov} {
		r, err := report.LTV(t.Context(), s, report.LTVQuery{Model: model})
		if err != nil {
			t.Fatal(err)
		}
		e := exhibit.RecencyFrequency(r)
		table := e.Table()
		total, number := finance.Amount(0), 0
		for _, row := range e.Drawing.(chart.Heat).Cells {
			for _, cell := range row {
				total += cell.Value
				if number++; cell.Key != 0 && table.Key(number-1) != cell.Key {
					t.Errorf("cell %d has the key %d, its row %d", number, cell.Key, table.Key(number-1))
				}
			}
		}
		if r.Total.Expected == nil || total != *r.Total.Expected {
			t.Errorf("%s: the map holds %d of %v", model, total, r.Total.Expected)
		}
		if table.Key(number) != 0 {
			t.Error("the total has a key")
		}
	}
	r, err := report.LTV(t.Context(), s, report.LTVQuery{Model: report.ModelSBG})
	if err != nil {
		t.Fatal(err)
	}
	if e := exhibit.RecencyFrequency(r); len(e.Table().Rows) != 0 {
		t.Error("subscribers have a map of purchases")
	}
}

// TestJourneyEndsAtTheProfit of the customer, and names the steps.
func TestJourneyEndsAtTheProfit(t *testing.T) {
	s := storetest.Sample(t)
	id, err := s.FindCustomer(t.Context(), "Michelle", "", true)
	if err != nil {
		t.Fatal(err)
	}
	r, err := report.Customer(t.Context(), s, report.CustomerQuery{Customer: id})
	if err != nil {
		t.Fatal(err)
	}
	e := exhibit.CustomerJourney(r)
	running := finance.Amount(0)
	for _, event := range e.Drawing.(chart.Journey).Events {
		running += event.Amount
	}
	if running != r.Statement.Profit() {
		t.Errorf("the journey ends at %d, the statement at %d", running, r.Statement.Profit())
	}
	svg, err := export.File(e, export.SVG, chart.Options{Width: 800, Height: 450, Theme: chart.Light})
	if err != nil || !strings.Contains(string(svg), "Michelle") {
		t.Errorf("the picture does not say whose journey it is: %v", err)
	}
}
