package widgets

import (
	"image/color"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"rapport/ui/theme"
)

// tableRow draws one row with all its cells, so that it is selected and hovered
// as a whole.
type tableRow struct {
	widget.BaseWidget
	table   *Table
	index   int // -1 where the row is not in use
	hovered bool
	pressed bool // MouseDown did what Tapped would do
	over    int  // column under the mouse, 1 for the first; 0 for none

	back, line, cursor *canvas.Rectangle
	cells              []rowCell
	objects            []fyne.CanvasObject
}

// rowCell holds what a cell of any kind draws with; unused parts are hidden.
type rowCell struct {
	first, second *canvas.Text
	shape, zero   *canvas.Rectangle
}

// leastFigure is the smallest text that an amount may shrink to.
const leastFigure float32 = 10

func newTableRow(t *Table) *tableRow {
	r := &tableRow{
		table: t, index: -1,
		back: canvas.NewRectangle(color.Transparent), line: canvas.NewRectangle(color.Transparent), cursor: canvas.NewRectangle(color.Transparent),
	}
	r.objects = []fyne.CanvasObject{r.back, r.line, r.cursor}
	for range t.columns {
		c := rowCell{&canvas.Text{}, &canvas.Text{}, canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent)}
		r.cells = append(r.cells, c)
		r.objects = append(r.objects, c.shape, c.zero, c.first, c.second)
	}
	r.ExtendBaseWidget(r)
	return r
}

// show fills the row with the cells of row i.
func (r *tableRow) show(i int) {
	r.index = i
	r.Hidden = false
	t := r.table
	size := r.Size()
	selected := t.selection.has(i)
	tinted := selected || r.hovered
	r.back.FillColor = color.Transparent
	switch {
	case selected:
		r.back.FillColor = theme.Color(theme.ColorSelection)
	case r.hovered:
		r.back.FillColor = theme.Color(theme.ColorHover)
	}
	r.back.Resize(size)
	r.line.FillColor = theme.Line()
	r.line.Move(fyne.NewPos(0, size.Height-theme.LineWidth))
	r.line.Resize(fyne.NewSize(size.Width, theme.LineWidth))
	r.cursor.Hidden = !t.focused || t.selection.cursor != i
	r.cursor.FillColor = theme.Accent()
	r.cursor.Resize(fyne.NewSize(2*theme.LineWidth, size.Height-theme.LineWidth))
	for column := range r.cells {
		r.cells[column].hide()
	}
	for _, span := range t.spans {
		if span.column < len(r.cells) {
			r.draw(span, r.linked(span.column, t.source.Cell(i, span.column)), tinted)
		}
	}
	canvas.Refresh(r)
}

func (c rowCell) hide() {
	c.first.Hidden, c.second.Hidden, c.shape.Hidden, c.zero.Hidden = true, true, true, true
}

func (r *tableRow) draw(span columnSpan, cell Cell, tinted bool) {
	column := r.table.columns[span.column]
	parts := r.cells[span.column]
	x, width := span.x+cellPad, span.width-2*cellPad
	if width <= 0 {
		return
	}
	height := r.Size().Height - theme.LineWidth
	style := cell.style(column.Kind, tinted)
	muted := Muted
	if tinted {
		muted = Muted.In(theme.ColorMutedTinted)
	}
	switch column.Kind {
	case TwoToneCell:
		style.Bold = true
		used := showText(parts.first, cell.Text, style, fyne.TextAlignLeading, x, 0, width, height)
		if rest := width - used - theme.Unit; cell.Second != "" && rest > 4*theme.Unit {
			showText(parts.second, cell.Second, muted, fyne.TextAlignLeading, x+used+theme.Unit, 0, rest, height)
		}
	case TwoLineCell:
		style.Bold = true
		muted.Size = theme.SmallSize
		half := height / 2
		if cell.Second == "" {
			showText(parts.first, cell.Text, style, column.Align, x, 0, width, height)
			return
		}
		showText(parts.first, cell.Text, style, column.Align, x, 1, width, half)
		showText(parts.second, cell.Second, muted, column.Align, x, half-1, width, half)
	case AmountCell:
		figure, fitted := fitFigure(cell.Text, width, style, leastFigure)
		showText(parts.first, figure, fitted, fyne.TextAlignTrailing, x, 0, width, height)
	case BarCell:
		drawBar(parts, cell.Value, column.Zero, x, width, height, tinted)
	case BadgeCell:
		drawBadge(parts, cell.Text, style, column.Align, x, width, height)
	case MeterCell:
		drawMeter(parts, cell.Text, cell.Value, style, x, width, height)
	default:
		showText(parts.first, cell.Text, style, column.Align, x, 0, width, height)
	}
}

// style is the text of a cell: its own colour, red for a negative amount.
func (c Cell) style(kind CellKind, tinted bool) Style {
	style := Style{Size: theme.TextSize, Bold: c.Bold, Colour: c.Colour}
	if style.Colour == "" {
		style.Colour = theme.ColorText
		if kind == AmountCell && (strings.HasPrefix(c.Text, "−") || strings.HasPrefix(c.Text, "-")) {
			style.Colour = theme.ColorLoss
		}
	}
	if tinted {
		style.Colour = theme.Tinted(style.Colour)
	}
	return style
}

// showText draws a text cut to the width and returns the width that it takes.
func showText(t *canvas.Text, text string, style Style, align fyne.TextAlign, x, y, width, height float32) float32 {
	t.Hidden = false
	styleText(t, style)
	t.Alignment = align
	t.Text = fit(text, width, style)
	placeText(t, x, y, width, height)
	return t.MinSize().Width
}

func drawBadge(parts rowCell, text string, style Style, align fyne.TextAlign, x, width, height float32) {
	if text == "" {
		return
	}
	const thick = 20
	style.Size = theme.SmallSize
	style.Colour = theme.Tinted(style.Colour)
	wide := min(measure(text, style).Width+4*theme.Unit, width)
	if align == fyne.TextAlignTrailing {
		x += width - wide
	}
	paintBox(parts.shape, theme.ColorSide, theme.ColorLine)
	parts.shape.CornerRadius = thick / 2
	parts.shape.Hidden = false
	parts.shape.Move(fyne.NewPos(x, (height-thick)/2))
	parts.shape.Resize(fyne.NewSize(wide, thick))
	showText(parts.first, text, style, fyne.TextAlignCenter, x, 0, wide, height)
}

// MouseDown selects at once: waiting for a tap, or for a second one, would make
// the list feel slow.
func (r *tableRow) MouseDown(e *desktop.MouseEvent) {
	t := r.table
	if r.index < 0 {
		return
	}
	if e.Button == desktop.MouseButtonSecondary {
		if !t.selection.has(r.index) {
			t.pick(r.index, 0)
		}
		return
	}
	r.pressed = true
	focus(t)
	now := time.Now()
	again := t.selection.lastRow == r.index && now.Sub(t.selection.lastTap) < fyne.CurrentApp().Driver().DoubleTapDelay()
	t.selection.lastRow, t.selection.lastTap = r.index, now
	t.pick(r.index, e.Modifier)
	if again && e.Modifier == 0 {
		t.selection.lastTap = time.Time{}
		t.activate()
	}
}

// MouseUp implements desktop.Mouseable.
func (r *tableRow) MouseUp(*desktop.MouseEvent) {}

// Tapped selects where no mouse did, on a touch screen, and follows links.
func (r *tableRow) Tapped(e *fyne.PointEvent) {
	if !r.pressed && r.index >= 0 {
		focus(r.table)
		r.table.pick(r.index, 0)
	}
	r.pressed = false
	r.follow(e.Position)
}

// TappedSecondary implements fyne.SecondaryTappable.
func (r *tableRow) TappedSecondary(e *fyne.PointEvent) {
	if r.table.OnMenu != nil && r.index >= 0 {
		r.table.OnMenu(r.index, e.AbsolutePosition)
	}
}

// MouseIn implements desktop.Hoverable.
func (r *tableRow) MouseIn(*desktop.MouseEvent) { r.hover(true) }

// MouseMoved implements desktop.Hoverable.
func (r *tableRow) MouseMoved(e *desktop.MouseEvent) { r.hoverColumn(e.Position) }

// MouseOut implements desktop.Hoverable.
func (r *tableRow) MouseOut() { r.hover(false) }

func (r *tableRow) hover(on bool) {
	r.hovered = on
	if !on {
		r.over = 0
	}
	if r.index >= 0 && r.index < r.table.source.Len() {
		r.show(r.index)
	}
}

func (r *tableRow) CreateRenderer() fyne.WidgetRenderer { return &rowRenderer{r} }

type rowRenderer struct{ row *tableRow }

func (r *rowRenderer) Destroy()                     {}
func (r *rowRenderer) Layout(fyne.Size)             {}
func (r *rowRenderer) MinSize() fyne.Size           { return fyne.NewSize(0, r.row.table.height()) }
func (r *rowRenderer) Objects() []fyne.CanvasObject { return r.row.objects }
func (r *rowRenderer) Refresh() {
	if row := r.row; row.index >= 0 && row.index < row.table.source.Len() {
		row.show(row.index)
	}
}
