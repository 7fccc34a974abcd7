package sample

import (
	"fmt"

	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/finance"
)

// claim sends in the mail-in rebate of the first product that has one.
func (b *builder) claim(p purchase, o *app.Order) error {
	for _, l := range o.Lines {
		place := b.placeOf(l.Product)
		received := o.Day.AddDays(b.between(2, 12))
		if catalogue[place].rebate == 0 || received > lastDay || !b.chance(p.who.habit.claims) {
			continue
		}
		b.claims++
		c := &app.Claim{
			Number: fmt.Sprintf("RB-%04d", 2000+b.claims), Contact: o.Contact, Order: o.ID, Product: l.Product,
			Amount: finance.Amount(catalogue[place].rebate), Received: received,
		}
		c.States = b.claimStates(received)
		return b.put(c)
	}
	return nil
}

// claimStates decides what became of a claim by the last day.
func (b *builder) claimStates(received finance.Date) []app.ClaimState {
	approved, ended := received.AddDays(b.between(1, 4)), received.AddDays(b.between(6, 45))
	var states []app.ClaimState
	if approved <= lastDay {
		states = append(states, app.ClaimState{Status: app.ClaimApproved, Day: approved})
	}
	if ended <= lastDay {
		status := app.ClaimPaid
		if b.chance(.12) {
			status = pick(b, []app.ClaimStatus{app.ClaimRefused, app.ClaimExpired})
		}
		states = append(states, app.ClaimState{Status: status, Day: ended})
	}
	return states
}

func (b *builder) placeOf(product app.ID) int {
	for i, p := range b.products {
		if p.ID == product {
			return i
		}
	}
	return 0
}

// takeBack returns the order's first line, by the customer's habit.
func (b *builder) takeBack(p purchase, o *app.Order) error {
	day := o.Day.AddDays(b.between(4, 24))
	if !b.chance(p.who.habit.returns) || day > lastDay {
		return nil
	}
	b.returns++
	l := o.Lines[0]
	r := &app.Return{
		Number: fmt.Sprintf("R-%04d", 2000+b.returns), Day: day, Contact: o.Contact,
		Channel: pick(b, []app.Channel{app.ChannelStore, app.ChannelStore, app.ChannelMail, app.ChannelWeb}),
		Lines: []app.ReturnLine{{
			Line: 1, OrderLine: l.ID, Product: l.Product, Quantity: l.Quantity, Refund: paidFor(l),
			Restock: b.chance(.85),
			Reason:  pick(b, reasonsFor(catalogue[b.placeOf(l.Product)].sku)),
		}},
	}
	if r.Channel == app.ChannelMail {
		r.ShippingCost = finance.Amount(b.between(600, 1500))
	}
	if b.chance(.1) {
		r.RestockingFee = 1500
		r.RestockingFee = min(r.RestockingFee, r.Lines[0].Refund)
	}
	if r.RestockingFee > 0 && r.Lines[0].Reason == faulty {
		r.Lines[0].Reason = changedMind // nobody pays a fee for what is faulty
	}
	return b.put(r)
}

// Reasons for which any goods come back.
const (
	faulty      = "faulty"
	changedMind = "changed their mind"
)

// reasonsFor are the reasons that people give for bringing goods of a kind back.
func reasonsFor(sku string) []string {
	own := map[string]string{
		"HDP": "uncomfortable to wear", "EAR": "uncomfortable to wear", "TVS": "too large for the room", "PRJ": "too dim by day",
		"SBR": "too wide for the shelf", "SPK": "too large for the room", "CAB": "too short", "STD": "wrong height", "RCK": "wrong width",
		"VIN": "had it already", "BAG": "too small", "BAT": "does not fit the camera", "INS": "appointment cancelled",
	}[sku[:3]]
	if own == "" {
		own = "does not fit the set-up"
	}
	return []string{"not as expected", changedMind, faulty, own, "found it cheaper"}
}

// paidFor is what a line cost its customer: price × quantity less its discount.
func paidFor(l app.OrderLine) finance.Amount {
	gross := l.UnitPrice.Mul(l.Quantity)
	return cents(gross) - cents(gross.Mul(l.DiscountPercent).Div(decimal.NewFromInt(100)))
}

// plans of the subscriptions: name, amount in cents, period, share of customers.
var plans = []struct {
	name   string
	amount finance.Amount
	period app.BillingPeriod
	share  float64
}{
	{"Care plan", 990, app.Monthly, .12},
	{"Care plan, yearly", 9900, app.Yearly, .07},
	{"Record club", 2400, app.Quarterly, .06},
}

func (b *builder) addSubscriptions() error {
	for _, c := range b.customers {
		for _, plan := range plans {
			if !b.chance(plan.share) {
				continue
			}
			if err := b.subscribe(c, plan.name, plan.amount, plan.period); err != nil {
				return err
			}
		}
	}
	return nil
}

func (b *builder) subscribe(c *customer, plan string, amount finance.Amount, period app.BillingPeriod) error {
	starts := c.since.AddDays(b.between(5, 60))
	if starts > lastDay {
		return nil
	}
	s := &app.Subscription{
		Contact: c.contact.ID, Plan: plan, Starts: starts, Amount: amount, Period: period, Source: b.sources[c.source],
	}
	for n := 1; ; n++ {
		renewal := starts.AddMonths(n * period.Months())
		if renewal > lastDay {
			break
		}
		if b.chance(.035 * float64(period.Months())) {
			s.Ends = renewal
			break
		}
	}
	return b.put(s) // the bills come with it
}
