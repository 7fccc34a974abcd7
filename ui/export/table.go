package export

import (
	"slices"
	"strings"

	"rapport/assets/i18n"
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
	// Keys name what the rows stand for, in a drawing of the same figures; empty
	// where rows stand for nothing that could be opened.
	Keys []int64
}

// Key is the key of a row; 0 for none.
func (t *Table) Key(row int) int64 {
	if row < 0 || row >= len(t.Keys) {
		return 0
	}
	return t.Keys[row]
}

// Add appends a row.
func (t *Table) Add(row ...Cell) { t.Rows = append(t.Rows, row) }

// AddKeyed appends a row that stands for what key names; rows without a key come
// after all of these.
func (t *Table) AddKeyed(key int64, row ...Cell) {
	t.Keys = append(t.Keys, key)
	t.Add(row...)
}

// AddTotal appends a total; after it come no rows but totals.
func (t *Table) AddTotal(row ...Cell) {
	t.Add(row...)
	t.Totals++
}

// Copied is the head and all rows as lines of cells parted by tabs, as people read
// them, for another program to paste: a spreadsheet takes the numbers as numbers,
// and runs no text.
func (t *Table) Copied() string {
	var out strings.Builder
	line := func(cells []string) {
		for i, cell := range cells {
			cells[i] = oneLine(cell)
		}
		out.WriteString(strings.Join(cells, "\t") + "\n")
	}
	line(slices.Clone(t.Heading))
	for _, row := range t.Rows {
		texts := make([]string, len(row))
		for i, c := range row {
			texts[i] = t.pasted(c)
		}
		line(texts)
	}
	return out.String()
}

// typed writes a number with the characters of a keyboard, which spreadsheets
// read.
var typed = strings.NewReplacer("−", "-", "\u00a0", "")

func (t *Table) pasted(c Cell) string {
	if c.isNumber() {
		return typed.Replace(t.People(c))
	}
	return Harmless(t.People(c))
}

// ends are the table's first and last rows, most together and totals besides,
// with a row between them that says how many are left out; 0 is all.
func (t *Table) ends(most int) *Table {
	return t.shortened(most, most-most/2)
}

// beginning are the table's first rows, and how many are left out.
func (t *Table) beginning(most int) *Table { return t.shortened(most, most) }

// shortened keeps most rows, of which so many first.
func (t *Table) shortened(most, first int) *Table {
	body := len(t.Rows) - t.Totals
	if most <= 0 || body <= most {
		return t
	}
	short := *t
	more := Text(i18n.N(body-most, "… %d more, in the spreadsheet …", "… %d more, in the spreadsheet …"))
	short.Rows = slices.Concat(t.Rows[:first], [][]Cell{{more}}, t.Rows[body-(most-first):])
	return &short
}

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
