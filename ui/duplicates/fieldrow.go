package duplicates

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"rapport/ui/theme"
	"rapport/ui/widgets"
)

const (
	labelWidth float32 = 116
	cellWidth  float32 = 150 // at least
	lineHeight float32 = 20
	rowPad     float32 = 4
	markSide   float32 = 12
)

// fieldRow is a field of contacts side by side. Where the values differ one of
// them is chosen, by a tap or with the arrow keys.
type fieldRow struct {
	widget.BaseWidget
	onChosen func(int)
	onCommit func()
	// onResized is told when the values took more lines, or fewer, than before.
	onResized func()

	self    fyne.CanvasObject // the widget that is drawn
	label   *widgets.Text
	values  []string
	open    bool   // there is something to choose
	chosen  int    // of an open row
	kept    []bool // whether each value is there after the merge
	bold    bool   // the first line of each value
	loss    []bool // in the colour of loss
	focused bool
	hovered int // -1 for none
}

func newFieldRow(label string, values []string) *fieldRow {
	r := &fieldRow{}
	r.fill(label, values)
	r.self = r
	r.ExtendBaseWidget(r)
	return r
}

func (r *fieldRow) fill(label string, values []string) {
	r.label, r.values, r.hovered = widgets.NewCutText(label, widgets.Muted), values, -1
	r.kept, r.loss = make([]bool, len(values)), make([]bool, len(values))
}

// choose takes the value of a contact.
func (r *fieldRow) choose(i int) {
	if r.open && i >= 0 && i < len(r.values) && r.onChosen != nil && r.values[i] != "" {
		r.onChosen(i)
	}
}

// at is the contact at a distance from the left; -1 for the label.
func (r *fieldRow) at(x float32) int {
	if x < labelWidth {
		return -1
	}
	return min(len(r.values)-1, int((x-labelWidth)/r.cell()))
}

func (r *fieldRow) cell() float32 {
	return max(cellWidth, (r.Size().Width-labelWidth)/float32(len(r.values)))
}

// choiceRow is a fieldRow that answers mouse and keyboard: there is something to
// choose.
type choiceRow struct{ fieldRow }

func newChoiceRow(label string, values []string, chosen int, onChosen func(int), onCommit func()) *choiceRow {
	r := &choiceRow{fieldRow{open: true, chosen: chosen, onChosen: onChosen, onCommit: onCommit}}
	r.fill(label, values)
	r.self = r
	r.ExtendBaseWidget(r)
	return r
}

// Tapped implements fyne.Tappable.
func (r *choiceRow) Tapped(e *fyne.PointEvent) { r.choose(r.at(e.Position.X)) }

// Cursor implements desktop.Cursorable.
func (r *choiceRow) Cursor() desktop.Cursor {
	if r.open && r.hovered >= 0 {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// MouseIn implements desktop.Hoverable.
func (r *choiceRow) MouseIn(e *desktop.MouseEvent) { r.MouseMoved(e) }

// MouseMoved implements desktop.Hoverable.
func (r *choiceRow) MouseMoved(e *desktop.MouseEvent) { r.hover(r.at(e.Position.X)) }

// MouseOut implements desktop.Hoverable.
func (r *choiceRow) MouseOut() { r.hover(-1) }

func (r *choiceRow) hover(i int) {
	if r.open && r.hovered != i {
		r.hovered = i
		r.Refresh()
	}
}

// FocusGained implements fyne.Focusable.
func (r *choiceRow) FocusGained() { r.focused = true; r.Refresh(); widgets.Reveal(r) }

// FocusLost implements fyne.Focusable.
func (r *choiceRow) FocusLost() { r.focused = false; r.Refresh() }

// TypedRune implements fyne.Focusable: the space bar goes on to the next value.
func (r *choiceRow) TypedRune(c rune) {
	if c == ' ' {
		r.step(1, true)
	}
}

// TypedKey implements fyne.Focusable.
func (r *choiceRow) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyLeft:
		r.step(-1, false)
	case fyne.KeyRight:
		r.step(1, false)
	case fyne.KeyDown:
		r.leave(true)
	case fyne.KeyUp:
		r.leave(false)
	case fyne.KeySpace: // comes as a rune too
	default:
		if c := fyne.CurrentApp().Driver().CanvasForObject(r); c != nil && c.OnTypedKey() != nil {
			c.OnTypedKey()(e)
		}
	}
}

// leave hands the keyboard to the row below or above.
func (r *choiceRow) leave(down bool) {
	c := fyne.CurrentApp().Driver().CanvasForObject(r)
	switch {
	case c == nil:
	case down:
		c.FocusNext()
	default:
		c.FocusPrevious()
	}
}

// TypedShortcut merges on Ctrl/Cmd+Enter and hands the rest on.
func (r *choiceRow) TypedShortcut(s fyne.Shortcut) {
	if widgets.IsCommit(s) {
		r.onCommit()
		return
	}
	if c, ok := fyne.CurrentApp().Driver().CanvasForObject(r).(interface{ TypedShortcut(fyne.Shortcut) }); ok {
		c.TypedShortcut(s)
	}
}

// step chooses the next contact that has a value.
func (r *choiceRow) step(by int, around bool) {
	n := len(r.values)
	for i, left := r.chosen+by, n; left > 0; i, left = i+by, left-1 {
		if around {
			i = (i + n) % n
		}
		if i < 0 || i >= n {
			return
		}
		if r.values[i] != "" {
			r.choose(i)
			return
		}
	}
}

// CreateRenderer implements fyne.Widget.
func (r *fieldRow) CreateRenderer() fyne.WidgetRenderer {
	d := &rowRenderer{row: r, line: canvas.NewRectangle(nil)}
	for _, value := range r.values {
		c := cellObjects{frame: canvas.NewRectangle(nil), ring: canvas.NewCircle(nil), dot: canvas.NewCircle(nil), note: widgets.NewText("", widgets.Small)}
		if r.bold {
			value, c.note.Value, _ = strings.Cut(value, "\n")
		}
		style := widgets.Body
		style.Bold = r.bold
		c.value = widgets.NewParagraph(shortened(value), style, cellWidth)
		d.cells = append(d.cells, c)
	}
	d.paint()
	return d
}

// shortened is the beginning of a value too long to stand beside another.
func shortened(value string) string {
	const most = 400
	if runes := []rune(value); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return value
}

// cellObjects draw the value of one contact, and in a bold row a note below it.
type cellObjects struct {
	frame     *canvas.Rectangle
	ring, dot *canvas.Circle
	value     *widgets.Paragraph
	note      *widgets.Text
}

type rowRenderer struct {
	row   *fieldRow
	line  *canvas.Rectangle
	cells []cellObjects
}

func (d *rowRenderer) Destroy() {}

func (d *rowRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{d.line, d.row.label}
	for _, c := range d.cells {
		objects = append(objects, c.frame, c.ring, c.dot, c.value, c.note)
	}
	return objects
}

func (d *rowRenderer) paint() {
	r := d.row
	d.line.FillColor = theme.Line()
	for i, c := range d.cells {
		chosen := r.open && r.chosen == i
		c.frame.CornerRadius = theme.Radius
		c.frame.FillColor, c.frame.StrokeColor, c.frame.StrokeWidth = theme.Color(theme.ColorGround), nil, 0
		switch {
		case chosen:
			c.frame.FillColor = theme.Color(theme.ColorSelection)
			if r.focused {
				c.frame.StrokeColor, c.frame.StrokeWidth = theme.Accent(), 2*theme.LineWidth
			}
		case r.open && r.hovered == i && r.values[i] != "":
			c.frame.FillColor = theme.Color(theme.ColorHover)
		}
		c.ring.Hidden, c.dot.Hidden = !r.open || r.values[i] == "", !chosen
		c.ring.StrokeColor, c.ring.StrokeWidth = theme.Muted(), theme.LineWidth
		if chosen {
			c.ring.StrokeColor = theme.Accent()
		}
		c.dot.FillColor = theme.Accent()
		c.value.Style.Colour = d.colour(i, chosen)
	}
}

// colour is that of a value: muted where it is gone after the merge.
func (d *rowRenderer) colour(i int, chosen bool) fyne.ThemeColorName {
	switch r := d.row; {
	case r.loss[i]:
		return theme.ColorLoss
	case chosen:
		return theme.Tinted(theme.ColorText)
	case r.kept[i]:
		return theme.ColorText
	}
	return theme.ColorMuted
}

func (d *rowRenderer) Layout(size fyne.Size) {
	r := d.row
	d.line.Move(fyne.NewPos(0, size.Height-theme.LineWidth))
	d.line.Resize(fyne.NewSize(size.Width, theme.LineWidth))
	r.label.Move(fyne.NewPos(0, rowPad))
	r.label.Resize(fyne.NewSize(labelWidth-2*theme.Unit, lineHeight))
	width := r.cell()
	for i, c := range d.cells {
		x := labelWidth + float32(i)*width
		c.frame.Move(fyne.NewPos(x, 2))
		c.frame.Resize(fyne.NewSize(width-theme.Unit, size.Height-5))
		x += 2 * theme.Unit
		y := rowPad + (lineHeight-markSide)/2
		c.ring.Move(fyne.NewPos(x, y))
		c.ring.Resize(fyne.NewSquareSize(markSide))
		c.dot.Move(fyne.NewPos(x+3, y+3))
		c.dot.Resize(fyne.NewSquareSize(markSide - 6))
		x += markSide + 2*theme.Unit
		room := width - markSide - 8*theme.Unit
		c.value.SetWidth(room)
		c.value.Move(fyne.NewPos(x, rowPad))
		c.value.Resize(fyne.NewSize(room, c.value.MinSize().Height))
		c.note.Move(fyne.NewPos(x, rowPad+c.value.MinSize().Height))
		c.note.Resize(fyne.NewSize(room, lineHeight))
	}
	if r.onResized != nil && d.MinSize().Height != size.Height {
		r.onResized()
	}
}

func (d *rowRenderer) MinSize() fyne.Size {
	height := float32(lineHeight)
	for _, c := range d.cells {
		height = max(height, c.value.MinSize().Height)
	}
	if d.row.bold {
		height += lineHeight
	}
	return fyne.NewSize(labelWidth+cellWidth*float32(len(d.cells)), 2*rowPad+height)
}

func (d *rowRenderer) Refresh() {
	d.paint()
	d.Layout(d.row.Size())
	for _, o := range d.Objects() {
		o.Refresh()
	}
	canvas.Refresh(d.row.self)
}
