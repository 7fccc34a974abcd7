package export

import (
	"strings"

	"rapport/finance"
)

// Table is the figures of a report. Currency is that of all amounts.
type Table struct {
	Title    string
	About    string // period, filter, as-of date and definitions, in one line
	Currency finance.Currency
	Heading  []string
	Rows     [][]Cell
	// Totals is how many of the last rows are totals.
	Totals int
}

// Add appends a row.
func (t *Table) Add(row ...Cell) { t.Rows = append(t.Rows, row) }

// Right reports a column whose values are numbers, which stand at the right.
func (t *Table) Right(column int) bool {
	for _, row := range t.Rows {
		if column < len(row) && row[column].isNumber() {
			return true
		}
	}
	return false
}

// oneLine keeps a text in its cell.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }
