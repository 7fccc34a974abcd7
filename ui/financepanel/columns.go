package financepanel

import (
	"fyne.io/fyne/v2"

	"rapport/ui/widgets"
)

// figureColumn is a column of figures, which stand at the right.
func figureColumn(key, title string, width float32) widgets.Column {
	return widgets.Column{Key: key, Title: title, Kind: widgets.AmountCell, Align: fyne.TextAlignTrailing, Width: width}
}

// optional is a column that is left out where room is short.
func optional(c widgets.Column) widgets.Column {
	c.Optional = true
	return c
}
