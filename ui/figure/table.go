package figure

import (
	"strconv"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"rapport/assets/i18n"
	"rapport/ui/export"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// newTable shows the figures of a chart; rows whose key leads somewhere open it.
func newTable(t *export.Table, leads func(key int64) bool, open func(key int64)) *widgets.Table {
	columns := make([]widgets.Column, len(t.Heading))
	for i, title := range t.Heading {
		wide := room(t, i)
		columns[i] = widgets.Column{Key: strconv.Itoa(i), Title: title, Kind: widgets.TextCell, Width: wide, Min: min(wide, 72), Weight: wide, Optional: i > 1}
		if t.Right(i) {
			columns[i].Kind, columns[i].Align = widgets.AmountCell, fyne.TextAlignTrailing
			columns[i].Min, columns[i].Weight = 0, 0
		}
	}
	w := widgets.NewTable(columns...)
	w.Empty = widgets.Pad(8, 12, 8, 12, widgets.NewText(i18n.T("No figures in this period"), widgets.Muted))
	w.SetSource(widgets.Rows(numbered(len(t.Rows)), func(row, column int) widgets.Cell {
		cells := t.Rows[row]
		if column >= len(cells) {
			return widgets.Cell{}
		}
		return widgets.Cell{Text: t.People(cells[column]), Bold: row >= len(t.Rows)-t.Totals || cells[column].IsBold(), Colour: theme.ColorText}
	}))
	w.OnActivated = func(row int) { open(t.Key(row)) }
	w.Links = func(row, column int) bool { return column == 0 && leads(t.Key(row)) }
	w.OnLink = func(row, _ int) { open(t.Key(row)) }
	return w
}

// looked is how many rows tell how wide a column is.
const looked = 100

// room is about how wide a column wants to be for its head and its first rows.
func room(t *export.Table, column int) float32 {
	longest := utf8.RuneCountInString(t.Heading[column])
	for _, row := range t.Rows[:min(looked, len(t.Rows))] {
		if column < len(row) {
			longest = max(longest, utf8.RuneCountInString(t.People(row[column])))
		}
	}
	const letter, pad, least, most = 7, 18, 56, 240
	return float32(min(max(longest*letter+pad, least), most))
}

// numbered are the numbers of n rows.
func numbered(n int) []int {
	all := make([]int, n)
	for i := range all {
		all[i] = i
	}
	return all
}
