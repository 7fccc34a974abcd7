package contacts

import (
	"bytes"
	"context"

	"fyne.io/fyne/v2"

	"rapport/app"
	appexport "rapport/app/export"
	"rapport/assets/i18n"
	"rapport/ui/exhibit"
	"rapport/ui/export"
	"rapport/ui/shell"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// cardFile is the ending of a file of cards.
const cardFile export.Format = "vcf"

// exportOptions are the ways to take the list out, as it is in view: of several
// contacts that are selected, these alone.
func (l *list) exportOptions() []widgets.Option {
	group := i18n.T("Export the list")
	if n := len(l.table.Selection()); n > 1 {
		group = i18n.N(n, "Export %d contact", "Export %d contacts")
	}
	one := func(title string, f export.Format) widgets.Option {
		return widgets.Option{Group: group, Title: title, Icon: "export", Off: len(l.shown) == 0, Do: func() { l.export(f) }}
	}
	return []widgets.Option{one(i18n.T("CSV…"), export.Data), one(i18n.T("Excel…"), export.XLS), one(i18n.T("vCard…"), cardFile)}
}

// export writes the contacts in view, in their order, and asks where to keep
// the file.
func (l *list) export(f export.Format) {
	ids := l.selection()
	if len(ids) < 2 {
		ids = make([]app.ID, len(l.shown))
		for i := range ids {
			ids[i] = l.at(i).ID
		}
	}
	p := l.page
	p.file(i18n.T("Exporting contacts"), i18n.T("Contacts")+"."+string(f), func(ctx context.Context, to *bytes.Buffer) error {
		if f == cardFile {
			return p.deps.Data.EachContact(ctx, ids, appexport.NewCards(to).Add)
		}
		sheet, err := p.deps.Data.Export(ctx, "contacts", ids)
		if err != nil {
			return err
		}
		return exhibit.WriteSheet(ctx, to, f, sheet)
	})
}

// file works a file out off the window's goroutine and asks where to keep it.
func (p *Page) file(label, name string, write func(context.Context, *bytes.Buffer) error) {
	var data bytes.Buffer
	p.deps.Job(label, func(ctx context.Context, _ shell.Progress) error { return write(ctx, &data) }, func(err error) {
		if err != nil {
			p.deps.Host.Fail(err)
			return
		}
		p.deps.SaveFile(name, data.Bytes())
	})
}

// rights is the menu of what a person may ask for: all that is kept of them, and
// that it be erased.
func (p *Page) rights(c *app.Contact) []widgets.Option {
	person := c.Kind == app.Person && c.Erased == 0 && c.MergedInto == 0
	return []widgets.Option{
		{Title: i18n.T("All data of this person…"), Icon: "export", Off: c.Kind != app.Person, Do: func() {
			p.file(i18n.T("Gathering all data of %s", c.Name), c.Name+".json", func(ctx context.Context, to *bytes.Buffer) error {
				all, err := p.deps.Data.ExportPerson(ctx, c.ID)
				if err != nil {
					return err
				}
				return all.Write(to)
			})
		}},
		{Title: i18n.T("Erase this person…"), Icon: "warning", Off: !person, Do: func() { p.askErase(c) }},
	}
}

// askErase asks for the name before it erases a person: this alone cannot be
// undone.
func (p *Page) askErase(c *app.Contact) *erasePanel {
	e := &erasePanel{page: p, contact: c, name: widgets.NewEntry()}
	about := widgets.NewParagraph(i18n.T("Name, numbers, addresses, notes, tasks and the history of %s go for good: this cannot be undone. Orders, returns and all figures stay, under “%s”. Backups and files exported earlier keep what they have.",
		c.Name, erasedName(c.Number)), widgets.Body, 480)
	e.field = widgets.NewField(i18n.T("Type the name"), e.name)
	e.field.SetHint(c.Name)
	form := widgets.NewForm(e.field)
	closing := widgets.NewButton(i18n.T("Close"), func() { e.panel.AskClose() }).WithHint("Esc")
	erase := widgets.NewPrimary(i18n.T("Erase for good"), e.erase)
	e.panel = widgets.NewPanel(i18n.T("Erase %s", c.Name), widgets.Pad(1, 1, 1, 1, widgets.Stack(3*theme.Unit, about, form)), nil, []fyne.CanvasObject{closing, erase})
	e.panel.Width = 520
	e.panel.First = e.name
	form.OnResized = e.panel.FitContent
	e.panel.Open(p.deps.Host.Canvas())
	return e
}

// erasedName is what an erased person is called.
func erasedName(number int64) string { return i18n.T("Erased person %d", number) }

// erasePanel is the question before a person is erased.
type erasePanel struct {
	page    *Page
	contact *app.Contact
	panel   *widgets.Panel
	field   *widgets.Field
	name    *widgets.Entry
}

// erase erases the person where the name was typed.
func (e *erasePanel) erase() {
	if app.Fold(e.name.Text) != app.Fold(e.contact.Name) {
		e.field.SetError(i18n.T("Type %s to erase this person.", e.contact.Name))
		return
	}
	p, c := e.page, e.contact
	e.panel.Close()
	p.deps.Job(i18n.T("Erasing a person"), func(ctx context.Context, _ shell.Progress) error {
		return p.deps.Data.Erase(ctx, c.ID, erasedName)
	}, func(err error) {
		if err != nil {
			p.deps.Host.Fail(err)
			return
		}
		delete(p.drafts, c.ID)
		p.deps.Erased(i18n.T("%s is erased", erasedName(c.Number)))
	})
}
