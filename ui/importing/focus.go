package importing

import (
	"slices"

	"fyne.io/fyne/v2"

	"rapport/app"
	"rapport/app/importer"
	"rapport/ui/widgets"
)

// next is where the keyboard goes in the step of the columns: to what has to be
// said first, and where nothing has, to the check.
func (c *columns) next() fyne.Focusable {
	if c.unclearDates() {
		return c.reading.dates
	}
	for _, f := range importer.Fields(c.page.plan.Kind) {
		if f.Required && c.looked.Mapping[f.Name] == "" {
			return c.selects[f.Name]
		}
	}
	switch {
	case c.looked.Problem == nil:
		return c.try
	case c.page.plan.Kind == "contacts" && c.nameless():
		return c.selects["name"]
	}
	return c.kind
}

// unclearDates reports dates that may be two days, with nobody having said which.
func (c *columns) unclearDates() bool {
	return c.looked.plan.DateFormat == "" && len(c.looked.Ways.Unclear) > 0 && !c.page.told.dates
}

// keepFocus lets build make the fields anew and gives the keyboard back to the
// field that had it: to the new control of the same name.
func (c *columns) keepFocus(build func()) {
	canvas := fyne.CurrentApp().Driver().CanvasForObject(c.fields)
	field, column := "", ""
	if canvas != nil {
		focused := canvas.Focused()
		field, column = keyOf(c.selects, focused), keyOf(c.own, focused)
	}
	build()
	if choose := c.selects[field]; choose != nil {
		canvas.Focus(choose)
	}
	if choose := c.own[column]; choose != nil {
		canvas.Focus(choose)
	}
}

// keyOf is the name of the control that has the keyboard; empty for none.
func keyOf(controls map[string]*widgets.Select, focused fyne.Focusable) string {
	for key, control := range controls {
		if fyne.Focusable(control) == focused {
			return key
		}
	}
	return ""
}

// showColumns brings the step of the columns into view.
func (p *Page) showColumns() {
	p.show(1, p.columns.root)
	p.focus(p.columns.next())
}

// stands reports that an import was not taken back: it, or a later one of its kind
// from the same system, is among the last.
func stands(last []app.Batch, batch app.ID, kind, system string) bool {
	return slices.ContainsFunc(last, func(b app.Batch) bool {
		return b.ID >= batch && b.Kind == kind && systemName(b.System) == system
	})
}
