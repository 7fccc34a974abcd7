package settings

import (
	"context"

	"fyne.io/fyne/v2"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/ui/widgets"
)

// fieldsCard lists the custom fields of contacts.
type fieldsCard struct {
	page  *Page
	card  *widgets.Card
	table *widgets.Table
	take  *widgets.Button
	rows  []app.FieldRow
}

func newFieldsCard(p *Page) *fieldsCard {
	c := &fieldsCard{page: p}
	c.table = widgets.NewTable(
		widgets.Column{Key: "name", Kind: widgets.TwoLineCell, Width: 120, Min: 90, Weight: 1},
		widgets.Column{Key: "used", Width: 90, Align: fyne.TextAlignTrailing},
	)
	c.table.Headless = true
	c.table.Empty = widgets.NewEmptyState("contacts", i18n.T("No custom fields"), i18n.T("A field holds what you want to know of contacts and Rapport does not ask for."))
	c.table.OnActivated = c.edit
	c.table.OnDelete = c.remove
	c.table.OnSelected = func(row int) { c.enable(row) }
	c.take = widgets.NewButton(i18n.T("Remove"), func() { c.remove(c.table.Selection()) })
	c.take.Disable()
	add := widgets.NewButton(i18n.T("New field…"), func() { c.open(app.FieldDef{Kind: app.TextField}) })
	foot := widgets.Pad(6, 8, 8, 8, widgets.Ends(widgets.Row(), widgets.RowGap(8, c.take, add)))
	c.card = widgets.NewFlushCard(i18n.T("Custom fields"), i18n.T("of contacts"), newFooted(c.table, foot))
	return c
}

func (c *fieldsCard) enable(row int) {
	if row >= 0 && row < len(c.rows) {
		c.take.Enable()
	} else {
		c.take.Disable()
	}
}

func (c *fieldsCard) fill(rows []app.FieldRow) {
	c.rows = rows
	c.table.SetSource(widgets.KeyedRows(rows, func(r app.FieldRow) int64 { return int64(r.ID) }, func(r app.FieldRow, column int) widgets.Cell {
		if column == 0 {
			return widgets.Cell{Text: r.Name, Second: kindName(r.Kind)}
		}
		return widgets.Cell{Text: i18n.N(r.Used, "%d contact", "%d contacts")}
	}))
	c.enable(c.table.Selected())
}

// kindName is what a field holds, for people.
func kindName(kind app.FieldKind) string {
	switch kind {
	case app.NumberField:
		return i18n.T("Number")
	case app.DateField:
		return i18n.T("Date")
	case app.ChoiceField:
		return i18n.T("Choice")
	case app.YesNoField:
		return i18n.T("Yes or no")
	}
	return i18n.T("Text")
}

func (c *fieldsCard) edit(row int) {
	if row >= 0 && row < len(c.rows) {
		c.open(c.rows[row].FieldDef)
	}
}

// remove takes a field away with the values that contacts have of it; both come
// back with an undo.
func (c *fieldsCard) remove(rows []int) {
	if len(rows) != 1 || rows[0] < 0 || rows[0] >= len(c.rows) {
		return
	}
	p, def := c.page, c.rows[rows[0]].FieldDef
	action := app.Action{Text: i18n.Mark("Remove the custom field %s"), Args: []any{def.Name}}
	p.do(i18n.T(action.Text, action.Args...), true, func(ctx context.Context) error {
		_, err := p.deps.Source.Do(ctx, action, func(u app.Unit) error { return u.Delete(ctx, &def) })
		return err
	}, p.deps.Fail)
}

// fieldForm is the form of one custom field.
type fieldForm struct {
	card    *fieldsCard
	def     app.FieldDef // as it was opened
	panel   *widgets.Panel
	form    *widgets.Form
	fields  map[string]*widgets.Field
	name    *widgets.Entry
	kind    *widgets.Segmented
	choices *widgets.Entry
}

// open opens the form of a field; of a new one without an ID.
func (c *fieldsCard) open(def app.FieldDef) *fieldForm {
	f := &fieldForm{card: c, def: def, name: widgets.NewEntry(), choices: widgets.NewNote(5)}
	f.name.SetText(def.Name)
	f.choices.SetText(def.Choices)
	var kinds []widgets.Option
	for _, kind := range app.FieldKinds() {
		kinds = append(kinds, widgets.Option{Key: string(kind), Title: kindName(kind)})
	}
	f.kind = widgets.NewSegmented(kinds, func(string) { f.fit() })
	f.kind.SetKey(string(def.Kind))
	f.fields = map[string]*widgets.Field{
		"name": widgets.NewField(i18n.T("Name"), f.name), "kind": widgets.NewField(i18n.T("Holds"), f.kind),
		"choices": widgets.NewField(i18n.T("Choices"), f.choices),
	}
	f.form = widgets.NewForm(f.fields["name"], f.fields["kind"], f.fields["choices"])
	f.fields["choices"].SetHint(i18n.T("One a line."))
	title := i18n.T("Custom field")
	if def.ID == 0 {
		title = i18n.T("New custom field")
	}
	closing := widgets.NewButton(i18n.T("Close"), func() { f.panel.AskClose() }).WithHint("Esc")
	save := widgets.NewPrimary(i18n.T("Save"), f.save).WithHint("Ctrl ↵")
	f.panel = widgets.NewPanel(title, widgets.Pad(1, 1, 1, 1, f.form), nil, []fyne.CanvasObject{closing, save})
	f.form.OnResized = f.panel.FitContent
	f.panel.OnSave, f.panel.First = f.save, f.name
	f.fit()
	f.panel.Open(c.page.deps.Canvas())
	return f
}

// fit shows the choices where there are some to write.
func (f *fieldForm) fit() {
	f.choices.Hidden = f.kind.Key() != string(app.ChoiceField)
	f.form.Refresh()
	f.panel.FitContent()
}

func (f *fieldForm) save() {
	p, def := f.card.page, f.def
	def.Name, def.Kind, def.Choices = f.name.Text, app.FieldKind(f.kind.Key()), f.choices.Text
	action := app.Action{Text: i18n.Mark("Add the custom field %s"), Args: []any{def.Name}}
	if def.ID != 0 {
		action.Text = i18n.Mark("Change the custom field %s")
	}
	f.form.ClearErrors()
	p.do(i18n.T(action.Text, action.Args...), true, func(ctx context.Context) error {
		_, err := p.deps.Source.Do(ctx, action, func(u app.Unit) error { return u.Put(ctx, &def) })
		return err
	}, func(err error) {
		for name, sentence := range p.deps.FieldErrors(err) {
			if f.fields[name] == nil {
				name = "name"
			}
			f.fields[name].SetError(sentence)
		}
		f.form.FocusFirstError()
	}, f.panel.Close)
}
