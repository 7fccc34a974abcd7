package widgets

import (
	"fmt"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"rapport/ui/theme"
)

type person struct {
	id   int64
	name string
	net  string
}

func people(ids ...int64) Keyed {
	rows := make([]person, len(ids))
	for i, id := range ids {
		rows[i] = person{id, fmt.Sprintf("Person %d", id), "−1.00"}
	}
	return KeyedRows(rows, func(p person) int64 { return p.id }, func(p person, column int) Cell {
		if column == 0 {
			return Cell{Text: p.name, Second: "Company"}
		}
		return Cell{Text: p.net}
	})
}

func peopleTable(t *testing.T, source Source) (*Table, fyne.Window) {
	t.Helper()
	table := NewTable(
		Column{Key: "name", Title: "Name", Kind: TwoToneCell, Width: 120, Min: 80, Weight: 1, Sortable: true},
		Column{Key: "net", Title: "Net", Kind: AmountCell, Width: 80, Sortable: true},
	)
	w := show(t, table, 400, 300)
	table.SetSource(source)
	return table, w
}

// rowAt is the row object that shows row i, nil where it is out of view.
func rowAt(table *Table, i int) *tableRow {
	for _, row := range table.body.slots {
		if row.index == i && row.Visible() {
			return row
		}
	}
	return nil
}

func click(table *Table, i int, modifier fyne.KeyModifier) {
	rowAt(table, i).MouseDown(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary, Modifier: modifier})
}

func TestTableDrawsOnlyWhatIsInView(t *testing.T) {
	asked := map[int]bool{}
	many := make([]int, 100_000)
	source := Rows(many, func(int, int) Cell { return Cell{Text: "x"} })
	table, _ := peopleTable(t, countingSource{source, asked})
	if len(asked) == 0 || len(asked) > 15 {
		t.Errorf("%d rows were asked for at first", len(asked))
	}
	clear(asked)
	table.ScrollTo(99_999)
	if !asked[99_999] || len(asked) > 15 {
		t.Errorf("%d rows were asked for at the end, the last among them: %v", len(asked), asked[99_999])
	}
	last := rowAt(table, 99_999)
	if last == nil {
		t.Fatal("the last row is not shown")
	}
	if bottom := last.Position().Y + last.Size().Height - table.scroll.Offset.Y; bottom > table.scroll.Size().Height {
		t.Errorf("the last row ends at %g of %g", bottom, table.scroll.Size().Height)
	}
	if n := len(table.body.slots); n > 15 {
		t.Errorf("%d row objects were made", n)
	}
}

type countingSource struct {
	Source
	asked map[int]bool
}

func (s countingSource) Cell(row, column int) Cell {
	s.asked[row] = true
	return s.Source.Cell(row, column)
}

func TestTableSelectsWithMouseAndModifiers(t *testing.T) {
	table, _ := peopleTable(t, people(1, 2, 3, 4, 5, 6))
	table.Multi = true
	var selection []int
	table.OnSelection = func(rows []int) { selection = rows }
	click(table, 1, 0)
	click(table, 4, fyne.KeyModifierShift)
	if !slices.Equal(selection, []int{1, 2, 3, 4}) {
		t.Errorf("Shift selects %v", selection)
	}
	click(table, 2, fyne.KeyModifierShortcutDefault)
	if !slices.Equal(selection, []int{1, 3, 4}) {
		t.Errorf("Ctrl leaves %v", selection)
	}
	click(table, 0, 0)
	if !slices.Equal(selection, []int{0}) {
		t.Errorf("a plain click selects %v", selection)
	}
	table.TypedShortcut(&fyne.ShortcutSelectAll{})
	if len(selection) != 6 {
		t.Errorf("Ctrl+A selects %v", selection)
	}
}

func TestTableWithoutMultiSelectsOne(t *testing.T) {
	table, _ := peopleTable(t, people(1, 2, 3))
	click(table, 0, 0)
	click(table, 2, fyne.KeyModifierShift)
	if got := table.Selection(); !slices.Equal(got, []int{2}) {
		t.Errorf("selected %v", got)
	}
}

func TestTableByKeyboard(t *testing.T) {
	ids := make([]int64, 50)
	for i := range ids {
		ids[i] = int64(i + 1)
	}
	table, w := peopleTable(t, people(ids...))
	table.Multi = true
	activated, deleted := -1, []int(nil)
	table.OnActivated = func(row int) { activated = row }
	table.OnDelete = func(rows []int) { deleted = rows }
	w.Canvas().Focus(table)
	press(w, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	if activated != 1 {
		t.Errorf("Enter opened row %d", activated)
	}
	press(w, fyne.KeyEnd)
	if table.Selected() != 49 || rowAt(table, 49) == nil {
		t.Errorf("End is at row %d", table.Selected())
	}
	press(w, fyne.KeyPageUp)
	if got := table.Selected(); got >= 49 || got < 35 {
		t.Errorf("Page Up is at row %d", got)
	}
	press(w, fyne.KeyHome)
	table.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	press(w, fyne.KeyDown, fyne.KeyDown)
	table.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	press(w, fyne.KeyDelete)
	if !slices.Equal(deleted, []int{0, 1, 2}) {
		t.Errorf("Delete was told %v", deleted)
	}
	asked := ""
	w.Canvas().SetOnTypedRune(func(r rune) { asked = string(r) })
	typeText(w, "?")
	if asked != "?" {
		t.Error("the table keeps characters that it has no use for")
	}
}

func TestTableOpensOnDoubleClickAndMenuOnRight(t *testing.T) {
	table, _ := peopleTable(t, people(1, 2, 3))
	opened, menu := -1, -1
	table.OnActivated = func(row int) { opened = row }
	table.OnMenu = func(row int, _ fyne.Position) { menu = row }
	click(table, 0, 0)
	click(table, 1, 0)
	if opened != -1 {
		t.Error("two clicks on different rows opened one")
	}
	click(table, 1, 0)
	if opened != 1 {
		t.Errorf("a double click opened %d", opened)
	}
	row := rowAt(table, 2)
	row.MouseDown(&desktop.MouseEvent{Button: desktop.MouseButtonSecondary})
	row.TappedSecondary(&fyne.PointEvent{})
	if menu != 2 || table.Selected() != 2 {
		t.Errorf("menu of row %d, selected %d", menu, table.Selected())
	}
}

func TestTableKeepsTheSelectedRecords(t *testing.T) {
	table, _ := peopleTable(t, people(1, 2, 3, 4))
	table.Multi = true
	click(table, 1, 0)
	click(table, 3, fyne.KeyModifierShortcutDefault)
	table.SetSource(people(4, 9, 2))
	if got := table.Selection(); !slices.Equal(got, []int{0, 2}) || table.Selected() != 0 {
		t.Errorf("selected %v, cursor %d", got, table.Selected())
	}
	table.SetSource(people(7, 8))
	if got := table.Selection(); len(got) != 0 || table.Selected() != -1 {
		t.Errorf("selected %v of records that are gone", got)
	}
	if !table.SelectKey(8) || table.Selected() != 1 || table.SelectKey(99) {
		t.Error("SelectKey does not find what is there, or finds what is not")
	}
}

func TestTableSortsFromItsHead(t *testing.T) {
	table, _ := peopleTable(t, people(1, 2))
	type order struct {
		key        string
		descending bool
	}
	var orders []order
	table.OnSort = func(key string, descending bool) { orders = append(orders, order{key, descending}) }
	amount := fyne.NewPos(table.spans[1].x+20, 10)
	test.TapAt(table.head, fyne.NewPos(20, 10))
	test.TapAt(table.head, fyne.NewPos(20, 10))
	test.TapAt(table.head, amount)
	want := []order{{"name", false}, {"name", true}, {"net", true}}
	if !slices.Equal(orders, want) {
		t.Errorf("sorted %v", orders)
	}
}

func TestTableColumnsShareTheWidth(t *testing.T) {
	table := NewTable(
		Column{Key: "name", Width: 100, Min: 60, Weight: 1},
		Column{Key: "net", Width: 80},
		Column{Key: "bar", Width: 90, Optional: true},
	)
	show(t, table, 400, 200)
	if got := table.spans; len(got) != 3 || got[0].width != 230 || got[2].x+got[2].width != 400 {
		t.Errorf("at 400: %v", got)
	}
	table.Resize(fyne.NewSize(200, 200))
	if got := table.spans; len(got) != 2 || got[0].width != 120 {
		t.Errorf("at 200 the optional column goes: %v", got)
	}
	table.Resize(fyne.NewSize(150, 200))
	if got := table.spans; got[0].width != 70 {
		t.Errorf("at 150 the first column shrinks: %v", got)
	}
	var kept map[string]float32
	table.OnWidths = func(widths map[string]float32) { kept = widths }
	table.Resize(fyne.NewSize(400, 200))
	edge := table.head.grip(1)
	edge.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(30, 0)})
	edge.DragEnd()
	if table.spans[1].width != 110 || kept["net"] != 110 {
		t.Errorf("dragged to %g, kept %v", table.spans[1].width, kept)
	}
}

func TestAmountsAreRedWhereNegative(t *testing.T) {
	table, _ := peopleTable(t, people(1))
	text := rowAt(table, 0).cells[1].first
	if text.Color != theme.Color(theme.ColorLoss) || text.Alignment != fyne.TextAlignTrailing {
		t.Errorf("−1.00 is drawn in %v, aligned %v", text.Color, text.Alignment)
	}
	plain := Cell{Text: "−1.00", Colour: theme.ColorText}
	if got := plain.style(AmountCell, false); got.Colour != theme.ColorText {
		t.Errorf("a colour that was given is changed to %s", got.Colour)
	}
}

func TestTableIsCopiedAsText(t *testing.T) {
	table, _ := peopleTable(t, people(1, 2))
	click(table, 1, 0)
	clipboard := test.NewClipboard()
	table.TypedShortcut(&fyne.ShortcutCopy{Clipboard: clipboard})
	if got := clipboard.Content(); got != "Person 2 Company\t−1.00\n" {
		t.Errorf("copied %q", got)
	}
}

func TestEmptyTableShowsWhatBelongsThere(t *testing.T) {
	table, w := peopleTable(t, people())
	table.Empty = NewText("No people yet", Muted)
	table.Refresh()
	w.Canvas().Capture()
	shown := func() bool { return slices.Contains(test.WidgetRenderer(table).Objects(), table.Empty) }
	if !shown() {
		t.Error("the empty table does not say so")
	}
	// What is said may change, as when a search has come to its end.
	table.Empty = NewText("Nobody fits", Muted)
	table.Refresh()
	if at, size := table.Empty.Position(), table.Empty.Size(); at.Y != table.headHeight() || size.Width != table.Size().Width {
		t.Errorf("what is said then lies at %v, %v large", at, size)
	}
	table.SetSource(people(1))
	if shown() {
		t.Error("the table with a row says that it is empty")
	}
}

func TestNeighboursShareTheNameOfTheirGroup(t *testing.T) {
	table, w := peopleTable(t, people(1))
	plain := table.headHeight()
	table.SetColumns(Column{Title: "Month", Width: 90}, Column{Group: "Orders", Title: "Profit", Width: 90},
		Column{Group: "Orders", Title: "Customers", Width: 90}, Column{Group: "Plans", Title: "Profit", Width: 90})
	w.Canvas().Capture()
	at := map[string]fyne.Position{}
	for _, o := range test.WidgetRenderer(table.head).Objects() {
		if text, ok := o.(*canvas.Text); ok && text.Text != "" {
			if _, twice := at[text.Text]; twice && text.Text != "Profit" {
				t.Errorf("%q stands twice", text.Text)
			}
			at[text.Text] = text.Position()
		}
	}
	if at["Orders"].Y >= at["Customers"].Y || at["Orders"].X < 90 || at["Plans"].X < 270 {
		t.Errorf("the groups stand at %v", at)
	}
	if table.headHeight() <= plain || table.scroll.Position().Y != table.headHeight() {
		t.Errorf("rows begin at %v under a head of %v", table.scroll.Position().Y, table.headHeight())
	}
}

func BenchmarkTableScroll(b *testing.B) {
	test.NewTempApp(b)
	SetInline(true)
	many := make([]int64, 100_000)
	for i := range many {
		many[i] = int64(i)
	}
	table := NewTable(
		Column{Key: "name", Title: "Name", Kind: TwoToneCell, Width: 120, Weight: 1},
		Column{Key: "net", Title: "Net", Kind: AmountCell, Width: 80},
	)
	w := test.NewWindow(table)
	w.Resize(fyne.NewSize(1000, 800))
	table.SetSource(people(many...))
	for i := range b.N {
		table.ScrollTo(i * 97 % len(many))
	}
}

func TestFewerRowsComeIntoView(t *testing.T) {
	many := make([]int64, 1000)
	for i := range many {
		many[i] = int64(i + 1)
	}
	table, _ := peopleTable(t, people(many...))
	table.ScrollTo(999)
	table.SetSource(people(1, 2, 3))
	row := rowAt(table, 0)
	if row == nil || table.scroll.Offset.Y != 0 {
		t.Fatalf("scrolled to %g, the first row shown: %v", table.scroll.Offset.Y, row != nil)
	}
	if got := row.cells[0].first.Text; got != "Person 1" {
		t.Errorf("the first row says %q", got)
	}
	if rowAt(table, 3) != nil {
		t.Error("a row that is gone is still shown")
	}
}

func TestColumnsCanChange(t *testing.T) {
	table, _ := peopleTable(t, people(1))
	table.SetColumns(Column{Key: "net", Title: "Net", Kind: AmountCell, Width: 80, Weight: 1})
	if row := rowAt(table, 0); row == nil || len(row.cells) != 1 || row.cells[0].first.Text != "Person 1" {
		t.Error("the rows still have the old columns")
	}
}

func TestBarsUseTheirColumnAndMarkWhatIsCut(t *testing.T) {
	column := Column{Key: "bar", Kind: BarCell, Width: 114, Zero: .25} // 100 without the room at its edges
	for _, c := range []struct {
		value        float64
		left, length float32
		mark         string
	}{
		{1, 25, 75, ""}, {.5, 25, 37.5, ""}, {-.2, 10, 15, ""}, {-.5, 6, 19, "‹"}, {3, 25, 69, "›"}, {0, 25, 2, ""},
	} {
		row := newTableRow(NewTable(column))
		parts := row.cells[0]
		parts.hide()
		drawBar(parts, c.value, column.Zero, 0, 100, 30, false)
		if parts.shape.Hidden != (c.value == 0) {
			t.Errorf("%v: hidden %v", c.value, parts.shape.Hidden)
		}
		if parts.shape.Position().X != c.left || parts.shape.Size().Width != c.length {
			t.Errorf("%v: from %v, %v long; want %v, %v", c.value, parts.shape.Position().X, parts.shape.Size().Width, c.left, c.length)
		}
		mark := ""
		if !parts.first.Hidden {
			mark = parts.first.Text
		}
		if mark != c.mark {
			t.Errorf("%v: mark %q, want %q", c.value, mark, c.mark)
		}
	}
}
