// Package shell is the window around the pages: navigation, search, commands,
// the status line, panels and toasts, and the history of visited places. The
// pages and what the window can do are registered from outside; the shell knows
// nothing of the domain but its errors.
package shell

import (
	"time"

	"fyne.io/fyne/v2"
)

// Place is somewhere one can go and come back to: a page, a record on it, one
// of the record's tabs. Arg is for the page to fill: a filter, a period.
type Place struct {
	Page string
	ID   int64
	Tab  string
	Arg  string
}

// Page is what a place shows. It is made when it is first visited and keeps its
// state. All methods are called on Fyne's goroutine.
type Page interface {
	// Content is what fills the window; it is asked for once.
	Content() fyne.CanvasObject
	// Show brings the place into view; it is called at each visit.
	Show(place Place)
	// Refresh reads the data anew: something was saved, imported or undone.
	Refresh()
}

// Saver is a Page that saves what is being edited in place, on Ctrl/Cmd+S.
type Saver interface{ Save() }

// Stepper is a Page that goes to the previous (-1) or next (+1) record, on
// Ctrl/Cmd+↑ and ↓.
type Stepper interface{ Step(by int) }

// Canceller is a Page that gives up what is being edited in place, on Esc. It
// reports whether there was anything to give up.
type Canceller interface{ Cancel() bool }

// Finder is a Page with a filter of its own, opened with Ctrl/Cmd+F.
type Finder interface{ Find() }

// Entry registers a page. Label is an English text marked for translation.
type Entry struct {
	Name  string // the Page of its places
	Label string
	Icon  string
	Foot  bool // at the foot of the navigation
	Aside bool // reached from elsewhere, not in the navigation
	New   func() Page
}

const (
	historyLength = 200
	// visitPause is how long a place is looked at before leaving it is worth a
	// step back: walking down a list with the arrow keys is one visit.
	visitPause = 1500 * time.Millisecond
)

// history is the places visited, the one in view at position at.
type history struct {
	places []Place
	at     int
	moved  time.Time
}

// goTo puts a place behind the one in view and drops what was ahead of it.
func (h *history) goTo(p Place) {
	if len(h.places) > 0 && h.places[h.at] == p {
		return
	}
	if len(h.places) > 0 {
		h.places = h.places[:h.at+1]
	}
	h.places = append(h.places, p)
	if len(h.places) > historyLength {
		h.places = h.places[1:]
	}
	h.at = len(h.places) - 1
}

// visit is goTo for a move within a page; quick moves replace each other.
func (h *history) visit(p Place, now time.Time) {
	quick := now.Sub(h.moved) < visitPause
	h.moved = now
	if len(h.places) > 0 && h.places[h.at].Page == p.Page && quick {
		h.places = h.places[:h.at+1]
		h.places[h.at] = p
		return
	}
	h.goTo(p)
}

// step moves by n and returns the place there; false at either end.
func (h *history) step(n int) (Place, bool) {
	if to := h.at + n; to >= 0 && to < len(h.places) {
		h.at = to
		return h.places[to], true
	}
	return Place{}, false
}

func (h *history) current() Place {
	if len(h.places) == 0 {
		return Place{}
	}
	return h.places[h.at]
}
