package report

import (
	"rapport/app"
	"rapport/finance"
)

// activityPlan is the plan that the assumptions describe. People are those that
// history counts; a group whose number was changed keeps its spread over months
// and purchases, or is put where it begins.
func (a *assumed) activityPlan(start finance.Month, months int, people map[finance.Standing]float64) finance.ActivityPlan {
	p := finance.ActivityPlan{
		Start: start, Months: months, People: a.spread(people), New: a.value(app.NewKey),
		OrderValue: a.money(app.OrderValueKey), Ratios: a.ratios(), MediaFixed: a.money(app.MediaFixedKey),
	}
	for i, name := range app.Approaches {
		p.ContactCost[i], p.MediaCost[i] = a.money(app.ContactCost+name), a.money(app.MediaCostKey+name)
	}
	for i := range p.Season {
		p.Season[i] = a.value(app.SeasonOf(i))
	}
	contacts, response := a.value(app.FactorKey), a.value(app.ResponseKey)
	cells := map[app.Cell]finance.CellPlan{}
	for _, c := range app.Cells() {
		plan := finance.CellPlan{Unprompted: min(1, a.value(c.Key(app.UnpromptedKey))*response)}
		for i := range finance.ApproachCount {
			approach := finance.Approach(i)
			plan.Contacts[i] = a.value(c.Key(app.ContactsKey(approach))) * contacts
			plan.Response[i] = min(1, a.value(c.Key(app.ResponseTo(approach)))*response)
		}
		cells[c] = plan
	}
	p.Cell = func(s finance.Standing) finance.CellPlan { return cells[app.CellOf(s)] }
	return p
}

func (a *assumed) spread(people map[finance.Standing]float64) map[finance.Standing]float64 {
	counted := map[app.Cell]float64{}
	for at, n := range people {
		counted[app.CellOf(at)] += n
	}
	all := map[finance.Standing]float64{}
	for at, n := range people {
		c := app.CellOf(at)
		all[at] = n
		if key := c.Key(app.CustomersKey); a.changed(key) {
			all[at] = n * a.value(key) / counted[c]
		}
	}
	for _, c := range app.Cells() {
		if n := a.value(c.Key(app.CustomersKey)); counted[c] == 0 && n > 0 {
			all[finance.Standing{Recency: app.RecencyBands()[c.Recency].First, Frequency: app.FrequencyBands()[c.Frequency].First}] = n
		}
	}
	return all
}

// continuityPlan is the plan that the assumptions describe. A changed retention
// holds for all alike, whatever their tenure.
func (a *assumed) continuityPlan(start finance.Month, months int, tenure []float64) finance.ContinuityPlan {
	p := finance.ContinuityPlan{
		Start: start, Months: months, Opening: a.opening(tenure), New: a.value(app.JoiningKey),
		Revenue: a.money(app.RevenueKey), Ratios: a.ratios(),
	}
	alpha, beta := a.value(app.AlphaKey), a.value(app.BetaKey)
	retention := a.value(app.RetentionKey)
	alike := a.changed(app.RetentionKey) && !a.changed(app.AlphaKey) && !a.changed(app.BetaKey)
	p.Retention = func(int) float64 { return retention }
	if alpha > 0 && !alike {
		model := finance.SBG{Alpha: alpha, Beta: beta}
		p.Retention = func(tenure int) float64 { return model.Retention(tenure + 1) }
	}
	return p
}

// opening spreads a changed number of subscribers as those counted; where there
// are none, all are new.
func (a *assumed) opening(tenure []float64) []float64 {
	counted := 0.0
	for _, n := range tenure {
		counted += n
	}
	n := a.value(app.SubscribersKey)
	if counted == 0 {
		return []float64{n}
	}
	opening := make([]float64, len(tenure))
	for i, k := range tenure {
		opening[i] = k * n / counted
	}
	return opening
}

// known reports whether history says anything of the customers of a model.
func (h *lookback) known(model string) bool {
	if model == app.ModelContinuity {
		return h.subscribers.ever > 0
	}
	return len(h.groups.people) > 0
}

// past is what the customers of the model brought in the months looked back at:
// subscriptions, or all else.
func (h *lookback) past(model string) []MonthTotal {
	if h.count == 0 {
		return nil
	}
	at := map[finance.Month]finance.Statement{}
	for _, t := range h.totals {
		at[t.Month] = t.Statement
	}
	var months []MonthTotal
	for m := h.firstMonth; m <= h.lastMonth; m = m.Add(1) {
		s := at[m]
		if model == app.ModelContinuity {
			s = h.ofSubscriptions(s[finance.Recurring])
		} else {
			s = s.Minus(h.ofSubscriptions(s[finance.Recurring]))
		}
		months = append(months, MonthTotal{Month: m, Statement: s})
	}
	return months
}

// ofSubscriptions is what a month's revenue of subscriptions cost, at the shares
// of the months looked back at.
func (h *lookback) ofSubscriptions(revenue finance.Amount) finance.Statement {
	s := finance.Statement{finance.Recurring: revenue}
	for _, account := range app.RatioAccounts(app.ModelContinuity) {
		share := ratio(h.subscribed[account], h.subscribed[finance.Recurring])
		amount, err := finance.RoundMinor(share.Mul(revenue.Decimal(finance.Currency{})))
		if err == nil {
			s[account] = amount
		}
	}
	return s
}
