package finance

// ContinuityPlan forecasts customers who stay until they leave: opening
// subscribers × retention, and those who join, × revenue by subscriber (Fader
// and Hardie, J. Interactive Marketing 21(1), 2007, for a retention that grows
// with tenure).
type ContinuityPlan struct {
	Start  Month // first month forecast
	Months int
	// Opening counts the subscribers by the months that they have been there.
	Opening []float64
	// Retention is the chance that one who has been there for so many months stays
	// for one more.
	Retention func(tenure int) float64
	New       float64 // subscribers who join a month, and pay at once
	// Revenue of a subscriber and month, in minor units.
	Revenue float64
	// Ratios are what an account does to profit for each unit of revenue. That of
	// Recurring is not read.
	Ratios [AccountCount]float64
}

// Forecast works the plan out. Every amount is rounded once, by month and
// account. It reports ErrAmountRange where a figure is beyond any money.
func (p ContinuityPlan) Forecast() ([]ForecastMonth, error) {
	there := append([]float64(nil), p.Opening...)
	months := make([]ForecastMonth, 0, p.Months)
	for i := range p.Months {
		next := make([]float64, len(there)+1)
		next[0] = p.New
		subscribers := p.New
		for tenure, n := range there {
			if n != 0 {
				next[tenure+1] = n * p.Retention(tenure)
				subscribers += next[tenure+1]
			}
		}
		revenue := subscribers * p.Revenue
		amounts := scaled(p.Ratios, revenue)
		amounts[Recurring] = revenue
		statement, err := rounded(amounts)
		if err != nil {
			return nil, err
		}
		months = append(months, ForecastMonth{Month: p.Start.Add(i), Statement: statement, Customers: subscribers, Buyers: p.New})
		there = next
	}
	return months, nil
}
