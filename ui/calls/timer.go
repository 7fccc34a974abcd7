package calls

import (
	"time"

	"fyne.io/fyne/v2"
	"github.com/shopspring/decimal"

	"rapport/assets/i18n"
	"rapport/ui/format"
	"rapport/ui/widgets"
)

// timer is the field with the length of the call. It runs from the moment the
// window opens, until it is stopped or typed over.
type timer struct {
	entry   *widgets.Entry
	button  *widgets.Button
	row     fyne.CanvasObject
	changed func()

	before  time.Duration // what had run before it was started last
	started time.Time     // zero: it stands still
	setting bool          // the field is being written by the timer itself
	ticker  *time.Ticker
	done    chan struct{}
}

func newTimer(cost fyne.CanvasObject, changed func()) *timer {
	t := &timer{entry: widgets.NewEntry(), changed: changed}
	t.entry.SetPlaceHolder("12:30")
	t.entry.OnChanged = func(string) {
		if !t.setting {
			t.stand()
			t.changed()
		}
	}
	t.button = widgets.NewButton(i18n.T("Stop"), t.toggle).WithIcon("stop")
	t.row = newMinutesRow(t.entry, t.button, cost)
	return t
}

// run starts the clock from what the field says.
func (t *timer) run() {
	t.before = 0
	if minutes, ok := t.minutes(); ok {
		t.before = time.Duration(minutes.Mul(decimal.NewFromInt(int64(time.Minute))).IntPart())
	}
	t.started = time.Now()
	t.button.WithIcon("stop").SetLabel(i18n.T("Stop"))
	t.ticker, t.done = time.NewTicker(time.Second), make(chan struct{})
	go tick(t.ticker, t.done, t.show)
}

// tick calls show on Fyne's goroutine each second until done is closed.
func tick(ticker *time.Ticker, done chan struct{}, show func()) {
	for {
		select {
		case <-done:
			return
		case <-ticker.C:
			fyne.Do(show)
		}
	}
}

// stand stops the clock and keeps what it shows.
func (t *timer) stand() {
	if t.started.IsZero() {
		return
	}
	t.started = time.Time{}
	t.ticker.Stop()
	close(t.done)
	t.button.WithIcon("play").SetLabel(i18n.T("Start"))
}

func (t *timer) toggle() {
	if t.started.IsZero() {
		t.run()
		return
	}
	t.show()
	t.stand()
	t.changed()
}

// show writes the time that has run into the field.
func (t *timer) show() {
	if t.started.IsZero() {
		return
	}
	seconds := int64((t.before + time.Since(t.started)) / time.Second)
	t.set(format.Minutes(decimal.NewFromInt(seconds).Div(decimal.NewFromInt(60))))
	t.changed()
}

func (t *timer) set(text string) {
	t.setting = true
	t.entry.SetText(text)
	t.setting = false
}

// minutes is the length of the call; false where the field is empty or cannot
// be read.
func (t *timer) minutes() (decimal.Decimal, bool) {
	if t.entry.Text == "" {
		return decimal.Zero, false
	}
	minutes, err := format.ParseMinutes(t.entry.Text)
	return minutes, err == nil
}
