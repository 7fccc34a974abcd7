package contacts

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/ui/document"
	"rapport/ui/shell"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// choicesShown is how many records a picker offers.
const choicesShown = 12

// form is the form of a contact, new or known.
type form struct {
	page  *Page
	old   *app.Contact // nil for a new contact
	panel *widgets.Panel
	saver document.Saver

	kind                                    *widgets.Segmented
	name, tags, note                        *widgets.Entry
	address, city, region, postcode, nation *widgets.Entry
	emails, phones, webs                    *pointLines
	more                                    *lines[addressLine]
	ids                                     *lines[idLine]
	custom                                  []*document.CustomInput
	company                                 *widgets.Picker
	owner, source                           *widgets.Select
	birthday                                *widgets.DateField
	keeper                                  *document.Keeper
	alike                                   *alike
	forms                                   []*widgets.Form
	fields                                  map[string]*widgets.Field
}

// edit opens the form of a contact, or of a new one where the ID is 0.
func (p *Page) edit(id app.ID) { p.goOn(id, "") }

// goOn opens the form of a contact, 0 for a new one, with what was typed into it
// before, in the draft of a name where one is told.
func (p *Page) goOn(id app.ID, draft string) {
	var loader widgets.Loader[formData]
	loader.Load(func(ctx context.Context) (formData, error) {
		d, err := readForm(ctx, p.deps.Data, id)
		if err == nil {
			d.unsaved, err = document.FindDraft(ctx, p.deps.Data, document.ContactForm, id, draft)
		}
		return d, err
	}, func(d formData, err error) {
		if err != nil {
			p.deps.Host.Fail(err)
			return
		}
		p.openForm(d)
	})
}

// openForm opens the form of a contact. One that was closed with something
// typed and not saved comes back as it was, unless the contact has changed since;
// so does one that was open when the program ended.
func (p *Page) openForm(d formData) {
	if p.opened != nil && p.opened.panel.IsOpen() {
		return // one at a time
	}
	id, changed := app.ID(0), ""
	if d.contact != nil {
		id, changed = d.contact.ID, d.contact.Changed
	}
	f := p.drafts[id]
	delete(p.drafts, id)
	if f != nil && (f.old == nil || f.old.Changed == changed) {
		f.alike.watch()
		f.panel.SetChips(document.KeptChips(true, f.afresh)...)
	} else {
		f = newForm(p, d)
		if d.unsaved != nil {
			f.resume(*d.unsaved)
		}
	}
	p.opened = f
	f.panel.Open(p.deps.Host.Canvas())
	f.keeper.Watch()
}

func newForm(p *Page, d formData) *form {
	f := &form{page: p, old: d.contact, fields: map[string]*widgets.Field{}}
	f.makeFields(d)
	f.makeLines(d)
	f.makePanel(d)
	if d.contact != nil {
		f.fill(d)
	}
	f.keeper = document.NewKeeper(p.deps.Data, p.deps.Host.Fail, document.ContactForm, f.id(), f.typed)
	f.alike.watch()
	return f
}

// closed keeps what was typed and not saved.
func (f *form) closed() {
	f.alike.rest()
	f.keeper.Rest()
	if f.keeper.Changed() {
		f.page.drafts[f.id()] = f
	}
}

func (f *form) makeFields(d formData) {
	f.kind = widgets.NewSegmented([]widgets.Option{
		{Key: string(app.Person), Title: i18n.T("Person")}, {Key: string(app.Organisation), Title: i18n.T("Company")},
	}, nil)
	f.name, f.address, f.city, f.region = widgets.NewEntry(), widgets.NewEntry(), widgets.NewEntry(), widgets.NewEntry()
	f.postcode, f.nation, f.tags = widgets.NewEntry(), widgets.NewEntry(), widgets.NewEntry()
	f.tags.SetPlaceHolder(i18n.T("several parted by commas"))
	f.note = widgets.NewNote(3)
	f.company = widgets.NewPicker(i18n.T("None"), func(ctx context.Context, text string) ([]widgets.Option, error) {
		choices, err := f.page.deps.Data.ContactChoices(ctx, text, choicesShown)
		return document.Options(choices), err
	}, nil)
	f.company.OnError = f.page.deps.Host.Fail
	f.owner = widgets.NewSelect(document.StaffOptions(i18n.T("Nobody"), d.staff, d.owner()), nil)
	f.source = widgets.NewSelect(document.WithNone(i18n.T("Not told"), d.sources), nil)
	f.owner.SetID(0)
	f.source.SetID(0)
	f.birthday = widgets.NewDateField(f.page.deps.Host.Today)
}

func (f *form) field(label string, control fyne.CanvasObject, names ...string) *widgets.Field {
	field := widgets.NewField(label, control)
	for _, name := range names {
		f.fields[name] = field
	}
	return field
}

func (f *form) column(fields ...*widgets.Field) *widgets.Form {
	c := widgets.NewForm(fields...)
	c.LabelWidth = 112
	c.OnResized = func() {
		if f.panel != nil {
			f.panel.FitContent()
		}
	}
	f.forms = append(f.forms, c)
	return c
}

func (f *form) makePanel(d formData) {
	f.alike = newAlike(f)
	left := f.column(
		f.field(i18n.T("Kind"), f.kind, "kind"),
		f.field(i18n.T("Name"), f.name, "name"),
		f.field(i18n.T("Company"), f.company, "company"),
		f.field(i18n.T("E-mail"), f.emails.root, "email"),
		f.field(i18n.T("Phone"), f.phones.root, "phone"),
		f.field(i18n.T("Web page"), f.webs.root, "web"),
		f.field(i18n.T("First came from"), f.source, "media_source"),
		f.field(i18n.T("Owner"), f.owner, "owner"),
	)
	right := f.column(
		f.field(i18n.T("Address"), f.address, "address"),
		f.field(i18n.T("City"), f.city, "city"),
		f.field(i18n.T("Region"), f.region, "region"),
		f.field(i18n.T("Postcode"), f.postcode, "postcode"),
		f.field(i18n.T("Country"), f.nation, "country"),
		f.field(i18n.T("Birthday"), f.birthday, "birthday"),
		f.field(i18n.T("Tags"), f.tagField(d.tags), "tags"),
		f.field(i18n.T("IDs elsewhere"), f.ids.root, "external_id"),
	)
	wide := f.column(f.field(i18n.T("More addresses"), f.more.root, "addresses"), f.field(i18n.T("Note"), f.note, "note"))
	// The room around the form keeps its borders from being cut where it scrolls.
	content := widgets.Pad(1, 10, 1, 1, widgets.Stack(2*theme.Unit, widgets.Even(4*theme.Unit, left, right), f.ownFields(), wide, f.alike.root))
	title, label := i18n.T("New contact"), i18n.T("Save contact")
	if f.old != nil {
		title = i18n.T("Edit %s", f.old.Name)
	}
	closing := widgets.NewButton(i18n.T("Close"), func() { f.panel.AskClose() }).WithHint("Esc")
	save := widgets.NewPrimary(label, f.save).WithHint("Ctrl ↵")
	f.panel = widgets.NewPanel(title, content, nil, []fyne.CanvasObject{closing, save})
	f.panel.Width = 960
	f.panel.OnSave = f.save
	f.panel.First = f.name
	f.panel.OnClosed = f.closed
}

func (f *form) fill(d formData) {
	c := d.contact
	f.kind.SetKey(string(c.Kind))
	f.name.SetText(c.Name)
	if d.company != nil {
		f.company.SetChosen(widgets.Option{ID: int64(d.company.ID), Title: d.company.Name})
	}
	f.owner.SetID(int64(c.Owner))
	f.source.SetID(int64(c.Source))
	f.address.SetText(c.Address)
	f.city.SetText(c.City)
	f.region.SetText(c.Region)
	f.postcode.SetText(c.Postcode)
	f.nation.SetText(c.Country)
	f.birthday.SetDate(c.Birthday)
	f.tags.SetText(strings.Join(c.Tags, ", "))
	f.note.SetText(c.Note)
}

// parted splits a text at commas, semicolons and line ends.
func parted(text string) []string {
	var parts []string
	for _, p := range strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ';' || r == '\n' || r == '，' }) {
		if p = strings.TrimSpace(p); p != "" {
			parts = append(parts, p)
		}
	}
	return parts
}

// read makes the contact of what was typed. What the form does not show stays.
func (f *form) read() *app.Contact {
	c := &app.Contact{Acquired: f.page.deps.Host.Today()}
	if f.old != nil {
		copied := *f.old
		c = &copied
	}
	name := strings.TrimSpace(f.name.Text)
	if name != c.Name {
		c.GivenName, c.FamilyName = "", "" // of the old name; how the new one divides is not known
	}
	c.Kind, c.Name = app.ContactKind(f.kind.Key()), name
	c.Company, c.Owner, c.Source = app.ID(f.company.ID()), app.ID(f.owner.ID()), app.ID(f.source.ID())
	c.Points = append(append(f.emails.read(), f.phones.read()...), f.webs.read()...)
	c.External, _ = f.external()
	c.More, c.Custom = f.readAddresses(), f.readCustom()
	c.Address, c.City, c.Region = f.address.Text, f.city.Text, f.region.Text
	c.Postcode, c.Country, c.Birthday = f.postcode.Text, f.nation.Text, f.birthday.Date()
	c.Tags, c.Note = parted(f.tags.Text), f.note.Text
	return c
}

func (f *form) save() {
	for _, c := range f.forms {
		c.ClearErrors()
	}
	if err := f.birthday.Err(); err != nil {
		f.fields["birthday"].SetError(err.Error())
		return
	}
	if wrong := f.faults(); len(wrong) > 0 {
		f.refused(wrong)
		return
	}
	c := f.read()
	action := app.Action{Text: i18n.Mark("Add %s"), Args: []any{c.Name}}
	if f.old != nil {
		action.Text = i18n.Mark("Edit %s")
	}
	f.saver.Save(f.page.deps.Data, action, func(ctx context.Context, u app.Unit) error { return u.Put(ctx, c) },
		func(id app.ID, err error) {
			if err != nil {
				f.refused(err)
				return
			}
			f.leave(nil)
			f.page.list.wanted = c.ID
			f.page.record.show(c.ID, "")
			f.page.deps.Host.Done(id, f.alike.saved(c.Name))
		})
}

// refused shows errors beside their fields; what was typed stays.
func (f *form) refused(err error) {
	for name, sentence := range shell.FieldErrors(err) {
		if field := f.fields[name]; field != nil {
			field.SetError(sentence)
		} else {
			f.page.deps.Host.Fail(err)
		}
	}
	for _, c := range f.forms {
		if c.FocusFirstError() {
			return
		}
	}
}
