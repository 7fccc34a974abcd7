package report

import (
	"context"
	"sort"

	"rapport/app"
	"rapport/finance"
)

// MediaROI works out what each media source, or each campaign, cost and brought.
func MediaROI(ctx context.Context, src MediaSource, q MediaROIQuery) (*MediaROIReport, error) {
	f, err := prepare(ctx, src, q.Query)
	if err != nil {
		return nil, err
	}
	m, err := newMediaSums(f, q)
	if err != nil {
		return nil, err
	}
	if err := m.keys(ctx, src); err != nil {
		return nil, err
	}
	if err := m.attribute(ctx, src); err != nil {
		return nil, err
	}
	if err := m.costs(ctx, src); err != nil {
		return nil, err
	}
	if err := m.reach(ctx, src); err != nil {
		return nil, err
	}
	if m.by == BySource {
		if err := m.values(ctx, src); err != nil {
			return nil, err
		}
	}
	return m.report(), nil
}

// mediaSums gathers the rows; row 0 is what is attributed to nothing.
type mediaSums struct {
	frame
	by     By
	rule   finance.Attribution
	window int

	rows     map[app.ID]*mediaSum
	names    map[app.ID]string
	campaign map[app.ID]app.ID // to its source
}

type mediaSum struct {
	MediaRow
	flows map[finance.Month]*finance.MonthFlow
	value finance.Amount // Σ historic NPV before media
	base  int            // customers acquired
}

func newMediaSums(f frame, q MediaROIQuery) (*mediaSums, error) {
	m := &mediaSums{
		frame: f, by: q.By, rule: finance.Attribution(q.Attribution), window: f.definitions.Attribution.WindowDays,
		rows: map[app.ID]*mediaSum{}, names: map[app.ID]string{}, campaign: map[app.ID]app.ID{},
	}
	if m.by == "" {
		m.by = BySource
	}
	if m.by != BySource && m.by != ByCampaign {
		return nil, app.Invalid("by", "Media can be seen by source or by campaign.")
	}
	if m.rule == "" {
		m.rule = finance.Attribution(f.definitions.Attribution.Rule)
	}
	switch m.rule {
	case finance.FirstTouch, finance.LastTouch, finance.LinearTouch:
	default:
		return nil, app.Invalid("attribution", "The attribution is first, last or linear.")
	}
	if q.Window != nil {
		m.window = *q.Window
	}
	if m.window < 0 {
		return nil, app.Invalid("window", "The attribution window cannot be below zero days.")
	}
	return m, nil
}

func (m *mediaSums) keys(ctx context.Context, src MediaSource) error {
	sources, campaigns, err := src.MediaKeys(ctx)
	if err != nil {
		return err
	}
	for _, c := range campaigns {
		m.campaign[c.ID] = c.Source
	}
	named := sources
	if m.by == ByCampaign {
		named = campaigns
	}
	for _, k := range named {
		m.names[k.ID] = k.Name
	}
	return nil
}

func (m *mediaSums) row(key app.ID) *mediaSum {
	r := m.rows[key]
	if r == nil {
		r = &mediaSum{flows: map[finance.Month]*finance.MonthFlow{}}
		r.ID, r.Key = key, m.names[key]
		m.rows[key] = r
	}
	return r
}

func (s *mediaSum) flow(month finance.Month) *finance.MonthFlow {
	f := s.flows[month]
	if f == nil {
		f = &finance.MonthFlow{Month: month}
		s.flows[month] = f
	}
	return f
}

// key is the row that a touch counts for.
func (m *mediaSums) key(source, campaign app.ID) app.ID {
	if m.by == ByCampaign {
		return campaign
	}
	if campaign != 0 {
		return m.campaign[campaign]
	}
	return source
}

// attribute divides every order of the period over its touches.
func (m *mediaSums) attribute(ctx context.Context, src MediaSource) error {
	orders, err := src.MediaOrders(ctx, m.Period())
	if err != nil {
		return err
	}
	touches, err := m.touches(ctx, src)
	if err != nil {
		return err
	}
	margins, err := src.OrderMargins(ctx, m.Period(), m.AsOf)
	if err != nil {
		return err
	}
	of := map[app.ID][]OrderMargin{}
	for _, x := range margins {
		of[x.Order] = append(of[x.Order], x)
	}
	for i := range orders {
		o := &orders[i]
		m.divide(o, m.credited(o, touches[o.Customer]), of[o.ID])
	}
	return nil
}

func (m *mediaSums) touches(ctx context.Context, src MediaSource) (map[app.ID][]MediaTouch, error) {
	p := m.Period()
	if p.From != 0 {
		p.From = p.From.AddDays(-m.window)
	}
	all, err := src.Touches(ctx, p)
	if err != nil {
		return nil, err
	}
	of := map[app.ID][]MediaTouch{}
	for _, t := range all {
		of[t.Customer] = append(of[t.Customer], t)
	}
	return of, nil
}

// credited lists the rows that an order's margin goes to, in the order of the
// touches: those of the customer within the window, then the order's own
// campaign or source. Without any it is the source that acquired the customer;
// 0 is nothing.
func (m *mediaSums) credited(o *MediaOrder, touches []MediaTouch) []app.ID {
	var keys []app.ID
	if o.Customer != 0 {
		first := o.Day.AddDays(-m.window)
		for _, t := range touches {
			// Answered, a campaign is the last touch instead of an earlier one.
			// It stays where it came first of all.
			own := t.Campaign == o.Campaign && o.Campaign != 0 && m.rule != finance.FirstTouch
			if t.Day >= first && t.Day <= o.Day && !own {
				keys = append(keys, m.key(0, t.Campaign))
			}
		}
	}
	switch {
	case o.Campaign != 0 || o.Source != 0:
		keys = append(keys, m.key(o.Source, o.Campaign))
	case len(keys) == 0:
		keys = append(keys, m.key(o.Acquired, 0))
	}
	return keys
}

func (m *mediaSums) divide(o *MediaOrder, keys []app.ID, margins []OrderMargin) {
	n := len(keys)
	for i, key := range keys {
		share := m.rule.Share(i, n)
		if share == 0 {
			continue
		}
		row := m.row(key)
		row.Orders += share
		if o.First {
			row.NewCustomers += share
		}
	}
	for _, x := range margins {
		net := m.rule.Attribute(x.NetRevenue, n)
		for i, part := range m.rule.Attribute(x.Margin, n) {
			if net[i] == 0 && part == 0 {
				continue
			}
			row := m.row(keys[i])
			row.NetRevenue += net[i]
			row.Margin += part
			row.flow(x.Month).Margin += part
		}
	}
}

func (m *mediaSums) costs(ctx context.Context, src MediaSource) error {
	spent, err := src.MediaSpent(ctx, m.Period())
	if err != nil {
		return err
	}
	for _, s := range spent {
		row := m.row(m.key(s.Source, s.Campaign))
		row.Media += s.Media
		row.Activity += s.Activity
		row.Cost += s.Media + s.Activity
		row.flow(s.Month).Cost += s.Media + s.Activity
	}
	return nil
}

func (m *mediaSums) reach(ctx context.Context, src MediaSource) error {
	reached, err := src.Responses(ctx, m.Period())
	if err != nil {
		return err
	}
	for _, c := range reached {
		row := m.row(m.key(0, c.Campaign))
		row.Targets += c.Targets
		row.Responses += c.Responses
	}
	return nil
}

// values sums, by acquisition source, what its customers have been worth so far
// before media.
func (m *mediaSums) values(ctx context.Context, src MediaSource) error {
	discounter := finance.NewDiscounter(m.definitions.DiscountRate)
	var flows []finance.Flow
	var customer, source app.ID
	finish := func() error {
		if len(flows) == 0 {
			return nil
		}
		value, err := finance.RoundMinor(discounter.XNPV(flows[0].Day, flows))
		row := m.row(source)
		row.value += value
		row.base++
		flows = flows[:0]
		return err
	}
	err := src.CashFlows(ctx, m.AsOf, func(f CustomerFlow) error {
		if f.Customer != customer {
			if err := finish(); err != nil {
				return err
			}
			customer, source = f.Customer, f.Source
		}
		flows = append(flows, finance.Flow{Day: f.Day, Amount: f.Amount})
		return nil
	})
	if err != nil {
		return err
	}
	return finish()
}

func (m *mediaSums) report() *MediaROIReport {
	r := &MediaROIReport{Head: m.Head, By: m.by, Attribution: string(m.rule), Window: m.window}
	total := &mediaSum{flows: map[finance.Month]*finance.MonthFlow{}}
	for key, row := range m.rows {
		row.finish()
		if key == 0 {
			r.Unattributed = row.MediaRow
			continue
		}
		r.Rows = append(r.Rows, row.MediaRow)
		total.take(row)
	}
	total.finish()
	r.Total = total.MediaRow
	sort.Slice(r.Rows, func(i, j int) bool {
		a, b := &r.Rows[i], &r.Rows[j]
		if x, y := a.Margin-a.Cost, b.Margin-b.Cost; x != y {
			return x > y
		}
		return a.Key < b.Key
	})
	return r
}

func (s *mediaSum) take(o *mediaSum) {
	s.Cost, s.Media, s.Activity = s.Cost+o.Cost, s.Media+o.Media, s.Activity+o.Activity
	s.Targets, s.Responses = s.Targets+o.Targets, s.Responses+o.Responses
	s.NewCustomers, s.Orders = s.NewCustomers+o.NewCustomers, s.Orders+o.Orders
	s.NetRevenue, s.Margin = s.NetRevenue+o.NetRevenue, s.Margin+o.Margin
	s.value, s.base = s.value+o.value, s.base+o.base
	for month, f := range o.flows {
		sum := s.flow(month)
		sum.Cost += f.Cost
		sum.Margin += f.Margin
	}
}

// finish works out what follows from the sums.
func (s *mediaSum) finish() {
	if roi, ok := finance.ROI(s.Margin, s.Cost); ok {
		s.ROI = &roi
	}
	if rate, ok := finance.BreakEvenResponse(s.Cost, s.Margin, s.Orders, s.Targets); ok {
		s.BreakEvenResponse = &rate
	}
	if s.NewCustomers > 0 {
		cost := finance.PerHead(s.Cost, s.NewCustomers)
		s.CostPerNew = &cost
	}
	if s.base > 0 {
		mean := finance.PerHead(s.value, float64(s.base))
		s.LifetimeValue = &mean
		if s.CostPerNew != nil && *s.CostPerNew > 0 {
			ratio := finance.Ratio(mean, *s.CostPerNew)
			s.LTVToCAC = &ratio
		}
	}
	flows := make([]finance.MonthFlow, 0, len(s.flows))
	for _, f := range s.flows {
		flows = append(flows, *f)
	}
	sort.Slice(flows, func(i, j int) bool { return flows[i].Month < flows[j].Month })
	s.PaybackMonth = finance.Payback(flows)
}
