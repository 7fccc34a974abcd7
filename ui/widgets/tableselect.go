package widgets

import (
	"sort"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"rapport/ui/theme"
)

// selection is which rows of a table are selected, and the row with the cursor.
type selection struct {
	rows           map[int]bool
	cursor, anchor int // -1 for none
	shift          bool
	lastRow        int
	lastTap        time.Time
}

func newSelection() selection {
	return selection{rows: map[int]bool{}, cursor: -1, anchor: -1, lastRow: -1}
}

func (s *selection) has(row int) bool { return s.rows[row] }

func (s *selection) sorted() []int {
	rows := make([]int, 0, len(s.rows))
	for row := range s.rows {
		rows = append(rows, row)
	}
	sort.Ints(rows)
	return rows
}

// carry moves the selection from the rows of before to those of after.
func (s *selection) carry(before, after Source) {
	old, keyed := before.(Keyed)
	fresh, stillKeyed := after.(Keyed)
	selected, cursor := s.sorted(), s.cursor
	s.rows, s.cursor, s.anchor, s.lastRow = map[int]bool{}, -1, -1, -1
	if !keyed || !stillKeyed || len(selected) == 0 {
		return
	}
	wanted := map[int64]bool{}
	for _, row := range selected {
		if row < old.Len() {
			wanted[old.Key(row)] = true
		}
	}
	cursorKey := int64(-1)
	if cursor >= 0 && cursor < old.Len() {
		cursorKey = old.Key(cursor)
	}
	for row := range fresh.Len() {
		key := fresh.Key(row)
		if wanted[key] {
			s.rows[row] = true
		}
		if key == cursorKey {
			s.cursor, s.anchor = row, row
		}
	}
}

// Selected is the row with the cursor; -1 for none.
func (t *Table) Selected() int { return t.selection.cursor }

// Selection lists the selected rows in order.
func (t *Table) Selection() []int { return t.selection.sorted() }

// Select moves the cursor to a row, selects it alone, and tells OnSelected.
func (t *Table) Select(row int) {
	if row >= 0 && row < t.source.Len() {
		t.pick(row, 0)
	}
}

// SelectKey selects the record of that ID without calling OnSelected, and
// reports whether it is there.
func (t *Table) SelectKey(key int64) bool {
	keyed, ok := t.source.(Keyed)
	if !ok {
		return false
	}
	for row := range keyed.Len() {
		if keyed.Key(row) == key {
			t.selection.rows = map[int]bool{row: true}
			t.selection.cursor, t.selection.anchor = row, row
			t.ScrollTo(row)
			t.body.update(true)
			return true
		}
	}
	return false
}

// Unselect selects nothing, without calling back.
func (t *Table) Unselect() {
	t.selection.rows = map[int]bool{}
	t.selection.cursor, t.selection.anchor = -1, -1
	t.body.update(true)
}

// pick moves the cursor to row as a tap with these modifiers does.
func (t *Table) pick(row int, modifier fyne.KeyModifier) {
	s := &t.selection
	before := s.cursor
	switch {
	case t.Multi && modifier&fyne.KeyModifierShift != 0 && s.anchor >= 0:
		s.rows = map[int]bool{}
		for i := min(s.anchor, row); i <= max(s.anchor, row); i++ {
			s.rows[i] = true
		}
	case t.Multi && modifier&fyne.KeyModifierShortcutDefault != 0:
		if s.rows[row] {
			delete(s.rows, row)
		} else {
			s.rows[row] = true
		}
		s.anchor = row
	default:
		s.rows = map[int]bool{row: true}
		s.anchor = row
	}
	s.cursor = row
	t.ScrollTo(row)
	t.body.update(true)
	if before != row && t.OnSelected != nil {
		t.OnSelected(row)
	}
	if t.OnSelection != nil {
		t.OnSelection(s.sorted())
	}
}

func (t *Table) activate() {
	if row := t.selection.cursor; row >= 0 && t.OnActivated != nil {
		t.OnActivated(row)
	}
}

// FocusGained implements fyne.Focusable.
func (t *Table) FocusGained() {
	t.focused = true
	t.body.refreshRow(t.selection.cursor)
}

// FocusLost implements fyne.Focusable.
func (t *Table) FocusLost() {
	t.focused = false
	t.selection.shift = false
	t.body.refreshRow(t.selection.cursor)
}

// TypedRune sorts by the column in view that a digit counts to, and hands the rest
// on.
func (t *Table) TypedRune(r rune) {
	if n := int(r - '1'); n >= 0 && n < 9 && n < len(t.spans) && !t.Headless {
		t.sortBy(t.spans[n].column)
		return
	}
	if t.OnRune == nil || !t.OnRune(r) {
		bubbleRune(t, r)
	}
}

// showMenu opens the menu of the row with the cursor, below it.
func (t *Table) showMenu() {
	row := t.selection.cursor
	if t.OnMenu == nil || row < 0 {
		return
	}
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(t.scroll)
	t.OnMenu(row, at.AddXY(6*theme.Unit, float32(row+1)*t.height()-t.scroll.Offset.Y))
}

// KeyDown implements desktop.Keyable, to know about Shift while arrows move.
func (t *Table) KeyDown(e *fyne.KeyEvent) { t.hold(e.Name, true) }

// KeyUp implements desktop.Keyable.
func (t *Table) KeyUp(e *fyne.KeyEvent) { t.hold(e.Name, false) }

func (t *Table) hold(key fyne.KeyName, down bool) {
	switch key {
	case desktop.KeyShiftLeft, desktop.KeyShiftRight:
		t.selection.shift = down
	}
}

// TypedKey implements fyne.Focusable.
func (t *Table) TypedKey(e *fyne.KeyEvent) {
	page := max(1, int(t.scroll.Size().Height/t.height())-1)
	last := t.source.Len() - 1
	switch e.Name {
	case fyne.KeyUp:
		t.move(t.selection.cursor - 1)
	case fyne.KeyDown:
		t.move(t.selection.cursor + 1)
	case fyne.KeyPageUp:
		t.move(t.selection.cursor - page)
	case fyne.KeyPageDown:
		t.move(t.selection.cursor + page)
	case fyne.KeyHome:
		t.move(0)
	case fyne.KeyEnd:
		t.move(last)
	case fyne.KeyReturn, fyne.KeyEnter:
		t.activate()
	case desktop.KeyMenu:
		t.showMenu()
	case fyne.KeyF10:
		if t.selection.shift {
			t.showMenu()
		}
	case fyne.KeyDelete:
		if rows := t.selection.sorted(); t.OnDelete != nil && len(rows) > 0 {
			t.OnDelete(rows)
		}
	default:
		bubbleKey(t, e)
	}
}

// Step moves the cursor by rows, for Ctrl+↑ and Ctrl+↓ in the record beside the
// list.
func (t *Table) Step(by int) { t.move(t.selection.cursor + by) }

func (t *Table) move(row int) {
	last := t.source.Len() - 1
	if last < 0 {
		return
	}
	modifier := fyne.KeyModifier(0)
	if t.selection.shift {
		modifier = fyne.KeyModifierShift
	}
	t.pick(max(0, min(row, last)), modifier)
}

// TypedShortcut copies the selected rows, selects all, and hands the rest on.
func (t *Table) TypedShortcut(s fyne.Shortcut) {
	switch shortcut := s.(type) {
	case *fyne.ShortcutCopy:
		shortcut.Clipboard.SetContent(t.Text(t.selection.sorted()))
	case *fyne.ShortcutSelectAll:
		if t.Multi && t.source.Len() > 0 {
			t.selectAll()
		}
	default:
		if t.OnCommit == nil || !IsCommit(s) {
			bubble(t, s)
			return
		}
		t.OnCommit()
	}
}

func (t *Table) selectAll() {
	for row := range t.source.Len() {
		t.selection.rows[row] = true
	}
	t.body.update(true)
	if t.OnSelection != nil {
		t.OnSelection(t.selection.sorted())
	}
}

// Text is rows as lines of cells parted by tabs, for the clipboard.
func (t *Table) Text(rows []int) string {
	var text strings.Builder
	for _, row := range rows {
		for i, span := range t.spans {
			if i > 0 {
				text.WriteByte('\t')
			}
			cell := t.source.Cell(row, span.column)
			text.WriteString(cell.Text)
			if cell.Second != "" {
				text.WriteString(" " + cell.Second)
			}
		}
		text.WriteByte('\n')
	}
	return text.String()
}
