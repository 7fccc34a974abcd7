package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"rapport/ui/theme"
)

// CellKind says how the cells of a column are drawn.
type CellKind int

// The kinds of cell.
const (
	TextCell    CellKind = iota
	TwoToneCell          // Text in bold, Second muted behind it
	TwoLineCell          // Text in bold, Second small and muted below it
	AmountCell           // right-aligned; red where it is negative and has no colour
	BarCell              // a bar from the column's zero, Value from -1 to 1; what is beyond is marked as cut
	BadgeCell            // Text in a pill
	MeterCell            // Text, and a bar from the left, Value from 0 to 1
)

// Column describes a column of a Table.
type Column struct {
	Key   string // names the column in OnSort and in kept widths
	Title string
	// Group stands once above the titles of neighbours that share it.
	Group string
	Kind  CellKind
	Align fyne.TextAlign
	// Width is the width wanted; Weight the share of what is left over. A column
	// with Weight shrinks to Min where room is short.
	Width, Min, Weight float32
	// Sortable columns call OnSort when their head is tapped.
	Sortable bool
	// Optional columns are left out, from the right, where room is short.
	Optional bool
	// Zero is where the bars of a BarCell begin, as a share of the width; 0 is the
	// middle. A bar of 1 or -1 is as long as the wider side.
	Zero float32
}

// Cell is what one cell shows.
type Cell struct {
	Text   string
	Second string
	Colour fyne.ThemeColorName // empty: that of running text
	Bold   bool
	Value  float64
}

// Source is the rows of a table, in memory: Cell is called while drawing.
type Source interface {
	Len() int
	Cell(row, column int) Cell
}

// Keyed is a Source whose rows have IDs, so that a selection survives new data.
type Keyed interface {
	Source
	Key(row int) int64
}

// Rows makes a Source of a slice.
func Rows[T any](rows []T, cell func(row T, column int) Cell) Source {
	return sliceSource[T]{rows, cell}
}

type sliceSource[T any] struct {
	rows []T
	cell func(T, int) Cell
}

func (s sliceSource[T]) Len() int                  { return len(s.rows) }
func (s sliceSource[T]) Cell(row, column int) Cell { return s.cell(s.rows[row], column) }

// KeyedRows makes a Keyed source of a slice.
func KeyedRows[T any](rows []T, key func(T) int64, cell func(row T, column int) Cell) Keyed {
	return keyedSource[T]{sliceSource[T]{rows, cell}, key}
}

type keyedSource[T any] struct {
	sliceSource[T]
	key func(T) int64
}

func (s keyedSource[T]) Key(row int) int64 { return s.key(s.rows[row]) }

// Table shows rows under a fixed head. It draws only the rows in view, so that
// 100,000 rows scroll as ten do.
type Table struct {
	widget.BaseWidget
	// Multi lets several rows be selected, with Ctrl and Shift.
	Multi bool
	// Headless leaves the head out.
	Headless bool
	// Empty is shown in place of the rows where there are none.
	Empty fyne.CanvasObject

	OnSelected  func(row int)                     // the row with the cursor changed; -1 for none
	OnSelection func(rows []int)                  // the set of selected rows changed
	OnActivated func(row int)                     // double tap or Enter
	OnDelete    func(rows []int)                  // Delete key
	OnCommit    func()                            // Ctrl/Cmd+Enter
	OnMenu      func(row int, at fyne.Position)   // right button; at is in the window
	OnSort      func(key string, descending bool) // a head was tapped
	OnWidths    func(widths map[string]float32)   // a column was resized
	OnLink      func(row, column int)             // a cell that Links allows was clicked
	OnRune      func(r rune) bool                 // a key was typed; true where it did something

	// Links tells the cells that lead somewhere; nil for none. The column is that
	// of NewTable.
	Links func(row, column int) bool

	columns    []Column
	source     Source
	widths     map[string]float32 // as dragged
	spans      []columnSpan
	sortKey    string
	descending bool

	selection selection
	focused   bool
	pending   int // the row to scroll to once there is a height; -1 for none
	head      *tableHead
	body      *tableBody
	scroll    *container.Scroll
}

// columnSpan is where a column is drawn.
type columnSpan struct {
	column   int
	x, width float32
}

const (
	headHeight    float32 = 30
	headGroup     float32 = 20 // of the groups above the titles
	rowHeight     float32 = 29 // with its line
	twoLineHeight float32 = 37
	cellPad       float32 = 7
	scrollRoom    float32 = 6 // left free at the right where rows scroll
)

// NewTable makes an empty table.
func NewTable(columns ...Column) *Table {
	t := &Table{columns: columns, source: Rows([]Cell{}, nil), selection: newSelection(), pending: -1}
	t.head = newTableHead(t)
	t.body = newTableBody(t)
	t.scroll = container.NewVScroll(t.body)
	t.scroll.OnScrolled = func(fyne.Position) { t.body.update(false) }
	t.ExtendBaseWidget(t)
	return t
}

// SetSource replaces the rows. With a Keyed source the selected records stay
// selected where they are still there; otherwise nothing is selected.
func (t *Table) SetSource(source Source) {
	t.selection.carry(t.source, source)
	t.source = source
	t.Refresh()
}

// SetColumns replaces the columns.
func (t *Table) SetColumns(columns ...Column) {
	t.columns = columns
	t.body.rebuild()
	t.Refresh()
}

// Source is the rows.
func (t *Table) Source() Source { return t.source }

// SetSort shows the arrow of the order that the rows are in.
func (t *Table) SetSort(key string, descending bool) {
	t.sortKey, t.descending = key, descending
	t.head.Refresh()
}

// SetWidths takes widths that OnWidths told earlier.
func (t *Table) SetWidths(widths map[string]float32) {
	t.widths = map[string]float32{}
	for key, width := range widths {
		t.widths[key] = width
	}
	t.relayout()
}

// ScrollTo brings a row into view.
func (t *Table) ScrollTo(row int) {
	view := t.scroll.Size().Height
	top := float32(row) * t.height()
	switch offset := t.scroll.Offset.Y; {
	case view == 0:
		t.pending = row
	case top < offset:
		t.scroll.ScrollToOffset(fyne.NewPos(0, top))
	case top+t.height() > offset+view:
		t.scroll.ScrollToOffset(fyne.NewPos(0, top+t.height()-view))
	}
	t.body.update(false)
}

func (t *Table) height() float32 {
	for _, c := range t.columns {
		if c.Kind == TwoLineCell {
			return twoLineHeight
		}
	}
	return rowHeight
}

func (t *Table) headHeight() float32 {
	if t.Headless {
		return 0
	}
	return headHeight + t.groupHeight()
}

func (t *Table) groupHeight() float32 {
	for _, c := range t.columns {
		if c.Group != "" {
			return headGroup
		}
	}
	return 0
}

// relayout measures the columns anew and draws everything.
func (t *Table) relayout() {
	t.place(t.Size())
	t.head.Refresh()
	t.body.update(true)
}

// place puts the head above the rows; its height comes with the columns.
func (t *Table) place(size fyne.Size) {
	t.measureColumns(size.Width)
	top := t.headHeight()
	t.head.Resize(fyne.NewSize(size.Width, top))
	t.scroll.Move(fyne.NewPos(0, top))
	t.scroll.Resize(size.SubtractWidthHeight(0, top))
}

// measureColumns shares the width out: wanted widths first, then what is left
// by weight; where room is short, optional columns go and weighted ones shrink.
func (t *Table) measureColumns(width float32) {
	if view := t.Size().Height - t.headHeight(); float32(t.source.Len())*t.height() > view {
		width -= scrollRoom
	}
	shown := make([]int, 0, len(t.columns))
	for i := range t.columns {
		shown = append(shown, i)
	}
	for t.leastWidth(shown) > width {
		last := t.lastOptional(shown)
		if last < 0 {
			break
		}
		shown = append(shown[:last], shown[last+1:]...)
	}
	wanted, weight := float32(0), float32(0)
	for _, i := range shown {
		wanted += t.wanted(i)
		weight += t.columns[i].Weight
	}
	spare := width - wanted
	t.spans = t.spans[:0]
	x := float32(0)
	for _, i := range shown {
		w := t.wanted(i)
		if share := t.columns[i].Weight; share > 0 {
			w = max(t.columns[i].Min, w+spare*share/weight)
		}
		t.spans = append(t.spans, columnSpan{i, x, w})
		x += w
	}
}

func (t *Table) wanted(column int) float32 {
	c := t.columns[column]
	if width, dragged := t.widths[c.Key]; dragged {
		return width
	}
	if c.Width == 0 {
		return 20 * theme.Unit
	}
	return c.Width
}

func (t *Table) leastWidth(shown []int) float32 {
	total := float32(0)
	for _, i := range shown {
		if t.columns[i].Weight > 0 {
			total += min(t.wanted(i), max(t.columns[i].Min, 10*theme.Unit))
		} else {
			total += t.wanted(i)
		}
	}
	return total
}

func (t *Table) lastOptional(shown []int) int {
	for at := len(shown) - 1; at >= 0; at-- {
		if t.columns[shown[at]].Optional {
			return at
		}
	}
	return -1
}

// CreateRenderer implements fyne.Widget.
func (t *Table) CreateRenderer() fyne.WidgetRenderer {
	d := &drawing{}
	arrange := func() {
		d.objects = append(d.objects[:0], t.scroll)
		if !t.Headless {
			d.objects = append(d.objects, t.head)
		}
		if t.Empty != nil && t.source.Len() == 0 {
			d.objects = append(d.objects, t.Empty)
			top := t.headHeight() // it may have come since the table was laid out
			t.Empty.Move(fyne.NewPos(0, top))
			t.Empty.Resize(t.Size().SubtractWidthHeight(0, top))
		}
	}
	d.layout = func(size fyne.Size) {
		t.place(size)
		arrange()
		t.body.update(true)
		if row := t.pending; row >= 0 && t.scroll.Size().Height > 0 {
			t.pending = -1
			t.ScrollTo(row)
		}
	}
	d.min = func() fyne.Size { return fyne.NewSize(40*theme.Unit, t.headHeight()+3*t.height()) }
	d.refresh = func() {
		arrange()
		t.place(t.Size())
		t.head.Refresh()
		t.scroll.Refresh()
		canvas.Refresh(t)
	}
	arrange()
	return d
}
