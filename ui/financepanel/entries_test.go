package financepanel

import (
	"testing"

	"rapport/app/report"
	"rapport/finance"
	"rapport/ui/document"
	"rapport/ui/exhibit"
	"rapport/ui/shell"
)

// together is the total of the entries that a panel lists; it closes the panel.
func together(t *testing.T, e *document.EntriesPanel) finance.Amount {
	t.Helper()
	r := e.Report()
	if r == nil {
		t.Fatal("no entries were read")
	}
	e.Close()
	return r.Total
}

// TestEveryFigureOpensTheEntriesThatSumToIt goes through the tables of the panel.
func TestEveryFigureOpensTheEntriesThatSumToIt(t *testing.T) {
	b := newBench(t)
	v := b.profit()
	figures := 0
	v.statement.Figures(func(line string, p finance.Period, amount finance.Amount) {
		figures++
		if got := together(t, v.statement.entries(exhibit.Step{Line: line}, p)); got != amount {
			t.Errorf("statement, %s, %v: %d, want %d", line, p, got, amount)
		}
	})
	if figures < 30 {
		t.Errorf("the statement has %d figures", figures)
	}
	for _, group := range []string{string(report.ByCustomer), byCompany, string(report.ByChannel), string(report.BySegment), string(report.ByDecile)} {
		v.ranking.group.SetKey(group)
		v.load(v.asked)
		for _, row := range []int{0, len(v.ranking.rows) - 1} {
			if got, want := together(t, v.ranking.entries(row, "profit")), v.ranking.rows[row].Profit(); got != want {
				t.Errorf("%s, row %d: %d, want %d", group, row, got, want)
			}
		}
	}
	b.page.Show(shell.Place{Tab: TabMedia})
	m := b.page.views[TabMedia].(*mediaView)
	for row, r := range m.data.report.Rows {
		if got := together(t, m.entries(row, "cost")); got != -r.Cost {
			t.Errorf("media, cost of %s: %d, want %d", r.Key, got, -r.Cost)
		}
		if got := together(t, m.entries(row, "margin_after_service")); got != r.Margin {
			t.Errorf("media, margin of %s: %d, want %d", r.Key, got, r.Margin)
		}
	}
	b.page.Show(shell.Place{Tab: TabBudget})
	plan := b.page.views[TabBudget].(*budgetView)
	for _, r := range plan.compared() {
		if got := together(t, plan.entries(exhibit.Step{Line: r.Key})); got != r.Actual {
			t.Errorf("budget, %s: %d, want %d", r.Key, got, r.Actual)
		}
	}
}

// TestAnEntryOpensItsDocument: an order its page, and the panel goes.
func TestAnEntryOpensItsDocument(t *testing.T) {
	b := newBench(t)
	e := b.profit().ranking.entries(0, "net_revenue")
	e.OpenRow(0)
	if len(b.Opened) != 1 || b.Opened[0].ID == 0 || b.Opened[0].Page == "" {
		t.Errorf("opened %+v", b.Opened)
	}
	if top := b.Window.Canvas().Overlays().Top(); top != nil {
		t.Error("the list of entries stays over the document")
	}
}

func TestReasonsOfTheSelectedRow(t *testing.T) {
	b := newBench(t)
	r := b.profit().ranking
	r.explain(0)
	if len(r.rows[0].Reasons) == 0 || r.rows[0].Profit() >= 0 {
		t.Fatalf("the first row is %+v", r.rows[0])
	}
	strip := r.why
	if got := len(strip.links); got != len(r.rows[0].Reasons)+1 {
		t.Errorf("%d links for %d reasons", got, len(r.rows[0].Reasons))
	}
	strip.links[0].Tapped(nil)
	if b.Window.Canvas().Overlays().Top() == nil {
		t.Error("a reason opens no entries")
	}
}
