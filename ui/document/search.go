package document

import (
	"fyne.io/fyne/v2"

	"rapport/ui/widgets"
)

// Focus gives the keyboard to an object of the window, once there is one.
func (h Host) Focus(o fyne.Focusable) {
	if c := h.Canvas(); c != nil {
		c.Focus(o)
	}
}

// SearchKeys is what keys do in the search above a list: Down moves into the
// list, and Esc empties the search.
func (h Host) SearchKeys(search *widgets.Entry, below fyne.Focusable) func(*fyne.KeyEvent) bool {
	return func(e *fyne.KeyEvent) bool {
		switch {
		case e.Name == fyne.KeyDown:
			h.Focus(below)
		case e.Name == fyne.KeyEscape && search.Text != "":
			search.SetText("")
		default:
			return false
		}
		return true
	}
}
