package campaigns

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/ui/document"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// conditionRows are the conditions about tags and custom fields, one a row, as many as
// one likes.
type conditionRows struct {
	host    document.Host
	changed func()
	resized func()

	tags   []string
	fields []app.FieldDef
	rows   []*conditionRow
	body   *fyne.Container
	fault  *widgets.Text
	root   fyne.CanvasObject
}

// newConditionRows makes an empty list; changed is told each change, resized that a
// row came or went.
func newConditionRows(host document.Host, changed, resized func()) *conditionRows {
	c := &conditionRows{host: host, changed: changed, resized: resized, body: widgets.Stack(2 * theme.Unit), fault: widgets.NewCutText("", widgets.Error)}
	c.fault.Hide()
	add := widgets.NewLink(i18n.T("Ask for a tag or a custom field"), func() {
		row := c.add(app.Condition{Way: app.IsAny})
		c.host.Focus(row.field)
		c.changed()
	})
	c.root = widgets.Stack(2*theme.Unit, c.body, c.fault, container.NewHBox(add))
	return c
}

// add adds a row that shows a condition.
func (c *conditionRows) add(condition app.Condition) *conditionRow {
	row := newConditionRow(c, condition)
	c.rows = append(c.rows, row)
	c.show()
	return row
}

func (c *conditionRows) remove(row *conditionRow) {
	for i, r := range c.rows {
		if r == row {
			c.rows = append(c.rows[:i:i], c.rows[i+1:]...)
			break
		}
	}
	c.show()
	c.changed()
}

func (c *conditionRows) show() {
	c.body.Objects = nil
	for _, r := range c.rows {
		c.body.Add(r.root)
	}
	c.body.Refresh()
	c.resized()
}

// offer says which tags and fields there are; the rows keep what they ask.
func (c *conditionRows) offer(tags []app.Choice, fields []app.FieldRow) {
	c.tags, c.fields = nil, nil
	for _, t := range tags {
		c.tags = append(c.tags, t.Name)
	}
	for _, f := range fields {
		c.fields = append(c.fields, f.FieldDef)
	}
	kept := make([]app.Condition, len(c.rows))
	for i, r := range c.rows {
		kept[i] = r.typed()
	}
	c.fill(kept)
}

// fill shows these conditions and no others.
func (c *conditionRows) fill(conditions []app.Condition) {
	c.rows = nil
	for _, condition := range conditions {
		c.rows = append(c.rows, newConditionRow(c, condition))
	}
	c.show()
}

// read takes what stands in the rows, without those that say nothing yet; the sentence says the first thing that cannot be
// read.
func (c *conditionRows) read() (all []app.Condition, wrong string) {
	for _, r := range c.rows {
		condition, fault := r.read()
		if wrong == "" {
			wrong = fault
		}
		if !condition.Blank() {
			all = append(all, condition)
		}
	}
	return all, wrong
}

// say shows what is wrong below the rows; nothing for no sentence.
func (c *conditionRows) say(sentence string) {
	if c.fault.Value == sentence {
		return
	}
	c.fault.Set(sentence)
	c.fault.Hidden = sentence == ""
	c.resized()
}

// def is the custom field of an ID; false for the tags, and for one that is gone.
func (c *conditionRows) def(id app.ID) (app.FieldDef, bool) {
	for _, d := range c.fields {
		if d.ID == id {
			return d, true
		}
	}
	return app.FieldDef{}, false
}
