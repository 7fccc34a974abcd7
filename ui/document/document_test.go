package document

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"rapport/finance"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

func keys(lines []finance.Line) []string {
	var all []string
	for _, l := range lines {
		all = append(all, l.Key)
	}
	return all
}

func TestCondensedLeavesOutWhatSaysNothing(t *testing.T) {
	var camera finance.Statement
	camera.Add(finance.Sales, 49900)
	camera.Add(finance.COGS, -32000)
	camera.Add(finance.Activity, -150)
	want := []string{"gross_sales", "cogs", "gross_margin", "activity", "margin_after_service"}
	if got := keys(Condensed(camera, "margin_after_service")); !slices.Equal(got, want) {
		t.Errorf("lines %v, want %v", got, want)
	}
	camera.Add(finance.ShippingIncome, 990)
	camera.Add(finance.Discount, -500)
	want = []string{"sales", "shipping_income", "gross_sales", "discount", "net_revenue", "cogs", "gross_margin", "activity", "margin_after_service"}
	if got := keys(Condensed(camera, "margin_after_service")); !slices.Equal(got, want) {
		t.Errorf("lines %v, want %v", got, want)
	}
}

// What is shown still adds up: each sub-total is the one above and the accounts
// between.
func TestCondensedAddsUp(t *testing.T) {
	var s finance.Statement
	for i := range s {
		s[i] = finance.Amount(100 + 7*i)
	}
	s[finance.Returns], s[finance.COGS], s[finance.PaymentFee] = 0, -9000, 0
	running := finance.Amount(0)
	for _, l := range Condensed(s, "profit") {
		if !l.Subtotal {
			running += l.Amount
		} else if running != l.Amount {
			t.Errorf("%s is %d, the lines above sum to %d", l.Key, l.Amount, running)
		}
	}
	if running != s.Profit() {
		t.Errorf("the lines sum to %d, the profit is %d", running, s.Profit())
	}
}

func TestTickAnswersTheSpaceBar(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Light))
	var told []bool
	tick := NewTick("Keep 100.00", func(on bool) { told = append(told, on) })
	tick.TypedRune(' ')
	tick.TypedRune('x')
	tick.TypedRune(' ')
	if !slices.Equal(told, []bool{true, false}) || tick.On() {
		t.Errorf("told %v, on %t", told, tick.On())
	}
	tick.SetOn(true)
	if len(told) != 2 || !tick.On() {
		t.Error("setting a box by the program tells the program")
	}
}

func TestBesideGivesTheListWhatTheDetailLeaves(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Light))
	list, detail := widgets.NewText("list", widgets.Body), Wide(300, widgets.NewText("detail", widgets.Body))
	beside := Beside(list, detail, 0.7, 400)
	window := test.NewTempWindow(t, beside)
	window.SetPadded(false)
	for width, want := range map[float32]float32{1000: 700, 2000: 1600} {
		window.Resize(fyne.NewSize(width, 500))
		if got := list.Size().Width; got < want-2 || got > want+2 {
			t.Errorf("of %v the list has %v, want %v", width, got, want)
		}
	}
}
