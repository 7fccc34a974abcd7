package financepanel

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/document"
	"rapport/ui/format"
	"rapport/ui/shell"
	"rapport/ui/widgets"
)

// objectiveForm is the panel of a new or a changed objective.
type objectiveForm struct {
	deps      Deps
	objective app.Objective
	cur       finance.Currency
	panel     *widgets.Panel
	form      *widgets.Form
	fields    map[string]*widgets.Field
	saver     document.Saver
	staff     widgets.Loader[[]app.Choice]

	name   *widgets.Entry
	metric *widgets.Select
	target *widgets.Entry
	owner  *widgets.Select
	team   *widgets.Entry
}

// open opens an objective; nil is a new one.
func (o *objectiveTable) open(row *report.ObjectiveRow) {
	f := &objectiveForm{deps: o.deps, cur: o.cur, fields: map[string]*widgets.Field{}}
	f.objective.Metric = app.MetricRetention
	if row != nil {
		f.objective = row.Objective
	}
	o.form = f
	f.staff.Load(func(ctx context.Context) ([]app.Choice, error) { return o.deps.Source.StaffChoices(ctx) },
		orFail(o.deps, func(staff []app.Choice) {
			f.build(staff)
			f.panel.Open(o.deps.Host.Canvas())
		}))
}

func (f *objectiveForm) build(staff []app.Choice) {
	b := f.objective
	f.name, f.target, f.team = widgets.NewEntry(), widgets.NewEntry(), widgets.NewEntry()
	f.name.SetText(b.Name)
	f.name.SetPlaceHolder(i18n.T("Keep the customers we have"))
	var metrics []widgets.Option
	for _, m := range app.Metrics() {
		metrics = append(metrics, widgets.Option{Key: string(m), Title: report.MetricName(m).In(format.Say)})
	}
	f.metric = widgets.NewSelect(metrics, func(widgets.Option) { f.measured() })
	f.metric.SetKey(string(b.Metric))
	f.owner = widgets.NewSelect(document.StaffOptions(i18n.T("Nobody of the staff"), staff, b.Owner), nil)
	f.owner.SetID(int64(b.Owner))
	f.team.SetText(b.OwnerName)
	f.team.SetPlaceHolder(i18n.T("a team or somebody else"))
	f.form = widgets.NewForm(
		f.field(i18n.T("Name"), f.name, "name"),
		f.field(i18n.T("Metric"), f.metric, "metric"),
		f.field(i18n.T("Target"), f.target, "target"),
		f.field(i18n.T("Owner"), f.owner, "owner_id"),
		f.field(i18n.T("or"), f.team, "owner"),
	)
	if b.ID != 0 {
		f.target.SetText(f.typed(b.Target))
	}
	f.measured()
	title, left := i18n.T("New objective"), []fyne.CanvasObject(nil)
	if b.ID != 0 {
		title = b.Name
		left = []fyne.CanvasObject{widgets.NewLink(i18n.T("Delete"), f.remove)}
	}
	cancel := widgets.NewButton(i18n.T("Close"), func() { f.panel.AskClose() }).WithHint("Esc")
	save := widgets.NewPrimary(i18n.T("Save objective"), f.save).WithHint("Ctrl ↵")
	f.panel = widgets.NewPanel(title, f.form, left, []fyne.CanvasObject{cancel, save})
	f.form.OnResized = f.panel.FitContent
	f.panel.OnSave = f.save
	f.panel.First = f.name
}

func (f *objectiveForm) field(label string, control fyne.CanvasObject, name string) *widgets.Field {
	field := widgets.NewField(label, control)
	f.fields[name] = field
	return field
}

// measured says how the chosen metric is measured, and what its target means.
func (f *objectiveForm) measured() {
	m := app.Metric(f.metric.Key())
	unit := "%"
	switch m.Measure() {
	case app.InAmount:
		unit = f.cur.Code
	case app.InCount:
		unit = i18n.T("customers")
	case app.InDays:
		unit = i18n.T("days")
	}
	f.target.SetTrailing(unit)
	bound := i18n.T("At least this, in a year.")
	if m.AtMost() {
		bound = i18n.T("At most this, in a year.")
	}
	f.fields["target"].SetHint(bound)
	f.fields["metric"].SetHint(metricHint(m))
}

// metricHint says how a metric is worked out.
func metricHint(m app.Metric) string {
	switch m {
	case app.MetricRetention:
		return i18n.T("Of the customers of the period before, those who bought again or are still subscribed.")
	case app.MetricAcquisition:
		return i18n.T("Customers whose first order or subscription falls in the period.")
	case app.MetricRepeatRate:
		return i18n.T("Of those who ordered in the period, those who had ordered on an earlier day.")
	case app.MetricReturnRate:
		return i18n.T("What came back, of the goods sold after discounts.")
	case app.MetricAverageOrder:
		return i18n.T("Goods and shipping after discounts, an order.")
	case app.MetricCostToServe:
		return i18n.T("Activities, service and bad debts, of net revenue.")
	case app.MetricCustomerProfit:
		return i18n.T("The profit of all customers together, after media.")
	case app.MetricUnprofitable:
		return i18n.T("Customers who lost money, of all customers of the period.")
	}
	return i18n.T("Median days from an incoming e-mail, letter or web message to the next time the customer is written to, called or visited.")
}

// hundred turns shares into percent, as people type them.
var hundred = decimal.NewFromInt(100)

// typed is a target as it is typed.
func (f *objectiveForm) typed(target decimal.Decimal) string {
	if f.objective.Metric.Measure() == app.InShare {
		target = target.Mul(hundred)
	}
	return format.Decimal(target)
}

// read reads the target that was typed.
func (f *objectiveForm) read(m app.Metric) (decimal.Decimal, error) {
	text := strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(f.target.Text), "%"))
	if text == "" {
		return decimal.Zero, app.Invalid("target", "Give the target.")
	}
	target, err := format.ParseNumber(text)
	if err != nil {
		return decimal.Zero, app.Invalid("target", "%q is no number.", f.target.Text)
	}
	if m.Measure() == app.InShare {
		target = target.Div(hundred)
	}
	return target, nil
}

// save saves the objective, or says beside the fields what is wrong.
func (f *objectiveForm) save() {
	o := f.objective
	o.Name, o.Metric = strings.TrimSpace(f.name.Text), app.Metric(f.metric.Key())
	o.Owner, o.OwnerName = app.ID(f.owner.ID()), ""
	if o.Owner == 0 {
		o.OwnerName = strings.TrimSpace(f.team.Text)
	}
	var unread error
	if o.Target, unread = f.read(o.Metric); unread != nil {
		f.show(f.faults(o, unread))
		return
	}
	action := app.Action{Text: i18n.Mark("Change objective %s"), Args: []any{o.Name}}
	if o.ID == 0 {
		action.Text = i18n.Mark("Set objective %s")
	}
	f.saver.Save(f.deps.Books, action, func(ctx context.Context, u app.Unit) error { return u.Put(ctx, &o) },
		func(id app.ID, err error) { f.saved(id, err, i18n.T("Objective %s saved", o.Name)) })
}

// faults are those of the record, and of a target that could not be read.
func (f *objectiveForm) faults(o app.Objective, unread error) map[string]string {
	faults := shell.FieldErrors(o.Validate())
	if faults == nil {
		faults = map[string]string{}
	}
	for field, sentence := range shell.FieldErrors(unread) {
		faults[field] = sentence
	}
	return faults
}

func (f *objectiveForm) remove() {
	o := f.objective
	action := app.Action{Text: i18n.Mark("Delete objective %s"), Args: []any{o.Name}}
	f.saver.Save(f.deps.Books, action, func(ctx context.Context, u app.Unit) error { return u.Delete(ctx, &o) },
		func(id app.ID, err error) { f.saved(id, err, i18n.T("Objective %s deleted", o.Name)) })
}

func (f *objectiveForm) saved(id app.ID, err error, sentence string) {
	if err != nil {
		faults := shell.FieldErrors(err)
		f.show(faults)
		for name := range faults {
			if f.fields[name] == nil {
				f.deps.Fail(err)
				return
			}
		}
		return
	}
	f.panel.Close()
	f.deps.Host.Done(id, sentence)
}

func (f *objectiveForm) show(faults map[string]string) {
	for name, field := range f.fields {
		field.SetError(faults[name])
	}
	f.form.FocusFirstError()
}
