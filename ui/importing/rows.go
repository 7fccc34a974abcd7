package importing

import (
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
	shown := []widgets.Column{{Key: "row", Title: i18n.T("Row"), Width: 48}}
	for _, i := range order {
		shown = append(shown, widgets.Column{Key: c.looked.Columns[i], Title: c.looked.Columns[i], Width: 120, Min: 84, Weight: 1, Optional: true})
	}
	// The rows of the file before know nothing of the new columns.
	c.rows.SetSource(widgets.Rows([]importer.Row{}, nil))
	c.rows.SetColumns(shown...)
	read := map[string]bool{}
	for _, column := range c.looked.Mapping {
		read[column] = true
	}
	c.rows.SetSource(widgets.Rows(c.looked.Sample, func(row importer.Row, column int) widgets.Cell {
		if column == 0 {
			return widgets.Cell{Text: format.Count(row.Number), Colour: theme.ColorMuted}
		}
		at := order[column-1]
		if row.Fault != nil && column == 1 {
			return widgets.Cell{Text: i18n.T(row.Fault.Text, row.Fault.Args...), Colour: theme.ColorLoss}
		}
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

// readFirst is the order in which the file's columns are shown.
func (c *columns) readFirst() []int {
	var read, others []int
	taken := map[string]bool{}
	for _, column := range c.looked.Mapping {
		taken[column] = true
	}
	for i, name := range c.looked.Columns {
		if taken[name] {
			read = append(read, i)
		} else {
			others = append(others, i)
		}
	}
	order := append(read, others...)
	return order[:min(len(order), columnsShown)]
}
