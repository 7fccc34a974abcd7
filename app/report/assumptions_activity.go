package report

import (
	"math"

	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/finance"
)

// priorContacts is how many contacts the response of all customers weighs beside
// those of a group: few contacts tell little.
const priorContacts = 30

// activity takes the assumptions of the activity-based forecast from history.
func (h *lookback) activity(a *assumed) {
	g, ago := h.groups, h.months()
	none := app.Say("No orders in the 12 months before")
	value := decimal.Zero
	if g.purchases > 0 {
		value = h.shop[finance.Sales].Decimal(a.currency).DivRound(decimal.NewFromInt(int64(g.purchases)), 8)
	}
	a.add(app.OrderValueKey, app.Say("Sales of a month with a purchase"), value,
		or(g.purchases > 0, app.Say("Sales of %s, divided by %d months with a purchase", ago, g.purchases), none))
	a.add(app.NewKey, app.Say("New customers a month"), per(float64(g.first), float64(h.count)),
		app.Say("%d customers made a first purchase that they kept in %s", g.first, ago))
	a.add(app.FactorKey, app.Say("All contacts, times"), decimal.NewFromInt(1), app.Say("As in the groups below"))
	a.add(app.ResponseKey, app.Say("All responses, times"), decimal.NewFromInt(1), app.Say("As in the groups below"))
	h.costs(a)
	shop := h.shop
	for approach := range finance.ApproachCount {
		cost := a.historic(app.ContactCost+app.Approaches[approach]) * float64(g.all.contacts[approach])
		shop[finance.Activity] += finance.Amount(cost)
	}
	a.addRatios(shop, h.shop[finance.Sales], app.Say("%s: the account divided by sales", ago), none)
	h.addSeason(a)
	g.add(a)
}

func or(yes bool, a, b app.Text) app.Text {
	if yes {
		return a
	}
	return b
}

// historic is what history says of a sum of money, in minor units.
func (a *assumed) historic(key string) float64 {
	return a.list[a.at[key]].History.Shift(a.currency.Exponent).InexactFloat64()
}

// costs says what a contact costs: the work by the definitions in force, the
// media by what campaigns spent.
func (h *lookback) costs(a *assumed) {
	g := h.groups
	fixed := -h.shop[finance.Media]
	for approach := range finance.ApproachCount {
		kind := finance.Approach(approach)
		code := [finance.ApproachCount]string{app.ActivityLetter, app.ActivityCallMinute, app.ActivityEmail}[approach]
		cost := decimal.Zero
		if rate, ok := h.definitions.Rate(code); ok {
			cost = rate.Fixed.Add(rate.Minutes.Mul(h.rates[rate.Pool]))
		}
		from := app.Say("The rate of the definitions, version %d", h.definitions.Version)
		if kind == finance.ByCall {
			minutes := per(g.minutes.InexactFloat64(), float64(g.timed)).Round(2)
			cost = cost.Mul(minutes)
			from = app.Say("%s minutes on average, at the rate of the definitions, version %d", minutes.String(), h.definitions.Version)
		}
		a.add(app.ContactCost+app.Approaches[approach], approachTexts[approach].cost, cost, from)
		n := g.all.contacts[approach]
		media := decimal.Zero
		if n > 0 {
			media = h.spent[kind].Decimal(a.currency).DivRound(decimal.NewFromInt(int64(n)), 8)
			fixed -= h.spent[kind]
		}
		a.add(app.MediaCostKey+app.Approaches[approach], approachTexts[approach].media, media,
			app.Say("What campaigns spent in %s, divided by %d contacts", h.months(), n))
	}
	monthly := decimal.Zero
	if h.count > 0 {
		monthly = max(fixed, 0).Decimal(a.currency).DivRound(decimal.NewFromInt(int64(h.count)), 8)
	}
	a.add(app.MediaFixedKey, app.Say("Other media a month"), monthly, app.Say("Media of %s that no mailing, call or e-mail carried", h.months()))
}

// approachTexts name the assumptions about each approach.
var approachTexts = [finance.ApproachCount]struct {
	cost, media        app.Text
	contacts, response func(group app.Text) app.Text
}{
	{
		app.Say("Work of one mailing"), app.Say("Media of one mailing"),
		func(g app.Text) app.Text { return app.Say("Mailings a month, %s", g) },
		func(g app.Text) app.Text { return app.Say("Response to a mailing, %s", g) },
	},
	{
		app.Say("Work of one call"), app.Say("Media of one call"),
		func(g app.Text) app.Text { return app.Say("Calls a month, %s", g) },
		func(g app.Text) app.Text { return app.Say("Response to a call, %s", g) },
	},
	{
		app.Say("Work of one e-mail"), app.Say("Media of one e-mail"),
		func(g app.Text) app.Text { return app.Say("E-mails a month, %s", g) },
		func(g app.Text) app.Text { return app.Say("Response to an e-mail, %s", g) },
	},
}

// seasonMonths is how many months of sales a season needs to be told from growth.
const seasonMonths = 24

// addSeason says how strong each calendar month is: the ratio of its sales to
// their moving average over a year, centred on it, so that growth does not look
// like a season (classical decomposition).
func (h *lookback) addSeason(a *assumed) {
	from := app.Say("All months alike: %d months of history are too few for a season", len(h.sales))
	strengths := [12]float64{1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1}
	if len(h.sales) >= seasonMonths {
		from = app.Say("Sales of %d months against their moving average of a year", len(h.sales))
		strengths = h.season()
	}
	for i, strength := range strengths {
		a.add(app.SeasonOf(i), app.Say("Strength of %s", calendar[i]), decimal.NewFromFloat(strength).Round(3), from)
	}
}

// season averages the ratios of each calendar month, and makes their mean 1. A
// month that cannot be told is like the average.
func (h *lookback) season() (strengths [12]float64) {
	var ratios, counts [12]float64
	for i := 6; i+6 < len(h.sales); i++ {
		around := float64(h.sales[i-6])/2 + float64(h.sales[i+6])/2
		for j := i - 5; j <= i+5; j++ {
			around += float64(h.sales[j])
		}
		month := (int(h.lastMonth.Add(i+1-len(h.sales))%100) - 1)
		if around > 0 {
			ratios[month] += math.Max(0, float64(h.sales[i])) * 12 / around
			counts[month]++
		}
	}
	mean := 0.0
	for i := range strengths {
		strengths[i] = 1
		if counts[i] > 0 {
			strengths[i] = ratios[i] / counts[i]
		}
		mean += strengths[i] / 12
	}
	for i := range strengths {
		strengths[i] /= mean
	}
	return strengths
}

// calendar names the months of the year.
var calendar = [12]app.Text{
	app.Say("January"), app.Say("February"), app.Say("March"), app.Say("April"), app.Say("May"), app.Say("June"), app.Say("July"),
	app.Say("August"), app.Say("September"), app.Say("October"), app.Say("November"), app.Say("December"),
}
