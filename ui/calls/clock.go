package calls

import (
	"time"

	"fyne.io/fyne/v2"
	"github.com/shopspring/decimal"

	"rapport/ui/format"
	"rapport/ui/widgets"
)

// clock is the field of a call's minutes: a running timer until someone types
// over it.
type clock struct {
	entry *widgets.Entry
	// changed is told each change, by the timer too.
	changed func()
	// toggled is told when the timer starts or stops.
	toggled func()

	now     func() time.Time
	since   time.Time // the timer runs since; zero: it stands
	before  time.Duration
	ticking bool // the timer itself writes the field
	quit    chan struct{}
}

func newClock(now func() time.Time) *clock {
	c := &clock{entry: widgets.NewEntry(), now: now}
	c.entry.OnChanged = func(string) {
		if !c.ticking {
			c.stop() // typed over
			c.changed()
		}
	}
	return c
}

func (c *clock) running() bool { return !c.since.IsZero() }

// elapsed is the time on the timer.
func (c *clock) elapsed() time.Duration {
	if !c.running() {
		return c.before
	}
	return c.before + max(0, c.now().Sub(c.since))
}

// start lets the timer run on from what the field says.
func (c *clock) start() {
	if c.running() {
		return
	}
	if minutes, err := c.minutes(); err == nil && minutes.Valid {
		c.before = time.Duration(minutes.Decimal.Mul(decimal.NewFromInt(int64(time.Minute))).IntPart())
	}
	c.since = c.now()
	c.tick()
	quit := make(chan struct{})
	c.quit = quit
	go func() {
		beat := time.NewTicker(time.Second)
		defer beat.Stop()
		for {
			select {
			case <-quit:
				return
			case <-beat.C:
				fyne.Do(c.tick)
			}
		}
	}()
	c.toggled()
}

// stop lets the timer stand.
func (c *clock) stop() {
	if !c.running() {
		return
	}
	c.before = c.elapsed()
	c.since = time.Time{}
	close(c.quit)
	c.toggled()
}

func (c *clock) toggle() {
	if c.running() {
		c.stop()
		c.changed()
	} else {
		c.start()
	}
}

// tick shows the time on the timer.
func (c *clock) tick() {
	if c.running() {
		c.write(c.elapsed())
	}
}

func (c *clock) write(d time.Duration) {
	c.ticking = true
	c.entry.SetText(format.Minutes(decimal.NewFromInt(int64(d/time.Second)).DivRound(decimal.NewFromInt(60), 4)))
	c.ticking = false
	c.changed()
}

// minutes is what the field says; not valid where it is empty.
func (c *clock) minutes() (decimal.NullDecimal, error) {
	if c.entry.Text == "" {
		return decimal.NullDecimal{}, nil
	}
	d, err := format.ParseMinutes(c.entry.Text)
	if err != nil {
		return decimal.NullDecimal{}, err
	}
	return decimal.NewNullDecimal(d), nil
}

// set shows a text and lets the timer stand.
func (c *clock) set(text string) {
	c.stop()
	c.ticking = true
	c.entry.SetText(text)
	c.ticking = false
}
