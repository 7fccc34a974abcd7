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

// Goods lists products and plans with what they brought customers' business up
// to a day.
func (s *Store) Goods(ctx context.Context, until finance.Date) ([]report.Good, error) {
	g, err := s.goods(ctx)
	if err != nil {
		return nil, err
	}
	p := finance.Period{To: until}
	product := dimensions[report.ByProduct].grouping()
	sold, err := s.summed(ctx, product, p)
	if err != nil {
		return nil, err
	}
	product.among = "customer = 0" // walk-ins come off again
	err = s.addEntries(ctx, product, p, -1, func(key int64) *sums {
		if sold[key] == nil {
			sold[key] = &sums{}
		}
		return sold[key]
	})
	if err != nil {
		return nil, err
	}
	for id, t := range sold {
		if at, known := g.products[app.ID(id)]; known {
			g.all[at].Margin = t.MarginAfterService()
		}
	}
	return g.all, s.each(ctx, func(rows *sqlx.Rows) error {
		var plan string
		var margin int64
		err := rows.Scan(&plan, &margin)
		g.all[g.plans[plan]].Margin = finance.Amount(margin)
		return err
	}, `SELECT s.plan, sum(e.amount) FROM subscription s CROSS JOIN subscription_bill b ON b.subscription = s.id
		CROSS JOIN entry e ON e.document = b.id AND e.doc_kind = ? AND e.account <> ? AND e.day <= ? GROUP BY s.plan`,
		int(finance.DocBill), int(finance.Media), int64(until))
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
		b.Customer, b.Good, b.Times = survivor(into, b.Customer), g.products[product], 1
		all = append(all, b)
		return nil
	}, fmt.Sprintf(`SELECT o.contact, l.product, o.day FROM sale_order o NOT INDEXED CROSS JOIN order_line l ON l.sale_order = o.id
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
		b.Customer, b.Good, b.Times = survivor(into, b.Customer), g.plans[plan], 1
		all = append(all, b)
		return nil
	}, "SELECT contact, plan, starts FROM subscription WHERE starts <= ?", until)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(all, func(a, b report.Bought) int {
		return cmp.Or(cmp.Compare(a.Customer, b.Customer), cmp.Compare(a.Good, b.Good), cmp.Compare(a.Day, b.Day))
	})
	return firstOfEach(all), nil
}

// firstOfEach keeps the first time that a customer bought a good, and counts
// the others.
func firstOfEach(sorted []report.Bought) []report.Bought {
	firsts := sorted[:0]
	for _, b := range sorted {
		if n := len(firsts); n > 0 && firsts[n-1].Customer == b.Customer && firsts[n-1].Good == b.Good {
			firsts[n-1].Times += b.Times
			continue
		}
		firsts = append(firsts, b)
	}
	return firsts
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
