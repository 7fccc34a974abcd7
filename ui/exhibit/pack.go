package exhibit

import (
	"context"
	"slices"

	"rapport/app"
	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/ui/chart"
	"rapport/ui/export"
	"rapport/ui/format"
)

// PackSource is what a meeting pack asks of the company file.
type PackSource interface {
	report.ScorecardSource
	report.MediaSource
	report.BudgetSource
	report.ForecastSource
	report.LeakSource
	report.IncompleteSource
	report.ReconcileSource
}

// packLine is the line of the statement that budget and forecast are drawn by.
const packLine = "net_revenue"

// MeetingPack works out everything that a meeting wants to see of a period: each
// question's chart with its table, under which definitions, and what is missing.
// A question that the books cannot answer yet is left out.
func MeetingPack(ctx context.Context, src PackSource, q report.Query) (*export.Pack, error) {
	b := &packing{ctx: ctx, src: src, q: q}
	for _, step := range []func() error{b.about, b.profit, b.media, b.budget, b.value, b.outlook, b.performance, b.leaks, b.books} {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if err := step(); err != nil {
			return nil, err
		}
	}
	b.first = slices.Insert(b.first, 0, b.sum.exhibit())
	b.pack.Exhibits = slices.Insert(b.pack.Exhibits, 0, b.first...)
	return b.pack, nil
}

// mostRows is how many rows of a long table a meeting reads on paper, as many as
// stand under their chart; the spreadsheet has them all.
const mostRows = 20

// packing is a pack being filled.
type packing struct {
	ctx  context.Context
	src  PackSource
	q    report.Query
	pack *export.Pack
	sum  summary
	// first is what a meeting looks at first.
	first []export.Exhibit
}

func (b *packing) add(e export.Exhibit) { b.pack.Exhibits = append(b.pack.Exhibits, e) }

// about says what the pack is of.
func (b *packing) about() error {
	company, err := b.src.Company(b.ctx)
	if err != nil {
		return err
	}
	gaps, err := report.Incomplete(b.ctx, b.src, b.q)
	if err != nil {
		return err
	}
	b.pack = &export.Pack{Most: mostRows, Company: company.Name, Title: i18n.T("Meeting pack"), Period: gaps.Period(), AsOf: gaps.AsOf}
	b.sum.about = subject{i18n.T("Summary"), gaps.Head}
	for _, row := range gaps.Rows {
		if row.Count > 0 {
			b.pack.Incomplete = append(b.pack.Incomplete, i18n.T("%s: %s", report.IncompleteName(row.Kind).In(format.Say), format.Count(row.Count)))
		}
	}
	register, err := b.src.Register(b.ctx)
	if err != nil {
		return err
	}
	b.definitions(register, gaps.Policy)
	return nil
}

// definitions names the version and who signed it.
func (b *packing) definitions(register app.Register, version int) {
	b.pack.Version, b.pack.Definitions = version, i18n.T("Version %d", version)
	d, ok := register.Version(version)
	if !ok {
		return
	}
	if d.Effective != 0 {
		b.pack.Definitions = i18n.T("Version %d, in force from %s", version, format.Date(d.Effective))
	}
	for _, s := range d.SignOffs {
		b.pack.SignedBy = append(b.pack.SignedBy, i18n.T("%s: %s", departmentName(s.Department), s.Person))
	}
	if len(b.pack.SignedBy) == 0 {
		b.pack.SignedBy = []string{i18n.T("nobody yet")}
	}
}

func departmentName(code string) string {
	switch code {
	case "sales":
		return i18n.T("Sales department")
	case "marketing":
		return i18n.T("Marketing department")
	case "service":
		return i18n.T("Service department")
	}
	return i18n.T("Finance department")
}

func (b *packing) profit() error {
	whale, err := report.Whale(b.ctx, b.src, report.WhaleQuery{Query: b.q})
	if err != nil {
		return err
	}
	ranked, err := report.Profitability(b.ctx, b.src, report.ProfitabilityQuery{Query: b.q})
	if err != nil {
		return err
	}
	b.sum.whale, b.sum.statement = whale, ranked.Total.Statement.Plus(ranked.Unallocated.Statement)
	b.add(WhaleCurve(whale))
	b.add(Ranked(ranked))
	if s := Statement(ranked, true); len(s.Drawing.(chart.Waterfall).Steps) > 0 {
		b.add(s)
	}
	return nil
}

func (b *packing) media() error {
	r, err := report.ValuedMediaROI(b.ctx, b.src, report.MediaROIQuery{Query: b.q})
	if err == nil && len(r.Rows) > 0 {
		b.sum.media = r
		b.add(MediaReturn(r))
	}
	return err
}

func (b *packing) budget() error {
	plan, err := report.Plan(b.ctx, b.src, report.BudgetQuery{Query: b.q})
	if err != nil || plan.Version == "" {
		return err
	}
	b.sum.plan = plan
	b.add(BudgetByMonth(plan, packLine))
	b.add(BudgetBridge(plan, false))
	b.add(BudgetLines(plan, false))
	return nil
}

func (b *packing) value() error {
	value, err := report.LTV(b.ctx, b.src, report.LTVQuery{Query: b.q})
	if err != nil {
		return err
	}
	if value.LogLikelihood != nil {
		b.add(CustomerValue(value))
		b.add(ValueRanked(value))
		if value.Grid() != nil {
			b.add(RecencyFrequency(value))
		}
	}
	kept, err := report.Retention(b.ctx, b.src, report.RetentionQuery{Query: b.q})
	if err == nil && len(kept.Cohorts) > 0 {
		b.add(RetentionCurve(kept))
	}
	return err
}

func (b *packing) outlook() error {
	both, err := report.SideBySide(b.ctx, b.src, report.ForecastQuery{Query: b.q})
	if app.KindOf(err) == app.NotFound {
		return nil // too little history for either model
	}
	if err == nil {
		b.add(Outlook(both, packLine))
	}
	return err
}

func (b *packing) performance() error {
	r, err := report.Scorecard(b.ctx, b.src, report.ScorecardQuery{Query: b.q, By: report.BySalesperson})
	if err != nil {
		return err
	}
	if len(r.Objectives) > 0 {
		b.first = append(b.first, Objectives(r))
	}
	b.sum.cash = r.CashFlow
	b.add(Scorecards(r))
	e, head, err := report.Equity(b.ctx, b.src, b.q)
	if err == nil && e.Closing != nil {
		b.sum.equity, b.sum.opened = e, head.From
		b.add(EquityBridge(e, head))
	}
	return err
}

func (b *packing) leaks() error {
	r, err := report.Leaks(b.ctx, b.src, b.q)
	if err != nil || len(r.Rows) == 0 {
		return err
	}
	b.sum.leaks = r
	b.add(listed(Leaks(largest(r))[0]))
	b.add(leaksByKind(r))
	return nil
}

func (b *packing) books() error {
	r, err := report.Reconcile(b.ctx, b.src, b.q)
	if err == nil {
		b.add(listed(Reconcile(r)[0]))
	}
	return err
}
