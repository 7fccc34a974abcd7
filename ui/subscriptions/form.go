package subscriptions

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/document"
	"rapport/ui/shell"
	"rapport/ui/widgets"
)

// loaded is all that the form needs before it opens.
type loaded struct {
	plan     *app.Subscription
	contact  *app.Contact
	sources  []app.Choice
	currency finance.Currency
	unsaved  *document.Unsaved
}

// read reads a subscription, or makes a new one of a contact, with the draft of a
// name or, without one, the newest.
func (p *Page) read(ctx context.Context, id, contact app.ID, draft string) (*loaded, error) {
	data := p.deps.Data
	company, err := data.Company(ctx)
	if err != nil {
		return nil, err
	}
	l := &loaded{plan: &app.Subscription{Contact: contact, Starts: p.deps.Host.Today(), Period: app.Monthly}, currency: company.Currency()}
	if id != 0 {
		if l.plan, err = data.Subscription(ctx, id); err != nil {
			return nil, err
		}
	}
	if l.plan.Contact != 0 {
		if l.contact, err = data.Contact(ctx, l.plan.Contact); err != nil {
			return nil, err
		}
		if id == 0 {
			l.plan.Source = l.contact.Source
		}
	}
	if l.sources, err = data.SourceChoices(ctx); err != nil {
		return nil, err
	}
	if contact == 0 || draft != "" {
		l.unsaved, err = document.FindDraft(ctx, data, document.PlanForm, id, draft)
	}
	return l, err
}

// form is the form of one subscription.
type form struct {
	page   *Page
	sub    *app.Subscription
	panel  *widgets.Panel
	form   *widgets.Form
	fields map[string]*widgets.Field
	keeper *document.Keeper
	saver  document.Saver

	with   *widgets.Picker
	plan   *widgets.Entry
	amount *widgets.MoneyField
	period *widgets.Segmented
	starts *widgets.DateField
	ends   *widgets.DateField
	source *widgets.Select
}

func newForm(p *Page, l *loaded) *form {
	f := &form{page: p, sub: l.plan, fields: map[string]*widgets.Field{}}
	f.with = widgets.NewPicker(i18n.T("Name, phone, e-mail or number"), func(ctx context.Context, text string) ([]widgets.Option, error) {
		choices, err := p.deps.Data.ContactChoices(ctx, text, choicesShown)
		return document.Options(choices), err
	}, nil)
	f.with.OnError = p.deps.Host.Fail
	f.plan, f.amount = widgets.NewEntry(), widgets.NewMoneyField(l.currency)
	f.plan.SetPlaceHolder(i18n.T("Care plan"))
	f.period = widgets.NewSegmented(periodOptions(), nil)
	f.starts, f.ends = widgets.NewDateField(p.deps.Host.Today), widgets.NewDateField(p.deps.Host.Today)
	f.ends.SetPlaceHolder(i18n.T("goes on until it is ended"))
	f.source = widgets.NewSelect(document.WithNone(i18n.T("Not told"), l.sources), nil)
	f.makePanel()
	f.fill(l)
	f.keeper = document.NewKeeper(p.deps.Data, p.deps.Host.Fail, document.PlanForm, f.sub.ID, func() document.Unsaved {
		return document.Unsaved{Title: document.Joined(f.with.Chosen().Title, strings.TrimSpace(f.plan.Text)), Typed: document.TypedIn(f.fields)}
	})
	f.panel.OnClosed = f.keeper.Rest
	return f
}

func (f *form) field(name, label string, control fyne.CanvasObject) *widgets.Field {
	field := widgets.NewField(label, control)
	f.fields[name] = field
	return field
}

func (f *form) makePanel() {
	f.form = widgets.NewForm(
		f.field("customer", i18n.T("Customer"), f.with),
		f.field("plan", i18n.T("Plan"), f.plan),
		f.field("amount", i18n.T("Amount"), f.amount),
		f.field("period", i18n.T("Billed"), f.period),
		f.field("start", i18n.T("Starts"), f.starts),
		f.field("end", i18n.T("Ends on"), f.ends),
		f.field("media_source", i18n.T("Media source"), f.source),
	)
	f.form.LabelWidth = 112
	title := i18n.T("New subscription")
	if f.sub.ID != 0 {
		title = i18n.T("Subscription %s", f.sub.Plan)
		f.fields["amount"].SetHint(i18n.T("Bills that were made keep their amount."))
	}
	f.panel = widgets.NewPanel(title, widgets.Pad(1, 1, 1, 1, f.form), nil, []fyne.CanvasObject{
		widgets.NewButton(i18n.T("Close"), func() { f.panel.AskClose() }).WithHint("Esc"),
		widgets.NewPrimary(i18n.T("Save subscription"), f.save).WithHint("Ctrl ↵"),
	})
	f.panel.Width = 520
	f.form.OnResized = f.panel.FitContent
	f.panel.OnSave, f.panel.First = f.save, f.with
}

func (f *form) fill(l *loaded) {
	s := l.plan
	if l.contact != nil {
		f.with.SetChosen(widgets.Option{ID: int64(l.contact.ID), Title: l.contact.Name, Detail: l.contact.Point(app.Phone)})
		f.panel.First = f.plan
	}
	f.plan.SetText(s.Plan)
	if s.Amount != 0 {
		f.amount.SetAmount(s.Amount)
	}
	f.period.SetKey(string(s.Period))
	f.starts.SetDate(s.Starts)
	f.ends.SetDate(s.Ends)
	f.source.SetID(int64(s.Source))
}

// open shows the form, with what was typed into it before; nil for nothing.
func (f *form) open(unsaved *document.Unsaved) {
	if unsaved != nil {
		unsaved.Typed.Fill(f.fields)
		f.panel.SetChips(document.KeptChips(f.keeper.Resume(*unsaved), func() {
			f.leave(func() { f.page.open(f.sub.ID, 0, "") })
		})...)
	}
	f.panel.Open(f.page.deps.Host.Canvas())
	f.keeper.Watch()
}

// leave closes the form for good, and then forgets what was typed.
func (f *form) leave(then func()) {
	f.panel.OnClosed = nil
	f.panel.Close()
	f.keeper.Forget(then)
}

// save saves the subscription, or says beside the fields what is wrong.
func (f *form) save() {
	faults := map[string]string{}
	for name, err := range map[string]error{"amount": f.amount.Err(), "start": f.starts.Err(), "end": f.ends.Err()} {
		if err != nil {
			faults[name] = err.Error()
		}
	}
	if f.amount.IsEmpty() {
		faults["amount"] = i18n.T("Say what a period costs; 0 for a free plan.")
	}
	f.showFaults(faults)
	if len(faults) > 0 {
		return
	}
	s := *f.sub
	s.Contact, s.Plan, s.Amount = app.ID(f.with.ID()), strings.TrimSpace(f.plan.Text), f.amount.Amount()
	s.Period, s.Source = app.BillingPeriod(f.period.Key()), app.ID(f.source.ID())
	s.Starts, s.Ends = f.starts.Date(), f.ends.Date()
	name := f.with.Chosen().Title
	action := app.Action{Text: i18n.Mark("Change the subscription %s of %s"), Args: []any{s.Plan, name}}
	if s.ID == 0 {
		action.Text = i18n.Mark("Record the subscription %s of %s")
	}
	f.saver.Save(f.page.deps.Data, action, func(ctx context.Context, u app.Unit) error { return u.Put(ctx, &s) },
		func(id app.ID, err error) {
			if err != nil {
				f.failed(err)
				return
			}
			f.leave(nil)
			f.page.wanted = s.ID
			f.page.deps.Host.Done(id, i18n.T("Subscription %s of %s saved", s.Plan, name))
			f.page.list.load()
		})
}

func (f *form) failed(err error) {
	faults := shell.FieldErrors(err)
	f.showFaults(faults)
	for name := range faults {
		if f.fields[name] == nil {
			f.page.deps.Host.Fail(err)
			return
		}
	}
}

func (f *form) showFaults(faults map[string]string) {
	for name, field := range f.fields {
		field.SetError(faults[name])
	}
	f.form.FocusFirstError()
}
