package report

import (
	"context"
	"maps"
	"slices"
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
	if sums.by == BySource && m.values {
		values, err := m.book.sourceValues(m.AsOf, m.definitions.DiscountRate)
		if err != nil {
			return nil, err
		}
		for source, v := range values {
			row := sums.row(source)
			row.Worth, row.Acquired = v.sum, v.customers
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
	campaign map[app.ID]app.ID             // to its source
	windows  map[finance.Date]finance.Date // first day of the window of an order's day
}

type mediaSum struct {
	MediaRow
	orders, customers shares
	flows             map[finance.Month]*finance.MonthFlow
}

// shares counts the parts that something was divided into, by how many there
// were, so that their sum does not depend on the order in which they came.
type shares map[int]int

// sum is Σ parts ÷ how many there were.
func (s shares) sum() float64 {
	total := 0.0
	for _, n := range slices.Sorted(maps.Keys(s)) {
		total += float64(s[n]) / float64(n)
	}
	return total
}

func (s shares) take(o shares) {
	for n, parts := range o {
		s[n] += parts
	}
}

func newMediaSum() *mediaSum {
	return &mediaSum{orders: shares{}, customers: shares{}, flows: map[finance.Month]*finance.MonthFlow{}}
}

func newMediaSums(facts *MediaFacts, by By, attribution string) (*mediaSums, error) {
	m := &mediaSums{
		MediaFacts: facts, by: by, rule: finance.Attribution(attribution),
		rows: map[app.ID]*mediaSum{}, names: map[app.ID]string{}, campaign: map[app.ID]app.ID{},
		windows: map[finance.Date]finance.Date{},
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
	for _, c := range facts.book.campaigns {
		m.campaign[c.ID] = c.Source
	}
	named := facts.book.sources
	if m.by == ByCampaign {
		named = facts.book.campaigns
	}
	for _, k := range named {
		m.names[k.ID] = k.Name
	}
	return m, nil
}

func (m *mediaSums) row(key app.ID) *mediaSum {
	r := m.rows[key]
	if r == nil {
		r = newMediaSum()
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
	m.each(func(o *bookOrder, keys []app.ID, margins []bookMargin) { m.divide(o.first, keys, margins) })
}

// each goes through the orders of the period with the rows that they go to.
func (m *mediaSums) each(do func(o *bookOrder, keys []app.ID, margins []bookMargin)) {
	period := m.Period()
	var keys []app.ID
	for i := range m.book.customers {
		c := &m.book.customers[i]
		begin := 0
		for j := range c.orders {
			o := &c.orders[j]
			margins := c.margins[begin:o.end]
			begin = int(o.end)
			if period.Contains(o.day) {
				keys = m.credited(keys[:0], c, o)
				do(o, m.shared(keys), margins)
			}
		}
	}
}

// shared are the rows that share an order under the rule.
func (m *mediaSums) shared(keys []app.ID) []app.ID {
	switch m.rule {
	case finance.FirstTouch:
		return keys[:1]
	case finance.LastTouch:
		return keys[len(keys)-1:]
	}
	return keys
}

// Credited lists the orders of the period of which a row of the report has a
// share: that of a source (where empty) or campaign, 0 for what is attributed to
// nothing. whole reports that it has all of each.
func (m *MediaFacts) Credited(by By, attribution string, key app.ID) (orders []app.ID, whole bool, err error) {
	sums, err := newMediaSums(m, by, attribution)
	if err != nil {
		return nil, false, err
	}
	orders, whole = []app.ID{}, true
	sums.each(func(o *bookOrder, keys []app.ID, _ []bookMargin) {
		if slices.Contains(keys, key) {
			orders = append(orders, o.id)
			whole = whole && len(keys) == 1
		}
	})
	return orders, whole, nil
}

// windowStart is the first day on which a touch counts for an order of a day.
func (m *mediaSums) windowStart(day finance.Date) finance.Date {
	first, known := m.windows[day]
	if !known {
		first = day.AddDays(-m.window)
		m.windows[day] = first
	}
	return first
}

// credited lists the rows that an order's margin goes to, in the order of the
// touches: those of the customer within the window, then the order's own
// campaign or source. Without any it is the source that acquired the customer;
// 0 is nothing.
func (m *mediaSums) credited(keys []app.ID, c *mediaCustomer, o *bookOrder) []app.ID {
	if c.id != 0 && len(c.touches) > 0 {
		first := m.windowStart(o.day)
		for _, t := range c.touches {
			// Answered, a campaign is the last touch instead of an earlier one.
			// It stays where it came first of all.
			own := t.campaign == o.campaign && o.campaign != 0 && m.rule != finance.FirstTouch
			if t.day >= first && t.day <= o.day && !own {
				keys = append(keys, m.key(0, t.campaign))
			}
		}
	}
	switch {
	case o.campaign != 0 || o.source != 0:
		keys = append(keys, m.key(o.source, o.campaign))
	case len(keys) == 0:
		keys = append(keys, m.key(c.acquired, 0))
	}
	return keys
}

// divide gives an order and its margins up to the as-of date to the rows.
func (m *mediaSums) divide(first bool, keys []app.ID, margins []bookMargin) {
	n := len(keys)
	for _, key := range keys {
		row := m.row(key)
		row.orders[n]++
		if first {
			row.customers[n]++
		}
	}
	for len(margins) > 0 && margins[0].day <= m.AsOf {
		month := margins[0].day.Month()
		var net, margin finance.Amount
		for len(margins) > 0 && margins[0].day <= m.AsOf && margins[0].day.Month() == month {
			net, margin = net+margins[0].net, margin+margins[0].margin
			margins = margins[1:]
		}
		if n == 1 {
			m.row(keys[0]).add(month, net, margin)
			continue
		}
		nets := m.rule.Attribute(net, n)
		for i, part := range m.rule.Attribute(margin, n) {
			m.row(keys[i]).add(month, nets[i], part)
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
	period := m.Period()
	for _, s := range m.book.spent {
		if !period.Contains(s.Day) {
			continue
		}
		row := m.row(m.key(s.Source, s.Campaign))
		row.Media += s.Media
		row.Activity += s.Activity
		row.Cost += s.Media + s.Activity
		row.flow(s.Day.Month()).Cost += s.Media + s.Activity
	}
	for _, c := range m.book.responses {
		if period.Contains(c.Day) {
			row := m.row(m.key(0, c.Campaign))
			row.Targets += c.Targets
			row.Responses += c.Responses
		}
	}
}

func (m *mediaSums) report() *MediaROIReport {
	r := &MediaROIReport{Head: m.Head, By: m.by, Attribution: string(m.rule), Window: m.window}
	total := newMediaSum()
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
	s.orders.take(o.orders)
	s.customers.take(o.customers)
	s.NetRevenue, s.Margin = s.NetRevenue+o.NetRevenue, s.Margin+o.Margin
	s.Worth, s.Acquired = s.Worth+o.Worth, s.Acquired+o.Acquired
	for month, f := range o.flows {
		sum := s.flow(month)
		sum.Cost += f.Cost
		sum.Margin += f.Margin
	}
}

// finish works out what follows from the sums.
func (s *mediaSum) finish() {
	s.Orders, s.NewCustomers = s.orders.sum(), s.customers.sum()
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
	s.valueOne()
	flows := make([]finance.MonthFlow, 0, len(s.flows))
	for _, f := range s.flows {
		flows = append(flows, *f)
	}
	sort.Slice(flows, func(i, j int) bool { return flows[i].Month < flows[j].Month })
	s.PaybackMonth = finance.Payback(flows)
}
