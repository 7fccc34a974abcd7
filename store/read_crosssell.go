package store

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/jmoiron/sqlx"

	"rapport/app"
	"rapport/app/report"
	"rapport/finance"
)

var _ report.CrossSellSource = (*Store)(nil)

// goods are all products, then all plans, each with a place.
type goods struct {
	all      []report.Good
	products map[app.ID]int
	plans    map[string]int
}

func (s *Store) goods(ctx context.Context) (*goods, error) {
	g := &goods{products: map[app.ID]int{}, plans: map[string]int{}}
	err := s.each(ctx, func(rows *sqlx.Rows) error {
		var id app.ID
		var good report.Good
		err := rows.Scan(&id, &good.Key, &good.Name)
		g.products[id] = len(g.all)
		g.all = append(g.all, good)
		return err
	}, "SELECT id, sku, name FROM product ORDER BY sku, id")
	if err != nil {
		return nil, err
	}
	return g, s.each(ctx, func(rows *sqlx.Rows) error {
		var good report.Good
		err := rows.Scan(&good.Key)
		good.Name = good.Key
		g.plans[good.Key] = len(g.all)
		g.all = append(g.all, good)
		return err
	}, "SELECT DISTINCT plan FROM subscription ORDER BY plan")
}

// Goods lists products and plans with what they brought up to a day: a product
// by the orders that it is in, a plan by its subscriptions.
func (s *Store) Goods(ctx context.Context, until finance.Date) ([]report.Good, error) {
	g, err := s.goods(ctx)
	if err != nil {
		return nil, err
	}
	sold, err := s.SliceTotals(ctx, report.ByProduct, finance.Period{To: until})
	if err != nil {
		return nil, err
	}
	for _, t := range sold {
		if at, known := g.products[t.ID]; known {
			g.all[at].Sales, g.all[at].Margin = t.Orders, t.MarginAfterService()
		}
	}
	return g.all, s.each(ctx, func(rows *sqlx.Rows) error {
		var plan string
		var subscriptions int
		var margin int64
		err := rows.Scan(&plan, &subscriptions, &margin)
		good := &g.all[g.plans[plan]]
		good.Sales, good.Margin = subscriptions, finance.Amount(margin)
		return err
	}, `SELECT s.plan, count(DISTINCT s.id), coalesce(sum(e.amount), 0) FROM subscription s
		JOIN subscription_bill b ON b.subscription = s.id
		JOIN entry e ON e.document = b.id AND e.doc_kind = ? AND e.account <> ? AND e.day <= ?
		WHERE s.starts <= ? GROUP BY s.plan`, int(finance.DocBill), int(finance.Media), int64(until), until)
}

// FirstBought lists when each customer first bought each good, up to a day, by
// customer. Orders that came back whole by then do not count.
func (s *Store) FirstBought(ctx context.Context, until finance.Date) ([]report.Bought, error) {
	g, err := s.goods(ctx)
	if err != nil {
		return nil, err
	}
	into, err := s.survivors(ctx)
	if err != nil {
		return nil, err
	}
	var all []report.Bought
	err = s.each(ctx, func(rows *sqlx.Rows) error {
		var b report.Bought
		var product app.ID
		if err := rows.Scan(&b.Customer, &product, &b.Day); err != nil {
			return err
		}
		b.Customer, b.Good = survivor(into, b.Customer), g.products[product]
		all = append(all, b)
		return nil
	}, fmt.Sprintf(`SELECT o.contact, l.product, o.day FROM sale_order o JOIN order_line l ON l.sale_order = o.id
		WHERE o.contact IS NOT NULL AND o.day <= ?1 AND o.id NOT IN (%s)`, broughtBack), until)
	if err != nil {
		return nil, err
	}
	err = s.each(ctx, func(rows *sqlx.Rows) error {
		var b report.Bought
		var plan string
		if err := rows.Scan(&b.Customer, &plan, &b.Day); err != nil {
			return err
		}
		b.Customer, b.Good = survivor(into, b.Customer), g.plans[plan]
		all = append(all, b)
		return nil
	}, "SELECT contact, plan, starts FROM subscription WHERE starts <= ?", until)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(all, func(a, b report.Bought) int {
		return cmp.Or(cmp.Compare(a.Customer, b.Customer), cmp.Compare(a.Good, b.Good), cmp.Compare(a.Day, b.Day))
	})
	return slices.CompactFunc(all, func(a, b report.Bought) bool { return a.Customer == b.Customer && a.Good == b.Good }), nil
}

// CampaignSales lists what was bought in the orders of a period that name a
// campaign, by customer, day and product.
func (s *Store) CampaignSales(ctx context.Context, p finance.Period) ([]report.CampaignSale, error) {
	g, err := s.goods(ctx)
	if err != nil {
		return nil, err
	}
	from, to := ledgerDays(p)
	var sales []report.CampaignSale
	return sales, s.each(ctx, func(rows *sqlx.Rows) error {
		var sale report.CampaignSale
		var product app.ID
		var revenue, day int64
		if err := rows.Scan(&sale.Campaign, &sale.Name, &sale.Customer, &day, &product, &revenue); err != nil {
			return err
		}
		sale.Day, sale.Good, sale.Revenue = finance.Date(day), g.products[product], finance.Amount(revenue)
		sales = append(sales, sale)
		return nil
	}, `SELECT e.campaign, c.name, e.customer, e.day, e.product, sum(e.amount) FROM entry e JOIN campaign c ON c.id = e.campaign
		WHERE e.campaign <> 0 AND e.doc_kind = ? AND e.account IN (?, ?) AND e.customer <> 0 AND e.product <> 0 AND e.day BETWEEN ? AND ?
		GROUP BY e.campaign, e.customer, e.day, e.product ORDER BY e.campaign, e.customer, e.day, e.product`,
		int(finance.DocOrder), int(finance.Sales), int(finance.Discount), from, to)
}
