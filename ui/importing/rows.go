package importing

import (
	"slices"
	"strings"

	"rapport/app/importer"
	"rapport/assets/i18n"
	"rapport/ui/format"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// columnsShown is how many columns of the file the first rows are shown in.
const columnsShown = 12

// showRows shows the first rows: the columns that are read first, then those
// that are not.
func (c *columns) showRows() {
	order := c.readFirst()
	shown := []widgets.Column{{Key: "row", Title: i18n.T("Row"), Width: 60}}
	for _, i := range order {
		shown = append(shown, widgets.Column{Key: c.looked.Columns[i], Title: c.title(c.looked.Columns[i]), Width: 120, Min: 84, Weight: 1, Optional: true})
	}
	// The rows of the file before know nothing of the new columns.
	c.rows.SetSource(widgets.Rows([]importer.Row{}, nil))
	c.rows.SetColumns(shown...)
	read := map[string]bool{}
	for _, column := range c.looked.Mapping {
		read[column] = true
	}
	c.rows.SetSource(widgets.Rows(c.looked.Sample, func(row importer.Row, column int) widgets.Cell {
		switch {
		case column == 0 && row.Fault != nil:
			return widgets.Cell{Text: "▲ " + format.Count(row.Number), Colour: theme.ColorLoss, Bold: true}
		case column == 0:
			return widgets.Cell{Text: format.Count(row.Number), Colour: theme.ColorMuted}
		}
		at := order[column-1]
		if at >= len(row.Cells) {
			return widgets.Cell{}
		}
		cell := widgets.Cell{Text: strings.Join(strings.Fields(cutShort(row.Cells[at], 200)), " ")}
		if !read[c.looked.Columns[at]] {
			cell.Colour = theme.ColorMuted
		}
		return cell
	}))
	c.unused.Set("")
	if len(c.looked.Unused) > 0 {
		c.unused.Set(i18n.T("Not imported: %s", strings.Join(c.looked.Unused, i18n.T(", "))))
	}
}

// title is what a column is called: as the file has it. An address book has no
// names for its columns; they are those of the fields.
func (c *columns) title(column string) string {
	if c.looked.Separator == "" && c.looked.Sheet == "" {
		return fieldName(column)
	}
	return column
}

// readFirst is the order in which the file's columns are shown: those that are
// read, then the others, each with those that are empty last.
func (c *columns) readFirst() []int {
	taken := map[string]bool{}
	for _, column := range c.looked.Mapping {
		taken[column] = true
	}
	rank := func(i int) int {
		rank := 0
		if !taken[c.looked.Columns[i]] {
			rank = 2
		}
		if c.example(c.looked.Columns[i]) == "" {
			rank++
		}
		return rank
	}
	order := make([]int, len(c.looked.Columns))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return rank(a) - rank(b) })
	return order[:min(len(order), columnsShown)]
}
