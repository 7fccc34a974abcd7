package campaigns

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

// form is the panel of a new or a changed campaign.
type form struct {
	page     *Page
	campaign *app.Campaign
	panel    *widgets.Panel
	keeper   *document.Keeper
	form     *widgets.Form
	fields   map[string]*widgets.Field

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
func (p *Page) openForm(id app.ID) { p.openDraft(id, "") }

// openDraft opens the form with the draft of a name, or without a name the newest.
func (p *Page) openDraft(id app.ID, draft string) {
	data, today := p.deps.Data, p.deps.Host.Today()
	p.opening.Load(func(ctx context.Context) (*formData, error) {
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
	}, func(d *formData, err error) {
		if err != nil {
			p.deps.Host.Fail(err)
			return
		}
		p.form = newForm(p, d)
		p.form.open(d.unsaved)
	})
}

func newForm(p *Page, d *formData) *form {
	f := &form{page: p, campaign: d.campaign, fields: map[string]*widgets.Field{}}
	c := d.campaign
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
	f.form = widgets.NewForm(
		f.field(i18n.T("Name"), f.name, "name"),
		f.field(i18n.T("Media source"), f.source, "media_source"),
		f.field(i18n.T("Starts"), f.starts, "start"),
		f.field(i18n.T("Ends"), f.ends, "end"),
		f.field(i18n.T("Budget"), f.budget, "budget"),
		f.field(i18n.T("Note"), f.note, "note"),
	)
	title := i18n.T("New campaign")
	if c.ID != 0 {
		title = c.Name
	}
	cancel := widgets.NewButton(i18n.T("Close"), func() { f.panel.AskClose() }).WithHint("Esc")
	save := widgets.NewPrimary(i18n.T("Save campaign"), f.save).WithHint("Ctrl ↵")
	f.panel = widgets.NewPanel(title, f.form, nil, []fyne.CanvasObject{cancel, save})
	f.form.OnResized = f.panel.FitContent
	f.panel.OnSave = f.save
	f.panel.First = f.name
	f.keeper = document.NewKeeper(p.deps.Data, p.deps.Host.Fail, document.CampaignForm, c.ID, func() document.Unsaved {
		return document.Unsaved{Title: strings.TrimSpace(f.name.Text), Typed: document.TypedIn(f.fields)}
	})
	f.panel.OnClosed = f.keeper.Rest
	return f
}

// open shows the form, with what was typed into it before; nil for nothing.
func (f *form) open(unsaved *document.Unsaved) {
	if unsaved != nil {
		unsaved.Typed.Fill(f.fields)
		f.panel.SetChips(document.KeptChips(f.keeper.Resume(*unsaved), func() {
			f.leave(func() { f.page.openForm(f.campaign.ID) })
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

func (f *form) field(label string, control fyne.CanvasObject, name string) *widgets.Field {
	field := widgets.NewField(label, control)
	f.fields[name] = field
	return field
}

// save saves the campaign, or says beside the fields what is wrong.
func (f *form) save() {
	faults := map[string]string{}
	for name, err := range map[string]error{"start": f.starts.Err(), "end": f.ends.Err(), "budget": f.budget.Err()} {
		if err != nil {
			faults[name] = err.Error()
		}
	}
	f.show(faults)
	if len(faults) > 0 {
		return
	}
	c := *f.campaign
	c.Name, c.Note = strings.TrimSpace(f.name.Text), f.note.Text
	c.Source = app.ID(f.source.ID())
	c.Starts, c.Ends, c.Budget = f.starts.Date(), f.ends.Date(), f.budget.Amount()
	action := app.Action{Text: i18n.Mark("Change campaign %s"), Args: []any{c.Name}}
	if c.ID == 0 {
		action.Text = i18n.Mark("Create campaign %s")
	}
	f.page.saver.Save(f.page.deps.Data, action, func(ctx context.Context, u app.Unit) error {
		return u.Put(ctx, &c)
	}, func(id app.ID, err error) {
		if err != nil {
			f.failed(err)
			return
		}
		f.leave(nil)
		f.page.list.wanted = c.ID
		f.page.detail.id = c.ID
		f.page.saved(id, i18n.T("Campaign %s saved", c.Name))
	})
}

func (f *form) failed(err error) {
	faults := shell.FieldErrors(err)
	f.show(faults)
	for name := range faults {
		if f.fields[name] == nil {
			f.page.deps.Host.Fail(err)
			return
		}
	}
}

func (f *form) show(faults map[string]string) {
	for name, field := range f.fields {
		field.SetError(faults[name])
	}
	f.form.FocusFirstError()
}
