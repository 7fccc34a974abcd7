package store_test

import (
	"context"
	"fmt"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"rapport/app"
	"rapport/finance"
	"rapport/store"
	"rapport/store/storetest"
)

// world is a company file on which random but possible things happen.
type world struct {
	t        *rapid.T
	s        *store.Store
	contacts []*app.Contact
	products []*app.Product
	orders   []*app.Order
	returns  []*app.Return
	claims   []*app.Claim
	sent     []*app.Interaction
	targets  []*app.Target
	costs    []*app.MediaCost
	cases    []*app.ServiceCase
	shops    []*app.Campaign
	deals    []*app.Deal
}

// months in which the world's documents lie.
const (
	firstMonth = finance.Month(202601)
	monthCount = 5
)

func (w *world) day(label string) finance.Date {
	m := firstMonth.Add(rapid.IntRange(0, monthCount-1).Draw(w.t, label+" month"))
	return m.First().AddDays(rapid.IntRange(0, 27).Draw(w.t, label+" day"))
}

func newWorld(t *rapid.T, s *store.Store) *world {
	w := &world{t: t, s: s}
	company := &app.Contact{Kind: app.Organisation, Name: "Acme"}
	w.must(company)
	for i := range 4 {
		c := storetest.Person(fmt.Sprintf("Person %d", i))
		if i%2 == 0 {
			c.Company = company.ID
		}
		w.contacts = append(w.contacts, c)
		w.must(c)
	}
	for _, p := range []*app.Product{storetest.Product("19.99", "7.333"), storetest.Product("0.35", ""), storetest.Product("100", "60")} {
		w.products = append(w.products, p)
		w.must(p)
	}
	for _, source := range []app.ID{2, 3} { // E-mail and Direct mail
		c := storetest.Campaign(source, "2026-01-01")
		w.shops = append(w.shops, c)
		w.must(c)
	}
	return w
}

// must saves records; what is possible must succeed.
func (w *world) must(records ...app.Record) {
	if _, err := storetest.TryPut(w.s, records...); err != nil {
		w.t.Fatalf("%T: %v", records[0], err)
	}
}

func pick[T any](w *world, label string, list []T) T {
	return list[rapid.IntRange(0, len(list)-1).Draw(w.t, label)]
}

func (w *world) maybe(label string) bool { return rapid.Bool().Draw(w.t, label) }

func (w *world) anyone(label string) app.ID {
	if rapid.IntRange(0, 9).Draw(w.t, label+" unknown") == 0 {
		return 0
	}
	return pick(w, label, w.contacts).ID
}

func (w *world) addOrder(t *rapid.T) {
	w.t = t
	p := pick(w, "product", w.products)
	o := storetest.Order(nil, w.day("order").String(), p, int64(rapid.IntRange(1, 9).Draw(t, "quantity")))
	w.fillOrder(o)
	w.must(o)
	w.orders = append(w.orders, o)
}

func (w *world) fillOrder(o *app.Order) {
	o.Contact = w.anyone("buyer")
	o.Channel = app.Channel(rapid.IntRange(0, 4).Draw(w.t, "channel"))
	o.Source = app.ID(rapid.IntRange(0, 4).Draw(w.t, "source"))
	o.ShippingCost = finance.Amount(rapid.IntRange(0, 1500).Draw(w.t, "carrier"))
	o.Discount = finance.Amount(rapid.IntRange(0, 30).Draw(w.t, "discount"))
	o.Unpaid = w.maybe("unpaid")
	o.WrittenOffOn = 0
	if o.Unpaid && w.maybe("written off") {
		o.WrittenOffOn = o.Day.AddDays(20)
	}
	if w.maybe("second line") && len(o.Lines) == 1 {
		p := pick(w, "second product", w.products)
		o.Lines = append(o.Lines, app.OrderLine{Product: p.ID, Quantity: decimal.NewFromInt(2), UnitPrice: p.Price,
			UnitCost: decimal.NewNullDecimal(decimal.New(125, -2)), DiscountPercent: decimal.New(125, -1)})
	}
}

func (w *world) changeOrder(t *rapid.T) {
	w.t = t
	if len(w.orders) == 0 {
		t.Skip("no order")
	}
	o := pick(w, "order", w.orders)
	w.fillOrder(o)
	o.Lines[0].Quantity = decimal.NewFromInt(int64(rapid.IntRange(1, 9).Draw(t, "quantity")))
	w.must(o)
}

func (w *world) addReturn(t *rapid.T) {
	w.t = t
	if len(w.orders) == 0 {
		t.Skip("no order")
	}
	o := pick(w, "order", w.orders)
	r := storetest.Return(o, o.Day.AddDays(rapid.IntRange(0, 40).Draw(t, "later")).String(), int64(rapid.IntRange(1, 3).Draw(t, "back")), 500)
	r.Lines[0].Restock = w.maybe("restock")
	if w.maybe("no receipt") {
		r.Lines[0].OrderLine = 0
	}
	r.RestockingFee = finance.Amount(rapid.IntRange(0, 99).Draw(t, "fee"))
	for _, c := range w.claims {
		if c.Order == o.ID && c.On(app.ClaimPaid) != 0 && !w.clawed(c) && w.maybe("claw back") {
			r.Clawback = append(r.Clawback, c.ID)
		}
	}
	w.must(r)
	w.returns = append(w.returns, r)
}

func (w *world) clawed(c *app.Claim) bool {
	now, err := w.s.Claim(context.Background(), c.ID)
	return err != nil || now.On(app.ClaimClawedBack) != 0
}

func (w *world) addClaim(t *rapid.T) {
	w.t = t
	if len(w.orders) == 0 {
		t.Skip("no order")
	}
	o := pick(w, "order", w.orders)
	c := storetest.Claim(o, o.Day.AddDays(3).String(), finance.Amount(rapid.IntRange(1, 900).Draw(t, "rebate")))
	if c.Contact == 0 {
		c.Contact = w.contacts[0].ID
	}
	if w.maybe("paid") {
		c.States = []app.ClaimState{{Status: app.ClaimPaid, Day: c.Received.AddDays(rapid.IntRange(0, 30).Draw(t, "paid after"))}}
	}
	w.must(c)
	w.claims = append(w.claims, c)
}

func (w *world) addInteraction(t *rapid.T) {
	w.t = t
	i := &app.Interaction{Day: w.day("interaction"), Contact: w.anyone("met"), Direction: app.Outbound,
		Kind: pick(w, "kind", []app.InteractionKind{app.Call, app.EmailSent, app.Letter, app.Visit, app.WebActivity}), Note: "note"}
	i.Minutes = decimal.NewNullDecimal(decimal.New(int64(rapid.IntRange(0, 300).Draw(t, "minutes")), -1))
	if w.maybe("inbound") {
		i.Direction = app.Inbound
	}
	if w.maybe("campaign") {
		i.Campaign = pick(w, "campaign", w.shops).ID
	}
	if len(w.orders) > 0 && w.maybe("of an order") {
		i.Order = pick(w, "order", w.orders).ID
	}
	w.must(i)
	w.sent = append(w.sent, i)
}

func (w *world) addTarget(t *rapid.T) {
	w.t = t
	target := &app.Target{Campaign: pick(w, "campaign", w.shops).ID, Contact: pick(w, "target", w.contacts).ID}
	for _, known := range w.targets {
		if known.Campaign == target.Campaign && known.Contact == target.Contact {
			target = known
		}
	}
	target.TouchedOn = 0
	if w.maybe("touched") {
		target.TouchedOn = w.day("touch")
	}
	fresh := target.ID == 0
	w.must(target)
	if fresh {
		w.targets = append(w.targets, target)
	}
}

func (w *world) addCost(t *rapid.T) {
	w.t = t
	m := &app.MediaCost{Source: 2, Day: w.day("cost"), Amount: finance.Amount(rapid.IntRange(1, 9999).Draw(t, "cost"))}
	if w.maybe("of a campaign") {
		c := pick(w, "campaign", w.shops)
		m.Campaign, m.Source = c.ID, c.Source
	}
	w.must(m)
	w.costs = append(w.costs, m)
}

func (w *world) addService(t *rapid.T) {
	w.t = t
	c := &app.ServiceCase{Day: w.day("case"), Contact: pick(w, "owner", w.contacts).ID,
		Minutes: decimal.NewNullDecimal(decimal.New(int64(rapid.IntRange(0, 999).Draw(t, "minutes")), -1)), Parts: 120}
	c.Number = fmt.Sprintf("S-%d", len(w.cases))
	if len(w.orders) > 0 && w.maybe("of an order") {
		c.Order = pick(w, "order", w.orders).ID
	}
	w.must(c)
	w.cases = append(w.cases, c)
}

func (w *world) changeCost(t *rapid.T) {
	w.t = t
	p := pick(w, "product", w.products)
	p.Cost = decimal.NullDecimal{}
	if w.maybe("known") {
		p.Cost = decimal.NewNullDecimal(decimal.New(int64(rapid.IntRange(0, 9999).Draw(t, "cost")), -3))
	}
	w.must(p)
}

func (w *world) merge(t *rapid.T) {
	w.t = t
	c, into := pick(w, "from", w.contacts), pick(w, "into", w.contacts)
	before := c.MergedInto
	if c.MergedInto = into.ID; c.ID == into.ID {
		c.MergedInto = 0
	}
	if _, err := storetest.TryPut(w.s, c); err != nil {
		if app.KindOf(err) != app.Conflict { // a ring of merges
			t.Fatal(err)
		}
		c.MergedInto = before
	}
}

func (w *world) delete(t *rapid.T) {
	w.t = t
	var all []app.Record
	for _, r := range w.returns {
		all = append(all, r)
	}
	for _, c := range w.claims {
		all = append(all, c)
	}
	for _, i := range w.sent {
		all = append(all, i)
	}
	for _, x := range w.targets {
		all = append(all, x)
	}
	for _, c := range w.costs {
		all = append(all, c)
	}
	if len(all) == 0 {
		t.Skip("nothing to delete")
	}
	r := pick(w, "deleted", all)
	ctx := context.Background()
	_, err := w.s.Do(ctx, app.Action{Text: "Delete"}, func(u app.Unit) error { return u.Delete(ctx, r) })
	if err != nil {
		t.Fatal(err)
	}
	w.forget(r)
}

func (w *world) forget(r app.Record) {
	w.returns = without(w.returns, r)
	w.claims = without(w.claims, r)
	w.sent = without(w.sent, r)
	w.targets = without(w.targets, r)
	w.costs = without(w.costs, r)
}

func without[T app.Record](list []T, r app.Record) []T {
	var kept []T
	for _, x := range list {
		if app.Record(x) != r {
			kept = append(kept, x)
		}
	}
	return kept
}

// actions are what may happen, in any order.
func (w *world) actions() map[string]func(*rapid.T) {
	return map[string]func(*rapid.T){
		"order": w.addOrder, "change order": w.changeOrder, "return": w.addReturn, "claim": w.addClaim,
		"interaction": w.addInteraction, "target": w.addTarget, "media cost": w.addCost, "service": w.addService,
		"product cost": w.changeCost, "deal": w.addDeal, "merge": w.merge, "delete": w.delete,
	}
}

// The ledger is what posting all documents anew gives, the totals are the sums
// of the ledger, and the search index is that of the records, whatever happened.
func TestLedgerIsTheRebuild(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := fresh(t)
		w := newWorld(rt, s)
		rt.Repeat(w.actions())
		sound(rt, s)
		if err := s.Close(); err != nil {
			rt.Fatal(err)
		}
	})
}

// sound is storetest.Sound for a property.
func sound(t *rapid.T, s *store.Store) {
	report, err := s.Check(context.Background(), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range report.Differences {
		t.Errorf("check: %s", d)
	}
}
