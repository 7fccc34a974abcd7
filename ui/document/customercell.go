package document

import (
	"rapport/assets/i18n"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// CustomerCell is the cell of a list with whom a document is of, empty for a
// walk-in, and what it is about.
func CustomerCell(customer, about string) widgets.Cell {
	if customer == "" {
		return widgets.Cell{Text: i18n.T("Walk-in"), Second: about, Colour: theme.ColorMuted}
	}
	return widgets.Cell{Text: customer, Second: about}
}
