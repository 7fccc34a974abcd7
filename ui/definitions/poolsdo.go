package definitions

import (
	"context"

	"rapport/app"
	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/ui/format"
)

// edit opens the form of the month in a row.
func (v *poolsView) edit(row int) {
	if row < 0 || row >= len(v.rows) {
		return
	}
	if m, ok := v.monthOf(v.rows[row]); ok {
		v.openMonth(m)
		return
	}
	for _, p := range v.state.pools {
		if p.Name == v.rows[row].Pool {
			v.openMonth(app.PoolMonth{Pool: p.ID, Month: v.rows[row].Month.String()})
		}
	}
}

// monthOf is the record behind a row; a month that was used without figures of
// its own has none.
func (v *poolsView) monthOf(row report.CapacityRow) (app.PoolMonth, bool) {
	for _, p := range v.state.pools {
		if p.Name == row.Pool {
			return v.find(p.ID, row.Month.String())
		}
	}
	return app.PoolMonth{}, false
}

// remove takes the month of a row away.
func (v *poolsView) remove(rows []int) {
	if len(rows) != 1 || rows[0] < 0 || rows[0] >= len(v.rows) {
		return
	}
	m, ok := v.monthOf(v.rows[rows[0]])
	if !ok {
		return
	}
	v.do(app.Action{Text: i18n.Mark("Remove the pool %s from %s"), Args: []any{v.rows[rows[0]].Pool, m.Month}},
		func(ctx context.Context, u app.Unit) error { return u.Delete(ctx, &m) })
}

// copyMonth copies the figures of the last month that has some to the month
// after it.
func (v *poolsView) copyMonth() {
	last := v.lastMonth(0)
	if last == 0 {
		return
	}
	next := last.Add(1)
	var copies []*app.PoolMonth
	for _, m := range v.state.months {
		if m.Month == last.String() {
			copies = append(copies, &app.PoolMonth{Pool: m.Pool, Month: next.String(), Cost: m.Cost, Capacity: m.Capacity})
		}
	}
	v.do(app.Action{Text: i18n.Mark("Copy the pools of %s to %s"), Args: []any{last.String(), next.String()}},
		func(ctx context.Context, u app.Unit) error {
			for _, m := range copies {
				if err := u.Put(ctx, m); err != nil {
					return err
				}
			}
			return nil
		})
}

// do carries out an action that has no form.
func (v *poolsView) do(action app.Action, fn func(context.Context, app.Unit) error) {
	v.saver.Save(v.deps.Source, action, fn, func(id app.ID, err error) {
		if err != nil {
			v.deps.Host.Fail(err)
			return
		}
		v.deps.Host.Done(id, format.Say(action.Text, action.Args...))
	})
}
