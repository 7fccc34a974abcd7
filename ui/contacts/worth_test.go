package contacts

import (
	"testing"

	"rapport/finance"
	"rapport/store/storetest"
	"rapport/ui/shell"
)

// TestStatementOpensBesideEarlierPeriods: each figure is the sum of the entries
// that it opens.
func TestStatementOpensBesideEarlierPeriods(t *testing.T) {
	b := newBench(t, storetest.Sample(t))
	b.page.Show(shell.Place{ID: int64(b.find(t, "Michelle Alvarez"))})
	s := b.page.record.worth.compare()
	if s.Report() == nil || s.Report().Statement.Profit() != -13_30 {
		t.Fatalf("the statement is %+v", s.Report())
	}
	figures := 0
	s.Figures(func(line string, p finance.Period, amount finance.Amount) {
		figures++
		e := s.Entries(line, p)
		if e.Report() == nil || e.Report().Total != amount {
			t.Errorf("%s of %v: %+v, want %d", line, p, e.Report(), amount)
		}
		e.Close()
	})
	if figures < 30 {
		t.Errorf("%d figures", figures)
	}
	e := s.Entries("sales", s.Report().Period())
	e.OpenRow(0)
	if n := len(b.Opened); n == 0 || b.Opened[n-1].ID == 0 {
		t.Errorf("opened %+v", b.Opened)
	}
	if b.Window.Canvas().Overlays().Top() != nil {
		t.Error("a panel stays over the document")
	}
}
