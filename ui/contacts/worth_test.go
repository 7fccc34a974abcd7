package contacts

import (
	"testing"

	"fyne.io/fyne/v2/test"

	"rapport/app/report"
	"rapport/finance"
	"rapport/store/storetest"
	"rapport/ui/shell"
	"rapport/ui/widgets"
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

// TestRecordSaysWhatIsExpected beside the value so far, by models that are fitted
// once for all customers.
func TestRecordSaysWhatIsExpected(t *testing.T) {
	b := newBench(t, storetest.Sample(t))
	michelle := b.find(t, "Michelle Alvarez")
	b.page.Show(shell.Place{ID: int64(michelle)})
	var said []string
	for _, o := range test.LaidOutObjects(b.page.record.worth.values) {
		if text, ok := o.(*widgets.Text); ok {
			said = append(said, text.Value)
		}
	}
	r := b.page.record.data.report
	if r.ExpectedValue == nil {
		t.Fatal("nothing is expected of her")
	}
	want, err := report.Customer(t.Context(), b.store, report.CustomerQuery{Customer: michelle})
	if err != nil {
		t.Fatal(err)
	}
	if err := want.AddExpected(t.Context(), b.store, report.Query{}); err != nil {
		t.Fatal(err)
	}
	if *r.ExpectedValue != *want.ExpectedValue {
		t.Errorf("expected are %d, want %d", *r.ExpectedValue, *want.ExpectedValue)
	}
	if len(said) != 4 || said[0] != "−13.14" && said[1] != "−13.14" {
		t.Errorf("the record says %q", said)
	}
	fitted := b.page.future.value
	b.page.open(michelle)
	if b.page.future.value != fitted {
		t.Error("the models are fitted again although nothing has changed")
	}
}

// TestStepListsAnAmountAnAccount: what a bill earned month by month is one amount.
func TestStepListsAnAmountAnAccount(t *testing.T) {
	usd := finance.Currency{Code: "USD", Exponent: 2}
	entry := func(account finance.Account, amount finance.Amount) report.StepEntry {
		return report.StepEntry{Account: account, Amount: amount}
	}
	bill := report.Step{Entries: []report.StepEntry{entry(finance.Recurring, 825), entry(finance.Recurring, 825), entry(finance.Recurring, 825)}}
	if got := effects(bill, usd); got != "+24.75" {
		t.Errorf("a bill of three months is %q", got)
	}
	order := report.Step{Entries: []report.StepEntry{
		entry(finance.Sales, 10000), entry(finance.COGS, -5000), entry(finance.Activity, -300), entry(finance.ShippingCost, -700), entry(finance.Activity, -100), entry(finance.PaymentFee, -50),
	}}
	if got := effects(order, usd); got != "+100.00  −50.00  −4.00  −7.50" {
		t.Errorf("an order is %q", got)
	}
}
