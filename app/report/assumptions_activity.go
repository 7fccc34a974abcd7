package report

import (
	"context"

	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/finance"
)

// fewestContacts is how many contacts a group of customers needs for a response
// of its own; below it, that of all customers is taken.
const fewestContacts = 30

// activity takes the assumptions of the activity-based forecast from history.
func (h *lookback) activity(ctx context.Context, src ForecastSource, a *assumed) (map[finance.Standing]float64, error) {
	purchases, err := src.PurchaseDays(ctx, h.asOf)
	if err != nil {
		return nil, err
	}
	contacts, err := src.Contacted(ctx, h.period)
	if err != nil {
		return nil, err
	}
	g := newGroups(h, purchases, contacts)
	h.known = h.known || len(purchases) > 0
	none := app.Say("No orders in the 12 months before")
	ago := h.months()
	value := decimal.Zero
	if g.purchases > 0 {
		value = h.shop[finance.Sales].Decimal(a.currency).DivRound(decimal.NewFromInt(int64(g.purchases)), 8)
	}
	a.add(app.OrderValueKey, app.Say("Sales of one purchase"), value,
		or(g.purchases > 0, app.Say("Sales of %s, divided by %d months with a purchase", ago, g.purchases), none))
	a.add(app.NewKey, app.Say("New customers a month"), per(float64(g.first), float64(h.count)),
		app.Say("%d customers bought for the first time in %s", g.first, ago))
	a.add(app.FactorKey, app.Say("All contacts, times"), decimal.NewFromInt(1), app.Say("As in the groups below"))
	a.add(app.ResponseKey, app.Say("All responses, times"), decimal.NewFromInt(1), app.Say("As in the groups below"))
	if err := h.costs(ctx, src, a, g); err != nil {
		return nil, err
	}
	shop := h.shop
	for approach := range finance.ApproachCount {
		cost := a.historic(app.ContactCost+app.Approaches[approach]) * float64(g.all.contacts[approach])
		shop[finance.Activity] += finance.Amount(cost)
	}
	a.addRatios(shop, h.shop[finance.Sales], app.Say("%s: the account divided by sales", ago), none)
	h.addSeason(a)
	g.add(a)
	return g.people, nil
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
func (h *lookback) costs(ctx context.Context, src ForecastSource, a *assumed, g *groups) error {
	rates, err := src.PoolRates(ctx, h.asOf.Month())
	if err != nil {
		return err
	}
	spent, err := src.CampaignMedia(ctx, h.period)
	if err != nil {
		return err
	}
	fixed := -h.shop[finance.Media]
	for approach := range finance.ApproachCount {
		kind := finance.Approach(approach)
		code := [finance.ApproachCount]string{app.ActivityLetter, app.ActivityCallMinute, app.ActivityEmail}[approach]
		cost := decimal.Zero
		if rate, ok := h.definitions.Rate(code); ok {
			cost = rate.Fixed.Add(rate.Minutes.Mul(rates[rate.Pool]))
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
			media = spent[kind].Decimal(a.currency).DivRound(decimal.NewFromInt(int64(n)), 8)
			fixed -= spent[kind]
		}
		a.add(app.MediaCostKey+app.Approaches[approach], approachTexts[approach].media, media,
			app.Say("What campaigns spent in %s, divided by %d contacts", h.months(), n))
	}
	monthly := decimal.Zero
	if h.count > 0 {
		monthly = max(fixed, 0).Decimal(a.currency).DivRound(decimal.NewFromInt(int64(h.count)), 8)
	}
	a.add(app.MediaFixedKey, app.Say("Other media a month"), monthly, app.Say("Media of %s that no mailing, call or e-mail carried", h.months()))
	return nil
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

// wholeYears is how many years a season needs to be told from chance.
const wholeYears = 2

// addSeason compares the calendar months over whole years of sales.
func (h *lookback) addSeason(a *assumed) {
	years := min(len(h.sales)/12, 5)
	from := app.Say("All months alike: %d months of history are too few for a season", len(h.sales))
	var by [12]finance.Amount
	var all finance.Amount
	if years >= wholeYears {
		from = app.Say("Sales of %d years, the average month being 1", years)
		for i, s := range h.sales[len(h.sales)-12*years:] {
			m := h.lastMonth.Add(i + 1 - 12*years)
			by[int(m)%100-1] += max(s, 0)
			all += max(s, 0)
		}
	}
	for i := range by {
		strength := decimal.NewFromInt(1)
		if all > 0 {
			strength = ratio(by[i]*12, all)
		}
		a.add(app.SeasonOf(i), app.Say("Strength of %s", calendar[i]), strength.Round(3), from)
	}
}

// calendar names the months of the year.
var calendar = [12]app.Text{
	app.Say("January"), app.Say("February"), app.Say("March"), app.Say("April"), app.Say("May"), app.Say("June"), app.Say("July"),
	app.Say("August"), app.Say("September"), app.Say("October"), app.Say("November"), app.Say("December"),
}
