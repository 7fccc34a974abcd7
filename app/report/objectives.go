package report

import (
	"context"
	"slices"

	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/finance"
)

// ObjectiveRow is an objective and how it stands from From to To: in the latest
// year of the report's period, or in the period where it is a part of a year. A
// figure that those days have no facts for is nil, and so is Met. The trend is
// the metric in the period before and in the same period a year earlier, nil
// where the books do not cover it.
type ObjectiveRow struct {
	Name       string        `json:"name"`
	Metric     app.Metric    `json:"metric"`
	Target     *Figure       `json:"target"`
	Actual     *Figure       `json:"actual"`
	Owner      string        `json:"owner,orNull"`
	Met        *bool         `json:"met"`
	LastPeriod *Figure       `json:"last_period"`
	LastYear   *Figure       `json:"last_year"`
	From       finance.Date  `json:"from"`
	To         finance.Date  `json:"to"`
	Part       bool          `json:"part_of_year"`
	Objective  app.Objective `json:"-"`
}

// Open reports that a target which a year adds up to has not been reached yet in
// a part of one: neither met nor missed.
func (o ObjectiveRow) Open() bool {
	adds := o.Metric == app.MetricAcquisition || o.Metric == app.MetricCustomerProfit
	return o.Part && adds && o.Met != nil && !*o.Met
}

// Figure is the value of a metric: an amount of money, or a number, which is a
// fraction where the metric is a share.
type Figure struct {
	Measure app.Measure
	Amount  finance.Amount // where the measure is an amount
	Number  float64        // where it is not
}

// inJSON is an amount or a number.
func (f Figure) inJSON() any {
	if f.Measure == app.InAmount {
		return f.Amount
	}
	return f.Number
}

// Value is the figure as a number, to compare and to draw.
func (f Figure) Value() float64 {
	if f.Measure == app.InAmount {
		return float64(f.Amount)
	}
	return f.Number
}

// meets reports whether a figure reaches a target of the same metric.
func (f Figure) meets(target Figure, m app.Metric) bool {
	if m.AtMost() {
		return f.Value() <= target.Value()
	}
	return f.Value() >= target.Value()
}

func figureOf(m app.Metric, n float64) *Figure { return &Figure{Measure: m.Measure(), Number: n} }

// share is part of whole, nil where there is no whole.
func share(m app.Metric, part, whole int) *Figure {
	if whole == 0 {
		return nil
	}
	return figureOf(m, float64(part)/float64(whole))
}

func money(m app.Metric, a *finance.Amount) *Figure {
	if a == nil {
		return nil
	}
	return &Figure{Measure: m.Measure(), Amount: *a}
}

// targetOf is the target as its metric is measured.
func targetOf(o app.Objective, c finance.Currency) (*Figure, error) {
	if o.Metric.Measure() != app.InAmount {
		return figureOf(o.Metric, o.Target.InexactFloat64()), nil
	}
	amount, err := finance.Round(o.Target, c)
	return money(o.Metric, &amount), err
}

// measures works out metrics; what it reads of a period it reads once.
type measures struct {
	src      ScorecardSource
	frame    frame
	sums     map[finance.Period][]CustomerTotal
	bought   map[finance.Period][]Buyer
	firsts   map[app.ID]finance.Date
	stays    []Tenure
	hasStays bool
}

func newMeasures(src ScorecardSource, f frame) *measures {
	return &measures{src: src, frame: f, sums: map[finance.Period][]CustomerTotal{}, bought: map[finance.Period][]Buyer{}}
}

func (m *measures) totals(ctx context.Context, p finance.Period) ([]CustomerTotal, error) {
	if known, ok := m.sums[p]; ok {
		return known, nil
	}
	totals, err := m.src.CustomerTotals(ctx, p)
	m.sums[p] = totals
	return totals, err
}

// buyers lists who ordered in a period, each customer once.
func (m *measures) buyers(ctx context.Context, p finance.Period) ([]Buyer, error) {
	if known, ok := m.bought[p]; ok {
		return known, nil
	}
	buyers, err := m.src.Buyers(ctx, "", p)
	m.bought[p] = buyers
	return buyers, err
}

func (m *measures) firstOrders(ctx context.Context) (map[app.ID]finance.Date, error) {
	if m.firsts != nil {
		return m.firsts, nil
	}
	firsts, err := m.src.FirstOrders(ctx)
	m.firsts = firsts
	return firsts, err
}

func (m *measures) tenures(ctx context.Context) ([]Tenure, error) {
	if m.hasStays {
		return m.stays, nil
	}
	stays, err := m.src.Tenures(ctx)
	m.stays, m.hasStays = stays, err == nil
	return stays, err
}

// income is the company's statement of a period.
func (m *measures) income(ctx context.Context, p finance.Period) (finance.Statement, error) {
	var sum finance.Statement
	totals, err := m.totals(ctx, p)
	for i := range totals {
		sum = sum.Plus(totals[i].Statement)
	}
	return sum, err
}

// whole is all customers of a period as one row.
func (m *measures) whole(ctx context.Context, p finance.Period) (ScoreRow, error) {
	row := ScoreRow{Key: "total", Name: app.Say("Total")}
	totals, err := m.totals(ctx, p)
	if err != nil {
		return row, err
	}
	for i := range totals {
		if totals[i].Customer != 0 {
			row.Statement = row.Statement.Plus(totals[i].Statement)
		}
	}
	buyers, err := m.buyers(ctx, p)
	if err != nil {
		return row, err
	}
	firsts, err := m.firstOrders(ctx)
	for _, b := range buyers {
		row.take(b, firsts[b.Customer])
	}
	row.finish()
	return row, err
}

// objectives works out each objective for the year judged, the one before and the
// one a year earlier.
func (m *measures) objectives(ctx context.Context) ([]ObjectiveRow, error) {
	all, err := m.src.Objectives(ctx)
	if err != nil {
		return nil, err
	}
	staff, err := m.src.StaffChoices(ctx)
	if err != nil {
		return nil, err
	}
	names := map[app.ID]string{}
	for _, s := range staff {
		names[s.ID] = s.Name
	}
	rows := []ObjectiveRow{}
	p, part := m.frame.judged()
	for _, o := range all {
		row := ObjectiveRow{Name: o.Name, Metric: o.Metric, Owner: o.OwnerName, From: p.From, To: p.To, Part: part, Objective: o}
		if o.Owner != 0 {
			row.Owner = names[o.Owner]
		}
		if row.Target, err = targetOf(o, m.frame.Currency); err != nil {
			return nil, err
		}
		for _, at := range []struct {
			period finance.Period
			into   **Figure
		}{{p, &row.Actual}, {p.Before(), &row.LastPeriod}, {p.YearBefore(), &row.LastYear}} {
			if *at.into, err = m.measure(ctx, o.Metric, at.period); err != nil {
				return nil, err
			}
		}
		if row.Actual != nil {
			met := row.Actual.meets(*row.Target, o.Metric)
			row.Met = &met
		}
		rows = append(rows, row)
	}
	return rows, nil
}

// covered reports whether the books reach back into a period.
func (m *measures) covered(p finance.Period) bool {
	first := m.frame.extent.FirstEntry
	return first != 0 && p.To >= first
}

// measure works out one metric for one period, nil where there are no facts.
func (m *measures) measure(ctx context.Context, metric app.Metric, p finance.Period) (*Figure, error) {
	if !m.covered(p) {
		return nil, nil
	}
	switch metric {
	case app.MetricRetention:
		return m.retention(ctx, p)
	case app.MetricAcquisition:
		return m.acquisition(ctx, p)
	case app.MetricUnprofitable:
		return m.unprofitable(ctx, p)
	case app.MetricResponseTime:
		return m.response(ctx, p)
	}
	row, err := m.whole(ctx, p)
	if err != nil {
		return nil, err
	}
	switch metric {
	case app.MetricRepeatRate:
		return share(metric, row.repeat, row.Customers), nil
	case app.MetricReturnRate:
		if row.ReturnRate == nil {
			return nil, nil
		}
		return figureOf(metric, *row.ReturnRate), nil
	case app.MetricAverageOrder:
		return money(metric, row.AverageOrder), nil
	case app.MetricCostToServe:
		if row.NetRevenue() <= 0 {
			return nil, nil
		}
		s := row.Statement
		return figureOf(metric, finance.Ratio(-s[finance.Activity]-s[finance.Service]-s[finance.BadDebt], row.NetRevenue())), nil
	}
	profit := row.Profit()
	return money(metric, &profit), nil
}

// retention is the share of last period's customers who are still there.
func (m *measures) retention(ctx context.Context, p finance.Period) (*Figure, error) {
	base := p.Before()
	if !m.covered(base) {
		return nil, nil
	}
	before, err := m.buyers(ctx, base)
	if err != nil {
		return nil, err
	}
	now, err := m.buyers(ctx, p)
	if err != nil {
		return nil, err
	}
	tenures, err := m.tenures(ctx)
	if err != nil {
		return nil, err
	}
	were, are := map[app.ID]bool{}, map[app.ID]bool{}
	for _, b := range before {
		were[b.Customer] = true
	}
	for _, b := range now {
		are[b.Customer] = true
	}
	for _, t := range tenures {
		if t.Starts <= base.To && (t.Ends == 0 || t.Ends > base.From) {
			were[t.Customer] = true
		}
		if t.Starts <= p.To && (t.Ends == 0 || t.Ends > p.To) {
			are[t.Customer] = true
		}
	}
	kept := 0
	for id := range were {
		if are[id] {
			kept++
		}
	}
	return share(app.MetricRetention, kept, len(were)), nil
}

// acquisition counts whose first order or subscription falls in the period.
func (m *measures) acquisition(ctx context.Context, p finance.Period) (*Figure, error) {
	firsts, err := m.firstOrders(ctx)
	if err != nil {
		return nil, err
	}
	tenures, err := m.tenures(ctx)
	if err != nil {
		return nil, err
	}
	begun := map[app.ID]finance.Date{}
	for _, t := range tenures {
		if day, known := begun[t.Customer]; !known || t.Starts < day {
			begun[t.Customer] = t.Starts
		}
	}
	n := 0
	for id, day := range firsts {
		if p.Contains(day) && (begun[id] == 0 || begun[id] >= p.From) {
			n++
		}
	}
	for id, day := range begun {
		if first, ordered := firsts[id]; p.Contains(day) && (!ordered || first > p.To) {
			n++
		}
	}
	return figureOf(app.MetricAcquisition, float64(n)), nil
}

// unprofitable is the share of customers who lost money.
func (m *measures) unprofitable(ctx context.Context, p finance.Period) (*Figure, error) {
	totals, err := m.totals(ctx, p)
	losing, all := 0, 0
	for i := range totals {
		if totals[i].Customer == 0 {
			continue
		}
		all++
		if totals[i].Profit() < 0 {
			losing++
		}
	}
	return share(app.MetricUnprofitable, losing, all), err
}

// response is the median wait for an answer.
func (m *measures) response(ctx context.Context, p finance.Period) (*Figure, error) {
	waits, err := m.src.Waits(ctx, p, m.frame.AsOf)
	if err != nil || len(waits) == 0 {
		return nil, err
	}
	slices.Sort(waits)
	half := len(waits) / 2
	middle := float64(waits[half])
	if len(waits)%2 == 0 {
		middle = float64(waits[half-1]+waits[half]) / 2
	}
	return figureOf(app.MetricResponseTime, middle), nil
}

// Decimal is the figure as a decimal: a fraction, a number, days, or major units.
func (f Figure) Decimal(c finance.Currency) decimal.Decimal {
	if f.Measure == app.InAmount {
		return f.Amount.Decimal(c)
	}
	return decimal.NewFromFloat(f.Number)
}
