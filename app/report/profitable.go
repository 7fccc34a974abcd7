package report

import (
	"context"
	"sort"
	"strconv"

	"rapport/app"
	"rapport/finance"
)

// Profitability ranks customers, or slices of their business, by profit.
func Profitability(ctx context.Context, src ProfitabilitySource, q ProfitabilityQuery) (*ProfitabilityReport, error) {
	f, err := prepare(ctx, src, q.Query)
	if err != nil {
		return nil, err
	}
	if q.Limit < 0 {
		return nil, app.Invalid("limit", "The number of rows cannot be below zero.")
	}
	r := &ProfitabilityReport{Head: f.Head, By: q.By}
	switch q.By {
	case "", ByCustomer:
		r.By = ByCustomer
		err = r.byCustomer(ctx, src, q)
	case ByDecile:
		err = r.byDecile(ctx, src, q)
	case BySegment:
		err = r.bySegment(ctx, src, q)
	case BySource, BySalesperson, ByChannel, ByProduct:
		err = r.bySlice(ctx, src, q)
	default:
		err = app.Invalid("by", "Profitability can be seen by customer, segment, source, salesperson, channel, product or decile.")
	}
	if err != nil {
		return nil, err
	}
	r.Total.finish()
	r.Unallocated.finish()
	return r, nil
}

func (r *ProfitabilityReport) byCustomer(ctx context.Context, src ProfitabilitySource, q ProfitabilityQuery) error {
	totals, unallocated, err := customers(ctx, src, r.Period(), q.Filter, q.Rollup)
	if err != nil {
		return err
	}
	r.sum(q.Filter, totals, unallocated)
	order := rank(totals)
	if q.WorstFirst {
		for i, j := 0, len(order)-1; i < j; i, j = i+1, j-1 {
			order[i], order[j] = order[j], order[i]
		}
	}
	var ids []app.ID
	if q.Limit > 0 && q.Limit < len(order) {
		order = order[:q.Limit]
		for _, i := range order {
			ids = append(ids, totals[i].Customer)
		}
	}
	names, err := src.CustomerNames(ctx, ids)
	if err != nil {
		return err
	}
	r.Rows = make([]ProfitRow, len(order))
	for n, i := range order {
		t := &totals[i]
		row := &r.Rows[n]
		row.Key, row.ID, row.Name, row.Customers = t.Customer.String(), t.Customer, named(names[t.Customer]), 1
		row.Statement, row.Orders = t.Statement, t.Orders
		row.finish()
	}
	return nil
}

func (r *ProfitabilityReport) byDecile(ctx context.Context, src ProfitabilitySource, q ProfitabilityQuery) error {
	totals, unallocated, err := customers(ctx, src, r.Period(), q.Filter, q.Rollup)
	if err != nil {
		return err
	}
	r.sum(q.Filter, totals, unallocated)
	order, bounds := rank(totals), finance.Deciles(len(totals))
	for d := range 10 {
		row := ProfitRow{Key: strconv.Itoa(d + 1), Name: app.Say("Decile %d", d+1)}
		for _, i := range order[bounds[d]:bounds[d+1]] {
			row.take(totals[i])
		}
		r.Rows = append(r.Rows, row)
	}
	r.cut(q)
	return nil
}

// bySegment gives each tag a row, and those without a tag one. A customer with
// two tags is in two rows, and in the total once.
func (r *ProfitabilityReport) bySegment(ctx context.Context, src ProfitabilitySource, q ProfitabilityQuery) error {
	totals, unallocated, err := customers(ctx, src, r.Period(), q.Filter, q.Rollup)
	if err != nil {
		return err
	}
	r.sum(q.Filter, totals, unallocated)
	segments, err := segmentsOf(ctx, src)
	if err != nil {
		return err
	}
	rows := map[string]*ProfitRow{}
	for _, t := range totals {
		for _, name := range segments.of(t.Customer) {
			if rows[name] == nil {
				rows[name] = &ProfitRow{Key: name, Name: named(name)}
			}
			rows[name].take(t)
		}
	}
	if none := rows[""]; none != nil {
		none.Name = app.Say("No segment")
	}
	for _, row := range rows {
		r.Rows = append(r.Rows, *row)
	}
	r.sort(q)
	return nil
}

func (r *ProfitabilityReport) bySlice(ctx context.Context, src ProfitabilitySource, q ProfitabilityQuery) error {
	slices, err := src.SliceTotals(ctx, q.By, r.Period())
	if err != nil {
		return err
	}
	unallocated, err := src.Unallocated(ctx, r.Period())
	if err != nil {
		return err
	}
	r.Unallocated.take(unallocated)
	for _, s := range slices {
		row := ProfitRow{Key: s.Key, ID: s.ID, Name: sliceName(q.By, s), Statement: s.Statement, Orders: s.Orders}
		r.Rows = append(r.Rows, row)
		r.Total.Statement = r.Total.Statement.Plus(s.Statement)
		r.Total.Orders += s.Orders
	}
	r.sort(q)
	return nil
}

func sliceName(by By, s SliceTotal) app.Text {
	if by == ByChannel && s.ID != 0 {
		return ChannelName(app.Channel(s.ID))
	}
	if s.ID != 0 {
		return named(s.Name)
	}
	switch by {
	case BySource:
		return app.Say("No media source")
	case BySalesperson:
		return app.Say("No salesperson")
	case ByChannel:
		return app.Say("No channel")
	}
	return app.Say("No single product")
}

// ChannelName is the name that people know a channel by.
func ChannelName(c app.Channel) app.Text {
	switch c {
	case app.ChannelWeb:
		return app.Say("Web")
	case app.ChannelPhone:
		return app.Say("Phone")
	case app.ChannelStore:
		return app.Say("Store")
	case app.ChannelMail:
		return app.Say("Mail")
	}
	return app.Text{}
}

func (r *ProfitabilityReport) sum(of Filter, totals []CustomerTotal, unallocated CustomerTotal) {
	r.Filter = of
	for i := range totals {
		r.Total.take(totals[i])
	}
	r.Unallocated.take(unallocated)
	r.Unallocated.Customers = 0
}

func (r *ProfitabilityReport) sort(q ProfitabilityQuery) {
	sort.Slice(r.Rows, func(i, j int) bool {
		a, b := r.Rows[i].Profit(), r.Rows[j].Profit()
		if a != b {
			return (a > b) != q.WorstFirst
		}
		if r.Rows[i].Key != r.Rows[j].Key {
			return r.Rows[i].Key < r.Rows[j].Key
		}
		return r.Rows[i].ID < r.Rows[j].ID
	})
	r.cut(q)
}

func (r *ProfitabilityReport) cut(q ProfitabilityQuery) {
	if q.Limit > 0 && q.Limit < len(r.Rows) {
		r.Rows = r.Rows[:q.Limit]
	}
	for i := range r.Rows {
		r.Rows[i].finish()
	}
}

func (p *ProfitRow) take(t CustomerTotal) {
	p.Statement = p.Statement.Plus(t.Statement)
	p.Orders += t.Orders
	p.Customers++
}

// finish works out what follows from the sums.
func (p *ProfitRow) finish() {
	if goods := p.Statement[finance.Sales] + p.Statement[finance.Discount]; goods > 0 {
		rate := finance.Ratio(-p.Statement[finance.Returns], goods)
		p.ReturnRate = &rate
	}
	p.Reasons = reasons(p.Statement)
}

// reasons names at most three accounts that explain a loss, heaviest first,
// each at least a tenth of all that weighs on the customer. Goods sold at or
// above cost explain no loss; sold below it, the difference does.
func reasons(s finance.Statement) []Reason {
	if s.Profit() >= 0 {
		return nil
	}
	var all []Reason
	var weight finance.Amount
	add := func(account finance.Account, amount finance.Amount) {
		if amount < 0 {
			all = append(all, Reason{Account: account, Amount: amount})
			weight -= amount
		}
	}
	revenue := s[finance.Sales] + s[finance.Discount] + s[finance.Recurring]
	for _, a := range finance.Accounts() {
		if a != finance.COGS && a != finance.Sales {
			add(a, s[a])
		}
	}
	add(finance.COGS, s[finance.Sales]+s[finance.COGS])
	sort.SliceStable(all, func(i, j int) bool { return all[i].Amount < all[j].Amount })
	var kept []Reason
	for _, reason := range all {
		if len(kept) == 3 || -reason.Amount*10 < weight {
			break
		}
		if revenue > 0 {
			share := finance.Ratio(-reason.Amount, revenue)
			reason.Share = &share
		}
		kept = append(kept, reason)
	}
	return kept
}
