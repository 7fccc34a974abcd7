package finance

import "sort"

// WhaleCustomer is one customer's profit.
type WhaleCustomer struct {
	ID     int64
	Profit Amount
}

// WhalePoint is one customer on the curve, best first.
type WhalePoint struct {
	Rank       int // from 1
	ID         int64
	Profit     Amount
	Cumulative Amount
	// Percent is the cumulative profit in percent of the total; meaningful only
	// where the curve's Defined is true.
	Percent float64
}

// Whale is the whale curve of profitability (Kaplan and Narayanan, "Measuring
// and Managing Customer Profitability", Journal of Cost Management 15(5), 2001):
// customers by falling profit, and their cumulative profit.
type Whale struct {
	Points []WhalePoint
	Total  Amount
	// Defined says that the total is above zero, so that percentages mean
	// something.
	Defined       bool
	Peak          Amount  // highest cumulative profit, 0 where nobody earns
	PeakPercent   float64 // of the total
	PeakCustomers int     // how many customers it takes to get there
	Unprofitable  int
	TakenBack     Amount // what the unprofitable take away, a magnitude
}

// WhaleCurve ranks customers by falling profit, ties by ID.
func WhaleCurve(customers []WhaleCustomer) Whale {
	ranked := append([]WhaleCustomer(nil), customers...)
	sort.Slice(ranked, func(i, j int) bool {
		if ranked[i].Profit != ranked[j].Profit {
			return ranked[i].Profit > ranked[j].Profit
		}
		return ranked[i].ID < ranked[j].ID
	})
	w := Whale{Points: make([]WhalePoint, len(ranked))}
	for i, c := range ranked {
		w.Total += c.Profit
		w.Points[i] = WhalePoint{Rank: i + 1, ID: c.ID, Profit: c.Profit, Cumulative: w.Total}
		switch {
		case c.Profit > 0:
			w.Peak, w.PeakCustomers = w.Total, i+1
		case c.Profit < 0:
			w.Unprofitable++
			w.TakenBack -= c.Profit
		}
	}
	w.Defined = w.Total > 0
	if w.Defined {
		for i := range w.Points {
			w.Points[i].Percent = Percent(w.Points[i].Cumulative, w.Total)
		}
		w.PeakPercent = Percent(w.Peak, w.Total)
	}
	return w
}

// Percent is part in percent of whole, where 41.2 means 41.2 %; whole is not 0.
func Percent(part, whole Amount) float64 { return Ratio(part, whole) * 100 }

// Ratio is part ÷ whole as a fraction; whole is not 0.
func Ratio(part, whole Amount) float64 { return float64(part) / float64(whole) }

// Deciles cuts n ranked customers into ten groups, best first, as equal as can
// be: decile d (0 to 9) is the ranks from the d-th to the next bound. The larger
// groups come first; with fewer than ten customers the last groups are empty.
func Deciles(n int) [11]int {
	var bounds [11]int
	each, left := n/10, n%10
	for d := range 10 {
		bounds[d+1] = bounds[d] + each
		if d < left {
			bounds[d+1]++
		}
	}
	return bounds
}
