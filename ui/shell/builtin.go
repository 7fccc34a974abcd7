package shell

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2"

	"rapport/assets/i18n"
	"rapport/ui/theme"
)

// allCommands are the commands added from outside with those of the shell.
func (s *Shell) allCommands() []Command {
	var all []Command
	all = append(all, s.fileCommands()...)
	all = append(all, s.editCommands()...)
	all = append(all, s.viewCommands()...)
	all = append(all, s.goCommands()...)
	for _, c := range s.commands {
		if c.Menu == HelpMenu {
			all = append(all, c)
		}
	}
	return append(all, Command{Menu: HelpMenu, Label: i18n.Mark("Keyboard shortcuts"), Do: s.ShowShortcuts})
}

// from are the commands added from outside to a menu.
func (s *Shell) from(menu Menu) []Command {
	var commands []Command
	for _, c := range s.commands {
		if c.Menu == menu {
			commands = append(commands, c)
		}
	}
	return commands
}

func (s *Shell) newCommands() []Command {
	var commands []Command
	for _, c := range s.commands {
		if c.New {
			commands = append(commands, c)
		}
	}
	return commands
}

func (s *Shell) fileCommands() []Command {
	var commands []Command
	if len(s.newCommands()) > 0 {
		commands = append(commands, Command{Menu: FileMenu, Label: i18n.Mark("New…"), Keys: Ctrl(fyne.KeyN), Do: s.showNew})
	}
	if s.primary != nil {
		first := *s.primary
		first.Menu = FileMenu
		commands = append(commands, first)
	}
	commands = append(commands, Command{Menu: FileMenu, Label: i18n.Mark("Save"), Keys: Ctrl(fyne.KeyS), Do: s.save, Quiet: true})
	return append(commands, s.from(FileMenu)...)
}

func (s *Shell) showNew() {
	if s.openNew != nil && !s.covered() {
		s.openNew()
	}
}

func (s *Shell) editCommands() []Command {
	commands := []Command{
		{Menu: EditMenu, Label: i18n.Mark("Undo"), Keys: Ctrl(fyne.KeyZ), Do: s.undoHere},
		{Menu: EditMenu, Label: i18n.Mark("Redo"), Keys: CtrlShift(fyne.KeyZ), Do: s.redoHere},
	}
	return append(commands, s.from(EditMenu)...)
}

func (s *Shell) viewCommands() []Command {
	commands := s.from(ViewMenu)
	return append(commands,
		Command{Menu: ViewMenu, Label: i18n.Mark("Look"), Apart: true, Quiet: true, Children: s.themeCommands()},
		Command{Menu: ViewMenu, Label: i18n.Mark("Language"), Quiet: true, Children: s.languageCommands()},
		Command{Menu: ViewMenu, Label: i18n.Mark("Read the data anew"), Keys: Ctrl(fyne.KeyR), Do: s.Changed, Apart: true},
	)
}

func (s *Shell) themeCommands() []Command {
	labels := map[theme.Mode]string{
		theme.System: i18n.Mark("As the system"),
		theme.Light:  i18n.Mark("Light"),
		theme.Dark:   i18n.Mark("Dark"),
	}
	var commands []Command
	for _, mode := range theme.Modes() {
		commands = append(commands, Command{
			Label: labels[mode], Do: func() { s.SetTheme(mode) },
			Checked: func() bool { return themeMode() == mode },
		})
	}
	return commands
}

func (s *Shell) languageCommands() []Command {
	var commands []Command
	for _, language := range i18n.Languages() {
		commands = append(commands, Command{
			Label: language.Name(), Verbatim: true, Do: func() { s.SetLanguage(language) },
			Checked: func() bool { return i18n.Current() == language },
		})
	}
	return commands
}

func (s *Shell) goCommands() []Command {
	var commands []Command
	for i, e := range s.entries {
		if e.Aside {
			continue
		}
		c := Command{Menu: GoMenu, Label: e.Label, Do: s.onPage(func() { s.Go(Place{Page: e.Name}) })}
		switch {
		case e.Foot:
			c.Keys = Ctrl(fyne.KeyComma)
		case i < 9:
			c.Keys = Ctrl(fyne.KeyName(strconv.Itoa(i + 1)))
		}
		commands = append(commands, c)
	}
	commands = append(commands, s.from(GoMenu)...)
	back, forward := Alt(fyne.KeyLeft), Alt(fyne.KeyRight)
	if back.Modifier != fyne.KeyModifierAlt {
		back, forward = Ctrl(fyne.KeyLeftBracket), Ctrl(fyne.KeyRightBracket)
	}
	return append(commands,
		Command{Menu: GoMenu, Label: i18n.Mark("Back"), Keys: back, Do: s.onPage(s.Back), Apart: true},
		Command{Menu: GoMenu, Label: i18n.Mark("Forward"), Keys: forward, Do: s.onPage(s.Forward)},
		Command{Menu: GoMenu, Label: i18n.Mark("Previous record"), Keys: Ctrl(fyne.KeyUp), Do: func() { s.stepRecord(-1) }, Apart: true},
		Command{Menu: GoMenu, Label: i18n.Mark("Next record"), Keys: Ctrl(fyne.KeyDown), Do: func() { s.stepRecord(1) }},
		Command{Menu: GoMenu, Label: i18n.Mark("Search"), Keys: Ctrl(fyne.KeyK), Do: s.OpenSearch, Apart: true, Quiet: true},
		Command{Menu: GoMenu, Label: i18n.Mark("Filter this page"), Keys: Ctrl(fyne.KeyF), Do: s.filterHere},
	)
}

// onPage does nothing while a panel lies over the page: the page must not change
// under the work in the panel.
func (s *Shell) onPage(do func()) func() {
	return func() {
		if s.Panel() == nil {
			do()
		}
	}
}

// OpenSearch lets the user type in the search box.
func (s *Shell) OpenSearch() {
	if !s.covered() {
		s.top.search.Open()
	}
}

func (s *Shell) pageInView() Page {
	if v := s.pages[s.Current().Page]; v != nil && s.Panel() == nil {
		return v.page
	}
	return nil
}

func (s *Shell) filterHere() {
	if page, ok := s.pageInView().(Finder); ok {
		page.Find()
	}
}

func (s *Shell) stepRecord(by int) {
	if page, ok := s.pageInView().(Stepper); ok {
		page.Step(by)
	}
}

// save saves the panel on top, or what is edited in the page.
func (s *Shell) save() {
	if panel := s.Panel(); panel != nil {
		panel.Save()
		return
	}
	if page, ok := s.pageInView().(Saver); ok {
		page.Save()
	}
}

// undoHere takes typing back where the keyboard is in a field, and else the last
// action.
func (s *Shell) undoHere() {
	if field, ok := s.window.Canvas().Focused().(interface{ Undo() }); ok {
		field.Undo()
		return
	}
	s.Undo()
}

func (s *Shell) redoHere() {
	if field, ok := s.window.Canvas().Focused().(interface{ Redo() }); ok {
		field.Redo()
		return
	}
	s.Redo()
}

// Undo takes the last action back.
func (s *Shell) Undo() {
	s.travel(s.hooks.Undo, func(sentence string) { s.toasts.Say(sentence, i18n.T("Redo"), s.Redo) })
}

// Redo brings back what Undo took.
func (s *Shell) Redo() {
	s.travel(s.hooks.Redo, func(sentence string) { s.toasts.Say(sentence, i18n.T("Undo"), s.Undo) })
}

func (s *Shell) travel(do func(context.Context) (string, error), said func(string)) {
	if do == nil || s.Panel() != nil {
		return
	}
	s.undo.Load(do, func(sentence string, err error) {
		if err != nil {
			s.ShowError(err)
			return
		}
		said(sentence)
		s.Changed()
	})
}

// SetLanguage shows the window in another language at once. Pages are made anew;
// the place and the history stay. A panel is asked to close first, and keeps the
// language as it is where it wants to stay.
func (s *Shell) SetLanguage(language i18n.Language) {
	for s.Panel() != nil {
		before := s.Panel()
		if before.AskClose(); s.Panel() == before {
			return
		}
	}
	i18n.SetLanguage(language)
	if s.hooks.OnLanguage != nil {
		s.hooks.OnLanguage(language)
	}
	s.build()
	s.show(s.Current())
}

// SetTheme shows the window in another palette at once; pages that are not in
// view are drawn anew when they are next seen.
func (s *Shell) SetTheme(mode theme.Mode) {
	fyne.CurrentApp().Settings().SetTheme(theme.New(mode))
	s.window.SetMainMenu(mainMenu(s.allCommands()))
	if s.hooks.OnTheme != nil {
		s.hooks.OnTheme(mode)
	}
}

func themeMode() theme.Mode {
	if t, ok := fyne.CurrentApp().Settings().Theme().(*theme.Theme); ok {
		return t.Mode()
	}
	return theme.System
}
