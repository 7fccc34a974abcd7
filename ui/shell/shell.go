package shell

import (
	"context"
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rapport/assets/i18n"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// Hooks are what the shell asks of the program around it; any may be nil.
type Hooks struct {
	// Search finds records for the search box, off Fyne's goroutine, in groups
	// of the same Kind.
	Search func(ctx context.Context, text string) ([]Result, error)
	// Recent lists the places visited last, for the empty search box, off Fyne's
	// goroutine.
	Recent func(ctx context.Context) ([]Result, error)
	// Undo takes the last action back and Redo brings it again; each says in a
	// sentence what it did.
	Undo, Redo func(ctx context.Context) (string, error)
	// OnPlace is told each place that comes into view, to be kept for the next
	// start.
	OnPlace func(Place)
	// OnLanguage and OnTheme are told the user's choice, to be kept.
	OnLanguage func(i18n.Language)
	OnTheme    func(theme.Mode)
}

// Shell is the window of an open company.
type Shell struct {
	window fyne.Window
	hooks  Hooks

	entries  []Entry
	commands []Command
	primary  *Command
	openNew  func()
	counts   map[string]int

	pages   map[string]*visited
	history history

	nav    *navigation
	top    *topBar
	status *statusLine
	toasts *widgets.Toasts
	room   *fyne.Container // where the page in view stands

	jobs              []*job
	fileName, company string
	basis             Basis
	undoable          bool
	undo              widgets.Loader[string]
}

// visited is a page that was made, with what happened since it was last seen.
type visited struct {
	page    Page
	content fyne.CanvasObject
	stale   bool // data changed
	dark    bool // the palette that it was last drawn in
}

// New makes the shell of a window. Register pages and Add commands, then Start.
func New(window fyne.Window, hooks Hooks) *Shell {
	return &Shell{
		window: window, hooks: hooks,
		counts: map[string]int{}, pages: map[string]*visited{},
		toasts: widgets.NewToasts(),
	}
}

// Window is the window of the shell, for file dialogs.
func (s *Shell) Window() fyne.Window { return s.window }

// Register adds pages, in the order of the navigation.
func (s *Shell) Register(entries ...Entry) { s.entries = append(s.entries, entries...) }

// Add adds commands to the menus, the search and the list of shortcuts.
func (s *Shell) Add(commands ...Command) { s.commands = append(s.commands, commands...) }

// SetPrimary gives the command of the filled button in the top bar.
func (s *Shell) SetPrimary(c Command) { s.primary = &c }

// Start builds the window and goes to a place, or to the first page where the
// place is not known.
func (s *Shell) Start(place Place) {
	if s.entry(place.Page) == nil && len(s.entries) > 0 {
		place = Place{Page: s.entries[0].Name}
	}
	s.build()
	s.history.goTo(place)
	s.show(place)
}

// build makes all that is drawn anew, in the language in force.
func (s *Shell) build() {
	speakFyne()
	s.closePanels()
	s.pages = map[string]*visited{}
	s.nav = newNavigation(s.entries, s.counts, func(page string) { s.Go(Place{Page: page}) })
	s.top = newTopBar(s)
	s.status = newStatusLine(s)
	s.room = container.NewStack()
	s.showStatus()
	s.showJobs()
	frame := container.New(&frameLayout{}, s.nav, s.top, s.room, s.status)
	s.window.SetPadded(false)
	s.window.SetContent(container.NewStack(newGround(), frame, s.toasts))
	s.window.SetMainMenu(mainMenu(s.allCommands()))
	s.takeKeys()
}

// takeKeys makes the keys that no widget wanted the shell's.
func (s *Shell) takeKeys() {
	s.window.Canvas().SetOnTypedRune(func(r rune) {
		if r == '?' || r == '？' {
			s.ShowShortcuts()
		}
	})
	s.window.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) {
		if e.Name != fyne.KeyEscape {
			return
		}
		if page, ok := s.pageInView().(Canceller); !ok || !page.Cancel() {
			s.toasts.Hide()
		}
	})
}

// newGround is the colour behind everything, following the theme.
func newGround() fyne.CanvasObject { return widgets.NewGround(theme.ColorGround) }

// frameLayout puts navigation, top bar, page and status line in their places.
type frameLayout struct{}

func (frameLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	nav, top, room, status := objects[0], objects[1], objects[2], objects[3]
	width := size.Width - navWidth
	nav.Resize(fyne.NewSize(navWidth, size.Height))
	top.Move(fyne.NewPos(navWidth, 0))
	top.Resize(fyne.NewSize(width, barHeight))
	room.Move(fyne.NewPos(navWidth, barHeight))
	room.Resize(fyne.NewSize(width, size.Height-barHeight-footHeight))
	status.Move(fyne.NewPos(navWidth, size.Height-footHeight))
	status.Resize(fyne.NewSize(width, footHeight))
}

// MinSize lets the window become small; pages scroll or leave columns out.
func (frameLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(900, 600) }

func (s *Shell) entry(page string) *Entry {
	for i := range s.entries {
		if s.entries[i].Name == page {
			return &s.entries[i]
		}
	}
	return nil
}

// Go visits a place.
func (s *Shell) Go(place Place) {
	if s.entry(place.Page) == nil {
		return
	}
	s.history.goTo(place)
	s.show(place)
}

// Visit notes that the page in view moved to another place by itself: another
// row was selected, another tab chosen.
func (s *Shell) Visit(place Place) {
	s.history.visit(place, time.Now())
	s.placed(place)
}

// Back goes to the place before.
func (s *Shell) Back() { s.step(-1) }

// Forward goes to the place that Back left.
func (s *Shell) Forward() { s.step(1) }

func (s *Shell) step(n int) {
	if place, ok := s.history.step(n); ok {
		s.show(place)
	}
}

// Current is the place in view.
func (s *Shell) Current() Place { return s.history.current() }

// show brings a place into view; its page is made at the first visit.
func (s *Shell) show(place Place) {
	entry := s.entry(place.Page)
	if entry == nil {
		return
	}
	v := s.pages[place.Page]
	if v == nil {
		page := entry.New()
		v = &visited{page: page, content: page.Content(), dark: theme.IsDark()}
		s.pages[place.Page] = v
	}
	if len(s.room.Objects) == 0 || s.room.Objects[0] != v.content {
		s.window.Canvas().Unfocus()
		s.room.Objects = []fyne.CanvasObject{v.content}
		s.room.Refresh()
	}
	if dark := theme.IsDark(); v.dark != dark {
		v.dark = dark
		v.content.Refresh()
	}
	if v.stale {
		v.stale = false
		v.page.Refresh()
	}
	v.page.Show(place)
	s.placed(place)
}

// placed shows where one is.
func (s *Shell) placed(place Place) {
	s.nav.choose(place.Page)
	s.top.setHistory(s.history.at > 0, s.history.at < len(s.history.places)-1)
	if s.hooks.OnPlace != nil {
		s.hooks.OnPlace(place)
	}
}

// Changed tells the pages that data changed: the one in view reads it anew at
// once, the others when they are next seen.
func (s *Shell) Changed() {
	inView := s.Current().Page
	for name, v := range s.pages {
		if name == inView {
			v.page.Refresh()
		} else {
			v.stale = true
		}
	}
}

// Done says what was just saved, offers Undo, and calls Changed.
func (s *Shell) Done(sentence string) {
	s.undoable = s.hooks.Undo != nil
	s.showStatus()
	if s.undoable {
		s.toasts.Say(sentence, i18n.T("Undo"), s.Undo)
	} else {
		s.toasts.Say(sentence, "", nil)
	}
	s.Changed()
}

// Say shows a sentence for a while, with an action where it is not empty.
func (s *Shell) Say(sentence, action string, tapped func()) { s.toasts.Say(sentence, action, tapped) }

// SetCount shows a number beside a page in the navigation; 0 takes it away.
func (s *Shell) SetCount(page string, count int) {
	s.counts[page] = count
	if s.nav != nil {
		s.nav.setCount(page, count)
	}
}

// SetFile shows the name of the file in the title, and in the status line where
// it says more than the company's name.
func (s *Shell) SetFile(name string) {
	s.fileName = name
	s.window.SetTitle(name + " – Rapport")
	s.showStatus()
}

// SetCompany shows the company's name in the status line.
func (s *Shell) SetCompany(name string) {
	s.company = name
	s.showStatus()
}

// SetBasis shows what the figures rest on at the right of the status line.
func (s *Shell) SetBasis(b Basis) {
	s.basis = b
	s.showStatus()
}

func (s *Shell) showStatus() {
	if s.status == nil {
		return
	}
	l := s.status
	l.file.Value = s.fileName
	switch plain := strings.TrimSuffix(s.fileName, filepath.Ext(s.fileName)); {
	case s.company == "":
	case plain == s.company || plain == "":
		l.file.Value = s.company
	default:
		l.file.Value = s.company + "  ·  " + s.fileName
	}
	l.saved.Value = i18n.T("Saved") // every action is, when it is done
	l.saved.Hidden = s.fileName == ""
	l.definitions.Label, l.currency.Value = s.basis.Definitions, s.basis.Currency
	l.definitions.Hidden, l.unsigned.Hidden = s.basis.Definitions == "", !s.basis.Unsigned
	l.undo.Hidden = !s.undoable
	l.Refresh()
}

// OpenPanel opens a panel over the window.
func (s *Shell) OpenPanel(p *widgets.Panel) { p.Open(s.window.Canvas()) }

// Panel is the panel on top, whoever opened it; nil for none.
func (s *Shell) Panel() *widgets.Panel { return widgets.TopPanel(s.window.Canvas()) }

// covered reports whether a panel, a menu or a list lies over the page.
func (s *Shell) covered() bool { return s.window.Canvas().Overlays().Top() != nil }

// closePanels takes everything away that lies over the page.
func (s *Shell) closePanels() {
	for s.Panel() != nil {
		s.Panel().Close()
	}
	overlays := s.window.Canvas().Overlays()
	for overlays.Top() != nil {
		overlays.Remove(overlays.Top())
	}
}
