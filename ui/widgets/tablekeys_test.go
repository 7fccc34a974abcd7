package widgets

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Whatever the mouse does in a table, a key does too: sorting, and the menu of a row.
func TestTableSortsAndOpensItsMenuByKeys(t *testing.T) {
	table, w := peopleTable(t, people(1, 2, 3))
	table.columns[0].Sortable = true
	var sorted []string
	table.OnSort = func(key string, descending bool) {
		if descending {
			key += " down"
		}
		sorted = append(sorted, key)
	}
	menu := -1
	table.OnMenu = func(row int, at fyne.Position) {
		menu = row
		if at.Y <= 0 || at.X <= 0 {
			t.Errorf("the menu opens at %v", at)
		}
	}
	w.Canvas().Focus(table)
	typeText(w, "1")
	typeText(w, "19")
	key := table.columns[table.spans[0].column].Key
	if len(sorted) != 2 || sorted[0] != key || sorted[1] != key+" down" {
		t.Errorf("sorted by %q", sorted)
	}
	press(w, fyne.KeyHome, fyne.KeyDown, desktop.KeyMenu)
	if menu != 1 {
		t.Errorf("menu of row %d", menu)
	}
	menu = -1
	press(w, fyne.KeyF10)
	if menu != -1 {
		t.Error("F10 alone opens the menu")
	}
	table.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	press(w, fyne.KeyF10)
	if menu != 1 {
		t.Errorf("Shift F10: menu of row %d", menu)
	}
}
