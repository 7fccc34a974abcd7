package shell

import (
	"context"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"rapport/app"
	"rapport/finance"
	"rapport/ui/theme"
)

func TestWelcomeAsksForWhatACompanyNeeds(t *testing.T) {
	test.NewTempApp(t)
	fyne.CurrentApp().Settings().SetTheme(theme.New(theme.Light))
	w := test.NewWindow(container.NewStack())
	defer w.Close()
	var made []NewCompany
	opened, restored := "", false
	welcome := &Welcome{
		Currency:  "JPY",
		Recent:    []Recent{{Name: "Harbour Audio", Path: "/harbour.rapport"}},
		OnRecent:  func(path string) { opened = path },
		OnCreate:  func(c NewCompany) { made = append(made, c) },
		OnRestore: func() { restored = true },
	}
	welcome.Show(w)
	welcome.create()
	if len(made) != 0 || welcome.nameRow.Error() == "" || w.Canvas().Focused() != fyne.Focusable(welcome.name) {
		t.Error("a company without a name is not refused beside its field")
	}
	test.Type(welcome.name, " Harbour Audio ")
	welcome.month.SetID(4)
	welcome.create()
	want := NewCompany{Name: "Harbour Audio", Currency: finance.Currency{Code: "JPY"}, FiscalYearStart: time.April}
	if len(made) != 1 || made[0] != want {
		t.Errorf("made %+v", made)
	}
	test.Tap(welcome.buttons[2])
	if !restored {
		t.Error("no way to a backup")
	}
	test.Tap(welcome.buttons[3])
	if opened != "/harbour.rapport" {
		t.Errorf("opened %q", opened)
	}
	welcome.Busy("Making the company…")
	test.Tap(welcome.buttons[4])
	if len(made) != 1 {
		t.Error("a busy page makes another company")
	}
	welcome.ShowError(app.Errorf(app.Permission, "The folder cannot be written to"))
	if welcome.notice.Value != "The folder cannot be written to" || welcome.buttons[0].Disabled() {
		t.Error("the error is not shown, or the buttons stay off")
	}
}

func TestCurrenciesAreFoundByTheirLetters(t *testing.T) {
	options, _ := findCurrencies(context.Background(), "k")
	if len(options) != 2 || options[0].Key != "KRW" || options[1].Key != "KWD" {
		t.Errorf("k finds %v", options)
	}
	if options, _ = findCurrencies(context.Background(), "isk"); len(options) != 1 || options[0].Key != "ISK" {
		t.Errorf("isk finds %v", options)
	}
	if options, _ = findCurrencies(context.Background(), "qqq"); len(options) != 0 {
		t.Errorf("qqq finds %v", options)
	}
}
