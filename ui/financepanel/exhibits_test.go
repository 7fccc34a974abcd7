package financepanel

import (
	"reflect"
	"strings"
	"testing"

	"rapport/app"
	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/store/storetest"
	"rapport/ui/chart"
	"rapport/ui/exhibit"
	"rapport/ui/export"
	"rapport/ui/figure"
)

// pictured is a chart of the panel, how to bring it into view, and what the
// console makes of the same question.
type pictured struct {
	name    string
	view    func(b *bench) *figure.View
	console func(t *testing.T, src Source, q report.Query) export.Exhibit
}

// must is an exhibit of a report that could be worked out.
func must[R any](t *testing.T, r R, err error, make func(R) export.Exhibit) export.Exhibit {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	return make(r)
}

// ltv is the console's lifetime value by a model.
func ltv(model report.Model, make func(*report.LTVReport) export.Exhibit) func(*testing.T, Source, report.Query) export.Exhibit {
	return func(t *testing.T, src Source, _ report.Query) export.Exhibit {
		r, err := report.LTV(t.Context(), src, report.LTVQuery{Model: model, Margin: "profit"})
		return must(t, r, err, make)
	}
}

func (b *bench) valuePicture(model report.Model, picture string) *figure.View {
	v := b.valued(model)
	v.picture.SetKey(picture)
	v.draw()
	return v.chart
}

func (b *bench) budget(picture string) *budgetView {
	b.show(TabBudget)
	v := b.page.views[TabBudget].(*budgetView)
	v.picture.SetKey(picture)
	v.draw()
	return v
}

// pictures are all charts of the panel.
var pictures = []pictured{
	{"whale", func(b *bench) *figure.View { b.show(TabProfitability); return b.profit().curve },
		func(t *testing.T, src Source, q report.Query) export.Exhibit {
			r, err := report.Whale(t.Context(), src, report.WhaleQuery{Query: q})
			return must(t, r, err, exhibit.WhaleCurve)
		}},
	{"statement", func(b *bench) *figure.View {
		b.show(TabProfitability)
		b.profit().leftKey.SetKey("statement")
		b.profit().showLeft()
		b.profit().fall.ShowTable(false)
		return b.profit().fall
	}, func(t *testing.T, src Source, q report.Query) export.Exhibit {
		r, err := report.Profitability(t.Context(), src, report.ProfitabilityQuery{Query: q})
		return must(t, r, err, func(r *report.ProfitabilityReport) export.Exhibit { return exhibit.Statement(r, true) })
	}},
	{"ranking", func(b *bench) *figure.View {
		b.show(TabProfitability)
		b.profit().ranking.chart.ShowTable(false)
		return b.profit().ranking.chart
	}, func(t *testing.T, src Source, q report.Query) export.Exhibit {
		r, err := report.Profitability(t.Context(), src, report.ProfitabilityQuery{Query: q})
		return must(t, r, err, exhibit.Ranked)
	}},
	{"media", func(b *bench) *figure.View { b.show(TabMedia); return b.page.views[TabMedia].(*mediaView).chart },
		func(t *testing.T, src Source, q report.Query) export.Exhibit {
			r, err := report.ValuedMediaROI(t.Context(), src, report.MediaROIQuery{Query: q})
			return must(t, r, err, exhibit.MediaReturn)
		}},
	{"value", func(b *bench) *figure.View { return b.valuePicture(report.ModelBGNBD, "bars") }, ltv(report.ModelBGNBD, exhibit.CustomerValue)},
	{"value by recency", func(b *bench) *figure.View { return b.valuePicture(report.ModelMarkov, "bars") }, ltv(report.ModelMarkov, exhibit.CustomerValue)},
	{"map", func(b *bench) *figure.View { return b.valuePicture(report.ModelBGNBD, mapOfRecency) }, ltv(report.ModelBGNBD, exhibit.RecencyFrequency)},
	{"value by source", func(b *bench) *figure.View { return b.valuePicture(report.ModelBGNBD, bySource) },
		func(t *testing.T, src Source, _ report.Query) export.Exhibit {
			r, err := report.LTVBy(t.Context(), src, report.LTVQuery{Margin: "profit"}, report.BySource)
			return must(t, r, err, exhibit.ValueBy)
		}},
	{"retention", func(b *bench) *figure.View { return b.valuePicture(report.ModelSBG, "bars") },
		func(t *testing.T, src Source, _ report.Query) export.Exhibit {
			r, err := report.Retention(t.Context(), src, report.RetentionQuery{})
			return must(t, r, err, exhibit.RetentionCurve)
		}},
	{"budget", func(b *bench) *figure.View { return b.budget(byMonth).chart },
		func(t *testing.T, src Source, q report.Query) export.Exhibit {
			r, err := report.Plan(t.Context(), src, report.BudgetQuery{Query: q})
			return must(t, r, err, func(r *report.PlanReport) export.Exhibit { return exhibit.BudgetByMonth(r, "net_revenue") })
		}},
	{"budget bridge", func(b *bench) *figure.View { return b.budget(bridged).chart },
		func(t *testing.T, src Source, q report.Query) export.Exhibit {
			r, err := report.Plan(t.Context(), src, report.BudgetQuery{Query: q})
			return must(t, r, err, func(r *report.PlanReport) export.Exhibit { return exhibit.BudgetBridge(r, false) })
		}},
	{"forecast", func(b *bench) *figure.View { return b.forecast().chart },
		func(t *testing.T, src Source, _ report.Query) export.Exhibit {
			r, err := report.SideBySide(t.Context(), src, report.ForecastQuery{})
			return must(t, r, err, func(r *report.BothReport) export.Exhibit { return exhibit.Outlook(r, "net_revenue") })
		}},
	{"scorecard", func(b *bench) *figure.View {
		v := b.performance()
		v.scored.ShowTable(false)
		return v.scored
	}, func(t *testing.T, src Source, q report.Query) export.Exhibit {
		r, err := report.Scorecard(t.Context(), src, report.ScorecardQuery{Query: q, By: report.BySalesperson})
		return must(t, r, err, exhibit.Scorecards)
	}},
	{"equity", func(b *bench) *figure.View {
		v := b.performance()
		v.choose(showEquity)
		return v.bridge
	}, func(t *testing.T, src Source, q report.Query) export.Exhibit {
		r, head, err := report.Equity(t.Context(), src, q)
		return must(t, r, err, func(r *report.EquityReport) export.Exhibit { return exhibit.EquityBridge(r, head) })
	}},
}

// TestPanelAndConsoleShowTheSame: of the same period, each chart of the panel is
// the console's, byte for byte, and so is its table.
func TestPanelAndConsoleShowTheSame(t *testing.T) {
	b := newBench(t)
	defer i18n.SetLanguage(i18n.En)
	o := chart.Options{Width: 900, Height: 500, Theme: chart.Light}
	for _, language := range i18n.Languages() {
		i18n.SetLanguage(language)
		b.page.Refresh()
		for _, p := range pictures {
			shown := p.view(b).Exhibit()
			same := p.console(t, b.page.deps.Source, b.page.span.query())
			one, err := export.File(shown, export.SVG, o)
			if err != nil {
				t.Errorf("%s: %v", p.name, err)
				continue
			}
			other, err := export.File(same, export.SVG, o)
			if err != nil || string(one) != string(other) {
				t.Errorf("%s in %s: the panel draws %d bytes, the console %d, %v", p.name, language, len(one), len(other), err)
			}
			if panel, console := shown.Table(), same.Table(); !reflect.DeepEqual(panel, console) {
				t.Errorf("%s in %s: the panel has %d rows of %q, the console %d of %q", p.name, language, len(panel.Rows), panel.About, len(console.Rows), console.About)
			}
			if title, _ := chart.Titles(shown.Drawing); title != shown.Title || shown.Table().Title != title {
				t.Errorf("%s: the drawing is titled %q, the exhibit %q, the table %q", p.name, title, shown.Title, shown.Table().Title)
			}
		}
	}
}

// TestFilterIsNamedAlike over the drawing and in the table.
func TestFilterIsNamedAlike(t *testing.T) {
	r, err := report.Profitability(t.Context(), storetest.Sample(t), report.ProfitabilityQuery{Filter: report.Filter{Owner: app.ID(1), Name: "Ann"}})
	if err != nil {
		t.Fatal(err)
	}
	e := exhibit.Ranked(r)
	_, of := chart.Titles(e.Drawing)
	for what, text := range map[string]string{"drawing": of, "table": e.Table().About} {
		if !strings.Contains(text, "Owner: Ann") {
			t.Errorf("the %s says %q", what, text)
		}
	}
}
