package financepanel

import (
	"context"
	"strings"
	"testing"

	"rapport/app"
	"rapport/finance"
	"rapport/store/storetest"
	"rapport/ui/shell"
	"rapport/ui/uitest"
)

// bench is the page over the sample company, and what it was asked to open.
type bench struct {
	*uitest.Around
	page   *Page
	opened []app.ID
	files  map[string][]byte
	copied string
}

func newBench(t *testing.T) *bench {
	t.Helper()
	b := over(t, storetest.Sample(t), 0)
	b.page.Show(shell.Place{})
	return b
}

// over is the page over a company on a day, with no figures asked for yet.
func over(t *testing.T, src Source, today finance.Date) *bench {
	t.Helper()
	b := &bench{Around: uitest.New(t), files: map[string][]byte{}}
	b.NoFailures(t)
	b.page = New(Deps{
		Source: src, Host: b.Host(today), Fail: b.Host(today).Fail, Visit: func(shell.Place) {},
		OpenCustomer: func(id app.ID) { b.opened = append(b.opened, id) },
		OpenCampaign: func(id app.ID) { b.opened = append(b.opened, id) },
		SaveFile:     func(name string, data []byte) { b.files[name] = data },
		Copy:         func(text string) { b.copied = text },
		Job: func(_ string, work func(context.Context, shell.Progress) error, done func(error)) {
			done(work(t.Context(), func(int, int) {}))
		},
	})
	b.Hold(b.page.Content(), b.page.Refresh)
	return b
}

func (b *bench) show(tab string) { b.page.Show(shell.Place{Tab: tab}) }

func (b *bench) profit() *profitView { return b.page.views[TabProfitability].(*profitView) }

// TestRankingBeginsWithTheWorstAndOpensIt: the least profitable customer in two
// clicks.
func TestRankingBeginsWithTheWorstAndOpensIt(t *testing.T) {
	b := newBench(t)
	rows := b.profit().ranking.rows
	if len(rows) < 300 {
		t.Fatalf("%d customers are ranked", len(rows))
	}
	for i := 1; i < len(rows); i++ {
		if rows[i].Profit() < rows[i-1].Profit() {
			t.Fatalf("row %d is worse than the row above it", i)
		}
	}
	b.profit().ranking.open(0)
	if len(b.opened) != 1 || b.opened[0] != rows[0].ID {
		t.Errorf("opened %v, want %v", b.opened, rows[0].ID)
	}
}

func TestPeriodHoldsForThePanel(t *testing.T) {
	b := newBench(t)
	year := b.profit().data.Customers
	if year.From != finance.MustDate("2025-04-01") || year.To != finance.MustDate("2026-03-31") {
		t.Errorf("the panel begins with %s to %s, want the fiscal year of the last document", year.From, year.To)
	}
	b.page.span.choose(spanAll)
	all := b.profit().data.Customers
	if all.From >= year.From || all.Total.NetRevenue() <= year.Total.NetRevenue() {
		t.Errorf("all time is %s to %s with %d", all.From, all.To, all.Total.NetRevenue())
	}
}

// TestPartsOfTheBudgetVarianceSumToIt: volume, mix, price and what no product
// explains are the whole variance.
func TestPartsOfTheBudgetVarianceSumToIt(t *testing.T) {
	b := newBench(t)
	b.page.Show(shell.Place{Tab: TabBudget})
	rows := splitRows(b.page.views[TabBudget].(*budgetView).data.split)
	if len(rows) < 4 {
		t.Fatalf("the variance has the parts %+v", rows)
	}
	sum := finance.Amount(0)
	for _, row := range rows[:len(rows)-1] {
		sum += row.amount
	}
	if together := rows[len(rows)-1]; !together.total || sum != together.amount {
		t.Errorf("the parts sum to %d, together they are %d", sum, together.amount)
	}
}

// TestFilterIsOfferedWhereItHolds: other tabs are of all customers, and say so.
func TestFilterIsOfferedWhereItHolds(t *testing.T) {
	b := newBench(t)
	for _, o := range b.page.filter.options() {
		if o.Group == "Owner" {
			o.Do()
			break
		}
	}
	for tab := range b.page.views {
		b.show(tab)
		button := b.page.filter.button
		if named := strings.HasPrefix(button.Label, "Owner: "); named != filtered[tab] || button.Disabled() == filtered[tab] {
			t.Errorf("%s: the filter says %q, and cannot be chosen: %v", tab, button.Label, button.Disabled())
		}
		all := b.page.views[tab].exhibits()
		if len(all) == 0 {
			t.Errorf("%s shows nothing", tab)
			continue
		}
		if about := all[0].Table().About; strings.Contains(about, "Owner: ") != filtered[tab] {
			t.Errorf("%s is of %q", tab, about)
		}
	}
}

// choose takes a line of the Export menu or of the Meeting pack menu.
func (b *bench) choose(t *testing.T, title string) {
	t.Helper()
	for _, o := range append(b.page.exports(), b.page.packs()...) {
		if o.Title == title {
			if o.Off {
				t.Errorf("%s cannot be chosen", title)
				return
			}
			o.Do()
			return
		}
	}
	t.Errorf("the menu has no %s", title)
}

func TestEveryTabExportsItsChartAndTable(t *testing.T) {
	b := newBench(t)
	begins := map[string]string{"png": "\x89PNG", "svg": "<", "pdf": "%PDF-", "xlsx": "PK", "csv": "\ufeff"}
	titles := map[string]string{
		"png": "Chart as PNG…", "svg": "Chart as SVG…", "pdf": "Chart as PDF…", "xlsx": "Excel with figures and chart…", "csv": "Figures as CSV…",
	}
	for _, tab := range []string{TabProfitability, TabMedia, TabValue, TabBudget, TabForecast, TabPerformance, TabCrossSell} {
		b.page.Show(shell.Place{Tab: tab})
		for ending, title := range titles {
			if tab == TabCrossSell && ending != "xlsx" && ending != "csv" {
				continue // it has no chart
			}
			b.choose(t, title)
			if file := string(b.files[tab+"."+ending]); !strings.HasPrefix(file, begins[ending]) {
				t.Errorf("%s as %s begins with %q", tab, ending, file[:min(len(file), 8)])
			}
		}
		b.choose(t, "Copy the table")
		if strings.Count(b.copied, "\n") < 3 || !strings.Contains(b.copied, "\t") {
			t.Errorf("%s: the table to copy is %q", tab, b.copied)
		}
	}
}

func TestMeetingPackOfThePeriodInView(t *testing.T) {
	b := newBench(t)
	b.choose(t, "Meeting pack as PDF…")
	b.choose(t, "Meeting pack as Excel…")
	if pdf := string(b.files["Meeting pack.pdf"]); !strings.HasPrefix(pdf, "%PDF-") {
		t.Errorf("the pack begins with %q", pdf[:min(len(pdf), 8)])
	}
	if book := string(b.files["Meeting pack.xlsx"]); !strings.HasPrefix(book, "PK") {
		t.Errorf("the workbook begins with %q", book[:min(len(book), 8)])
	}
}
