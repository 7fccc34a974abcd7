package report

import (
	"context"

	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/finance"
)

// lookback is what a forecast looks back at: the last twelve whole months before
// the as-of date, fewer where the books are younger.
type lookback struct {
	asOf        finance.Date
	definitions *app.Definitions
	window      int // days in which a purchase answers a contact
	firstMonth  finance.Month
	lastMonth   finance.Month
	count       int // months
	period      finance.Period
	// sales of every whole month of the books, the last being lastMonth.
	sales []finance.Amount
	// shop is all that was posted in the months looked back at, but for
	// subscriptions and for customers who have nothing else; subscribed is of
	// those.
	shop, subscribed finance.Statement

	groups      *groups
	rates       map[string]decimal.Decimal            // of a minute of each pool
	spent       [finance.ApproachCount]finance.Amount // by campaigns
	subscribers *subscribers
	totals      []MonthTotal // of the months looked back at
}

// yearBack is how many months a forecast looks back.
const yearBack = 12

func lookBack(ctx context.Context, src ForecastSource, f frame) (*lookback, error) {
	h := &lookback{asOf: f.AsOf, definitions: f.definitions, window: f.definitions.Attribution.WindowDays}
	if f.AsOf == 0 || f.extent.FirstEntry == 0 || f.extent.FirstEntry > f.AsOf {
		return h, h.read(ctx, src)
	}
	began := f.extent.FirstEntry.Month()
	h.lastMonth = f.AsOf.Month()
	if f.AsOf != f.AsOf.Month().Last() && began < h.lastMonth {
		h.lastMonth = h.lastMonth.Add(-1)
	}
	h.firstMonth = max(began, h.lastMonth.Add(1-yearBack))
	h.count = h.lastMonth.Since(h.firstMonth) + 1
	h.period = finance.Period{From: h.firstMonth.First(), To: min(h.lastMonth.Last(), f.AsOf)}
	totals, err := src.MonthTotals(ctx, finance.Period{From: began.First(), To: h.period.To})
	if err != nil {
		return nil, err
	}
	// The month in which the books begin is whole only where they begin with it.
	if f.extent.FirstEntry != began.First() && began < h.lastMonth {
		began = began.Add(1)
	}
	h.sales = make([]finance.Amount, max(h.lastMonth.Since(began)+1, 0))
	for _, t := range totals {
		if i := t.Month.Since(began); i >= 0 && i < len(h.sales) {
			h.sales[i] = t.Statement[finance.Sales]
		}
		if t.Month >= h.firstMonth {
			h.shop = h.shop.Plus(t.Statement)
			h.totals = append(h.totals, t)
		}
	}
	if err := h.part(ctx, src); err != nil {
		return nil, err
	}
	return h, h.read(ctx, src)
}

// read takes in what is known of customers, contacts and subscriptions.
func (h *lookback) read(ctx context.Context, src ForecastSource) error {
	purchases, err := src.PurchaseDays(ctx, h.asOf)
	if err != nil {
		return err
	}
	var contacts []Contacted
	if h.count > 0 {
		if contacts, err = src.Contacted(ctx, h.period); err != nil {
			return err
		}
		if h.spent, err = src.CampaignMedia(ctx, h.period); err != nil {
			return err
		}
	}
	h.groups = newGroups(h, purchases, contacts)
	if h.rates, err = src.PoolRates(ctx, h.asOf.Month()); err != nil {
		return err
	}
	subscriptions, err := src.Subscriptions(ctx)
	if err != nil {
		return err
	}
	h.subscribers = h.tenures(subscriptions)
	return nil
}

// part tells what subscriptions brought and cost from the rest.
func (h *lookback) part(ctx context.Context, src ForecastSource) error {
	if h.shop[finance.Recurring] == 0 {
		return nil
	}
	customers, err := src.CustomerTotals(ctx, h.period)
	if err != nil {
		return err
	}
	for _, c := range customers {
		if c.Customer != 0 && c.Statement[finance.Recurring] != 0 && c.Statement[finance.Sales] == 0 && c.Statement[finance.Returns] == 0 {
			h.subscribed = h.subscribed.Plus(c.Statement)
		}
	}
	h.shop = h.shop.Minus(h.subscribed)
	h.shop[finance.Recurring] = 0
	return nil
}

// months names the months looked back at.
func (h *lookback) months() app.Text {
	if h.count == 0 {
		return app.Say("no months")
	}
	return app.Say("%s to %s", h.firstMonth, h.lastMonth)
}
