package main

import (
	"errors"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"rapport/app"
	"rapport/finance"
	"rapport/ui/document"
	"rapport/ui/shell"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// screen is a window that is drawn in memory, by the processor alone: what a
// program with a display draws faster.
type screen struct {
	app    fyne.App
	window fyne.Window
	failed error // what a page told of
}

// newScreen opens a window in which all work is done at once, so that an answer is
// there when the call returns.
func newScreen() *screen {
	s := &screen{app: test.NewApp()}
	s.app.Settings().SetTheme(theme.New(theme.Light))
	widgets.SetInline(true)
	s.window = s.app.NewWindow("")
	s.window.SetPadded(false)
	s.window.Resize(fyne.NewSize(screenWidth, screenHeight))
	return s
}

func (s *screen) close() {
	s.window.Close()
	s.app.Quit()
	widgets.SetInline(false)
}

func (s *screen) fail(err error) { s.failed = errors.Join(s.failed, err) }

func (s *screen) host() document.Host {
	return document.Host{
		Canvas: s.window.Canvas, Today: func() finance.Date { return finance.MustDate("2026-03-31") }, Fail: s.fail,
		Done: func(app.ID, string) {}, Open: func(shell.Place) {}, Visit: func(shell.Place) {},
	}
}

// draw draws the whole window.
func (s *screen) draw() error {
	s.window.Canvas().Capture()
	return s.failed
}

// button finds the first button in view that is wanted.
func (s *screen) button(what string, wanted func(*widgets.Button) bool) (*widgets.Button, error) {
	for _, o := range test.LaidOutObjects(s.window.Content()) {
		if b, ok := o.(*widgets.Button); ok && b.Visible() && wanted(b) {
			return b, nil
		}
	}
	return nil, fmt.Errorf("the window has no button for %s", what)
}

// selection finds the first drop-down in view that offers a key.
func (s *screen) selection(key string) (*widgets.Select, error) {
	for _, o := range test.LaidOutObjects(s.window.Content()) {
		if d, ok := o.(*widgets.Select); ok && d.Visible() && slices.ContainsFunc(d.Options, func(o widgets.Option) bool { return o.Key == key }) {
			return d, nil
		}
	}
	return nil, fmt.Errorf("the window has no drop-down that offers %q", key)
}

// menu opens what a tap opens, and gives its choices.
func (s *screen) menu(of fyne.Tappable) (*widgets.Options, []widgets.Option, error) {
	of.Tapped(&fyne.PointEvent{})
	list, ok := s.window.Canvas().Focused().(*widgets.Options)
	if !ok {
		return nil, nil, errors.New("a tap opened no menu")
	}
	for before := ""; ; list.Step(-1) { // to the top
		first, _ := list.Active()
		if first.Title == before {
			break
		}
		before = first.Title
	}
	var choices []widgets.Option
	for {
		one, _ := list.Active()
		choices = append(choices, one)
		list.Step(1)
		if next, _ := list.Active(); next.Title == one.Title && next.Group == one.Group {
			return list, choices, nil
		}
	}
}

// choose opens a menu and takes a choice, timed from the choice until the window is
// drawn.
func (s *screen) choose(of fyne.Tappable, title string, times *series) error {
	list, choices, err := s.menu(of)
	if err != nil {
		return err
	}
	at := slices.IndexFunc(choices, func(o widgets.Option) bool { return o.Title == title })
	if at < 0 {
		return fmt.Errorf("the menu does not offer %q", title)
	}
	for range len(choices) - 1 - at {
		list.Step(-1)
	}
	return times.add(func() error {
		list.Choose()
		return s.draw()
	})
}
