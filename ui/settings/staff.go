package settings

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/ui/widgets"
)

// staffCard lists the people of the company: adds one, gives one another name, and
// retires who has left.
type staffCard struct {
	*listCard
	page   *Page
	change *widgets.Button
	people []app.Choice
	form   *staffForm // opened last
}

func newStaffCard(p *Page) *staffCard {
	c := &staffCard{page: p}
	c.change = widgets.NewLink(i18n.T("Change…"), func() { c.open(c.table.Selected()) })
	c.change.Disable()
	c.listCard = newListCard(p, i18n.T("People"), i18n.T("who sell, and own customers"), i18n.T("New person"), p.addStaff, c.change)
	c.table.OnActivated = c.open
	c.table.OnDelete = func(rows []int) {
		if len(rows) == 1 && rows[0] < len(c.people) {
			c.save(app.Staff{ID: c.people[rows[0]].ID, Name: c.people[rows[0]].Name}, p.deps.Fail)
		}
	}
	c.table.OnSelected = func(int) { c.enable() }
	return c
}

func (c *staffCard) enable() {
	if row := c.table.Selected(); row >= 0 && row < len(c.people) {
		c.change.Enable()
	} else {
		c.change.Disable()
	}
}

func (c *staffCard) fill(people []app.Choice) {
	c.people = people
	c.table.SetSource(widgets.KeyedRows(people, func(p app.Choice) int64 { return int64(p.ID) }, func(p app.Choice, column int) widgets.Cell {
		switch {
		case column == 0:
			return widgets.Cell{Text: p.Name}
		case p.Retired:
			return widgets.Cell{Text: i18n.T("retired")}
		}
		return widgets.Cell{}
	}))
	c.enable()
}

// save changes a person, as one action.
func (c *staffCard) save(s app.Staff, failed func(error), then ...func()) {
	p := c.page
	action := app.Action{Text: i18n.Mark("Change the person %s"), Args: []any{s.Name}}
	if !s.Active {
		action.Text = i18n.Mark("Retire the person %s")
	}
	p.do(i18n.T(action.Text, action.Args...), true, func(ctx context.Context) error {
		_, err := p.deps.Source.Do(ctx, action, func(u app.Unit) error { return u.Put(ctx, &s) })
		return err
	}, failed, then...)
}

// staffForm is the form of one person.
type staffForm struct {
	panel *widgets.Panel
	name  *widgets.Field
	works *widgets.Segmented
}

// open opens the form of the person of a row.
func (c *staffCard) open(row int) {
	if row < 0 || row >= len(c.people) {
		return
	}
	person := c.people[row]
	name := widgets.NewEntry()
	name.SetText(person.Name)
	f := &staffForm{name: widgets.NewField(i18n.T("Name"), name)}
	f.works = widgets.NewSegmented([]widgets.Option{{Key: "here", Title: i18n.T("works here")}, {Key: "left", Title: i18n.T("retired")}}, nil)
	f.works.SetKey("here")
	if person.Retired {
		f.works.SetKey("left")
	}
	standing := widgets.NewField(i18n.T("Standing"), f.works)
	standing.SetHint(i18n.T("Who is retired cannot be chosen any more; orders, customers and tasks keep the name."))
	form := widgets.NewForm(f.name, standing)
	save := func() {
		f.name.SetError("")
		c.save(app.Staff{ID: person.ID, Name: strings.TrimSpace(name.Text), Active: f.works.Key() == "here"}, func(err error) {
			for _, sentence := range c.page.deps.FieldErrors(err) {
				f.name.SetError(sentence)
			}
			form.FocusFirstError()
		}, func() { f.panel.Close() })
	}
	f.panel = widgets.NewPanel(person.Name, widgets.Pad(1, 1, 1, 1, form), nil, []fyne.CanvasObject{
		widgets.NewButton(i18n.T("Close"), func() { f.panel.AskClose() }).WithHint("Esc"),
		widgets.NewPrimary(i18n.T("Save"), save).WithHint("Ctrl ↵"),
	})
	form.OnResized = f.panel.FitContent
	f.panel.OnSave, f.panel.First = save, name
	c.form = f
	f.panel.Open(c.page.deps.Canvas())
}
