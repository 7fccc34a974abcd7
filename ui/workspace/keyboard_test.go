package workspace

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"rapport/ui/shell"
	"rapport/ui/widgets"
)

// stops are what Tab comes to in a window, in order, until it is round.
func stops(c fyne.Canvas) map[fyne.Focusable]bool {
	c.Unfocus()
	visited := map[fyne.Focusable]bool{}
	for {
		c.FocusNext()
		f := c.Focused()
		if f == nil || visited[f] {
			return visited
		}
		visited[f] = true
	}
}

// byMouse lists what answers the mouse in an object and not the keyboard, but for
// what keys do otherwise: the pages of the navigation and the search box have
// shortcuts, rows and titles of a table are moved to and sorted by keys of the
// table, and a key figure that opens nothing only shows.
func byMouse(objects []fyne.CanvasObject) []string {
	var missed []string
	for _, o := range objects {
		_, focusable := o.(fyne.Focusable)
		if _, tappable := o.(fyne.Tappable); !tappable || focusable || !o.Visible() {
			continue
		}
		if k, ok := o.(*widgets.KeyFigure); ok && k.OnTapped == nil {
			continue
		}
		switch kind := fmt.Sprintf("%T", o); kind {
		case "*shell.navLine", "*widgets.SearchBox", "*widgets.tableRow", "*widgets.tableHead", "*widgets.shield", "*widget.scrollBarArea", "*widgets.Panel":
		default:
			missed = append(missed, kind)
		}
	}
	return missed
}

// inView is all that is shown of a tree: what a hidden container holds is not.
func inView(o fyne.CanvasObject) []fyne.CanvasObject {
	if !o.Visible() {
		return nil
	}
	all := []fyne.CanvasObject{o}
	switch o := o.(type) {
	case *fyne.Container:
		for _, child := range o.Objects {
			all = append(all, inView(child)...)
		}
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(o).Objects() {
			all = append(all, inView(child)...)
		}
	}
	return all
}

// Every page and the form of everything new is gone through with Tab alone: it
// comes to all that can be used, and nothing answers the mouse only.
func TestEverythingIsReachedByKeyboard(t *testing.T) {
	p := start(t, Start{})
	p.Begin()
	p.sample()
	who := michelle(t, p)
	check := func(what string, root fyne.CanvasObject) {
		t.Helper()
		objects := inView(root)
		visited := stops(p.window.Canvas())
		for _, o := range objects {
			f, focusable := o.(fyne.Focusable)
			if d, ok := o.(fyne.Disableable); !focusable || ok && d.Disabled() || visited[f] {
				continue
			}
			t.Errorf("%s: Tab does not come to a %T", what, o)
		}
		for _, kind := range byMouse(objects) {
			t.Errorf("%s: a %s answers the mouse only", what, kind)
		}
		if len(visited) < 2 {
			t.Errorf("%s: Tab comes to %d places", what, len(visited))
		}
	}
	for _, e := range p.open.pages() {
		p.open.shell.Go(shell.Place{Page: e.Name})
		check(e.Name, p.window.Content())
	}
	p.open.shell.Go(shell.Place{Page: "contacts", ID: int64(who)})
	check("a contact", p.window.Content())
	for _, label := range []string{"New contact", "New order", "New return", "New rebate claim", "New campaign", "New task"} {
		command(t, p, label)()
		panel := widgets.TopPanel(p.window.Canvas())
		if panel == nil {
			t.Errorf("%s opens no panel", label)
			continue
		}
		check(label, panel)
		panel.AskClose()
	}
}

// command is what a line of the window's menu does.
func command(t *testing.T, p *Program, label string) func() {
	t.Helper()
	for _, menu := range p.window.MainMenu().Items {
		for _, item := range menu.Items {
			if item.Label == label {
				return item.Action
			}
		}
	}
	t.Fatalf("no command %s", label)
	return nil
}
