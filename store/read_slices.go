package store

import (
	"context"
	"fmt"
	"sort"

	"github.com/jmoiron/sqlx"

	"rapport/app"
	"rapport/app/report"
	"rapport/finance"
)

// dimension is how a slice of the business is kept and named.
type dimension struct {
	name   string // in slice_month
	column string // of entry
	names  string // id, key, name
	orders string // key, orders of a period; %s is a further condition
}

var dimensions = map[report.By]dimension{
	report.BySource: {"source", "media_source", "SELECT id, name, name FROM media_source",
		"SELECT coalesce(o.media_source, 0), count(*) FROM sale_order o WHERE o.day BETWEEN ? AND ? %s GROUP BY 1"},
	report.BySalesperson: {"salesperson", "salesperson", "SELECT id, name, name FROM staff",
		"SELECT coalesce(o.salesperson, 0), count(*) FROM sale_order o WHERE o.day BETWEEN ? AND ? %s GROUP BY 1"},
	report.ByChannel: {"channel", "channel", "SELECT id, code, code FROM channel",
		"SELECT coalesce(o.channel, 0), count(*) FROM sale_order o WHERE o.day BETWEEN ? AND ? %s GROUP BY 1"},
	report.ByProduct: {"product", "product", "SELECT id, sku, name FROM product",
		`SELECT l.product, count(DISTINCT o.id) FROM sale_order o JOIN order_line l ON l.sale_order = o.id
			WHERE o.day BETWEEN ? AND ? %s GROUP BY 1`},
	report.ByCampaign: {"campaign", "campaign", "SELECT id, name, name FROM campaign",
		"SELECT coalesce(o.campaign, 0), count(*) FROM sale_order o WHERE o.day BETWEEN ? AND ? %s GROUP BY 1"},
}

// SliceTotals sums the entries that have a customer by a dimension.
func (s *Store) SliceTotals(ctx context.Context, by report.By, p finance.Period) ([]report.SliceTotal, error) {
	d, ok := dimensions[by]
	if !ok {
		return nil, fmt.Errorf("no totals by %q", by)
	}
	found, err := s.summed(ctx, d.grouping(), p)
	if err != nil {
		return nil, err
	}
	nobody := d.grouping()
	nobody.among = "customer = 0"
	err = s.addEntries(ctx, nobody, p, -1, func(key int64) *sums {
		if found[key] == nil {
			found[key] = &sums{}
		}
		return found[key]
	})
	if err != nil {
		return nil, err
	}
	return s.slices(ctx, d, found, p, "AND o.contact IS NOT NULL")
}

// AllSlices sums all entries by a dimension, with a customer or without.
func (s *Store) AllSlices(ctx context.Context, by report.By, p finance.Period) ([]report.SliceTotal, error) {
	d, ok := dimensions[by]
	if !ok {
		return nil, fmt.Errorf("no totals by %q", by)
	}
	found, err := s.summed(ctx, d.grouping(), p)
	if err != nil {
		return nil, err
	}
	return s.slices(ctx, d, found, p, "")
}

func (d dimension) grouping() grouping {
	return grouping{table: "slice_month", key: "value", where: "dimension = '" + d.name + "'", entry: d.column}
}

func (s *Store) slices(ctx context.Context, d dimension, found map[int64]*sums, p finance.Period, whose string) ([]report.SliceTotal, error) {
	orders := map[int64]int{}
	from, to := textDays(p)
	err := s.each(ctx, func(rows *sqlx.Rows) error {
		var key int64
		var n int
		err := rows.Scan(&key, &n)
		orders[key] = n
		return err
	}, fmt.Sprintf(d.orders, whose), from, to)
	if err != nil {
		return nil, err
	}
	type label struct{ key, name string }
	labels := map[int64]label{}
	err = s.each(ctx, func(rows *sqlx.Rows) error {
		var id int64
		var l label
		err := rows.Scan(&id, &l.key, &l.name)
		labels[id] = l
		return err
	}, d.names)
	if err != nil {
		return nil, err
	}
	var slices []report.SliceTotal
	for id, t := range found {
		if t.entries == 0 && orders[id] == 0 {
			continue
		}
		slices = append(slices, report.SliceTotal{
			ID: app.ID(id), Key: labels[id].key, Name: labels[id].name, Orders: orders[id], Statement: t.Statement,
		})
	}
	for id, n := range orders {
		if found[id] == nil {
			slices = append(slices, report.SliceTotal{ID: app.ID(id), Key: labels[id].key, Name: labels[id].name, Orders: n})
		}
	}
	sort.Slice(slices, func(i, j int) bool { return slices[i].ID < slices[j].ID })
	return slices, nil
}

// MonthTotals sums all entries of the company by month.
func (s *Store) MonthTotals(ctx context.Context, p finance.Period) ([]report.MonthTotal, error) {
	// Any dimension sums to the company; the channel has the fewest rows.
	g := grouping{table: "slice_month", key: "month", where: "dimension = 'channel'", entry: "day / 100"}
	found, err := s.summed(ctx, g, p)
	months := make([]report.MonthTotal, 0, len(found))
	for m, t := range found {
		months = append(months, report.MonthTotal{Month: finance.Month(m), Statement: t.Statement})
	}
	sort.Slice(months, func(i, j int) bool { return months[i].Month < months[j].Month })
	return months, err
}
