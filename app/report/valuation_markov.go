package report

import (
	"context"
	"errors"
	"slices"
	"strings"

	"rapport/app"
	"rapport/finance"
)

// migration is the valuation of customers who move between recencies.
type migration struct {
	*valuation
	starts []finance.Date // first days of the periods, the last ends the calibration
	known  []passage
	seen   finance.Occasions
	model  finance.Migration
	often  float64 // purchase days of a period with a purchase
}

// passage is one customer's way through the periods.
type passage struct {
	customer    app.ID
	first, last int // periods of the first and the last purchase
	bought      int // periods with a purchase
	days        int // with a purchase
	margin      finance.Amount
	later       int // purchase days after the calibration
}

func (w *valuation) byMigration(ctx context.Context, src LTVSource) error {
	days, err := src.PurchaseDays(ctx, w.AsOf)
	if err != nil {
		return err
	}
	if len(days) == 0 {
		w.note(app.Say("Not enough data: nobody has bought anything yet."))
		return nil
	}
	costs, err := src.OutreachCosts(ctx, w.end)
	if err != nil {
		return err
	}
	m := &migration{valuation: w}
	m.periods(days)
	m.passages(days)
	if fitted, err := m.fit(costs); err != nil || !fitted {
		return err
	}
	m.backtest(lastPurchase(days))
	m.rows()
	return nil
}

// periods cuts time from the first purchase to the end of the calibration into
// whole periods, counted back from that end, so that all of them are full.
func (m *migration) periods(days []PurchaseDay) {
	first := m.end
	for _, d := range days {
		first = min(first, d.Day)
	}
	after := m.end.AddDays(1)
	m.starts = []finance.Date{after}
	for n := 1; m.starts[len(m.starts)-1] > first && n < 40_000; n++ {
		m.starts = append(m.starts, m.back(after, n))
	}
	slices.Reverse(m.starts)
}

func (m *migration) back(from finance.Date, periods int) finance.Date {
	switch m.unit {
	case "day":
		return from.AddDays(-periods)
	case "week":
		return from.AddDays(-7 * periods)
	}
	return from.AddMonths(-periods)
}

// months is the length of a period.
func (m *migration) months() float64 {
	switch m.unit {
	case "day":
		return 1 / daysOfMonth
	case "week":
		return 7 / daysOfMonth
	}
	return 1
}

// periodOf is the number of the period that a day of the calibration lies in.
func (m *migration) periodOf(day finance.Date) int {
	at, found := slices.BinarySearch(m.starts, day)
	if !found {
		at--
	}
	return at
}

// now is the number of the last period.
func (m *migration) now() int { return len(m.starts) - 2 }

// passages follows every customer from period to period.
func (m *migration) passages(days []PurchaseDay) {
	for i := 0; i < len(days); {
		p := passage{customer: days[i].Customer, first: -1}
		for ; i < len(days) && days[i].Customer == p.customer; i++ {
			d := days[i]
			if d.Day > m.end {
				p.later++
				continue
			}
			period := m.periodOf(d.Day)
			switch {
			case p.first < 0:
				p.first, p.last, p.bought = period, period, 1
			case period > p.last:
				m.lapse(p.last, period-1)
				m.seen.Add(period-p.last, true)
				p.last = period
				p.bought++
			}
			p.days++
			p.margin += m.margin(d)
		}
		if p.first >= 0 {
			m.lapse(p.last, m.now())
			m.known = append(m.known, p)
		}
	}
	m.report.Customers = len(m.known)
}

// lapse counts the periods after the last purchase in which none was made.
func (m *migration) lapse(last, until int) {
	for period := last + 1; period <= until; period++ {
		m.seen.Add(period-last, false)
	}
}

// fit estimates the chances, what a purchase brings and what marketing costs.
func (m *migration) fit(costs []CustomerFlow) (bool, error) {
	if len(m.known) == 0 {
		m.note(app.Say("Not enough data: nobody has bought anything yet."))
		return false, nil
	}
	buy, ll, err := finance.FitMigration(m.seen)
	if errors.Is(err, finance.ErrNotEnough) {
		m.note(app.Say("Not enough data: too few customers came back for another purchase to tell by how recent the last one was."))
		return false, nil
	}
	if err != nil {
		return false, err
	}
	margin, bought, days, periods := finance.Amount(0), 0, 0, 0
	for _, p := range m.known {
		margin, bought, days = margin+p.margin, bought+p.bought, days+p.days
		periods += m.now() - p.first + 1
	}
	m.often = float64(days) / float64(bought)
	m.model = finance.Migration{
		Buy: buy, Margin: margin.Float(m.Currency) / float64(bought), Cost: -m.outreach(costs).Float(m.Currency) / float64(periods),
		Discount: m.perPeriod(m.months()),
	}
	p := m.report.Params.(*MarkovParams)
	p.P, p.NC, p.M, p.D = buy, &m.model.Margin, &m.model.Cost, &m.model.Discount
	m.report.LogLikelihood, m.report.Identified = &ll, true
	m.tell()
	return true, nil
}

// outreach is what marketing to the known customers cost since they first
// bought.
func (m *migration) outreach(costs []CustomerFlow) finance.Amount {
	since := make(map[app.ID]finance.Date, len(m.known))
	for _, p := range m.known {
		since[p.customer] = m.starts[p.first]
	}
	sum := finance.Amount(0)
	for _, c := range costs {
		if from, known := since[c.Customer]; known && c.Day >= from {
			sum += c.Amount
		}
	}
	return sum
}

// periodsAhead is the horizon in periods.
func (m *migration) periodsAhead() int { return int(float64(m.horizon)/m.months() + .5) }

// tell notes the value at each recency and where marketing stops to pay.
func (m *migration) tell() {
	switch m.unit {
	case "day":
		m.note(app.Say("A period is a day, counted back from the end of the calibration."))
	case "week":
		m.note(app.Say("A period is a week, counted back from the end of the calibration."))
	default:
		m.note(app.Say("A period is a month, counted back from the end of the calibration."))
	}
	values := m.model.Values(m.periodsAhead())
	here := make([]int, len(values))
	for _, p := range m.known {
		here[m.state(p)]++
	}
	texts := make([]string, 0, len(values))
	for i, v := range values {
		r := Recency{Periods: i + 1, Customers: here[i], Lost: i == len(values)-1}
		if !r.Lost {
			r.Chance = m.model.Buy[i]
		}
		if amount := m.amount(v); amount != nil {
			r.Value = *amount
		}
		m.report.Recencies = append(m.report.Recencies, r)
		if !r.Lost {
			texts = append(texts, r.Value.Text(m.Currency))
		}
	}
	if stop := finance.StopAt(values); stop > 0 {
		m.note(app.Say("Stop marketing to customers at recency %d or later: from there on it costs more than it brings.", stop))
	} else {
		m.note(app.Say("Marketing pays at every recency up to %d; who has not bought for longer counts as lost.", len(m.model.Buy)))
	}
	m.note(app.Say("Value of a customer at recency 1, 2 and so on, the purchase of recency 1 included: %s.", strings.Join(texts, ", ")))
}

// state is where a customer stands at the end of the calibration, from 0.
func (m *migration) state(p passage) int { return min(m.now()-p.last, len(m.model.Buy)) }

// backtest compares the purchases after the calibration with those expected.
func (m *migration) backtest(last finance.Date) {
	if last <= m.end {
		return
	}
	b := &Backtest{HoldoutEnd: last}
	span := float64(last.DaysSince(m.end)) / daysOfMonth / m.months()
	whole := int(span)
	sooner, later := m.model.Purchases(whole), m.model.Purchases(whole+1)
	for _, p := range m.known {
		at := m.state(p)
		// Of the period that the hold-out ends in, its share.
		b.Predicted += (sooner[at] + (later[at]-sooner[at])*(span-float64(whole))) * m.often
		b.Actual += p.later
	}
	m.report.Backtest = b
}

// rows values every customer over the horizon: the purchase that brought them
// where they are has been, so that only the periods to come count.
func (m *migration) rows() {
	values, purchases, back := m.model.Values(m.periodsAhead()), m.model.Purchases(m.periodsAhead()), m.model.Returns()
	now := m.model.Values(0)
	for _, p := range m.known {
		at := m.state(p)
		alive, bought := back[at], purchases[at]*m.often
		m.report.Rows = append(m.report.Rows, LTVRow{
			Customer: p.customer, Frequency: p.days - 1, Recency: float64(p.last - p.first), Age: float64(m.now() - p.first),
			Alive: &alive, Purchases: &bought, Expected: m.amount(values[at] - now[at]),
		})
	}
}
