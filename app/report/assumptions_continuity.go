package report

import (
	"errors"

	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/finance"
)

// continuity takes the assumptions of the continuity-based forecast from
// history.
func (h *lookback) continuity(a *assumed) {
	s := h.subscribers
	none := app.Say("No subscription has begun by %s", h.asOf)
	ago := h.months()
	a.add(app.SubscribersKey, app.Say("Subscribers at the start"), decimal.NewFromFloat(s.now()), or(s.ever > 0, app.Say("Counted on the as-of date"), none))
	a.add(app.JoiningKey, app.Say("New subscribers a month"), per(float64(s.joined), float64(h.count)), app.Say("%d subscriptions began in %s", s.joined, ago))
	a.add(app.RevenueKey, app.Say("Revenue of a subscriber a month"), s.perMonth(a.currency), or(s.now() > 0, app.Say("What those there pay, by month"), none))
	retention := decimal.NewFromInt(1)
	if s.exposed > 0 {
		retention = per(float64(s.exposed-s.left), float64(s.exposed))
	}
	a.add(app.RetentionKey, app.Say("Retention a month, all alike"), retention,
		or(s.exposed > 0, app.Say("%d left in %d months of subscribers, in %s", s.left, s.exposed, ago), none))
	h.addSBG(a, s)
	a.addRatios(h.subscribed, h.subscribed[finance.Recurring],
		app.Say("%s: customers who only have a subscription", ago), app.Say("Nothing: no customer has a subscription and nothing else"))
}

// addSBG fits the shifted-beta-geometric model to all subscriptions.
func (h *lookback) addSBG(a *assumed, s *subscribers) {
	model, fit, err := finance.FitSBG(s.tenures)
	alpha, beta := decimal.Zero, decimal.Zero
	from := app.Say("Fitted to %d subscriptions, %d of which have ended", s.ever, s.ended)
	switch {
	case errors.Is(err, finance.ErrNotEnough):
		from = app.Say("Not enough data for a retention by tenure: all are taken alike")
	case err != nil || !fit.Identified:
		from = app.Say("A retention by tenure cannot be told from one that is alike for all")
	default:
		alpha, beta = decimal.NewFromFloat(model.Alpha), decimal.NewFromFloat(model.Beta)
	}
	a.add(app.AlphaKey, app.Say("Alpha, retention by tenure (0: all alike)"), alpha, from)
	a.add(app.BetaKey, app.Say("Beta, retention by tenure"), beta, from)
}

// subscribers is what the subscriptions say.
type subscribers struct {
	tenure  []float64 // there on the as-of date, by whole months since they began
	tenures finance.Tenures
	ever    int
	ended   int
	joined  int             // in the months looked back at
	left    int             // in the months looked back at
	exposed int             // months of subscribers that could have ended in them
	monthly decimal.Decimal // what those there pay a month, minor units
}

func (s *subscribers) now() float64 {
	n := 0.0
	for _, k := range s.tenure {
		n += k
	}
	return n
}

func (s *subscribers) perMonth(c finance.Currency) decimal.Decimal {
	if s.now() == 0 {
		return decimal.Zero
	}
	return s.monthly.DivRound(decimal.NewFromFloat(s.now()), 8).Shift(-c.Exponent)
}

// tenures counts the subscriptions by how long they have lasted.
func (h *lookback) tenures(all []app.Subscription) *subscribers {
	s := &subscribers{}
	for _, sub := range all {
		if sub.Starts > h.asOf {
			continue
		}
		s.ever++
		begun := sub.Starts.Month()
		end, ended := h.asOf.Month(), sub.Ends != 0 && sub.Ends <= h.asOf
		if ended {
			end = sub.Ends.Month()
			s.ended++
		}
		stayed := max(end.Since(begun), 0)
		if begun >= h.firstMonth && begun <= h.lastMonth {
			s.joined++
		}
		for m := max(h.firstMonth, begun.Add(1)); h.count > 0 && m <= min(h.lastMonth, end); m = m.Add(1) {
			s.exposed++
			if ended && m == end {
				s.left++
			}
		}
		if ended {
			s.tenures.Lost = counted(s.tenures.Lost, max(stayed, 1))
			continue
		}
		s.tenure = counted(s.tenure, stayed)
		s.tenures.Kept = counted(s.tenures.Kept, stayed)
		s.monthly = s.monthly.Add(decimal.NewFromInt(int64(sub.Amount)).DivRound(decimal.NewFromInt(int64(sub.Period.Months())), 8))
	}
	return s
}

// counted adds one at place i.
func counted(list []float64, i int) []float64 {
	for len(list) <= i {
		list = append(list, 0)
	}
	list[i]++
	return list
}
