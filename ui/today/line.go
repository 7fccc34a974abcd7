package today

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"rapport/ui/theme"
	"rapport/ui/widgets"
)

const lineHeight float32 = 30

// line is a row of a card that opens its place when it is tapped or, focused,
// on Enter: a control at its beginning where it has one, a title, a muted text
// behind it, a figure or a date at its end, and a button for what can be done
// with it where there is something.
type line struct {
	widget.BaseWidget
	lead                fyne.CanvasObject
	title, detail, last *widgets.Text
	open                func()
	menu                func() []widgets.Option
	more                *widgets.Button // opens the menu; nil without one
	hovered, focused    bool
}

func newLine(title, detail, last string, open func()) *line {
	l := &line{
		title:  widgets.NewCutText(title, widgets.Strong),
		detail: widgets.NewCutText(detail, widgets.Muted),
		last:   widgets.NewText(last, widgets.Muted),
		open:   open,
	}
	l.last.Align = fyne.TextAlignTrailing
	l.ExtendBaseWidget(l)
	return l
}

// leading puts a control at the beginning.
func (l *line) leading(o fyne.CanvasObject) *line {
	l.lead = o
	return l
}

// offering puts a menu at the end, which the right button opens too.
func (l *line) offering(menu func() []widgets.Option) *line {
	l.menu = menu
	l.more = widgets.NewIconButton("more", nil)
	l.more.Kind = widgets.Quiet
	l.more.OnTapped = func() { widgets.ShowMenu(l.more, l.menu()) }
	return l
}

// TappedSecondary opens the menu.
func (l *line) TappedSecondary(e *fyne.PointEvent) {
	if l.menu != nil {
		widgets.ShowMenuAt(l, e.AbsolutePosition, l.menu())
	}
}

// ending styles the text at the end.
func (l *line) ending(style widgets.Style) *line {
	l.last.Style = style
	return l
}

// Tapped implements fyne.Tappable.
func (l *line) Tapped(*fyne.PointEvent) {
	if l.open != nil {
		l.open()
	}
}

// Cursor implements desktop.Cursorable.
func (l *line) Cursor() desktop.Cursor {
	if l.open == nil {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

// MouseIn implements desktop.Hoverable.
func (l *line) MouseIn(*desktop.MouseEvent) { l.hovered = l.open != nil; l.Refresh() }

// MouseMoved implements desktop.Hoverable.
func (l *line) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (l *line) MouseOut() { l.hovered = false; l.Refresh() }

// FocusGained implements fyne.Focusable.
func (l *line) FocusGained() { l.focused = true; l.Refresh(); widgets.Reveal(l) }

// FocusLost implements fyne.Focusable.
func (l *line) FocusLost() { l.focused = false; l.Refresh() }

// TypedRune implements fyne.Focusable.
func (l *line) TypedRune(r rune) {
	if r == ' ' {
		l.Tapped(nil)
	}
}

// TypedKey opens the place on Enter and hands on what it has no use for.
func (l *line) TypedKey(e *fyne.KeyEvent) {
	if e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter {
		l.Tapped(nil)
		return
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(l); c != nil && e.Name != fyne.KeySpace {
		if f := c.OnTypedKey(); f != nil {
			f(e)
		}
	}
}

// CreateRenderer implements fyne.Widget.
func (l *line) CreateRenderer() fyne.WidgetRenderer {
	r := &lineRenderer{line: l, back: canvas.NewRectangle(color.Transparent), rule: canvas.NewRectangle(color.Transparent)}
	r.paint()
	return r
}

type lineRenderer struct {
	line       *line
	back, rule *canvas.Rectangle
}

func (r *lineRenderer) Destroy() {}

func (r *lineRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.back, r.rule, r.line.title, r.line.detail, r.line.last}
	if r.line.lead != nil {
		objects = append(objects, r.line.lead)
	}
	if r.line.more != nil {
		objects = append(objects, r.line.more)
	}
	return objects
}

func (r *lineRenderer) paint() {
	r.back.FillColor, r.back.StrokeWidth = color.Transparent, 0
	if r.line.hovered {
		r.back.FillColor = theme.Color(theme.ColorHover)
	}
	if r.line.focused {
		r.back.StrokeColor, r.back.StrokeWidth = theme.Accent(), theme.LineWidth
	}
	r.rule.FillColor = theme.Line()
}

func (r *lineRenderer) Layout(size fyne.Size) {
	const pad = 3 * theme.Unit
	l := r.line
	r.back.Resize(size)
	r.rule.Move(fyne.NewPos(0, size.Height-theme.LineWidth))
	r.rule.Resize(fyne.NewSize(size.Width, theme.LineWidth))
	x := pad
	if l.lead != nil {
		least := l.lead.MinSize()
		l.lead.Move(fyne.NewPos(x, (size.Height-least.Height)/2))
		l.lead.Resize(least)
		x += least.Width + 2*theme.Unit
	}
	end, right := widgets.TextWidth(l.last), size.Width-pad
	if l.more != nil {
		least := l.more.MinSize()
		right = size.Width - least.Width - theme.Unit
		l.more.Move(fyne.NewPos(right, (size.Height-least.Height)/2))
		l.more.Resize(least)
	}
	room := right - x - end - 2*theme.Unit
	title := min(widgets.TextWidth(l.title)+1, room)
	if l.detail.Value != "" {
		// A long title leaves a third of the line to what is behind it.
		title = min(title, max(room*2/3, room-widgets.TextWidth(l.detail)-2*theme.Unit))
	}
	place := func(t *widgets.Text, at, width float32) {
		t.Move(fyne.NewPos(at, 0))
		t.Resize(fyne.NewSize(max(0, width), size.Height-theme.LineWidth))
	}
	place(l.title, x, title)
	place(l.detail, x+title+2*theme.Unit, room-title-2*theme.Unit)
	place(l.last, right-end, end)
}

func (r *lineRenderer) MinSize() fyne.Size { return fyne.NewSize(50*theme.Unit, lineHeight) }

func (r *lineRenderer) Refresh() {
	r.paint()
	r.Layout(r.line.Size())
	for _, o := range r.Objects()[2:] {
		o.Refresh()
	}
	canvas.Refresh(r.line)
}
