package financepanel

import (
	"context"
	"slices"
	"testing"

	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/finance"
	"rapport/store"
	"rapport/store/storetest"
	"rapport/ui/shell"
)

// versioned is the page over the sample company with a dearer version 2 of the
// definitions.
func versioned(t *testing.T) (*bench, *store.Store) {
	t.Helper()
	s := storetest.Sample(t)
	ctx := context.Background()
	register, err := s.Register(ctx)
	if err != nil {
		t.Fatal(err)
	}
	dearer := register[0]
	dearer.Version, dearer.Effective, dearer.SignOffs = 0, finance.MustDate("2026-03-01"), nil
	dearer.Activities = slices.Clone(dearer.Activities)
	for i := range dearer.Activities {
		dearer.Activities[i].Fixed = dearer.Activities[i].Fixed.Mul(decimal.NewFromInt(2))
	}
	if _, err := s.Adopt(ctx, dearer, nil); err != nil {
		t.Fatal(err)
	}
	b := over(t, s, 0)
	b.page.version.deps.Under = func(ctx context.Context, version int, progress app.Progress) (*Posted, error) {
		under, err := s.Under(ctx, version, progress)
		if err != nil {
			return nil, err
		}
		return NewPosted(under, under.Close), nil
	}
	b.page.Show(shell.Place{})
	return b, s
}

// TestPanelUnderAnOlderVersion: version 1 gives back the figures from before
// version 2, says so, and goes when the panel goes back.
func TestPanelUnderAnOlderVersion(t *testing.T) {
	before := newBench(t).profit().data.Customers
	b, _ := versioned(t)
	agreed := b.profit().data.Customers
	if agreed.Policy != 2 || agreed.Total.Profit() >= before.Total.Profit() {
		t.Fatalf("version %d brings %d, before it was %d", agreed.Policy, agreed.Total.Profit(), before.Total.Profit())
	}
	picker := b.page.version
	if picker.button.Hidden || len(picker.options()) != 3 || !picker.root.Hidden {
		t.Errorf("with two versions there is no choice: %+v", picker.options())
	}
	picker.choose(1)
	under := b.profit().data.Customers
	if under.Policy != 1 || under.Total.Statement != before.Total.Statement || picker.root.Hidden {
		t.Errorf("under version 1: version %d, %v, want %v", under.Policy, under.Total.Statement, before.Total.Statement)
	}
	for _, tab := range []string{TabMedia, TabBudget, TabForecast, TabPerformance, TabCrossSell} {
		b.page.Show(shell.Place{Tab: tab})
		if b.page.views[tab].exhibits() == nil {
			t.Errorf("%s is empty under version 1", tab)
		}
	}
	b.page.Show(shell.Place{Tab: TabProfitability})
	if e := b.profit().ranking.entries(0, "profit"); e.Report() == nil || e.Report().Rows[0].Version != 1 {
		t.Errorf("entries under version 1: %+v", e.Report())
	} else {
		e.Close()
	}
	posted := picker.posted
	picker.choose(0)
	if again := b.profit().data.Customers; again.Total.Statement != agreed.Total.Statement || !picker.root.Hidden || picker.version != 0 {
		t.Errorf("back: %v, want %v", again.Total.Statement, agreed.Total.Statement)
	}
	if _, err := posted.Extent(context.Background()); err == nil {
		t.Error("what was posted under version 1 is still open")
	}
}

// TestOneVersionLeavesNoChoice: there is nothing to compare with.
func TestOneVersionLeavesNoChoice(t *testing.T) {
	if b := newBench(t); !b.page.version.button.Hidden {
		t.Error("one version, and a choice of versions")
	}
}

// TestAComparisonThatIsCancelledLeavesThePanelAsItWas with no error shown.
func TestAComparisonThatIsCancelledLeavesThePanelAsItWas(t *testing.T) {
	b, _ := versioned(t)
	b.page.version.deps.Job = func(_ string, _ func(context.Context, shell.Progress) error, done func(error)) {
		done(context.Canceled)
	}
	b.page.version.choose(1)
	if b.page.version.version != 0 || b.page.version.waiting != 0 || len(b.Failed) != 0 {
		t.Errorf("version %d, waiting for %d, failed %v", b.page.version.version, b.page.version.waiting, b.Failed)
	}
}
