package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"rapport/ui/theme"
)

// columnAt is the column at a place of a row, from 0; -1 for none.
func (t *Table) columnAt(at fyne.Position) int {
	for _, span := range t.spans {
		if at.X >= span.x && at.X < span.x+span.width {
			return span.column
		}
	}
	return -1
}

func (t *Table) leads(row, column int) bool {
	return row >= 0 && row < t.source.Len() && column >= 0 && t.OnLink != nil && t.Links != nil && t.Links(row, column)
}

// follow opens what the cell at a place leads to.
func (r *tableRow) follow(at fyne.Position) {
	if column := r.table.columnAt(at); r.table.leads(r.index, column) {
		r.table.OnLink(r.index, column)
	}
}

func (r *tableRow) hoverColumn(at fyne.Position) {
	if over := r.table.columnAt(at) + 1; over != r.over {
		r.over = over
		if r.index >= 0 && r.index < r.table.source.Len() {
			r.show(r.index)
		}
	}
}

// linked colours a cell that leads somewhere while the mouse is over it.
func (r *tableRow) linked(column int, cell Cell) Cell {
	if r.over == column+1 && r.table.leads(r.index, column) {
		cell.Colour = theme.ColorAccent
	}
	return cell
}

// Cursor implements desktop.Cursorable: a hand over what leads somewhere.
func (r *tableRow) Cursor() desktop.Cursor {
	if r.table.leads(r.index, r.over-1) {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}
