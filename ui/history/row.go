package history

import (
	"strings"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/format"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// The kinds of actions, as the file has them.
const (
	edited   = "edit"
	imported = "import"
	undone   = "undo"
	redone   = "redo"
)

// row is an action as it is shown: its sentence and time are worked out once.
type row struct {
	app.Done
	what string
	when string
	text string // all that the filter looks at, in lower case
}

func newRow(d app.Done, today finance.Date) row {
	r := row{Done: d, what: sentence(d), when: moment(d.Moment, today)}
	r.text = strings.ToLower(r.what + " " + r.Actor + " " + r.when)
	return r
}

// sentence is what the action did, in the language in force.
func sentence(d app.Done) string {
	what := d.Text().In(format.Say)
	switch d.Kind {
	case undone:
		return i18n.T("Took back: %s", what)
	case redone:
		return i18n.T("Did again: %s", what)
	}
	return what
}

// moment is a UTC time as the clock here showed it.
func moment(utc string, today finance.Date) string {
	t, ok := format.Local(utc)
	if !ok {
		return utc
	}
	clock := t.Format("15:04")
	switch day := finance.DateOf(t); day {
	case today:
		return i18n.T("Today %s", clock)
	case today.AddDays(-1):
		return i18n.T("Yesterday %s", clock)
	default:
		return format.DateNear(day, today) + " " + clock
	}
}

// state is the badge of an action.
func (r row) state() string {
	switch {
	case r.Undone:
		return i18n.T("Taken back")
	case r.Kind == imported:
		return i18n.T("Import")
	}
	return ""
}

// canUndo reports whether the action is one that may be taken back at all.
func (r row) canUndo() bool { return !r.Undone && (r.Kind == edited || r.Kind == imported) }

func cell(r row, column int) widgets.Cell {
	muted := theme.ColorMuted
	switch column {
	case 0:
		return widgets.Cell{Text: r.when, Colour: muted}
	case 1:
		c := widgets.Cell{Text: r.what, Bold: r.canUndo()}
		if !r.canUndo() {
			c.Colour = muted
		}
		return c
	case 2:
		return widgets.Cell{Text: r.state(), Colour: muted}
	case 3:
		if r.Actor == "" {
			return widgets.Cell{Text: i18n.T("the program"), Colour: muted}
		}
		return widgets.Cell{Text: r.Actor, Colour: muted}
	}
	return widgets.Cell{Text: format.Count(r.Changes), Colour: muted}
}
