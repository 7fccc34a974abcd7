package store

import (
	"context"
	"errors"

	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/app/posting"
	"rapport/finance"
)

// docKey names a document that posts.
type docKey struct {
	kind finance.DocKind
	id   app.ID
}

// poster posts documents: it reads what a document depends on and asks the
// posting rules for its entries. What it has read it keeps, so that a poster
// lives only as long as the documents do not change.
type poster struct {
	records
	ctx       context.Context
	rules     *posting.Context
	separable bool                  // touches can be posted one by one
	orders    map[app.ID]*app.Order // nil: known to be gone
	returns   map[app.ID]*app.Return
	claims    map[app.ID]*app.Claim
	campaigns map[app.ID]*campaignFacts
	products  map[app.ID]decimal.NullDecimal
	closed    closedMonths
	basis     *basis
	err       error // the first error inside a callback of the rules
}

func newPoster(ctx context.Context, src source, b *basis) *poster {
	return &poster{
		records: records{src}, ctx: ctx, basis: b, rules: b.rules, separable: b.separable, closed: b.closed,
		orders: map[app.ID]*app.Order{}, returns: map[app.ID]*app.Return{}, claims: map[app.ID]*app.Claim{},
		campaigns: map[app.ID]*campaignFacts{}, products: map[app.ID]decimal.NullDecimal{},
	}
}

// entries posts one document. A document that is gone has none.
func (p *poster) entries(k docKey) ([]finance.Entry, error) {
	found, err := p.post(k)
	if app.KindOf(err) == app.NotFound {
		return nil, nil
	}
	return found, errors.Join(err, p.err)
}

func (p *poster) post(k docKey) ([]finance.Entry, error) {
	switch k.kind {
	case finance.DocOrder:
		return p.postOrder(k.id)
	case finance.DocReturn:
		return p.postReturn(k.id)
	case finance.DocRebate:
		return p.postClaim(k.id)
	case finance.DocInteraction:
		return p.postInteraction(k.id)
	case finance.DocService:
		return p.postService(k.id)
	case finance.DocCampaignCost:
		return p.postCost(k.id)
	case finance.DocTarget:
		return p.postTarget(k.id)
	case finance.DocBill:
		return p.postBill(k.id)
	case finance.DocAdjustment:
		return p.postAdjustment(k.id)
	case finance.DocCapacity:
		return p.postCapacity(k.id)
	}
	return nil, errors.New("store: unknown kind of document")
}

func (p *poster) postOrder(id app.ID) ([]finance.Entry, error) {
	o, err := p.order(id)
	if err != nil {
		return nil, err
	}
	var returns []*app.Return
	var claims []*app.Claim
	accrues := p.rules.Accrues(o)
	if o.WrittenOffOn != 0 || accrues {
		if returns, err = p.returnsOf([]app.ID{id}); err != nil {
			return nil, err
		}
	}
	if accrues {
		if claims, err = p.claimsOf(id); err != nil {
			return nil, err
		}
	}
	return p.rules.Order(o, p.cost, returns, claims...), nil
}

func (p *poster) postReturn(id app.ID) ([]finance.Entry, error) {
	r, err := p.ret(id)
	if err != nil {
		return nil, err
	}
	ids, err := p.ordersOfReturn(id)
	if err != nil || len(ids) == 0 {
		return p.rules.Return(r, nil, nil, p.cost), err
	}
	orders, err := p.allOrders(ids)
	if err != nil {
		return nil, err
	}
	all, err := p.returnsOf(ids)
	if err != nil {
		return nil, err
	}
	var others []*app.Return
	for _, o := range all {
		if o.ID != id {
			others = append(others, o)
		}
	}
	return p.rules.Return(r, orders, others, p.cost), nil
}

func (p *poster) postClaim(id app.ID) ([]finance.Entry, error) {
	c, err := p.claim(id)
	if err != nil {
		return nil, err
	}
	o, err := p.orderOrNone(c.Order)
	if err != nil || o == nil {
		return p.rules.Claim(c, nil, nil), err
	}
	returns, err := p.returnsOf([]app.ID{o.ID})
	if err != nil || !p.rules.Accrues(o) {
		return p.rules.Claim(c, o, returns), err
	}
	claims, err := p.claimsOf(o.ID)
	return p.rules.Claim(c, o, returns, claims...), err
}

func (p *poster) postService(id app.ID) ([]finance.Entry, error) {
	s, err := p.ServiceCase(p.ctx, id)
	if err != nil {
		return nil, err
	}
	o, err := p.orderOrNone(s.Order)
	return p.rules.Service(s, o), err
}

func (p *poster) postBill(id app.ID) ([]finance.Entry, error) {
	b, err := p.Bill(p.ctx, id)
	if err != nil {
		return nil, err
	}
	s, err := p.Subscription(p.ctx, b.Subscription)
	if err != nil {
		return nil, err
	}
	return p.rules.Bill(b, s), nil
}

func (p *poster) postAdjustment(id app.ID) ([]finance.Entry, error) {
	var a app.Adjustment
	if err := p.read(p.ctx, adjustmentTable, &a, id); err != nil {
		return nil, err
	}
	return p.rules.Adjustment(&a), nil
}

// order reads an order once.
func (p *poster) order(id app.ID) (*app.Order, error) {
	if o, known := p.orders[id]; known {
		if o == nil {
			return nil, gone()
		}
		return o, nil
	}
	o, err := p.Order(p.ctx, id)
	if err != nil {
		return nil, err
	}
	p.orders[id] = o
	return o, nil
}

func (p *poster) orderOrNone(id app.ID) (*app.Order, error) {
	if id == 0 {
		return nil, nil
	}
	return p.order(id)
}

func (p *poster) allOrders(ids []app.ID) ([]*app.Order, error) {
	orders := make([]*app.Order, len(ids))
	for i, id := range ids {
		var err error
		if orders[i], err = p.order(id); err != nil {
			return nil, err
		}
	}
	return orders, nil
}

// ret reads a return once.
func (p *poster) ret(id app.ID) (*app.Return, error) {
	if r, ok := p.returns[id]; ok {
		return r, nil
	}
	r, err := p.Return(p.ctx, id)
	if err != nil {
		return nil, err
	}
	p.returns[id] = r
	return r, nil
}

func (p *poster) claim(id app.ID) (*app.Claim, error) {
	if c, ok := p.claims[id]; ok {
		return c, nil
	}
	return p.Claim(p.ctx, id)
}

// ordersOfReturn lists the orders that goods of a return came from.
func (p *poster) ordersOfReturn(id app.ID) ([]app.ID, error) { return ordersOfReturn(p.ctx, p.src, id) }

func ordersOfReturn(ctx context.Context, src source, id app.ID) ([]app.ID, error) {
	var ids []app.ID
	err := src.SelectContext(ctx, &ids, `SELECT DISTINCT l.sale_order FROM return_line r JOIN order_line l ON l.id = r.order_line
		WHERE r.sale_return = ? ORDER BY l.sale_order`, id)
	return ids, err
}

// returnsOf reads the returns of goods of some orders, each once.
func (p *poster) returnsOf(orders []app.ID) ([]*app.Return, error) {
	var returns []*app.Return
	seen := map[app.ID]bool{}
	for _, order := range orders {
		ids, err := returnsOfOrder(p.ctx, p.src, order)
		if err != nil {
			return nil, err
		}
		for _, id := range ids {
			if seen[id] {
				continue
			}
			seen[id] = true
			r, err := p.ret(id)
			if err != nil {
				return nil, err
			}
			returns = append(returns, r)
		}
	}
	return returns, nil
}

func returnsOfOrder(ctx context.Context, src source, order app.ID) ([]app.ID, error) {
	var ids []app.ID
	err := src.SelectContext(ctx, &ids, `SELECT DISTINCT r.sale_return FROM order_line l JOIN return_line r ON r.order_line = l.id
		WHERE l.sale_order = ? ORDER BY r.sale_return`, order)
	return ids, err
}

// cost is what a piece of a product costs now, for lines that tell none.
func (p *poster) cost(product app.ID) decimal.NullDecimal {
	if cost, ok := p.products[product]; ok {
		return cost
	}
	var cost decimal.NullDecimal
	if err := p.src.GetContext(p.ctx, &cost, "SELECT cost FROM product WHERE id = ?", product); err != nil {
		p.err = errors.Join(p.err, err)
	}
	p.products[product] = cost
	return cost
}
