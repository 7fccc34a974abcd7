package financepanel

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"rapport/app"
	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/store"
	"rapport/ui/chart"
	"rapport/ui/shell"
	"rapport/ui/widgets"
)

func (b *bench) performance() *performanceView {
	b.page.Show(shell.Place{Tab: TabPerformance})
	return b.page.views[TabPerformance].(*performanceView)
}

func (b *bench) crossSell() *crossSellView {
	b.page.Show(shell.Place{Tab: TabCrossSell})
	return b.page.views[TabCrossSell].(*crossSellView)
}

func (b *bench) store() *store.Store { return b.page.deps.Source.(*store.Store) }

// undo takes the last action back and shows the page anew.
func (b *bench) undo(t *testing.T) {
	t.Helper()
	if _, err := b.store().Undo(context.Background()); err != nil {
		t.Fatal(err)
	}
	b.page.Refresh()
}

// cells are the texts of a column.
func cells(t *widgets.Table, column int) []string {
	var texts []string
	for i := range t.Source().Len() {
		texts = append(texts, t.Source().Cell(i, column).Text)
	}
	return texts
}

// TestAnObjectiveIsSetMetAndTakenBack: typed in percent, kept as a fraction,
// judged at once, changed, taken back by undo.
func TestAnObjectiveIsSetMetAndTakenBack(t *testing.T) {
	b := newBench(t)
	v := b.performance()
	before := len(v.objectives.rows)
	v.objectives.open(nil)
	panel := widgets.TopPanel(b.Window.Canvas())
	form := v.objectives.form
	test.Type(form.target, "abc")
	panel.Save()
	if form.fields["name"].Error() == "" || form.fields["target"].Error() == "" || len(v.objectives.rows) != before {
		t.Fatalf("nothing typed: errors %q, %q", form.fields["name"].Error(), form.fields["target"].Error())
	}
	form.name.SetText("Half come back")
	form.target.SetText("250")
	panel.Save()
	if !strings.Contains(form.fields["target"].Error(), "100") || form.target.Text != "250" {
		t.Errorf("a share of 250 %% is told as %q", form.fields["target"].Error())
	}
	form.target.SetText("50 %")
	panel.Save()
	if panel.IsOpen() || len(v.objectives.rows) != before+1 {
		t.Fatalf("the objective was not saved: %q", b.Failed)
	}
	row := v.objectives.rows[before]
	if row.Objective.Target.String() != "0.5" || row.Met == nil || !*row.Met {
		t.Errorf("kept as %s, met %v", row.Objective.Target, row.Met)
	}
	if got := v.objectives.table.Source().Cell(before, 4).Text; got != "● met" {
		t.Errorf("the table says %q", got)
	}
	v.objectives.open(&row)
	v.objectives.form.target.SetText("99")
	widgets.TopPanel(b.Window.Canvas()).Save()
	if row = v.objectives.rows[before]; *row.Met {
		t.Error("a retention of 99 % is met")
	}
	v.objectives.open(&row)
	v.objectives.form.remove()
	if len(v.objectives.rows) != before {
		t.Error("the objective is still there")
	}
	b.undo(t)
	if len(v.objectives.rows) != before+1 {
		t.Error("undo does not bring the objective back")
	}
}

func TestScorecardsByEachSlice(t *testing.T) {
	b := newBench(t)
	v := b.performance()
	for _, by := range []report.By{report.BySalesperson, report.ByChannel, report.ByCampaign, report.BySegment} {
		v.by.SetKey(string(by))
		v.regroup()
		names := cells(v.scores, 0)
		if v.data.report.By != by || len(names) < 4 || names[len(names)-1] != "Total" {
			t.Errorf("by %s: %q", by, names)
		}
		for _, name := range names {
			if name == "" {
				t.Errorf("by %s: a row without a name", by)
			}
		}
	}
	if svg, err := chart.Render(v.exhibits()[0].Drawing, chart.Options{Format: chart.SVG, Width: 900, Height: 500, Theme: chart.Light}); err != nil || !strings.Contains(string(svg), "Scorecard") {
		t.Errorf("the scorecard is not drawn: %v", err)
	}
}

// TestEquityIsWorkedOutWhenAskedFor: not before, and its steps sum.
func TestEquityIsWorkedOutWhenAskedFor(t *testing.T) {
	b := newBench(t)
	v := b.performance()
	if v.equity != nil {
		t.Fatal("the models were fitted unasked")
	}
	v.choose(showEquity)
	e := v.equity.bridge
	if *e.Opening+*e.Acquired+*e.Retained+*e.Lost+*e.Changed != *e.Closing || *e.Closing <= 0 || len(e.Behind("acquired")) == 0 {
		t.Errorf("the bridge is %+v", e)
	}
	d, ok := v.exhibits()[0].Drawing.(chart.Equity)
	if !ok || len(d.Steps) != 6 || !d.Steps[0].Level || !d.Steps[5].Level {
		t.Errorf("drawn as %+v", d)
	}
	v.choose(showIncome)
	lines := cells(v.income, 0)
	if lines[len(lines)-1] != "Net cash flow" {
		t.Errorf("income and cash end with %q", lines[len(lines)-1])
	}
}

// TestASegmentIsMadeOfARule: the customers of the rule get the tag and become
// targets, once, in one action that undo takes back.
func TestASegmentIsMadeOfARule(t *testing.T) {
	b := newBench(t)
	v := b.crossSell()
	if len(v.shown) < 10 {
		t.Fatalf("%d rules", len(v.shown))
	}
	for _, rule := range v.shown {
		if rule.Lift <= 1 {
			t.Errorf("%s to %s is no likelier than chance", rule.Product, rule.Next)
		}
	}
	v.rules.OnSelected(2)
	if len(v.who) != v.shown[2].Customers {
		t.Fatalf("%d customers are listed, the rule says %d", len(v.who), v.shown[2].Customers)
	}
	v.customers.OnActivated(0)
	if len(b.opened) != 1 || b.opened[0] != v.who[0].id {
		t.Errorf("opened %v", b.opened)
	}
	who := v.who
	v.makeSegment()
	s := v.panel
	s.tag.SetText(" ")
	s.save()
	if s.fields["tag"].Error() == "" || !s.panel.IsOpen() {
		t.Fatal("a segment of neither tag nor campaign is taken")
	}
	s.tag.SetText("next offer")
	campaign := s.campaign.Options[1]
	s.campaign.SetID(campaign.ID)
	targets := targetsOf(t, b, app.ID(campaign.ID))
	s.save()
	ctx := context.Background()
	tagged, err := b.store().FilteredCustomers(ctx, report.Filter{Tag: "next offer"})
	if err != nil || len(tagged) != len(who) {
		t.Errorf("%d of %d are tagged: %v", len(tagged), len(who), err)
	}
	now := targetsOf(t, b, app.ID(campaign.ID))
	for _, l := range who {
		if now[l.id] != 1 {
			t.Errorf("%s is %d times in the campaign", l.name, now[l.id])
		}
	}
	b.undo(t)
	tagged, _ = b.store().FilteredCustomers(ctx, report.Filter{Tag: "next offer"})
	if after := targetsOf(t, b, app.ID(campaign.ID)); len(tagged) != 0 || len(after) != len(targets) {
		t.Errorf("after undo %d are tagged, and %d targets where %d were", len(tagged), len(after), len(targets))
	}
}

func targetsOf(t *testing.T, b *bench, campaign app.ID) map[app.ID]int {
	t.Helper()
	rows, err := b.store().TargetRows(context.Background(), campaign)
	if err != nil {
		t.Fatal(err)
	}
	times := map[app.ID]int{}
	for _, row := range rows {
		times[row.Contact]++
	}
	return times
}

// TestScoresOpenTheEntriesThatSumToThem: of each row by each slice, of the
// total, and of the lines of the income statement; a campaign's row opens it.
func TestScoresOpenTheEntriesThatSumToThem(t *testing.T) {
	b := newBench(t)
	v := b.performance()
	for _, by := range []report.By{report.BySalesperson, report.ByChannel, report.ByCampaign, report.BySegment} {
		v.by.SetKey(string(by))
		v.regroup()
		for row, s := range v.scoreRows() {
			if got := together(t, v.scoreEntries(row, "profit")); got != s.Profit() {
				t.Errorf("by %s, %s: entries of %d, profit %d", by, s.Key, got, s.Profit())
			}
		}
		if by == report.ByCampaign {
			for row, s := range v.data.report.Rows {
				if s.ID != 0 {
					v.openScore(row)
					if b.opened[len(b.opened)-1] != s.ID {
						t.Errorf("opened %v, want %v", b.opened, s.ID)
					}
				}
			}
		}
	}
	for row, line := range v.lines {
		if line.key == "" {
			continue
		}
		if got := together(t, v.incomeEntries(row)); got != line.amount {
			t.Errorf("income, %s: entries of %d, line %d", line.key, got, line.amount)
		}
	}
}

func TestPerformanceInChinese(t *testing.T) {
	i18n.SetLanguage(i18n.ZhHans)
	defer i18n.SetLanguage(i18n.En)
	b := newBench(t)
	if got := b.performance().objectives.table.Source().Cell(0, 1).Text; got != "客户留存率" {
		t.Errorf("the metric is %q", got)
	}
}
