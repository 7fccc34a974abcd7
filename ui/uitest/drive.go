package uitest

import (
	"errors"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// Open makes what New makes, of a size, for a program that is no test; close ends
// it. The window is drawn in memory, by the processor alone.
func Open(width, height float32) (a *Around, close func()) {
	program := test.NewApp()
	program.Settings().SetTheme(theme.New(theme.Light))
	widgets.SetInline(true)
	a = &Around{Window: program.NewWindow("")}
	a.Window.SetPadded(false)
	a.Window.Resize(fyne.NewSize(width, height))
	return a, func() {
		a.Window.Close()
		program.Quit()
		widgets.SetInline(false)
	}
}

// Draw draws the whole window, and gives what its pages told of.
func (a *Around) Draw() error {
	a.Window.Canvas().Capture()
	return errors.Join(a.Failed...)
}

// Button finds the first button in view that is wanted.
func (a *Around) Button(what string, wanted func(*widgets.Button) bool) (*widgets.Button, error) {
	return found(a, what, wanted)
}

// Selection finds the first drop-down in view that offers a key.
func (a *Around) Selection(key string) (*widgets.Select, error) {
	return found(a, key, func(s *widgets.Select) bool {
		return slices.ContainsFunc(s.Options, func(o widgets.Option) bool { return o.Key == key })
	})
}

func found[W fyne.CanvasObject](a *Around, what string, wanted func(W) bool) (none W, err error) {
	for _, o := range test.LaidOutObjects(a.Window.Content()) {
		if w, ok := o.(W); ok && w.Visible() && wanted(w) {
			return w, nil
		}
	}
	return none, fmt.Errorf("the window has no %T for %s", none, what)
}

// Tappable is what can be tapped.
type Tappable = fyne.Tappable

// Menu taps what opens a menu, and gives the menu with its choices.
func (a *Around) Menu(of Tappable) (*widgets.Options, []widgets.Option, error) {
	of.Tapped(&fyne.PointEvent{})
	list, ok := a.Window.Canvas().Focused().(*widgets.Options)
	if !ok {
		return nil, nil, fmt.Errorf("a tap on %T opened no menu", of)
	}
	for walked(list, -1) {
	}
	first, _ := list.Active()
	choices := []widgets.Option{first}
	for walked(list, 1) {
		next, _ := list.Active()
		choices = append(choices, next)
	}
	return list, choices, nil
}

// walked goes to the next choice, where there is one.
func walked(list *widgets.Options, by int) bool {
	before, _ := list.Active()
	list.Step(by)
	after, _ := list.Active()
	return before.Title != after.Title || before.Group != after.Group
}

// Choice opens a menu and gives what takes the choice of a title, which is not yet
// taken.
func (a *Around) Choice(of Tappable, title string) (take func(), err error) {
	list, choices, err := a.Menu(of)
	if err != nil {
		return nil, err
	}
	at := slices.IndexFunc(choices, func(o widgets.Option) bool { return o.Title == title })
	if at < 0 {
		return nil, fmt.Errorf("the menu does not offer %q", title)
	}
	for range len(choices) - 1 - at {
		list.Step(-1)
	}
	return list.Choose, nil
}
