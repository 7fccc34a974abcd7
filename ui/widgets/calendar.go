package widgets

import (
	"fmt"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/format"
	"rapport/ui/theme"
)

const (
	dayWidth  float32 = 32
	dayHeight float32 = 26
)

// calendar shows a month of days to choose from, weeks beginning on Monday.
// Arrows move by day and week, Page Up and Down by month.
type calendar struct {
	widget.BaseWidget
	chosen func(finance.Date)
	closed func()

	day, today finance.Date
}

func newCalendar(day, today finance.Date) *calendar {
	c := &calendar{day: day, today: today}
	c.ExtendBaseWidget(c)
	return c
}

func (c *calendar) FocusGained()     {}
func (c *calendar) FocusLost()       {}
func (c *calendar) TypedRune(r rune) {}

func (c *calendar) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyLeft:
		c.show(c.day.AddDays(-1))
	case fyne.KeyRight:
		c.show(c.day.AddDays(1))
	case fyne.KeyUp:
		c.show(c.day.AddDays(-7))
	case fyne.KeyDown:
		c.show(c.day.AddDays(7))
	case fyne.KeyPageUp:
		c.show(c.day.AddMonths(-1))
	case fyne.KeyPageDown:
		c.show(c.day.AddMonths(1))
	case fyne.KeyHome:
		c.show(c.today)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		c.chosen(c.day)
	case fyne.KeyEscape:
		c.closed()
	}
}

func (c *calendar) show(d finance.Date) {
	c.day = d
	c.Refresh()
}

// Tapped chooses the day under the pointer, or turns the page in the head.
func (c *calendar) Tapped(e *fyne.PointEvent) {
	x, y := e.Position.X-2*theme.Unit, e.Position.Y-2*theme.Unit
	column, row := int(x/dayWidth), int(y/dayHeight)
	switch {
	case x < 0 || y < 0 || column > 6 || row > 7:
	case row == 0 && column == 0:
		c.show(c.day.AddMonths(-1))
	case row == 0 && column == 6:
		c.show(c.day.AddMonths(1))
	case row == 0 && column == 3:
		c.show(c.today)
	case row >= 2:
		c.chosen(c.first().AddDays((row-2)*7 + column))
	}
}

// first is the Monday that the page begins with.
func (c *calendar) first() finance.Date {
	first := c.day.Month().First()
	return first.AddDays(-(int(first.Time().Weekday()) + 6) % 7)
}

// weekdays are the heads of the columns.
func weekdays() [7]string {
	return [7]string{i18n.T("Mo"), i18n.T("Tu"), i18n.T("We"), i18n.T("Th"), i18n.T("Fr"), i18n.T("Sa"), i18n.T("Su")}
}

func (c *calendar) CreateRenderer() fyne.WidgetRenderer {
	d := &drawing{}
	cell := func(text string, style Style, column, row int) {
		t := &canvas.Text{Text: text, Alignment: fyne.TextAlignCenter}
		styleText(t, style)
		placeText(t, 2*theme.Unit+float32(column)*dayWidth, 2*theme.Unit+float32(row)*dayHeight, dayWidth, dayHeight)
		d.objects = append(d.objects, t)
	}
	build := func() {
		back := box(theme.ColorSelection, "")
		offset := c.day.DaysSince(c.first())
		back.Move(fyne.NewPos(2*theme.Unit+float32(offset%7)*dayWidth, 2*theme.Unit+float32(2+offset/7)*dayHeight))
		back.Resize(fyne.NewSize(dayWidth, dayHeight))
		d.objects = []fyne.CanvasObject{back}
		cell("‹", Body, 0, 0)
		cell(format.Month(c.day.Month()), Strong, 3, 0)
		cell("›", Body, 6, 0)
		for i, name := range weekdays() {
			cell(name, Small, i, 1)
		}
		for i := range 42 {
			day := c.first().AddDays(i)
			cell(fmt.Sprint(day.Time().Day()), c.style(day), i%7, 2+i/7)
		}
	}
	d.layout = func(fyne.Size) {}
	d.min = func() fyne.Size { return fyne.NewSize(7*dayWidth+4*theme.Unit, 8*dayHeight+4*theme.Unit) }
	d.refresh = func() {
		build()
		canvas.Refresh(c)
	}
	build()
	return d
}

func (c *calendar) style(day finance.Date) Style {
	style := Body
	switch {
	case day.Month() != c.day.Month():
		style = Muted
	case day.Time().Weekday() == time.Sunday:
		style = Body.In(theme.ColorMutedTinted)
	}
	if day == c.today {
		style = Strong.In(theme.ColorAccent)
	}
	return style
}
