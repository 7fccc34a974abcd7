package report

import (
	"context"
	"sort"

	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/app/posting"
	"rapport/finance"
)

// Who counts as a serial returner: this many returns in the period, and at
// least half of the value bought in it refunded.
const (
	serialReturns = 3
	serialShare   = 2 // one part in two
)

// Leaks lists what leaked in a period, largest first.
func Leaks(ctx context.Context, src LeakSource, q Query) (*LeaksReport, error) {
	f, err := prepare(ctx, src, q)
	if err != nil {
		return nil, err
	}
	r := &LeaksReport{Head: f.Head}
	if r.Rows, err = leaksOf(ctx, src, f, []app.ID{0}); err != nil {
		return nil, err
	}
	mailed, err := src.MailedUnprofitable(ctx, f.Period())
	if err != nil {
		return nil, err
	}
	for _, m := range mailed {
		if m.Spent > 0 {
			r.Rows = append(r.Rows, mailedLeak(m))
		}
	}
	inOrder(r.Rows)
	for _, l := range r.Rows {
		r.Total += l.Amount
	}
	return r, nil
}

// leaksOf finds the leaks of some customers (0: of all), largest first.
func leaksOf(ctx context.Context, src LeakSource, f frame, customers []app.ID) ([]Leak, error) {
	finder := leakFinder{frame: f, src: src, posting: posting.Context{Currency: f.Currency}}
	for _, id := range customers {
		for _, find := range []func(context.Context, app.ID) error{
			finder.rebates, finder.refunds, finder.returners, finder.discounts, finder.service,
		} {
			if err := find(ctx, id); err != nil {
				return nil, err
			}
		}
	}
	inOrder(finder.found)
	return finder.found, nil
}

func inOrder(leaks []Leak) {
	sort.SliceStable(leaks, func(i, j int) bool {
		a, b := &leaks[i], &leaks[j]
		switch {
		case a.Amount != b.Amount:
			return a.Amount > b.Amount
		case a.Kind != b.Kind:
			return a.Kind < b.Kind
		}
		return a.Ref < b.Ref
	})
}

type leakFinder struct {
	frame
	src     LeakSource
	posting posting.Context
	found   []Leak
}

func (l *leakFinder) add(p Party, leak Leak) {
	if l.Period().Contains(leak.Day) {
		leak.Customer, leak.CustomerName = p.Customer, p.CustomerName
		l.found = append(l.found, leak)
	}
}

// known keeps the returns that had happened on the as-of date.
func (l *leakFinder) known(returns []app.Return) []*app.Return {
	var known []*app.Return
	for i := range returns {
		if returns[i].Day <= l.AsOf {
			known = append(known, &returns[i])
		}
	}
	sort.Slice(known, func(i, j int) bool {
		if known[i].Day != known[j].Day {
			return known[i].Day < known[j].Day
		}
		return known[i].ID < known[j].ID
	})
	return known
}

// rebates finds rebates that were paid on goods that came back.
func (l *leakFinder) rebates(ctx context.Context, customer app.ID) error {
	claims, err := l.src.PaidClaims(ctx, customer)
	if err != nil {
		return err
	}
	for i := range claims {
		c := &claims[i]
		returns := l.known(c.Returns)
		amount := posting.RebateLeak(&c.Claim, &c.Order, returns)
		paid := c.Claim.On(app.ClaimPaid)
		if amount == 0 || paid > l.AsOf {
			continue
		}
		back := posting.GoodsBack(&c.Claim, &c.Order, returns)
		l.add(c.Party, Leak{
			Kind: LeakRebate, Amount: amount, Day: max(back, paid), Ref: c.Claim.ID, RefKind: finance.DocRebate,
			Documents: append([]string{c.Claim.Number, c.Order.Number}, numbers(returns, nil)...),
			Text:      app.Say("A rebate was paid on goods that came back on %s. Ask for it back, or keep it from the next refund.", back),
		})
	}
	return nil
}

// numbers lists the returns in which one of the lines came back; nil: any.
func numbers(returns []*app.Return, line *app.OrderLine) []string {
	var list []string
	for _, r := range returns {
		for _, rl := range r.Lines {
			if line == nil || rl.OrderLine == line.ID {
				list = append(list, r.Number)
				break
			}
		}
	}
	return list
}

// refunds finds refunds above the price paid, and more pieces returned than
// were bought. What was refunded for the pieces too many counts as those.
func (l *leakFinder) refunds(ctx context.Context, customer app.ID) error {
	orders, err := l.src.ReturnedOrders(ctx, customer)
	if err != nil {
		return err
	}
	for i := range orders {
		o := &orders[i]
		returns := l.known(o.Returns)
		sales, discounts := l.posting.LineValues(&o.Order)
		for n := range o.Order.Lines {
			l.refundedLine(o, &o.Order.Lines[n], sales[n]-discounts[n], returns)
		}
	}
	return nil
}

func (l *leakFinder) refundedLine(o *ReturnedOrder, line *app.OrderLine, paid finance.Amount, returns []*app.Return) {
	back, refunded := decimal.Zero, finance.Amount(0)
	var day finance.Date
	var last app.ID
	for _, r := range returns {
		for _, rl := range r.Lines {
			if rl.OrderLine == line.ID {
				back, refunded, day, last = back.Add(rl.Quantity), refunded+rl.Refund, r.Day, r.ID
			}
		}
	}
	if back.IsZero() {
		return
	}
	documents := append([]string{o.Order.Number}, numbers(returns, line)...)
	forExtra := finance.Amount(0)
	if extra := back.Sub(line.Quantity); extra.IsPositive() {
		forExtra = portion(refunded, extra, back)
		l.add(o.Party, Leak{
			Kind: LeakQuantity, Amount: forExtra, Day: day, Ref: last, RefKind: finance.DocReturn, Documents: documents,
			Text: app.Say("%s pieces came back of order %s, and only %s were bought.", back, o.Order.Number, line.Quantity),
		})
		back = line.Quantity
	}
	// A minor unit of rounding a return is nobody's leak.
	price := portion(paid, back, line.Quantity)
	if above := refunded - forExtra - price; above > finance.Amount(len(documents)-1) || (above > 0 && back.Equal(line.Quantity)) {
		l.add(o.Party, Leak{
			Kind: LeakRefund, Amount: above, Day: day, Ref: last, RefKind: finance.DocReturn, Documents: documents,
			Text: app.Say("More was refunded for order %s than had been paid: %s instead of %s.",
				o.Order.Number, Money{refunded - forExtra, l.Currency}, Money{price, l.Currency}),
		})
	}
}

// portion is amount × part ÷ whole.
func portion(amount finance.Amount, part, whole decimal.Decimal) finance.Amount {
	share, err := finance.RoundMinor(decimal.New(int64(amount), 0).Mul(part).DivRound(whole, 8))
	if err != nil {
		return 0
	}
	return share
}

// returners finds customers who keep sending back.
func (l *leakFinder) returners(ctx context.Context, customer app.ID) error {
	all, err := l.src.Returners(ctx, customer, l.Period(), serialReturns)
	if err != nil {
		return err
	}
	for _, r := range all {
		if r.Refunded*serialShare < r.Sold || r.Handling <= 0 {
			continue
		}
		l.add(r.Party, Leak{
			Kind: LeakReturner, Amount: r.Handling, Day: r.Last, Documents: r.Numbers, Ref: r.Customer,
			Text: app.Say("%d returns in this period, worth %s of %s bought; handling them cost this much.",
				len(r.Numbers), Money{r.Refunded, l.Currency}, Money{r.Sold, l.Currency}),
		})
	}
	return nil
}

// discounts finds lines that a discount took below their cost.
func (l *leakFinder) discounts(ctx context.Context, customer app.ID) error {
	lines, err := l.src.DiscountedBelowCost(ctx, customer, l.Period())
	if err != nil {
		return err
	}
	for _, x := range lines {
		l.add(x.Party, Leak{
			Kind: LeakDiscount, Amount: x.Loss, Day: x.Day, Documents: []string{x.Number}, Ref: x.Order, RefKind: finance.DocOrder,
			Text: app.Say("The discount took %s below its cost.", x.Product),
		})
	}
	return nil
}

// service finds customers whose service cost more than they left to pay it.
func (l *leakFinder) service(ctx context.Context, customer app.ID) error {
	served, err := l.src.Served(ctx, customer, l.Period())
	if err != nil {
		return err
	}
	for _, s := range served {
		above := s.Service - max(s.Contribution, 0)
		if above <= 0 {
			continue
		}
		l.add(s.Party, Leak{
			Kind: LeakServiceAbove, Amount: above, Day: s.Last, Documents: s.Numbers, Ref: s.Case, RefKind: finance.DocService,
			Text: app.Say("Service cost %s, and the customer contributed %s.",
				Money{s.Service, l.Currency}, Money{s.Contribution, l.Currency}),
		})
	}
	return nil
}

func mailedLeak(m MailedCampaign) Leak {
	return Leak{
		Kind: LeakCampaign, Amount: m.Spent, Day: m.Day, Documents: []string{m.Name}, Ref: m.Campaign, RefKind: finance.DocCampaignCost,
		Text: app.Say("“%s” went to %d customers who had cost more than they brought, and did not answer.", m.Name, m.Customers),
	}
}
