package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"rapport/ui/theme"
)

// tableHead is the fixed line of titles: a tap sorts, the edges can be dragged.
type tableHead struct {
	widget.BaseWidget
	table   *Table
	hovered int // the column under the pointer; -1 for none
	grips   []*grip
}

func newTableHead(t *Table) *tableHead {
	h := &tableHead{table: t, hovered: -1}
	h.ExtendBaseWidget(h)
	return h
}

func (h *tableHead) columnAt(x float32) int {
	for _, span := range h.table.spans {
		if x >= span.x && x < span.x+span.width {
			return span.column
		}
	}
	return -1
}

// Tapped sorts by the column.
func (h *tableHead) Tapped(e *fyne.PointEvent) { h.table.sortBy(h.columnAt(e.Position.X)) }

// sortBy sorts by a column as its title does when it is tapped: upwards, downwards
// at the second time. Amounts begin with the largest, which is what one looks for.
func (t *Table) sortBy(i int) {
	if i < 0 || !t.columns[i].Sortable {
		return
	}
	column := t.columns[i]
	descending := column.Kind == AmountCell || column.Kind == BarCell
	if t.sortKey == column.Key {
		descending = !t.descending
	}
	t.SetSort(column.Key, descending)
	if t.OnSort != nil {
		t.OnSort(column.Key, descending)
	}
}

// MouseIn implements desktop.Hoverable.
func (h *tableHead) MouseIn(e *desktop.MouseEvent) { h.MouseMoved(e) }

// MouseMoved implements desktop.Hoverable.
func (h *tableHead) MouseMoved(e *desktop.MouseEvent) {
	if over := h.columnAt(e.Position.X); over != h.hovered {
		h.hovered = over
		h.Refresh()
	}
}

// MouseOut implements desktop.Hoverable.
func (h *tableHead) MouseOut() {
	h.hovered = -1
	h.Refresh()
}

func (h *tableHead) drag(column int, by float32) {
	t := h.table
	for _, span := range t.spans {
		if span.column == column {
			if t.widths == nil {
				t.widths = map[string]float32{}
			}
			width := t.wanted(column) + by
			if t.columns[column].Weight > 0 && t.widths[t.columns[column].Key] == 0 {
				width = span.width + by
			}
			t.widths[t.columns[column].Key] = max(width, 8*theme.Unit)
		}
	}
	t.relayout()
}

func (h *tableHead) dragEnded() {
	if t := h.table; t.OnWidths != nil {
		kept := map[string]float32{}
		for key, width := range t.widths {
			kept[key] = width
		}
		t.OnWidths(kept)
	}
}

// grip is the draggable right edge of a column, kept while it is dragged.
func (h *tableHead) grip(column int) *grip {
	for len(h.grips) <= column {
		at := len(h.grips)
		h.grips = append(h.grips, newGrip(desktop.HResizeCursor,
			func(d fyne.Delta) { h.drag(at, d.DX) }, h.dragEnded))
	}
	return h.grips[column]
}

func (h *tableHead) CreateRenderer() fyne.WidgetRenderer {
	d := &drawing{}
	build := func(size fyne.Size) {
		back := canvas.NewRectangle(theme.Side())
		back.Resize(size)
		line := canvas.NewRectangle(theme.Line())
		line.Move(fyne.NewPos(0, size.Height-theme.LineWidth))
		line.Resize(fyne.NewSize(size.Width, theme.LineWidth))
		d.objects = append(d.objects[:0], back, line)
		for at, span := range h.table.spans {
			d.objects = append(d.objects, h.title(span, size.Height)...)
			d.objects = append(d.objects, h.group(at)...)
			if at < len(h.table.spans)-1 {
				edge := h.grip(span.column)
				edge.Move(fyne.NewPos(span.x+span.width-3, 0))
				edge.Resize(fyne.NewSize(6, size.Height))
				d.objects = append(d.objects, edge)
			}
		}
	}
	d.layout = build
	d.min = func() fyne.Size { return fyne.NewSize(0, h.table.headHeight()) }
	d.refresh = func() {
		build(h.Size())
		canvas.Refresh(h)
	}
	return d
}

// group is the name above the neighbours that share it, with a line under it, at
// the first of them.
func (h *tableHead) group(at int) []fyne.CanvasObject {
	spans := h.table.spans
	name := func(i int) string { return h.table.columns[spans[i].column].Group }
	if name(at) == "" || at > 0 && name(at-1) == name(at) {
		return nil
	}
	end := at
	for end+1 < len(spans) && name(end+1) == name(at) {
		end++
	}
	x := spans[at].x + cellPad
	width := spans[end].x + spans[end].width - cellPad - x
	text := &canvas.Text{}
	style := Style{Size: theme.SmallSize, Colour: theme.ColorText, Bold: true}
	styleText(text, style)
	text.Text = fit(name(at), width, style)
	used := text.MinSize().Width
	placeText(text, x+(width-used)/2, 2, used, headGroup)
	line := canvas.NewRectangle(theme.Line())
	line.Move(fyne.NewPos(x, headGroup+2))
	line.Resize(fyne.NewSize(width, theme.LineWidth))
	return []fyne.CanvasObject{text, line}
}

func (h *tableHead) title(span columnSpan, height float32) []fyne.CanvasObject {
	column := h.table.columns[span.column]
	style := Style{Size: theme.SmallSize, Colour: theme.ColorMutedTinted}
	if column.Sortable && h.hovered == span.column || h.table.sortKey == column.Key && column.Key != "" {
		style.Colour = theme.ColorText
	}
	arrow := &canvas.Text{}
	styleText(arrow, style)
	arrow.TextSize = 8
	arrowWidth := float32(0)
	if h.table.sortKey == column.Key && column.Key != "" {
		arrow.Text = "▲"
		if h.table.descending {
			arrow.Text = "▼"
		}
		arrowWidth = arrow.MinSize().Width + 3
	}
	text := &canvas.Text{}
	styleText(text, style)
	width := span.width - 2*cellPad - arrowWidth
	text.Text = fit(column.Title, width, style)
	used := text.MinSize().Width
	x := span.x + cellPad
	if column.Kind == AmountCell || column.Align == fyne.TextAlignTrailing {
		x += width - used
	}
	top := h.table.groupHeight()
	placeText(text, x, top, used, height-top)
	placeText(arrow, x+used+3, top+1, arrowWidth, height-top)
	return []fyne.CanvasObject{text, arrow}
}
