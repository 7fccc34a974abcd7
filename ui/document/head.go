package document

import (
	"fyne.io/fyne/v2"

	"rapport/ui/format"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// Head is the line at the top of a list: its title, how many rows it shows, and
// what can be done.
type Head struct {
	Root    fyne.CanvasObject
	count   *widgets.Text
	actions *fyne.Container
}

// NewHead makes a head with actions at its right end.
func NewHead(title string, actions ...fyne.CanvasObject) *Head {
	h := &Head{count: widgets.NewText("", widgets.Muted), actions: widgets.Row(actions...)}
	left := widgets.Row(widgets.NewText(title, widgets.Heading), h.count)
	h.Root = widgets.Pad(8, 3*theme.Unit, 8, 10, widgets.Ends(left, h.actions))
	return h
}

// SetCount shows how many rows there are.
func (h *Head) SetCount(n int) { h.count.Set(format.Count(n)) }

// SetEmpty takes count and actions away where there is nothing at all to list: the
// list itself then says what belongs in it and offers to make it.
func (h *Head) SetEmpty(empty bool) {
	h.count.Hidden, h.actions.Hidden = empty, empty
	h.Root.Refresh()
}

// SetNote adds to the count what the rows were chosen from.
func (h *Head) SetNote(note string) { h.count.Set(h.count.Value + " " + note) }
