package widgets

import (
	"context"
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

func TestFiguresAreNeverCut(t *testing.T) {
	test.NewTempApp(t)
	const figure = "−1,214,906.30"
	for width := float32(0); width < 200; width += 3 {
		got, style := fitFigure(figure, width, Figure, theme.SmallSize)
		if got != figure && got != "…" {
			t.Fatalf("width %g shows %q", width, got)
		}
		if got == figure && measure(got, style).Width > width {
			t.Errorf("width %g holds a figure %g wide", width, measure(got, style).Width)
		}
	}
	k := NewKeyFigure("Net revenue")
	show(t, k, 120, 80)
	k.Set(figure, theme.ColorLoss, "")
	if k.figure.Value != figure || k.figure.Style.Size >= theme.FigureSize || k.figure.Style.Colour != theme.ColorLoss {
		t.Errorf("the card shows %q in %+v", k.figure.Value, k.figure.Style)
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

func TestPanelOverPanelGivesTheKeysBack(t *testing.T) {
	w := show(t, NewText("page", Body), 800, 600)
	saved := ""
	open := func(name string) (*Panel, *Entry) {
		entry := NewEntry()
		p := NewPanel(name, entry, nil, nil)
		p.OnSave = func() { saved += name }
		p.Open(w.Canvas())
		return p, entry
	}
	save := &desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierShortcutDefault}
	first, below := open("a")
	second, above := open("b")
	if TopPanel(w.Canvas()) != second {
		t.Error("the second panel is not on top")
	}
	above.TypedShortcut(save)
	press(w, fyne.KeyEscape)
	if second.IsOpen() || !first.IsOpen() || TopPanel(w.Canvas()) != first {
		t.Fatal("Esc did not close the panel on top alone")
	}
	below.TypedShortcut(save)
	if saved != "ba" {
		t.Errorf("saved %q", saved)
	}
	w.Canvas().Focus(below)
	press(w, fyne.KeyEscape)
	if first.IsOpen() || TopPanel(w.Canvas()) != nil {
		t.Error("Esc did not close the panel below")
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
	opened := -1
	chart.OnOpen = func(spot int) { opened = spot }
	chart.Spots = func() []Spot {
		return []Spot{{0, 0, 0.5, 1, "left", true}, {0.5, 0, 0.25, 1, "middle", false}, {0.75, 0, 0.25, 1, "right", true}}
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
	test.TapAt(chart, fyne.NewPos(290, 50))
	if opened != 2 {
		t.Errorf("a tap opened %d", opened)
	}
	test.MoveMouse(w.Canvas(), fyne.NewPos(200, 100))
	if chart.Said() != "middle" {
		t.Errorf("hovering says %q", chart.Said())
	}
	chart.MouseOut()
	if chart.Said() != "" {
		t.Error("the hint stays")
	}
	byKeyboard(t, chart, &opened)
}
