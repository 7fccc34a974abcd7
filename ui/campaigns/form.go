package campaigns

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

// form is the panel of a new or a changed campaign.
type form struct {
	*sheet.Sheet
	page     *Page
	campaign *app.Campaign

	name   *widgets.Entry
	source *widgets.Select
	starts *widgets.DateField
	ends   *widgets.DateField
	budget *widgets.MoneyField
	note   *widgets.Entry
}

type formData struct {
	campaign *app.Campaign
	sources  []app.Choice
	currency finance.Currency
	unsaved  *document.Unsaved
}

// openForm opens the form of a campaign, 0 for a new one, with what was typed into
// it and not saved.
func (p *Page) openForm(id app.ID) { p.openDraft(id, document.NewestDraft) }

// openDraft opens the form with the draft of a name or the newest.
func (p *Page) openDraft(id app.ID, draft string) {
	data, today := p.deps.Data, p.deps.Host.Today()
	document.Load(&p.opening, p.deps.Host, func(ctx context.Context) (*formData, error) {
		company, err := data.Company(ctx)
		if err != nil {
			return nil, err
		}
		d := &formData{campaign: &app.Campaign{Starts: today}, currency: company.Currency()}
		if id != 0 {
			if d.campaign, err = data.Campaign(ctx, id); err != nil {
				return nil, err
			}
		}
		if d.unsaved, err = document.FindDraft(ctx, data, document.CampaignForm, id, draft); err != nil {
			return nil, err
		}
		d.sources, err = data.SourceChoices(ctx)
		return d, err
	}, func(d *formData) {
		p.form = newForm(p, d)
		p.form.Open(d.unsaved, func() { p.openForm(id) })
	})
}

func newForm(p *Page, d *formData) *form {
	c := d.campaign
	f := &form{Sheet: sheet.New(p.deps.Data, p.deps.Host), page: p, campaign: c}
	f.name = widgets.NewEntry()
	f.name.SetText(c.Name)
	f.source = widgets.NewSelect(document.Options(d.sources), nil)
	f.source.Placeholder = i18n.T("How the offer reaches people")
	f.source.SetID(int64(c.Source))
	f.starts, f.ends = widgets.NewDateField(p.deps.Host.Today), widgets.NewDateField(p.deps.Host.Today)
	f.starts.SetDate(c.Starts)
	f.ends.SetDate(c.Ends)
	f.ends.SetPlaceHolder(i18n.T("no end"))
	f.budget = widgets.NewMoneyField(d.currency)
	if c.Budget != 0 {
		f.budget.SetAmount(c.Budget)
	}
	f.note = widgets.NewNote(3)
	f.note.SetText(c.Note)
	title := i18n.T("New campaign")
	if c.ID != 0 {
		title = c.Name
	}
	f.Build(title, f.Column(0,
		f.Field("name", i18n.T("Name"), f.name),
		f.Field("media_source", i18n.T("Media source"), f.source),
		f.Field("start", i18n.T("Starts"), f.starts),
		f.Field("end", i18n.T("Ends"), f.ends),
		f.Field("budget", i18n.T("Budget"), f.budget),
		f.Field("note", i18n.T("Note"), f.note),
	), i18n.T("Save campaign"), f.save)
	f.Panel.First = f.name
	f.Keep(document.CampaignForm, c.ID, func(u *document.Unsaved) { u.Title = strings.TrimSpace(f.name.Text) })
	return f
}

// save saves the campaign, or says beside the fields what is wrong.
func (f *form) save() {
	c := *f.campaign
	c.Name, c.Note = strings.TrimSpace(f.name.Text), f.note.Text
	c.Source = app.ID(f.source.ID())
	c.Starts, c.Ends, c.Budget = f.starts.Date(), f.ends.Date(), f.budget.Amount()
	action := app.Action{Text: i18n.Mark("Change campaign %s"), Args: []any{c.Name}}
	if c.ID == 0 {
		action.Text = i18n.Mark("Create campaign %s")
	}
	f.Save(action, nil, func(ctx context.Context, u app.Unit) error { return u.Put(ctx, &c) }, func(id app.ID) {
		f.page.list.Wanted = c.ID
		f.page.detail.Show(c.ID)
		f.page.deps.Host.Done(id, i18n.T("Campaign %s saved", c.Name))
	})
}
