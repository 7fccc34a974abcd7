package shell

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/test"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// notebook is a page that notes what happens to it.
type notebook struct {
	text    string
	shown   []Place
	fresh   int
	saved   int
	stepped int
	editing bool
	made    *int
}

func (n *notebook) Content() fyne.CanvasObject {
	*n.made++
	return widgets.NewText(n.text, widgets.Body)
}
func (n *notebook) Show(p Place) { n.shown = append(n.shown, p) }
func (n *notebook) Refresh()     { n.fresh++ }
func (n *notebook) Save()        { n.saved++ }
func (n *notebook) Cancel() bool {
	was := n.editing
	n.editing = false
	return was
}
func (n *notebook) Step(by int) { n.stepped += by }

// stage is a shell of two pages in a window.
type stage struct {
	*Shell
	window   fyne.Window
	contacts *notebook
	orders   *notebook
	made     int
	places   []Place
	undone   int
}

func newStage(t *testing.T) *stage {
	t.Helper()
	test.NewTempApp(t)
	fyne.CurrentApp().Settings().SetTheme(theme.New(theme.Light))
	widgets.SetInline(true)
	t.Cleanup(func() {
		widgets.SetInline(false)
		i18n.SetLanguage(i18n.En)
	})
	s := &stage{}
	s.window = test.NewWindow(container.NewStack())
	t.Cleanup(s.window.Close)
	s.Shell = New(s.window, Hooks{
		Search: func(_ context.Context, text string) ([]Result, error) {
			if text == "broken" {
				return nil, errors.New("disk on fire")
			}
			return []Result{{Title: "Michelle " + text, Kind: "People", Place: Place{Page: "contacts", ID: 7, Tab: "orders", Arg: "x"}}}, nil
		},
		Recent: func(context.Context) ([]Result, error) {
			return []Result{{Title: "Order 12", Kind: "Recent", Place: Place{Page: "orders", ID: 12}}}, nil
		},
		Undo:    func(context.Context) (string, error) { s.undone++; return "Taken back", nil },
		Redo:    func(context.Context) (string, error) { s.undone--; return "Done again", nil },
		OnPlace: func(p Place) { s.places = append(s.places, p) },
	})
	s.contacts, s.orders = &notebook{text: "contacts", made: &s.made}, &notebook{text: "orders", made: &s.made}
	s.Register(
		Entry{Name: "contacts", Label: "Contacts", Icon: "contacts", New: func() Page { return s.contacts }},
		Entry{Name: "orders", Label: "Orders", Icon: "orders", New: func() Page { return s.orders }},
	)
	s.Start(Place{Page: "nowhere"})
	s.window.Resize(fyne.NewSize(1280, 800))
	return s
}

// command is the command with that English label.
func (s *stage) command(t *testing.T, label string) Command {
	t.Helper()
	for _, c := range s.allCommands() {
		if c.Label == label {
			return c
		}
	}
	t.Fatalf("no command %q", label)
	return Command{}
}

func TestPagesAreMadeOnceAndShownAtEachVisit(t *testing.T) {
	s := newStage(t)
	if s.Current() != (Place{Page: "contacts"}) || s.made != 1 {
		t.Fatalf("started at %v with %d pages made", s.Current(), s.made)
	}
	s.Go(Place{Page: "orders", ID: 3})
	s.Go(Place{Page: "nowhere"})
	s.Go(Place{Page: "contacts", ID: 9})
	if s.made != 2 || len(s.contacts.shown) != 2 || s.contacts.shown[1].ID != 9 {
		t.Errorf("%d pages made, contacts shown %v", s.made, s.contacts.shown)
	}
	if got := s.places[len(s.places)-1]; got != s.Current() {
		t.Errorf("the last place told is %v", got)
	}
}

func TestChangedRefreshesNowWhatIsInViewAndLaterTheRest(t *testing.T) {
	s := newStage(t)
	s.Go(Place{Page: "orders"})
	s.Changed()
	s.Changed()
	if s.orders.fresh != 2 || s.contacts.fresh != 0 {
		t.Errorf("orders refreshed %d times, contacts %d", s.orders.fresh, s.contacts.fresh)
	}
	s.Back()
	if s.contacts.fresh != 1 {
		t.Errorf("contacts refreshed %d times when seen again", s.contacts.fresh)
	}
}

func TestDoneSaysSoAndCanBeTakenBack(t *testing.T) {
	s := newStage(t)
	s.Done("Saved call with Michelle")
	if s.toasts.Sentence() != "Saved call with Michelle" || !s.status.undo.Visible() {
		t.Fatal("nothing says that it was saved")
	}
	test.Tap(s.status.undo)
	if s.undone != 1 || s.toasts.Sentence() != "Taken back" || s.contacts.fresh != 2 {
		t.Errorf("undone %d, said %q, refreshed %d", s.undone, s.toasts.Sentence(), s.contacts.fresh)
	}
	s.command(t, "Redo").Do()
	if s.undone != 0 || s.toasts.Sentence() != "Done again" {
		t.Errorf("redone: %d, said %q", s.undone, s.toasts.Sentence())
	}
}

func TestUndoInAFieldTakesBackTyping(t *testing.T) {
	s := newStage(t)
	field := widgets.NewEntry()
	s.room.Objects = []fyne.CanvasObject{field}
	s.window.Canvas().Focus(field)
	field.TypedRune('a')
	s.command(t, "Undo").Do()
	if field.Text != "" || s.undone != 0 {
		t.Errorf("the field holds %q, %d actions taken back", field.Text, s.undone)
	}
}

func TestSearchFindsRecordsAndCommands(t *testing.T) {
	s := newStage(t)
	ran := false
	s.Add(Command{Menu: FileMenu, Label: "Import orders", Keys: Ctrl(fyne.KeyI), Do: func() { ran = true }})
	options, err := s.find(context.Background(), "or")
	if err != nil || len(options) < 2 || options[0].Title != "Michelle or" {
		t.Fatalf("found %v, %v", options, err)
	}
	s.chooseResult(options[0])
	if want := (Place{Page: "contacts", ID: 7, Tab: "orders", Arg: "x"}); s.Current() != want {
		t.Errorf("went to %v", s.Current())
	}
	for _, option := range options {
		if option.Title == "Import orders" {
			s.chooseResult(option)
		}
	}
	if !ran {
		t.Error("the command was not found, or not run")
	}
	if options, _ = s.find(context.Background(), ""); len(options) < 2 || options[0].Title != "Order 12" || options[1].Right == "" {
		t.Fatalf("the empty box shows %v, not where one was and what can be done", options)
	}
	s.chooseResult(options[0])
	if want := (Place{Page: "orders", ID: 12}); s.Current() != want {
		t.Errorf("went to %v", s.Current())
	}
}

func TestSearchByKeyboard(t *testing.T) {
	s := newStage(t)
	s.Go(Place{Page: "orders"})
	s.command(t, "Search").Do()
	test.Type(s.window.Canvas().Focused(), "mi")
	s.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if s.Current().ID != 7 || s.window.Canvas().Overlays().Top() != nil {
		t.Errorf("at %v, list still open: %v", s.Current(), s.window.Canvas().Overlays().Top() != nil)
	}
	s.OpenSearch()
	s.OpenSearch()
	if n := len(s.window.Canvas().Overlays().List()); n != 1 {
		t.Errorf("%d searches are open", n)
	}
	test.Type(s.window.Canvas().Focused(), "broken")
	if !strings.HasPrefix(s.toasts.Sentence(), "Something went wrong") {
		t.Errorf("a failed search says %q", s.toasts.Sentence())
	}
}

func TestEveryCommandStandsInTheMenuWithItsShortcut(t *testing.T) {
	s := newStage(t)
	inMenu := map[string]fyne.Shortcut{}
	for _, menu := range s.window.MainMenu().Items {
		for _, item := range menu.Items {
			inMenu[item.Label] = item.Shortcut
		}
	}
	seen := map[string]string{}
	for _, c := range s.allCommands() {
		shortcut, found := inMenu[c.Label]
		if !found {
			t.Errorf("%s is not in the menu", c.Label)
		}
		if c.Keys == nil {
			continue
		}
		if shortcut == nil || shortcut.ShortcutName() != c.Keys.shortcut().ShortcutName() {
			t.Errorf("%s is in the menu without %s", c.Label, c.Keys)
		}
		if other := seen[c.Keys.String()]; other != "" {
			t.Errorf("%s is the shortcut of both %s and %s", c.Keys, other, c.Label)
		}
		seen[c.Keys.String()] = c.Label
	}
}

func TestQuestionMarkShowsTheShortcuts(t *testing.T) {
	s := newStage(t)
	test.TypeOnCanvas(s.window.Canvas(), "?")
	panel := s.Panel()
	if panel == nil || panel.Title != "Keyboard shortcuts" {
		t.Fatal("no panel of shortcuts")
	}
	panel.AskClose()
	if s.Panel() != nil {
		t.Error("the panel is still known as open")
	}
}

func TestSaveGoesToThePanelOnTopOrThePage(t *testing.T) {
	s := newStage(t)
	s.command(t, "Save").Do()
	s.command(t, "Next record").Do()
	saved := 0
	panel := widgets.NewPanel("Order", widgets.NewEntry(), nil, nil)
	panel.OnSave = func() { saved++ }
	s.OpenPanel(panel)
	s.command(t, "Save").Do()
	s.command(t, "Next record").Do()
	s.command(t, "Orders").Do()
	s.Undo()
	if s.Current().Page != "contacts" {
		t.Error("the page changed under the panel")
	}
	if saved != 1 || s.contacts.saved != 1 || s.contacts.stepped != 1 || s.undone != 0 {
		t.Errorf("panel saved %d, page saved %d and stepped %d, undone %d", saved, s.contacts.saved, s.contacts.stepped, s.undone)
	}
}

func TestLanguageChangesWithoutRestart(t *testing.T) {
	s := newStage(t)
	s.Go(Place{Page: "orders", ID: 4})
	s.SetCount("orders", 3)
	s.SetFile("Harbour Audio.rapport")
	s.SetLanguage(i18n.ZhHans)
	if s.Current() != (Place{Page: "orders", ID: 4}) || s.top.back.Disabled() {
		t.Error("the place or the way back was lost")
	}
	if got := s.window.MainMenu().Items[0].Label; got != "文件" {
		t.Errorf("the first menu is %q", got)
	}
	if got := lang.L("Select all"); got != "全选" {
		t.Errorf("Fyne's own menus say %q", got)
	}
	if s.nav.items[1].count != 3 || s.status.file.Value != "Harbour Audio.rapport" {
		t.Error("the count or the file's name was lost")
	}
	s.SetLanguage(i18n.En)
	if got := lang.L("Select all"); got != "Select all" {
		t.Errorf("back in English, Fyne's own menus say %q", got)
	}
}

func TestLanguageWaitsForAPanelThatWantsToStay(t *testing.T) {
	s := newStage(t)
	stay := true
	panel := widgets.NewPanel("Order", widgets.NewEntry(), nil, nil)
	panel.OnClose = func() bool { return !stay }
	s.OpenPanel(panel)
	s.SetLanguage(i18n.ZhHans)
	if !panel.IsOpen() || i18n.Current() != i18n.En {
		t.Error("what was typed in the panel was thrown away")
	}
	stay = false
	s.SetLanguage(i18n.ZhHans)
	if panel.IsOpen() || i18n.Current() != i18n.ZhHans {
		t.Error("the language did not change once the panel had closed")
	}
}

func TestEscGivesUpTheEditBeforeItHidesTheToast(t *testing.T) {
	s := newStage(t)
	s.contacts.editing = true
	s.Say("Saved", "", nil)
	escape := &fyne.KeyEvent{Name: fyne.KeyEscape}
	s.window.Canvas().OnTypedKey()(escape)
	if s.contacts.editing || s.toasts.Sentence() == "" {
		t.Error("the first Esc does not give up the edit alone")
	}
	s.window.Canvas().OnTypedKey()(escape)
	if s.toasts.Sentence() != "" {
		t.Error("the second Esc leaves the toast")
	}
}

func TestThemeChangesWithoutRestart(t *testing.T) {
	s := newStage(t)
	s.Go(Place{Page: "orders"})
	s.command(t, "Look").Children[2].Do()
	s.Back()
	line := test.WidgetRenderer(s.pages["contacts"].content.(fyne.Widget)).Objects()[0].(*canvas.Text)
	if line.Color != theme.Text() {
		t.Errorf("a page that was out of view is still drawn in %v", line.Color)
	}
	if !theme.IsDark() {
		t.Error("the theme is not dark")
	}
	for _, menu := range s.window.MainMenu().Items {
		for _, item := range menu.Items {
			if item.Label == "Look" && !item.ChildMenu.Items[2].Checked {
				t.Error("the menu does not mark the theme in force")
			}
		}
	}
}

func TestJobsShowProgressAndCanBeCancelled(t *testing.T) {
	s := newStage(t)
	started, ended := make(chan struct{}), make(chan error, 1)
	s.RunJob("Importing orders", func(ctx context.Context, progress Progress) error {
		progress(40, 100)
		close(started)
		<-ctx.Done()
		return ctx.Err()
	}, func(err error) { ended <- err })
	<-started
	if !s.Working() || !s.status.job.Visible() || !s.status.progress.Visible() {
		t.Error("the work is not shown")
	}
	test.Tap(s.status.cancel)
	if err := <-ended; !errors.Is(err, context.Canceled) {
		t.Errorf("ended with %v", err)
	}
	if s.Working() || s.status.job.Visible() {
		t.Error("the work is still shown")
	}
	s.RunJob("Breaking", func(context.Context, Progress) error { panic("broken") }, func(err error) { ended <- err })
	if err := <-ended; err == nil {
		t.Error("a panic in the work was lost")
	}
}

func TestErrorsAreSaidInPlainWords(t *testing.T) {
	s := newStage(t)
	s.ShowError(app.Errorf(app.Busy, "The file is open in %s", "another window"))
	if got := s.toasts.Sentence(); got != "The file is open in another window" {
		t.Errorf("said %q", got)
	}
	s.toasts.Hide()
	s.ShowError(nil)
	s.ShowError(fmt.Errorf("loading: %w", context.Canceled))
	if got := s.toasts.Sentence(); got != "" {
		t.Errorf("nothing went wrong, yet it says %q", got)
	}
	s.ShowError(errors.New("sqlite: constraint failed (19)"))
	if got := s.toasts.Sentence(); strings.Contains(got, "sqlite") || got == "" {
		t.Errorf("a person reads %q", got)
	}
	fields := FieldErrors(app.Problems{app.Invalid("name", "first"), app.Invalid("name", "second"), app.Invalid("", "whole")})
	if fields["name"] != "first" || fields[""] != "whole" || len(fields) != 2 {
		t.Errorf("by field: %v", fields)
	}
}

func TestKeysAreWrittenAsPeopleWriteThem(t *testing.T) {
	keys := Keys{Key: fyne.KeyLeft, Modifier: fyne.KeyModifierAlt | fyne.KeyModifierShift}
	if got := keys.String(); got != "Alt Shift ←" && got != "Alt ⇧ ←" {
		t.Errorf("written %q", got)
	}
	undo := Keys{Key: fyne.KeyZ, Modifier: fyne.KeyModifierShortcutDefault}
	if _, ok := undo.shortcut().(*fyne.ShortcutUndo); !ok {
		t.Error("Ctrl+Z is not Fyne's undo")
	}
	if custom, ok := Ctrl(fyne.KeyK).shortcut().(*desktop.CustomShortcut); !ok || custom.KeyName != fyne.KeyK {
		t.Error("Ctrl+K is not a shortcut of its own")
	}
	var none *Keys
	if none.String() != "" || none.shortcut() != nil {
		t.Error("no keys are something")
	}
}
