// Package uitest is what tests of pages put around a page: a window without a
// display, and a host that remembers what it was told.
package uitest

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"rapport/app"
	"rapport/finance"
	"rapport/ui/document"
	"rapport/ui/shell"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// Around is a page's surroundings, and what the page told its host.
type Around struct {
	Window fyne.Window
	Said   []string
	Failed []error
	Opened []shell.Place

	refresh func()
}

// New makes a window in the light theme in which all work is done at once.
func New(t *testing.T) *Around {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Light))
	widgets.SetInline(true)
	t.Cleanup(func() { widgets.SetInline(false) })
	a := &Around{Window: test.NewTempWindow(t, nil)}
	a.Window.SetPadded(false)
	return a
}

// Host is the host of a page on a day.
func (a *Around) Host(today finance.Date) document.Host {
	return document.Host{
		Canvas: func() fyne.Canvas { return a.Window.Canvas() },
		Today:  func() finance.Date { return today },
		Done:   func(_ app.ID, sentence string) { a.Say(sentence) },
		Fail:   func(err error) { a.Failed = append(a.Failed, err) },
		Open:   func(p shell.Place) { a.Opened = append(a.Opened, p) },
		Visit:  func(shell.Place) {},
	}
}

// Say remembers a sentence and refreshes the page, as the window does after an
// action.
func (a *Around) Say(sentence string) {
	a.Said = append(a.Said, sentence)
	if a.refresh != nil {
		a.refresh()
	}
}

// Hold puts a page into the window, as large as the shell of 1280 by 800 leaves
// it.
func (a *Around) Hold(content fyne.CanvasObject, refresh func()) {
	a.refresh = refresh
	a.Window.SetContent(content)
	a.Window.Resize(fyne.NewSize(1280-188, 800-70))
}

// NoFailures fails the test at its end where the page told of an error.
func (a *Around) NoFailures(t *testing.T) {
	t.Cleanup(func() {
		for _, err := range a.Failed {
			t.Errorf("the page failed: %v", err)
		}
	})
}
