package widgets

import (
	"context"
	"errors"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"rapport/finance"
)

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
