package definitions

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/format"
	"rapport/ui/shell"
	"rapport/ui/widgets"
)

// monthsAhead and monthsBack are the months that a form offers around today.
const (
	monthsAhead = 12
	monthsBack  = 48
)

// openPool asks for the name of a new pool.
func (v *poolsView) openPool() {
	name := widgets.NewEntry()
	name.SetPlaceHolder(i18n.T("such as Order desk or Warehouse"))
	field := widgets.NewField(i18n.T("Name"), name)
	form := widgets.NewForm(field)
	var panel *widgets.Panel
	save := func() {
		pool := &app.Pool{Name: strings.TrimSpace(name.Text)}
		v.saver.Save(v.deps.Source, app.Action{Text: i18n.Mark("Add the pool %s"), Args: []any{pool.Name}},
			func(ctx context.Context, u app.Unit) error { return u.Put(ctx, pool) },
			func(id app.ID, err error) {
				if err != nil {
					field.SetError(shell.Sentence(err))
					field.Focus()
					return
				}
				panel.Close()
				v.deps.Host.Done(id, i18n.T("Add the pool %s", pool.Name))
			})
	}
	name.OnSubmitted = func(string) { save() }
	panel = v.panel(i18n.T("Add a pool"), form, i18n.T("Add"), save)
	panel.First = name
	panel.Open(v.deps.Host.Canvas())
}

func (v *poolsView) panel(title string, form *widgets.Form, verb string, save func()) *widgets.Panel {
	var panel *widgets.Panel
	closing := widgets.NewButton(i18n.T("Close"), func() { panel.AskClose() }).WithHint("Esc")
	panel = widgets.NewPanel(title, widgets.Pad(1, 1, 1, 1, form), nil,
		[]fyne.CanvasObject{closing, widgets.NewPrimary(verb, save).WithHint("Ctrl ↵")})
	form.OnResized = panel.FitContent
	panel.OnSave = save
	return panel
}

// monthForm is the form of what a pool costs in a month and can do.
type monthForm struct {
	view     *poolsView
	record   app.PoolMonth
	panel    *widgets.Panel
	form     *widgets.Form
	fields   map[string]*widgets.Field
	pool     *widgets.Select
	month    *widgets.Select
	cost     *widgets.MoneyField
	capacity *widgets.Entry
}

// openMonth opens the form of a month; without a pool, a new one.
func (v *poolsView) openMonth(m app.PoolMonth) {
	if len(v.state.pools) == 0 {
		v.openPool()
		return
	}
	f := &monthForm{view: v, record: m, fields: map[string]*widgets.Field{}}
	f.make()
	f.fill(m)
	f.panel.Open(v.deps.Host.Canvas())
}

func (f *monthForm) make() {
	v := f.view
	var pools, months []widgets.Option
	for _, p := range v.state.pools {
		pools = append(pools, widgets.Option{ID: int64(p.ID), Title: p.Name})
	}
	now := v.deps.Host.Today().Month()
	for n := monthsAhead; n >= -monthsBack; n-- {
		months = append(months, widgets.Option{Key: now.Add(n).String(), Title: format.Month(now.Add(n))})
	}
	f.pool = widgets.NewSelect(pools, func(widgets.Option) { f.offer() })
	f.month = widgets.NewSelect(months, func(widgets.Option) { f.offer() })
	f.cost = widgets.NewMoneyField(v.state.currency)
	f.cost.OnAmount = func(finance.Amount) { f.showRate() }
	f.capacity = widgets.NewEntry()
	f.capacity.SetTrailing(i18n.T("minutes"))
	f.capacity.OnChanged = func(string) { f.showRate() }
	f.form = widgets.NewForm(f.field("pool", i18n.T("Pool"), f.pool), f.field("month", i18n.T("Month"), f.month),
		f.field("cost", i18n.T("Cost"), f.cost), f.field("capacity_minutes", i18n.T("Can work"), f.capacity))
	f.panel = v.panel(i18n.T("A month of a pool"), f.form, i18n.T("Save"), f.save)
}

func (f *monthForm) field(name, label string, control fyne.CanvasObject) *widgets.Field {
	f.fields[name] = widgets.NewField(label, control)
	return f.fields[name]
}

// fill shows a month, or begins the one that comes next.
func (f *monthForm) fill(m app.PoolMonth) {
	v := f.view
	if m.Pool == 0 {
		m.Pool = v.state.pools[0].ID
		if chosen := v.pool.ID(); chosen != 0 {
			m.Pool = app.ID(chosen)
		}
		m.Month = v.nextMonth(m.Pool).String()
	}
	f.pool.SetID(int64(m.Pool))
	if !slices.ContainsFunc(f.month.Options, func(o widgets.Option) bool { return o.Key == m.Month }) {
		if month, err := finance.ParseMonth(m.Month); err == nil {
			f.month.SetOptions(append(f.month.Options, widgets.Option{Key: m.Month, Title: format.Month(month)}))
		}
	}
	f.month.SetKey(m.Month)
	f.offer()
	f.panel.First = f.cost
}

// nextMonth is the month after the last that a pool has figures for; this month
// where it has none.
func (v *poolsView) nextMonth(pool app.ID) finance.Month {
	next := v.deps.Host.Today().Month()
	if last := v.lastMonth(pool); last != 0 {
		next = last.Add(1)
	}
	return next
}

// lastMonth is the last month with figures, of a pool or, for 0, of any.
func (v *poolsView) lastMonth(pool app.ID) (last finance.Month) {
	for _, m := range v.state.months {
		if month, err := finance.ParseMonth(m.Month); err == nil && (pool == 0 || m.Pool == pool) {
			last = max(last, month)
		}
	}
	return last
}

// find is the month of a pool as it is in the file.
func (v *poolsView) find(pool app.ID, month string) (app.PoolMonth, bool) {
	for _, m := range v.state.months {
		if m.Pool == pool && m.Month == month {
			return m, true
		}
	}
	return app.PoolMonth{}, false
}

// offer shows the figures of the chosen month, where it has some, and else those
// of the last month before it, to be changed or kept.
func (f *monthForm) offer() {
	pool, month := app.ID(f.pool.ID()), f.month.Key()
	shown, known := f.view.find(pool, month)
	f.record = app.PoolMonth{Pool: pool, Month: month}
	hint := ""
	if known {
		f.record = shown
	} else {
		for _, m := range f.view.state.months { // by pool, then month
			if m.Pool == pool && m.Month < month {
				shown = m
			}
		}
		if before, err := finance.ParseMonth(shown.Month); err == nil {
			hint = i18n.T("The figures of %s: change what differs.", format.Month(before))
		}
	}
	f.fields["month"].SetHint(hint)
	f.cost.Clear()
	f.capacity.SetText("")
	if shown.Pool != 0 {
		f.cost.SetAmount(shown.Cost)
		f.capacity.SetText(format.Decimal(shown.Capacity))
	}
	f.showRate()
}

// read takes what is typed over; faults stand beside their fields.
func (f *monthForm) read() (app.PoolMonth, map[string]string) {
	m, wrong := f.record, map[string]string{}
	m.Pool, m.Month, m.Cost = app.ID(f.pool.ID()), f.month.Key(), f.cost.Amount()
	if err := f.cost.Err(); err != nil {
		wrong["cost"] = err.Error()
	} else if f.cost.IsEmpty() {
		wrong["cost"] = i18n.T("Give what the pool costs in the month.")
	}
	m.Capacity = decimal.Zero
	if strings.TrimSpace(f.capacity.Text) != "" {
		minutes, err := format.ParseNumber(f.capacity.Text)
		if err != nil {
			wrong["capacity_minutes"] = err.Error()
		}
		m.Capacity = minutes
	}
	return m, wrong
}

// showRate says what a minute costs, once both figures are there.
func (f *monthForm) showRate() {
	m, wrong := f.read()
	hint := i18n.T("What can really be worked: about four fifths of the time that is paid for.")
	if len(wrong) == 0 && m.Capacity.IsPositive() {
		c := f.view.state.currency
		hint = i18n.T("%s a minute", moneyText(m.Cost.Decimal(c).DivRound(m.Capacity, 4), c))
	}
	f.fields["capacity_minutes"].SetHint(hint)
	for name, field := range f.fields {
		if field.Error() != "" && wrong[name] == "" {
			field.SetError("")
		}
	}
}

func (f *monthForm) save() {
	m, wrong := f.read()
	if faults := shell.FieldErrors(m.Validate()); len(wrong) == 0 {
		wrong = faults
	}
	if len(wrong) > 0 {
		f.refuse(wrong)
		return
	}
	v := f.view
	action := app.Action{Text: i18n.Mark("Enter the pool %s for %s"), Args: []any{f.poolName(), m.Month}}
	v.saver.Save(v.deps.Source, action, func(ctx context.Context, u app.Unit) error { return u.Put(ctx, &m) },
		func(id app.ID, err error) {
			if err != nil {
				f.refuse(shell.FieldErrors(err))
				return
			}
			f.panel.Close()
			v.deps.Host.Done(id, i18n.T(action.Text, action.Args...))
		})
}

func (f *monthForm) poolName() string {
	chosen, _ := f.pool.Chosen()
	return chosen.Title
}

// refuse puts each sentence beside its field; one without a field stands at the
// month.
func (f *monthForm) refuse(wrong map[string]string) {
	for name, field := range f.fields {
		field.SetError(wrong[name])
	}
	for name, sentence := range wrong {
		if f.fields[name] == nil {
			f.fields["month"].SetError(sentence)
		}
	}
	f.form.FocusFirstError()
}
