package store

import (
	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/app/posting"
	"rapport/finance"
)

// postCapacity posts the unused capacity of a pool in a month that was closed.
func (p *poster) postCapacity(id app.ID) ([]finance.Entry, error) {
	var m app.PoolMonth
	if err := p.read(p.ctx, poolMonthTable, &m, id); err != nil || !m.Used.Valid {
		return nil, err
	}
	month, err := finance.ParseMonth(m.Month)
	if err != nil {
		return nil, err
	}
	used := m.Used.Decimal
	if p.rules.Policy != 0 {
		// Another version of the definitions uses other minutes.
		if used, err = p.usedUnder(&m, month); err != nil {
			return nil, err
		}
	}
	if !p.rules.Spreads(month) {
		return p.rules.UnusedCapacity(&m, used, nil), nil
	}
	active, err := p.active(&m, month)
	return p.rules.UnusedCapacity(&m, used, active), err
}

// usedUnder is what was used of a pool month under the version that everything
// is posted under.
func (p *poster) usedUnder(m *app.PoolMonth, month finance.Month) (decimal.Decimal, error) {
	used, err := p.basis.used(p.ctx, p.src, monthOf(month))
	if err != nil {
		return decimal.Zero, err
	}
	name, err := p.poolName(m.Pool)
	return used[posting.PoolUse{Pool: name, Month: month}], err
}

func (p *poster) poolName(id app.ID) (string, error) {
	var pool app.Pool
	err := p.read(p.ctx, poolTable, &pool, id)
	return pool.Name, err
}

func monthOf(m finance.Month) finance.Period { return finance.Period{From: m.First(), To: m.Last()} }

// active lists the contacts with an order in a month, each once, under the
// company of the first. In a closed month the spread stays over those who shared
// it then: over nobody where the figures came after the close.
func (p *poster) active(m *app.PoolMonth, month finance.Month) ([]posting.Reached, error) {
	if p.closed[month] {
		return p.frozenSpread(m.ID, 0, month)
	}
	from, to := textDays(monthOf(month))
	var active []posting.Reached
	err := p.src.SelectContext(p.ctx, &active, `SELECT o.contact, o.company FROM sale_order o
		WHERE o.id IN (SELECT min(id) FROM sale_order WHERE day BETWEEN ? AND ? AND contact IS NOT NULL GROUP BY contact)
		ORDER BY o.contact`, from, to)
	return active, err
}

// fixUsed fixes, at the close of a month, what was used of its pools, and posts
// what was not.
func (u *unit) fixUsed(b *basis, month finance.Month) error {
	var rows []app.PoolMonth
	if err := u.selectAll(&rows, poolMonthTable.selectAll+" WHERE month = ? ORDER BY id", month.String()); err != nil || len(rows) == 0 {
		return err
	}
	months := make([]*app.PoolMonth, len(rows))
	for i := range rows {
		months[i] = &rows[i]
	}
	if err := u.fixUsedOf(b, month, months); err != nil {
		return err
	}
	for _, m := range months {
		if _, err := u.saveRow(poolMonthTable, &m.ID, m); err != nil {
			return err
		}
		u.work.mark(finance.DocCapacity, m.ID, false)
	}
	if err := u.postAll(); err != nil {
		return err
	}
	return u.writeQueued()
}

// fixUsedOf works out what was used of some pools in a month.
func (u *unit) fixUsedOf(b *basis, month finance.Month, months []*app.PoolMonth) error {
	used, err := b.used(u.ctx, u.src, monthOf(month))
	if err != nil {
		return err
	}
	p := newPoster(u.ctx, u.src, b)
	for _, m := range months {
		name, err := p.poolName(m.Pool)
		if err != nil {
			return err
		}
		m.Used = decimal.NewNullDecimal(used[posting.PoolUse{Pool: name, Month: month}])
	}
	return nil
}

// postPools posts the pool months of a journey that closes months or opens them.
func (u *unit) postPools() error {
	var ids []app.ID
	if err := u.selectAll(&ids, "SELECT row FROM reversal WHERE table_ = 'pool_month' ORDER BY row"); err != nil || len(ids) == 0 {
		return err
	}
	b, err := u.basis()
	if err != nil {
		return err
	}
	p := newPoster(u.ctx, u.src, b)
	for _, id := range ids {
		if err := u.postOne(p, b, docKey{finance.DocCapacity, id}, false); err != nil {
			return err
		}
	}
	return u.writeQueued()
}

// markPoolMonths marks what the pool months of a journey have to do with. Where
// only the minutes used come or go, as with a close, no rate changes.
func (u *unit) markPoolMonths(actions string) error {
	var rated []struct {
		Pool  app.ID
		Month string
	}
	err := u.selectAll(&rated, images+`, rate AS (SELECT row, body ->> '$.pool' pool, body ->> '$.month' month, body ->> '$.cost' cost, body ->> '$.capacity' capacity
			FROM image WHERE table_ = 'pool_month')
		SELECT DISTINCT pool, month FROM rate WHERE row IN (SELECT row FROM (SELECT DISTINCT * FROM rate) GROUP BY row HAVING count(*) > 1)
			OR row IN (SELECT row FROM reversal r WHERE r.table_ = 'pool_month'
				AND (r.before IS NULL OR NOT EXISTS (SELECT 1 FROM pool_month m WHERE m.id = r.row)))
		ORDER BY 1, 2`, actions)
	for _, r := range rated {
		if err := u.markRated(r.Pool, r.Month); err != nil {
			return err
		}
	}
	return err
}
