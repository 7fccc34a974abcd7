package sample

import (
	"fmt"
	"sort"

	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/finance"
)

// salesByMonth is what was sold and sent in a month, for making budgets.
type salesByMonth map[finance.Month]*monthSales

type monthSales struct {
	sales, cost, carrier finance.Amount
	units                map[int]int // catalogue place to pieces
}

func (s salesByMonth) at(m finance.Month) *monthSales {
	if s[m] == nil {
		s[m] = &monthSales{units: map[int]int{}}
	}
	return s[m]
}

// purchase is an order to come.
type purchase struct {
	who *customer
	day finance.Date
}

// addSales lets every customer buy by their habit and puts the orders in the
// order of their days, so that numbers rise with time.
func (b *builder) addSales() error {
	b.sold = salesByMonth{}
	var all []purchase
	for _, c := range b.customers {
		for day := c.since; day <= lastDay; {
			all = append(all, purchase{c, day})
			if b.chance(c.leave) {
				break
			}
			day = day.AddDays(1 + int(b.random.ExpFloat64()*c.gap))
		}
	}
	sort.SliceStable(all, func(i, j int) bool { return all[i].day < all[j].day })
	for _, p := range all {
		if err := b.buy(p); err != nil {
			return err
		}
	}
	return nil
}

// buy puts one order and what follows from it.
func (b *builder) buy(p purchase) error {
	o := b.order(p)
	if err := b.put(o); err != nil {
		return err
	}
	for _, then := range []func(purchase, *app.Order) error{b.answer, b.call, b.claim, b.takeBack, b.repair} {
		if err := then(p, o); err != nil {
			return err
		}
	}
	return nil
}

func (b *builder) order(p purchase) *app.Order {
	b.orders++
	o := &app.Order{
		Number: fmt.Sprintf("S-%05d", 10000+b.orders), Day: p.day, Contact: p.who.contact.ID,
		Channel: pick(b, []app.Channel{app.ChannelWeb, app.ChannelWeb, app.ChannelWeb, app.ChannelStore, app.ChannelStore, app.ChannelPhone, app.ChannelMail}),
		Source:  b.sources[p.who.source],
	}
	if b.chance(.03) {
		o.Source = 0
	}
	if o.Channel == app.ChannelPhone || o.Channel == app.ChannelStore {
		o.Salesperson = pick(b, b.staff)
	}
	month := b.sold.at(p.day.Month())
	for n := 1; n <= pick(b, []int{1, 1, 1, 2, 2, 3}); n++ {
		o.Lines = append(o.Lines, b.line(o, n, p.who, month))
	}
	if o.Channel != app.ChannelStore {
		o.ShippingCost = finance.Amount(b.between(520, 1480))
		month.carrier += o.ShippingCost
		if b.chance(.35) {
			o.ShippingCharged = 690
		}
	}
	if o.Channel == app.ChannelWeb {
		o.PaymentFee = finance.Amount(b.between(90, 620))
	}
	return o
}

func (b *builder) line(o *app.Order, n int, who *customer, month *monthSales) app.OrderLine {
	place := b.choose(who.dear)
	quantity := 1
	if catalogue[place].weight >= 9 && b.chance(.4) {
		quantity = b.between(2, 4)
	}
	product := b.products[place]
	l := app.OrderLine{
		Line: n, Product: product.ID, Quantity: decimal.NewFromInt(int64(quantity)), UnitPrice: product.Price, UnitCost: product.Cost,
	}
	if b.chance(who.habit.discount) {
		l.DiscountPercent = decimal.NewFromInt(int64(pick(b, []int{5, 10, 10, 15, 20, 30})))
	}
	pieces := decimal.NewFromInt(int64(quantity))
	month.units[place] += quantity
	month.sales += cents(product.Price.Mul(pieces))
	month.cost += cents(product.Cost.Decimal.Mul(pieces))
	return l
}

func cents(d decimal.Decimal) finance.Amount {
	a, err := finance.Round(d, finance.Currency{Code: "USD", Exponent: 2})
	if err != nil {
		panic(err) // prices of the catalogue: a fault of this package
	}
	return a
}

// answer ties an order to the campaign that reached its customer within the
// last thirty days.
func (b *builder) answer(p purchase, o *app.Order) error {
	for _, r := range b.campaigns {
		t := r.targets[p.who.contact.ID]
		days := o.Day.DaysSince(r.day)
		if t == nil || days < 0 || days > 30 || !b.chance(.6) {
			continue
		}
		o.Campaign, o.Source = r.campaign.ID, r.campaign.Source
		t.RespondedOn = o.Day
		if err := b.put(t); err != nil {
			return err
		}
		return b.put(o)
	}
	return nil
}

func (b *builder) call(p purchase, o *app.Order) error {
	calls := int(b.random.ExpFloat64() * p.who.habit.calls)
	if o.Channel == app.ChannelPhone {
		calls++
	}
	for n := range calls {
		i := &app.Interaction{
			Day: min(o.Day.AddDays(n*b.between(2, 9)), lastDay), Contact: o.Contact, Kind: app.Call, Direction: app.Inbound,
			Minutes: known(fmt.Sprintf("%d.%d", b.between(2, p.who.habit.minutes), b.between(0, 9))),
			Order:   o.ID, Salesperson: pick(b, b.staff), Occurrence: 1,
			Outcome: pick(b, []string{"Question answered", "Question answered", "Ordered", "Complaint", "Call again"}),
		}
		if b.chance(.01) {
			i.Minutes = decimal.NullDecimal{}
		}
		if err := b.put(i); err != nil {
			return err
		}
	}
	return nil
}

func (b *builder) repair(p purchase, o *app.Order) error {
	day := o.Day.AddDays(b.between(20, 200))
	if !b.chance(p.who.habit.service) || day > lastDay {
		return nil
	}
	b.cases++
	return b.put(&app.ServiceCase{
		Number: fmt.Sprintf("C-%04d", b.cases), Day: day, Contact: o.Contact, Order: o.ID, Product: o.Lines[0].Product,
		Warranty: b.chance(.7), Minutes: known(fmt.Sprint(b.between(15, 110))), Parts: finance.Amount(b.between(0, 6000)),
		Note: pick(b, []string{"No sound on one side", "Does not start", "Remote control replaced", "Cable fault", "Picture flickers"}),
	})
}

// addWalkIns sells over the counter to people nobody asked for their name.
func (b *builder) addWalkIns() error {
	for day := firstDay.AddDays(9); day <= lastDay; day = day.AddDays(b.between(12, 30)) {
		o := b.order(purchase{&customer{contact: &app.Contact{}, source: "Store", dear: 1}, day})
		o.Channel, o.ShippingCost, o.ShippingCharged, o.PaymentFee = app.ChannelStore, 0, 0, 0
		if err := b.put(o); err != nil {
			return err
		}
	}
	return nil
}
