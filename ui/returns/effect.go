package returns

import (
	"context"
	"math"
	"slices"

	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/app/posting"
	"rapport/app/report"
	"rapport/finance"
	"rapport/ui/document/lines"
)

// books is what the effect of a return on a customer's profit is worked out
// from: the customer's profit so far and the documents that the return touches.
type books struct {
	posting *posting.Context
	profit  finance.Amount // of the customer, before the return
	orders  map[app.ID]*app.Order
	returns []*app.Return // of the customer so far
	claims  []*app.Claim  // of the customer's orders
	costs   map[app.ID]decimal.NullDecimal
}

func (b *books) cost(product app.ID) decimal.NullDecimal { return b.costs[product] }

// effect is what a return does to profit: the goods, the cost to serve it, the
// rebates kept, and the claims not yet paid that come to nothing because their
// goods are back.
func (b *books) effect(typed *app.Return) finance.Amount {
	later := *typed
	later.ID = math.MaxInt64 // comes after what was recorded on the same day
	r := &later
	orders := make([]*app.Order, 0, len(b.orders))
	for _, o := range b.orders {
		orders = append(orders, o)
	}
	total := sum(b.posting.Return(r, orders, b.returns, b.cost))
	kept := map[app.ID]bool{}
	for _, id := range r.Clawback {
		kept[id] = true
	}
	with := append(append([]*app.Return(nil), b.returns...), r)
	for _, c := range b.claims {
		order := b.orders[c.Order]
		before := sum(b.posting.Claim(c, order, b.returns))
		after := *c
		if kept[c.ID] {
			after.States = append(append([]app.ClaimState(nil), c.States...),
				app.ClaimState{Claim: c.ID, Status: app.ClaimClawedBack, Day: r.Day})
		}
		total += sum(b.posting.Claim(&after, order, with)) - before
	}
	return total
}

// without takes a return that is changed out of the books: the profit is that before
// it, and what it kept of rebates is not kept yet. products are its goods without a
// receipt.
func (b *books) without(old *app.Return, products lines.Products) {
	for id, p := range products {
		b.costs[id] = p.Cost
	}
	b.returns = slices.DeleteFunc(b.returns, func(r *app.Return) bool { return r.ID == old.ID })
	for _, c := range b.claims {
		c.States = slices.DeleteFunc(c.States, func(s app.ClaimState) bool { return s.Return == old.ID })
	}
	b.profit -= b.effect(old)
}

func sum(entries []finance.Entry) finance.Amount {
	var total finance.Amount
	for _, e := range entries {
		total += e.Amount
	}
	return total
}

// loadBooks reads what is known of a customer; contact 0 is a walk-in, of whom
// only the orders named are known.
func loadBooks(ctx context.Context, data Data, contact app.ID, goods []app.ReturnableLine) (*books, error) {
	company, err := data.Company(ctx)
	if err != nil {
		return nil, err
	}
	register, err := data.Register(ctx)
	if err != nil {
		return nil, err
	}
	b := &books{
		posting: &posting.Context{Currency: company.Currency(), Register: register},
		orders:  map[app.ID]*app.Order{}, costs: map[app.ID]decimal.NullDecimal{},
	}
	for _, l := range goods {
		if err := b.addLine(ctx, data, l); err != nil {
			return nil, err
		}
	}
	if contact == 0 {
		return b, nil
	}
	return b, b.addHistory(ctx, data, contact)
}

func (b *books) addLine(ctx context.Context, data Data, l app.ReturnableLine) error {
	if b.orders[l.Order] == nil {
		o, err := data.Order(ctx, l.Order)
		if err != nil {
			return err
		}
		b.orders[l.Order] = o
	}
	if _, known := b.costs[l.Product]; !known {
		p, err := data.Product(ctx, l.Product)
		if err != nil {
			return err
		}
		b.costs[l.Product] = p.Cost
	}
	return nil
}

// addHistory reads the customer's profit, returns and claims.
func (b *books) addHistory(ctx context.Context, data Data, contact app.ID) error {
	entries, err := data.CustomerEntries(ctx, report.Scope{Customer: contact})
	if err != nil {
		return err
	}
	b.profit = sum(entries)
	returned, err := data.ReturnRows(ctx, contact, rowsShown)
	if err != nil {
		return err
	}
	for _, row := range returned {
		r, err := data.Return(ctx, row.ID)
		if err != nil {
			return err
		}
		b.returns = append(b.returns, r)
	}
	claims, err := data.ClaimRows(ctx, contact, 0)
	if err != nil {
		return err
	}
	for _, row := range claims {
		if b.orders[row.Order] == nil {
			continue
		}
		c, err := data.Claim(ctx, row.ID)
		if err != nil {
			return err
		}
		b.claims = append(b.claims, c)
	}
	return nil
}
