package listing

import (
	"slices"

	"fyne.io/fyne/v2"

	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// Column is a column of a list: how it looks, what it shows of a row, and how
// rows are put in its order.
type Column[R any] struct {
	widgets.Column
	cell    func(R) widgets.Cell
	compare func(a, b R) int
	link    func(R) func()
}

// Col makes a column.
func Col[R any](c widgets.Column, cell func(R) widgets.Cell) Column[R] {
	return Column[R]{Column: c, cell: cell}
}

// Plain makes a column of texts.
func Plain[R any](c widgets.Column, text func(R) string) Column[R] {
	return Col(c, func(r R) widgets.Cell { return widgets.Cell{Text: text(r)} })
}

// Muted makes a column of texts that stand back.
func Muted[R any](c widgets.Column, text func(R) string) Column[R] {
	return Col(c, func(r R) widgets.Cell { return widgets.Cell{Text: text(r), Colour: theme.ColorMuted} })
}

// Badge makes a column of texts in a pill, of which many are empty.
func Badge[R any](c widgets.Column, text func(R) string) Column[R] {
	c.Kind = widgets.BadgeCell
	return Plain(c, text)
}

// Figure makes a column of figures below each other.
func Figure[R any](c widgets.Column, text func(R) string) Column[R] {
	return Plain(figured(c), text)
}

// Figures makes a column of figures that differ in more than their text.
func Figures[R any](c widgets.Column, cell func(R) widgets.Cell) Column[R] {
	return Col(figured(c), cell)
}

func figured(c widgets.Column) widgets.Column {
	c.Kind, c.Align = widgets.AmountCell, fyne.TextAlignTrailing
	return c
}

// By lets the rows be put in the order of the column.
func (c Column[R]) By(compare func(a, b R) int) Column[R] {
	c.Sortable, c.compare = true, compare
	return c
}

// To makes the cells lead somewhere; link gives nil where one leads nowhere.
func (c Column[R]) To(link func(R) func()) Column[R] {
	c.link = link
	return c
}

// order is the order that the rows of a list are in; key "" for that in which
// they were read.
type order struct {
	key  string
	down bool
}

// sorted puts rows in the order of one of the columns.
func sorted[R any](rows []R, columns []Column[R], o order) {
	for _, c := range columns {
		if c.compare == nil || c.Key != o.key {
			continue
		}
		slices.SortStableFunc(rows, func(a, b R) int {
			if o.down {
				return c.compare(b, a)
			}
			return c.compare(a, b)
		})
	}
}
