package subscriptions

import (
	"context"
	"strings"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/document"
	"rapport/ui/document/sheet"
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
	if contact == 0 || draft != document.NewestDraft {
		l.unsaved, err = document.FindDraft(ctx, data, document.PlanForm, id, draft)
	}
	return l, err
}

// form is the form of one subscription.
type form struct {
	*sheet.Sheet
	page *Page
	sub  *app.Subscription

	with   *widgets.Picker
	plan   *widgets.Entry
	amount *widgets.MoneyField
	period *widgets.Segmented
	starts *widgets.DateField
	ends   *widgets.DateField
	source *widgets.Select
}

func newForm(p *Page, l *loaded) *form {
	f := &form{Sheet: sheet.New(p.deps.Data, p.deps.Host), page: p, sub: l.plan}
	f.with = widgets.NewPicker(i18n.T("Name, phone, e-mail or number"), document.Finder(p.deps.Data.ContactChoices), nil)
	f.with.OnError = p.deps.Host.Fail
	f.plan, f.amount = widgets.NewEntry(), widgets.NewMoneyField(l.currency)
	f.plan.SetPlaceHolder(i18n.T("Care plan"))
	f.period = widgets.NewSegmented(periodOptions(), nil)
	f.starts, f.ends = widgets.NewDateField(p.deps.Host.Today), widgets.NewDateField(p.deps.Host.Today)
	f.ends.SetPlaceHolder(i18n.T("goes on until it is ended"))
	f.source = widgets.NewSelect(document.WithNone(i18n.T("Not told"), l.sources), nil)
	f.build()
	f.fill(l)
	f.Keep(document.PlanForm, f.sub.ID, func(u *document.Unsaved) {
		u.Title = document.Joined(f.with.Chosen().Title, strings.TrimSpace(f.plan.Text))
	})
	return f
}

func (f *form) build() {
	title := i18n.T("New subscription")
	if f.sub.ID != 0 {
		title = i18n.T("Subscription %s", f.sub.Plan)
	}
	f.Build(title, f.Column(112,
		f.Field("customer", i18n.T("Customer"), f.with),
		f.Field("plan", i18n.T("Plan"), f.plan),
		f.Field("amount", i18n.T("Amount"), f.amount),
		f.Field("period", i18n.T("Billed"), f.period),
		f.Field("start", i18n.T("Starts"), f.starts),
		f.Field("end", i18n.T("Ends on"), f.ends),
		f.Field("media_source", i18n.T("Media source"), f.source),
	), i18n.T("Save subscription"), f.save)
	f.Panel.Width, f.Panel.First = 520, f.with
	if f.sub.ID != 0 {
		f.Fields["amount"].SetHint(i18n.T("Bills that were made keep their amount."))
	}
}

func (f *form) fill(l *loaded) {
	s := l.plan
	f.with.SetChosen(document.ContactOption(l.contact))
	if l.contact != nil {
		f.Panel.First = f.plan
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

// save saves the subscription, or says beside the fields what is wrong.
func (f *form) save() {
	faults := map[string]string{}
	if f.amount.IsEmpty() {
		faults["amount"] = i18n.T("Say what a period costs; 0 for a free plan.")
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
	f.Save(action, faults, func(ctx context.Context, u app.Unit) error { return u.Put(ctx, &s) }, func(id app.ID) {
		f.page.list.Wanted = s.ID
		f.page.deps.Host.Done(id, i18n.T("Subscription %s of %s saved", s.Plan, name))
	})
}
