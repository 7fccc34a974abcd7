package finance

import (
	"math"

	"github.com/shopspring/decimal"
)

// ForecastMonth is one month of a forecast: what the company would earn, and how
// many customers it has at its end.
type ForecastMonth struct {
	Month     Month
	Statement Statement
	Customers float64
	// Buyers are the customers who buy in the month, or subscribers who are new.
	Buyers float64
}

// Approach is a way of approaching customers that a forecast plans.
type Approach int

// The approaches.
const (
	ByMail Approach = iota
	ByCall
	ByEmail
	// ApproachCount is the number of approaches, for arrays indexed by approach.
	ApproachCount = int(iota)
)

// Bounds of the states that customers are in.
const (
	// OldestMonths is the last state of recency: the last purchase this many
	// months ago, or more.
	OldestMonths = 25
	// MostPurchases is the last state of frequency: this many purchases, or more.
	MostPurchases = 6
)

// Standing is how long ago a customer last bought, in months at the end of a
// month (0: in that month), and in how many months they have bought. What lies
// beyond the last state belongs to it.
type Standing struct{ Recency, Frequency int }

// Bought is where a customer stands who buys in the next month.
func (s Standing) Bought() Standing {
	return Standing{Frequency: min(s.Frequency+1, MostPurchases)}
}

// Waited is where a customer stands who does not.
func (s Standing) Waited() Standing {
	return Standing{Recency: min(s.Recency+1, OldestMonths), Frequency: s.Frequency}
}

// CellPlan is what is planned for customers of one standing, a customer and
// month, and how they answer.
type CellPlan struct {
	Contacts   [ApproachCount]float64 // planned
	Response   [ApproachCount]float64 // chance that one contact brings a purchase
	Unprompted float64                // chance of a purchase without any contact
}

// Chance is the chance that a customer buys in a month whose season is this
// strong (1: like the average), at most 1.
func (c CellPlan) Chance(season float64) float64 {
	p := c.Unprompted
	for a := range c.Contacts {
		p += c.Contacts[a] * c.Response[a]
	}
	return math.Max(0, math.Min(1, p*season))
}

// ActivityPlan forecasts customers who must be sold to again: planned contacts by
// recency and frequency × response × order value × margin, less what the
// contacts cost. Customers migrate month by month: who buys goes to recency 0
// and one purchase more, all others grow older (Pfeifer and Carraway, J.
// Interactive Marketing 14(2), 2000, with frequency beside recency).
type ActivityPlan struct {
	Start  Month // first month forecast
	Months int
	People map[Standing]float64 // at the end of the month before Start
	Cell   func(Standing) CellPlan
	New    float64 // customers acquired a month, each with a first purchase
	// OrderValue is the sales of one purchase; amounts are in minor units.
	OrderValue float64
	// Ratios are what an account does to profit for each unit of sales: cogs −.6.
	// That of Sales is not read.
	Ratios      [AccountCount]float64
	ContactCost [ApproachCount]float64 // of one contact, a magnitude, in Activity
	MediaCost   [ApproachCount]float64 // of one contact, a magnitude, in Media
	MediaFixed  float64                // media a month that is not tied to contacts, a magnitude
	// Season is the strength of each calendar month, January first.
	Season [12]float64
}

// Forecast works the plan out. Every amount is rounded once, by month and
// account. It reports ErrAmountRange where a figure is beyond any money.
func (p ActivityPlan) Forecast() ([]ForecastMonth, error) {
	people := p.People
	months := make([]ForecastMonth, 0, p.Months)
	for i := range p.Months {
		m := p.Start.Add(i)
		next, flow := p.step(people, p.Season[(int(m)%100)-1])
		statement, err := p.statement(flow)
		if err != nil {
			return nil, err
		}
		months = append(months, ForecastMonth{Month: m, Statement: statement, Customers: total(next), Buyers: flow.buyers})
		people = next
	}
	return months, nil
}

// flow is what happens in a month.
type flow struct {
	buyers   float64
	contacts [ApproachCount]float64
}

// step moves everybody by one month.
func (p ActivityPlan) step(people map[Standing]float64, season float64) (map[Standing]float64, flow) {
	var f flow
	next := make(map[Standing]float64, len(people)+1)
	// In the order of the standings, so that the sums are the same every time.
	for frequency := 1; frequency <= MostPurchases; frequency++ {
		for recency := 0; recency <= OldestMonths; recency++ {
			at := Standing{recency, frequency}
			n := people[at]
			if n == 0 {
				continue
			}
			cell := p.Cell(at)
			chance := cell.Chance(season)
			f.buyers += n * chance
			for a := range f.contacts {
				f.contacts[a] += n * cell.Contacts[a]
			}
			next[at.Bought()] += n * chance
			next[at.Waited()] += n * (1 - chance)
		}
	}
	acquired := p.New * season
	f.buyers += acquired
	next[Standing{Frequency: 1}] += acquired
	return next, f
}

func (p ActivityPlan) statement(f flow) (Statement, error) {
	sales := f.buyers * p.OrderValue
	amounts := scaled(p.Ratios, sales)
	amounts[Sales] = sales
	amounts[Media] -= p.MediaFixed
	for a := range f.contacts {
		amounts[Activity] -= f.contacts[a] * p.ContactCost[a]
		amounts[Media] -= f.contacts[a] * p.MediaCost[a]
	}
	return rounded(amounts)
}

// scaled multiplies the ratios of all accounts.
func scaled(ratios [AccountCount]float64, by float64) (amounts [AccountCount]float64) {
	for a, r := range ratios {
		amounts[a] = r * by
	}
	return amounts
}

// rounded is an estimate as money, each account rounded once.
func rounded(estimate [AccountCount]float64) (Statement, error) {
	var s Statement
	for a, v := range estimate {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return s, ErrAmountRange
		}
		amount, err := RoundMinor(decimal.NewFromFloat(v))
		if err != nil {
			return s, err
		}
		s[a] = amount
	}
	return s, nil
}

func total(people map[Standing]float64) float64 {
	sum := 0.0
	for frequency := 0; frequency <= MostPurchases; frequency++ {
		for recency := 0; recency <= OldestMonths; recency++ {
			sum += people[Standing{recency, frequency}]
		}
	}
	return sum
}

// Line is a line of the statement by its key; zero where there is none.
func (s Statement) Line(key string) Amount {
	for _, l := range s.Lines() {
		if l.Key == key {
			return l.Amount
		}
	}
	return 0
}
