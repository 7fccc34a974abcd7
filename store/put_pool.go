package store

import (
	"encoding/json"
	"fmt"
	"slices"

	"rapport/app"
	"rapport/finance"
)

var (
	poolTable      = register[app.Pool]("pool")
	poolMonthTable = register[app.PoolMonth]("pool_month")
)

// putPool saves a pool. Its name is how the definitions know it.
func (u *unit) putPool(p *app.Pool) error {
	if err := u.exists(p); err != nil {
		return err
	}
	u.forgetBasis()
	_, err := u.saveRow(poolTable, &p.ID, p)
	return err
}

// putPoolMonth saves what a pool costs in a month and can do. The rate goes to
// the documents of the months that it rates. Only the close fixes what was used;
// the figures of a month that is closed already are fixed as it now stands.
func (u *unit) putPoolMonth(m *app.PoolMonth) error {
	fresh := m.ID == 0
	m.Used.Valid = false
	if !fresh {
		var before app.PoolMonth
		if err := u.read(u.ctx, poolMonthTable, &before, m.ID); err != nil {
			return err
		}
		if before.Pool == m.Pool && before.Month == m.Month {
			m.Used = before.Used
		}
		if err := u.markRated(before.Pool, before.Month); err != nil {
			return err
		}
	}
	b, err := u.basis()
	if err != nil {
		return err
	}
	month, err := finance.ParseMonth(m.Month)
	if err != nil {
		return err
	}
	if b.closed[month] && !m.Used.Valid {
		if err := u.fixUsedOf(b, month, []*app.PoolMonth{m}); err != nil {
			return err
		}
	}
	if _, err := u.saveRow(poolMonthTable, &m.ID, m); err != nil {
		return err
	}
	u.forgetBasis()
	u.work.mark(finance.DocCapacity, m.ID, fresh)
	return u.markRated(m.Pool, m.Month)
}

// markPoolMonth marks what the figures of a pool month, as they stand in the
// file, have to do with in the ledger.
func (u *unit) markPoolMonth(id app.ID) error {
	var m app.PoolMonth
	if err := u.read(u.ctx, poolMonthTable, &m, id); err != nil {
		return err
	}
	u.work.mark(finance.DocCapacity, id, false)
	err := u.markRated(m.Pool, m.Month)
	u.forgetBasis()
	return err
}

// markRated marks the documents whose activities the figures of a pool in a
// month rate: those of this month and of the months after it, up to the next
// one that has figures of its own, on the days on which a version of the
// definitions is in force that uses the pool.
func (u *unit) markRated(pool app.ID, month string) error {
	b, err := u.basis()
	if err != nil || !b.pooled() {
		return err
	}
	var name, next string
	if err := u.get(&name, "SELECT coalesce((SELECT name FROM pool WHERE id = ?), '')", pool); err != nil {
		return err
	}
	err = u.get(&next, "SELECT coalesce(min(month), '9999-12') FROM pool_month WHERE pool = ? AND month > ?", pool, month)
	if err != nil {
		return err
	}
	for i := range b.register {
		d := &b.register[i]
		from, until := max(month, d.Effective.String()), next
		if end := b.register.Until(d.Effective); end != 0 {
			until = min(until, end.String())
		}
		if activities := d.UsesOf(name); len(activities) > 0 && from < until {
			if err := u.markDriving(activities, from, until); err != nil {
				return err
			}
		}
	}
	return nil
}

// markDriving marks the documents that drive some activities in a span of days.
func (u *unit) markDriving(activities []string, from, until string) error {
	codes, err := json.Marshal(activities)
	if err != nil {
		return err
	}
	for _, d := range drivers {
		var ids []app.ID
		err := u.selectAll(&ids, fmt.Sprintf("SELECT d.id FROM %[1]s WHERE %[2]s >= ? AND %[2]s < ? AND %[3]s AND %[4]s IN (SELECT value FROM json_each(?)) ORDER BY 1",
			d.from, d.day, d.where, d.activity), from, until, string(codes))
		if err != nil {
			return err
		}
		u.work.markAll(d.kind, ids)
	}
	if slices.Contains(activities, app.ActivityEmail) || slices.Contains(activities, app.ActivityLetter) {
		return u.retouchRated(from, until)
	}
	return nil
}

// retouchRated has all touches of the campaigns posted anew that touched
// somebody in a span of days: they are rounded as one sum.
func (u *unit) retouchRated(from, until string) error {
	var campaigns []app.ID
	err := u.selectAll(&campaigns, `SELECT campaign FROM interaction WHERE day >= ?1 AND day < ?2 AND campaign IS NOT NULL AND `+isTouch+`
		UNION SELECT campaign FROM campaign_target WHERE touched_on >= ?1 AND touched_on < ?2 ORDER BY 1`, from, until)
	for _, c := range campaigns {
		u.work.retouched[c] = true
	}
	return err
}
