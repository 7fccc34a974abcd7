package store

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/app/posting"
	"rapport/app/report"
	"rapport/finance"
)

var _ report.CapacitySource = (*Store)(nil)

// Pools lists the pools by name.
func (s *Store) Pools(ctx context.Context) ([]app.Pool, error) {
	var pools []app.Pool
	return pools, s.rows(ctx, &pools, poolTable.selectAll+" ORDER BY name COLLATE folded, id")
}

// PoolMonths lists what a pool costs and can do, by month; pool 0 is all, by
// pool, then month.
func (s *Store) PoolMonths(ctx context.Context, pool app.ID) ([]app.PoolMonth, error) {
	where := " WHERE 1 OR pool = ?"
	if pool != 0 {
		where = " WHERE pool = ?"
	}
	var months []app.PoolMonth
	return months, s.rows(ctx, &months, poolMonthTable.selectAll+where+" ORDER BY pool, month", pool)
}

// PoolUse lists what each pool cost, could do and did in the months that a
// period touches: the months that have figures of their own, and those in which
// minutes were used without. By pool name, then month.
func (s *Store) PoolUse(ctx context.Context, p finance.Period) ([]report.PoolUse, error) {
	var uses []report.PoolUse
	err := s.snapshot(ctx, func(src *session) error {
		b, err := readBasis(ctx, src)
		if err != nil {
			return err
		}
		if s.temporary && s.basis != nil {
			b.rules.Policy = s.basis.rules.Policy // of a comparison, which nobody writes to
		}
		uses, err = b.poolUses(ctx, src, p)
		return err
	})
	return uses, plainly(err)
}

func (b *basis) poolUses(ctx context.Context, src source, p finance.Period) ([]report.PoolUse, error) {
	from, to := p.From.Month(), p.To.Month()
	used, err := b.used(ctx, src, finance.Period{From: from.First(), To: to.Last()})
	if err != nil {
		return nil, err
	}
	var rows []struct {
		Name string
		app.PoolMonth
	}
	err = src.SelectContext(ctx, &rows, `SELECT p.name, m.id, m.pool, m.month, m.cost, m.capacity, m.used FROM pool_month m
		JOIN pool p ON p.id = m.pool WHERE m.month BETWEEN ? AND ?`, from.String(), to.String())
	if err != nil {
		return nil, err
	}
	var uses []report.PoolUse
	for _, row := range rows {
		month, err := finance.ParseMonth(row.Month)
		if err != nil {
			return nil, err
		}
		k := posting.PoolUse{Pool: row.Name, Month: month}
		u := report.PoolUse{Pool: row.Name, Month: month, Own: true, Cost: row.Cost, Capacity: row.Capacity, Used: used[k], Closed: row.Used.Valid}
		if u.Closed && b.rules.Policy == 0 {
			u.Used = row.Used.Decimal
		}
		u.Absorbed = b.rules.Absorbed(&row.PoolMonth, u.Used)
		u.Rate, u.RatedBy = b.pools.rate(row.Name, month), month
		uses = append(uses, u)
		delete(used, k)
	}
	return b.addUnfounded(uses, used), nil
}

// addUnfounded adds the months in which a pool was used without figures of its
// own, at the rate of an earlier month or at none.
func (b *basis) addUnfounded(uses []report.PoolUse, used map[posting.PoolUse]decimal.Decimal) []report.PoolUse {
	for k, minutes := range used {
		found, _ := b.pools.at(k.Pool, k.Month)
		uses = append(uses, report.PoolUse{
			Pool: k.Pool, Month: k.Month, Used: minutes, Rate: found.rate, RatedBy: found.month,
			Absorbed: b.rules.AtRate(minutes, found.rate),
		})
	}
	slices.SortFunc(uses, func(x, y report.PoolUse) int {
		if c := app.CompareFolded(x.Pool, y.Pool); c != 0 {
			return c
		}
		if c := strings.Compare(x.Pool, y.Pool); c != 0 {
			return c
		}
		return int(x.Month - y.Month)
	})
	return uses
}

// FindPoolMonths lists the months of pools.
func (r records) FindPoolMonths(ctx context.Context, pools []app.ID) ([]app.PoolMonth, error) {
	var found []app.PoolMonth
	err := r.src.SelectContext(ctx, &found, poolMonthTable.selectAll+" WHERE pool IN "+listed(pools))
	return found, plainly(err)
}

// capacityShares lists the pool months of whose unused capacity somebody in the
// scope bears a share.
func (s *Store) capacityShares(ctx context.Context, scope report.Scope) ([]report.Document, error) {
	condition, err := s.inScope(ctx, scope)
	if err != nil {
		return nil, err
	}
	var rows []struct {
		ID    app.ID
		Month string
		Name  string
	}
	err = s.rows(ctx, &rows, "SELECT m.id, m.month, p.name FROM pool_month m JOIN pool p ON p.id = m.pool WHERE m.id IN (SELECT e.document FROM entry e WHERE "+
		condition+fmt.Sprintf(" AND e.doc_kind = %d) ORDER BY m.month, m.id", finance.DocCapacity))
	if err != nil {
		return nil, err
	}
	shares := make([]report.Document, len(rows))
	for i, row := range rows {
		month, err := finance.ParseMonth(row.Month)
		if err != nil {
			return nil, err
		}
		shares[i] = report.Document{ID: row.ID, Kind: finance.DocCapacity, Day: month.Last(), Number: row.Name}
	}
	return shares, nil
}
