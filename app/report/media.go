package report

import (
	"context"
	"sort"

	"rapport/app"
	"rapport/finance"
)

// MediaROI works out what each media source, or each campaign, cost and brought.
func MediaROI(ctx context.Context, src MediaSource, q MediaROIQuery) (*MediaROIReport, error) {
	q.WithoutValues = q.WithoutValues || q.By == ByCampaign // campaigns acquire nobody
	facts, err := ReadMedia(ctx, src, q)
	if err != nil {
		return nil, err
	}
	return facts.ROI(q.By, q.Attribution)
}

// ROI works out the report by source (where empty) or campaign, under an
// attribution: that of the definitions where empty.
func (m *MediaFacts) ROI(by By, attribution string) (*MediaROIReport, error) {
	sums, err := newMediaSums(m, by, attribution)
	if err != nil {
		return nil, err
	}
	sums.attribute()
	sums.costs()
	if sums.by == BySource {
		for source, v := range m.values {
			row := sums.row(source)
			row.value, row.base = v.sum, v.customers
		}
	}
	return sums.report(), nil
}

// mediaSums gathers the rows; row 0 is what is attributed to nothing.
type mediaSums struct {
	*MediaFacts
	by   By
	rule finance.Attribution

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

func newMediaSums(facts *MediaFacts, by By, attribution string) (*mediaSums, error) {
	m := &mediaSums{
		MediaFacts: facts, by: by, rule: finance.Attribution(attribution),
		rows: map[app.ID]*mediaSum{}, names: map[app.ID]string{}, campaign: map[app.ID]app.ID{},
	}
	if m.by == "" {
		m.by = BySource
	}
	if m.by != BySource && m.by != ByCampaign {
		return nil, app.Invalid("by", "Media can be seen by source or by campaign.")
	}
	if m.rule == "" {
		m.rule = finance.Attribution(facts.definitions.Attribution.Rule)
	}
	switch m.rule {
	case finance.FirstTouch, finance.LastTouch, finance.LinearTouch:
	default:
		return nil, app.Invalid("attribution", "The attribution is first, last or linear.")
	}
	for _, c := range facts.campaigns {
		m.campaign[c.ID] = c.Source
	}
	named := facts.sources
	if m.by == ByCampaign {
		named = facts.campaigns
	}
	for _, k := range named {
		m.names[k.ID] = k.Name
	}
	return m, nil
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
func (m *mediaSums) attribute() {
	for i := range m.orders {
		o := &m.orders[i]
		m.divide(o, m.credited(o, m.touches[o.Customer]), m.margins[o.ID])
	}
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
	switch m.rule { // all goes to one touch
	case finance.FirstTouch:
		keys = keys[:1]
	case finance.LastTouch:
		keys = keys[len(keys)-1:]
	}
	n := len(keys)
	for i, key := range keys {
		share := m.rule.Share(i, n)
		row := m.row(key)
		row.Orders += share
		if o.First {
			row.NewCustomers += share
		}
	}
	if n == 1 {
		row := m.row(keys[0])
		for _, x := range margins {
			row.add(x.Month, x.NetRevenue, x.Margin)
		}
		return
	}
	for _, x := range margins {
		net := m.rule.Attribute(x.NetRevenue, n)
		for i, part := range m.rule.Attribute(x.Margin, n) {
			m.row(keys[i]).add(x.Month, net[i], part)
		}
	}
}

func (s *mediaSum) add(month finance.Month, net, margin finance.Amount) {
	if net == 0 && margin == 0 {
		return
	}
	s.NetRevenue += net
	s.Margin += margin
	s.flow(month).Margin += margin
}

func (m *mediaSums) costs() {
	for _, s := range m.spent {
		row := m.row(m.key(s.Source, s.Campaign))
		row.Media += s.Media
		row.Activity += s.Activity
		row.Cost += s.Media + s.Activity
		row.flow(s.Month).Cost += s.Media + s.Activity
	}
	for _, c := range m.responses {
		row := m.row(m.key(0, c.Campaign))
		row.Targets += c.Targets
		row.Responses += c.Responses
	}
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
