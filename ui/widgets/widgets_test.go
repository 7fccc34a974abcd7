package widgets

import (
	"context"
	"errors"
	"image"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"rapport/finance"
	"rapport/ui/theme"
)

// show puts an object into a window of that size, in the light theme.
func show(t *testing.T, o fyne.CanvasObject, width, height float32) fyne.Window {
	t.Helper()
	test.NewTempApp(t)
	fyne.CurrentApp().Settings().SetTheme(theme.New(theme.Light))
	SetInline(true)
	t.Cleanup(func() { SetInline(false) })
	w := test.NewWindow(o)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(width, height))
	t.Cleanup(w.Close)
	return w
}

func press(w fyne.Window, keys ...fyne.KeyName) {
	for _, key := range keys {
		w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: key})
	}
}

func typeText(w fyne.Window, text string) {
	for _, r := range text {
		w.Canvas().Focused().TypedRune(r)
	}
}

func TestWrapBreaksAtSpacesAndBetweenChineseCharacters(t *testing.T) {
	test.NewTempApp(t)
	width := measure("The rebate on", Body).Width
	lines := wrap("The rebate on the returned camera was paid.", width, Body)
	if lines[0] != "The rebate on" {
		t.Errorf("first line %q", lines[0])
	}
	for _, line := range lines {
		if measure(line, Body).Width > width {
			t.Errorf("%q is wider than the column", line)
		}
	}
	width = measure("一二三四", Body).Width
	lines = wrap("一二三四，五六七八九。", width, Body)
	if joined := strings.Join(lines, ""); joined != "一二三四，五六七八九。" || len(lines) < 3 {
		t.Errorf("lines %q", lines)
	}
	for _, line := range lines[1:] {
		if strings.HasPrefix(line, "，") || strings.HasPrefix(line, "。") {
			t.Errorf("line %q begins with punctuation", line)
		}
	}
}

func TestFitCutsWithAnEllipsis(t *testing.T) {
	test.NewTempApp(t)
	const name = "Nordwind Studio GmbH & Partner"
	for width := float32(0); width < 260; width += 7 {
		got := fit(name, width, Strong)
		if got != name && got != "" && !strings.HasSuffix(got, "…") {
			t.Errorf("width %g gives %q", width, got)
		}
		if got != "" && measure(got, Strong).Width > width {
			t.Errorf("width %g gives %q, which is wider", width, got)
		}
	}
	if got := fit(name, 1000, Strong); got != name {
		t.Errorf("with room enough it is %q", got)
	}
}

func TestLoaderDropsLateAnswers(t *testing.T) {
	test.NewTempApp(t)
	var loader Loader[string]
	started, release := make(chan struct{}), make(chan struct{})
	answers := make(chan string, 2)
	var cancelled atomic.Bool
	loader.Load(func(ctx context.Context) (string, error) {
		close(started)
		<-release
		cancelled.Store(ctx.Err() != nil)
		return "old", nil
	}, func(s string, _ error) { answers <- s })
	<-started
	loader.Load(func(context.Context) (string, error) { return "new", nil },
		func(s string, _ error) { answers <- s })
	if got := <-answers; got != "new" {
		t.Fatalf("the first answer is %q", got)
	}
	close(release)
	select {
	case got := <-answers:
		t.Errorf("a late answer came through: %q", got)
	case <-time.After(50 * time.Millisecond):
	}
	if !cancelled.Load() {
		t.Error("the old work was not cancelled")
	}
}

func TestLoaderTurnsAPanicIntoAnError(t *testing.T) {
	test.NewTempApp(t)
	SetInline(true)
	defer SetInline(false)
	var loader Loader[int]
	var failed error
	busy := []bool{}
	loader.OnBusy = func(b bool) { busy = append(busy, b) }
	loader.Load(func(context.Context) (int, error) { panic("broken") }, func(_ int, err error) { failed = err })
	if failed == nil {
		t.Error("no error came")
	}
	if !slices.Equal(busy, []bool{true, false}) {
		t.Errorf("busy went %v", busy)
	}
}

func TestPickerFindsChoosesAndCreates(t *testing.T) {
	names := []string{"Michelle Alvarez", "Michael Roth", "Zhang Min"}
	provider := func(_ context.Context, text string) ([]Option, error) {
		var found []Option
		for i, name := range names {
			if strings.Contains(strings.ToLower(name), strings.ToLower(text)) {
				found = append(found, Option{ID: int64(i + 1), Title: name})
			}
		}
		return found, nil
	}
	var chosen Option
	created := ""
	p := NewPicker("Who", provider, func(o Option) { chosen = o })
	p.OnCreate = func(text string) { created = text }
	w := show(t, p, 300, 400)
	w.Canvas().Focus(p)
	typeText(w, "mi")
	press(w, fyne.KeyDown, fyne.KeyReturn)
	if chosen.ID != 2 || p.ID() != 2 {
		t.Errorf("chosen %+v, field holds %d", chosen, p.ID())
	}
	if w.Canvas().Overlays().Top() != nil || w.Canvas().Focused() != p {
		t.Error("the list did not close, or the keyboard did not come back")
	}
	typeText(w, "Nobody")
	press(w, fyne.KeyReturn)
	if created != "Nobody" || p.ID() != 2 {
		t.Errorf("created %q, field holds %d", created, p.ID())
	}
	typeText(w, "z")
	press(w, fyne.KeyEscape)
	if p.ID() != 2 {
		t.Errorf("Esc changed the choice to %d", p.ID())
	}
	press(w, fyne.KeyDelete)
	if p.ID() != 0 || chosen.ID != 0 {
		t.Error("Delete did not clear the field")
	}
}

func TestPickerWaitsForTheSearchBeforeItChooses(t *testing.T) {
	release := make(chan struct{})
	provider := func(ctx context.Context, text string) ([]Option, error) {
		if text == "zh" {
			<-release
			return []Option{{ID: 2, Title: "Zhang Min"}}, nil
		}
		return []Option{{ID: 1, Title: "Ann Lee"}}, nil
	}
	chosen := make(chan int64, 1)
	p := NewPicker("Who", provider, func(o Option) { chosen <- o.ID })
	next := NewEntry()
	w := show(t, Stack(0, p, next), 300, 400)
	w.Canvas().Focus(p)
	typeText(w, "z")
	SetInline(false)
	typeText(w, "h")
	press(w, fyne.KeyTab)
	select {
	case id := <-chosen:
		t.Fatalf("chose %d of the older search", id)
	default:
	}
	close(release)
	if id := <-chosen; id != 2 {
		t.Errorf("chose %d", id)
	}
}

func TestPickerMovesOnWithTab(t *testing.T) {
	p := NewPicker("Who", func(context.Context, string) ([]Option, error) { return []Option{{ID: 1, Title: "Ann Lee"}}, nil }, nil)
	next := NewEntry()
	w := show(t, Stack(0, p, next), 300, 400)
	w.Canvas().Focus(p)
	typeText(w, "a")
	press(w, fyne.KeyTab)
	if p.ID() != 1 || w.Canvas().Focused() != fyne.Focusable(next) {
		t.Errorf("chose %d, keyboard at %T", p.ID(), w.Canvas().Focused())
	}
}

func TestPickerTellsOfErrors(t *testing.T) {
	broken := errors.New("broken")
	p := NewPicker("Who", func(context.Context, string) ([]Option, error) { return nil, broken }, nil)
	var told error
	p.OnError = func(err error) { told = err }
	w := show(t, p, 300, 300)
	w.Canvas().Focus(p)
	typeText(w, "a")
	if !errors.Is(told, broken) {
		t.Errorf("told %v", told)
	}
}

func TestSelectByKeyboard(t *testing.T) {
	var key string
	s := NewSelect([]Option{{Key: "a", Title: "Ordered"}, {Key: "b", Title: "Not reached", Off: true}, {Key: "c", Title: "Complaint"}},
		func(o Option) { key = o.Key })
	w := show(t, s, 200, 300)
	w.Canvas().Focus(s)
	press(w, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	if key != "c" {
		t.Errorf("two steps down, over the one that is off, chose %q", key)
	}
	typeText(w, "o")
	press(w, fyne.KeyReturn)
	if key != "a" {
		t.Errorf("typing o chose %q", key)
	}
	s.SetOptions([]Option{{Key: "c", Title: "Complaint"}, {Key: "a", Title: "Ordered"}})
	if s.Key() != "a" {
		t.Errorf("new options changed the choice to %q", s.Key())
	}
}

func TestDateFieldReadsAndSettles(t *testing.T) {
	today := finance.MustDate("2026-03-15")
	f := NewDateField(func() finance.Date { return today })
	var told finance.Date
	f.OnChanged = func(d finance.Date) { told = d }
	w := show(t, f, 260, 300)
	w.Canvas().Focus(f.FocusTarget())
	typeText(w, "+7")
	if want := finance.MustDate("2026-03-22"); f.Date() != want || told != want {
		t.Errorf("+7 is %v, told %v", f.Date(), told)
	}
	w.Canvas().Unfocus()
	if f.entry.Text != "22 Mar 2026" {
		t.Errorf("after leaving, the field says %q", f.entry.Text)
	}
	f.entry.SetText("not a day")
	w.Canvas().Focus(f.FocusTarget())
	w.Canvas().Unfocus()
	if f.Err() == nil || !f.Date().IsZero() || !f.entry.Invalid {
		t.Errorf("a bad date gives %v, %v, marked %v", f.Date(), f.Err(), f.entry.Invalid)
	}
	f.SetDate(today)
	test.Tap(f.opener)
	press(w, fyne.KeyRight, fyne.KeyDown, fyne.KeyReturn)
	if want := finance.MustDate("2026-03-23"); f.Date() != want || f.Err() != nil {
		t.Errorf("the calendar gives %v, %v", f.Date(), f.Err())
	}
}

func TestMoneyFieldTakesSums(t *testing.T) {
	f := NewMoneyField(finance.Currency{Code: "USD", Exponent: 2})
	w := show(t, f, 200, 60)
	w.Canvas().Focus(f)
	typeText(w, "19.90*3")
	if f.Amount() != 5970 || f.Trailing != "= 59.70" {
		t.Errorf("19.90*3 is %d, shown as %q", f.Amount(), f.Trailing)
	}
	w.Canvas().Unfocus()
	if f.Text != "59.70" || f.Trailing != "USD" {
		t.Errorf("after leaving: %q %q", f.Text, f.Trailing)
	}
	f.SetText("12x")
	if f.Err() == nil || f.Amount() != 0 {
		t.Errorf("12x is %d, %v", f.Amount(), f.Err())
	}
	f.SetText("")
	if f.Err() != nil || !f.IsEmpty() {
		t.Errorf("the empty field says %v", f.Err())
	}
}

func TestFormShowsErrorsAndFocusesTheFirst(t *testing.T) {
	first, second := NewEntry(), NewEntry()
	a, b := NewField("Name", first), NewField("Amount", second)
	form := NewForm(a, b)
	w := show(t, form, 400, 200)
	before := form.MinSize().Height
	b.SetError("Type an amount")
	if !second.Invalid || form.MinSize().Height <= before {
		t.Error("the error is not shown beside the field")
	}
	if !form.FocusFirstError() || w.Canvas().Focused() != fyne.Focusable(second) {
		t.Error("the keyboard is not in the field with the error")
	}
	form.ClearErrors()
	if form.FocusFirstError() || second.Invalid || form.MinSize().Height != before {
		t.Error("the error did not go away")
	}
}

func TestPanelTakesEscAndSaveAndGivesThemBack(t *testing.T) {
	money := NewMoneyField(finance.Currency{Code: "USD", Exponent: 2})
	w := show(t, NewText("page", Body), 800, 600)
	pageKeys := 0
	w.Canvas().SetOnTypedKey(func(*fyne.KeyEvent) { pageKeys++ })
	saved, closed := 0, 0
	keep := true
	p := NewPanel("Record call", NewForm(NewField("Amount", money)), nil, nil)
	p.OnSave = func() { saved++ }
	p.OnClose = func() bool { return !keep }
	p.OnClosed = func() { closed++ }
	p.Open(w.Canvas())
	if w.Canvas().Focused() != fyne.Focusable(money) {
		t.Fatalf("the keyboard is at %T", w.Canvas().Focused())
	}
	money.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierShortcutDefault})
	if saved != 1 {
		t.Errorf("saved %d times", saved)
	}
	press(w, fyne.KeyEscape)
	if !p.IsOpen() {
		t.Error("Esc closed a panel that asked to stay")
	}
	keep = false
	press(w, fyne.KeyEscape)
	if p.IsOpen() || closed != 1 || w.Canvas().Overlays().Top() != nil {
		t.Error("Esc did not close the panel")
	}
	w.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if pageKeys != 1 {
		t.Error("the page did not get its keys back")
	}
}

func TestTabsAndSegmentsByMouseAndKeyboard(t *testing.T) {
	tab, segment := "", ""
	tabs := NewTabs([]Tab{{"journey", "Journey", -1}, {"orders", "Orders", 2}}, func(key string) { tab = key })
	segments := NewSegmented([]Option{{Key: "in", Title: "They called"}, {Key: "out", Title: "We called"}}, func(key string) { segment = key })
	w := show(t, Stack(0, tabs, segments), 400, 100)
	test.TapAt(tabs, fyne.NewPos(tabs.spans[1].left+2, 10))
	if tab != "orders" || tabs.Chosen() != "orders" {
		t.Errorf("tap chose %q", tab)
	}
	w.Canvas().Focus(tabs)
	press(w, fyne.KeyLeft, fyne.KeyLeft)
	if tab != "journey" {
		t.Errorf("left chose %q", tab)
	}
	test.TapAt(segments, fyne.NewPos(segments.ends[0]+10, 10))
	if segment != "out" || segments.Key() != "out" {
		t.Errorf("tap chose %q", segment)
	}
}

func TestToastOffersItsActionOnce(t *testing.T) {
	toasts := NewToasts()
	show(t, toasts, 800, 600)
	undone := 0
	toasts.Say("Saved", "Undo", func() { undone++ })
	if toasts.Sentence() != "Saved" || !toasts.Visible() {
		t.Fatal("nothing is said")
	}
	test.Tap(toasts.action)
	if undone != 1 || toasts.Visible() {
		t.Errorf("undone %d times, still visible: %v", undone, toasts.Visible())
	}
	toasts.Warn("The file is read-only")
	if toasts.action.Visible() || toasts.Sentence() != "The file is read-only" {
		t.Error("the warning is not shown alone")
	}
}

func TestChartIsDrawnAtThePixelsOfTheScreen(t *testing.T) {
	type call struct {
		width, height int
		dark          bool
	}
	var calls []call
	chart := NewChartView(func(width, height int, scale float32, dark bool) (image.Image, error) {
		calls = append(calls, call{width, height, dark})
		return image.NewNRGBA(image.Rect(0, 0, width, height)), nil
	})
	tapped := fyne.Position{}
	chart.OnTapped = func(x, y float32) { tapped = fyne.NewPos(x, y) }
	chart.Hover = func(x, _ float32) string {
		if x > 0.5 {
			return "right"
		}
		return ""
	}
	w := show(t, chart, 300, 200)
	if len(calls) == 0 || calls[len(calls)-1] != (call{300, 200, false}) {
		t.Fatalf("drawn as %v", calls)
	}
	drawn := len(calls)
	chart.Refresh()
	if len(calls) != drawn {
		t.Error("drawn again though nothing changed")
	}
	fyne.CurrentApp().Settings().SetTheme(theme.New(theme.Dark))
	chart.Refresh()
	if calls[len(calls)-1] != (call{300, 200, true}) {
		t.Errorf("after the theme changed, drawn as %v", calls[drawn:])
	}
	test.TapAt(chart, fyne.NewPos(150, 50))
	if tapped != fyne.NewPos(0.5, 0.25) {
		t.Errorf("tapped at %v", tapped)
	}
	test.MoveMouse(w.Canvas(), fyne.NewPos(200, 100))
	if chart.tip != "right" {
		t.Errorf("hovering says %q", chart.tip)
	}
	chart.MouseOut()
	if chart.tip != "" {
		t.Error("the hint stays")
	}
}
