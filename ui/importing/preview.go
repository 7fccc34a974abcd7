package importing

import (
	"cmp"
	"slices"
	"strings"

	"rapport/app/importer"
	"rapport/assets/i18n"
	"rapport/ui/format"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// fault is a problem of a cell, or of a row as a whole.
type fault struct {
	sentence string
	kept     bool // the row is kept, without the value
	whole    bool // the row as a whole cannot be read
}

// line is a row of the file with its problems.
type line struct {
	number int
	cells  []string
	// faults are by the column's name; empty is the whole row.
	faults map[string][]fault
	mended bool // somebody corrected a cell
}

// refused reports a row that stays behind.
func (l *line) refused() bool {
	for _, list := range l.faults {
		for _, f := range list {
			if !f.kept {
				return true
			}
		}
	}
	return false
}

// linesOf puts problems to their rows, with the rows that were corrected and the
// first of the file beside them, in the order of the file.
func linesOf(notes []note, sample []importer.Row, fixes importer.Fixes) []*line {
	byRow := map[int]*line{}
	at := func(row int, cells []string) *line {
		l := byRow[row]
		if l == nil {
			l = &line{number: row, cells: cells, faults: map[string][]fault{}, mended: len(fixes[row]) > 0}
			byRow[row] = l
		}
		return l
	}
	for _, n := range notes {
		l := at(n.Row, n.Cells)
		l.faults[n.Column] = append(l.faults[n.Column], fault{n.sentence(), n.kept, n.Unread && n.Column == ""})
	}
	for _, row := range sample {
		at(row.Number, row.Cells)
	}
	lines := make([]*line, 0, len(byRow))
	for _, l := range byRow {
		lines = append(lines, l)
	}
	slices.SortFunc(lines, func(a, b *line) int { return cmp.Compare(a.number, b.number) })
	return lines
}

// What the preview shows.
const (
	showProblems = "problems"
	showFirst    = "all"
)

// preview shows rows of the file with every problem marked in its cell.
type preview struct {
	result *result
	table  *widgets.Table
	which  *widgets.Segmented
	mend   *mender

	lines   []*line // all that are known
	shown   []*line
	columns []string // of the file, in the order shown
	at      []int    // their places in the file
	read    []int    // the places of all columns that are read
}

func newPreview(r *result) *preview {
	v := &preview{result: r, table: widgets.NewTable()}
	v.which = widgets.NewSegmented([]widgets.Option{
		{Key: showProblems, Title: i18n.T("Rows with problems")}, {Key: showFirst, Title: i18n.T("First rows too")},
	}, func(string) { v.show() })
	v.mend = newMender(v)
	v.table.OnSelected = func(row int) { v.mend.edit(v.line(row)) }
	v.table.OnActivated = func(int) { v.mend.focusFirst("") }
	v.table.Links = func(row, column int) bool {
		l := v.line(row)
		return l != nil && column > 0 && column <= len(v.columns) && len(l.faults[v.columns[column-1]]) > 0
	}
	v.table.OnLink = func(row, column int) {
		v.table.Select(row)
		v.mend.focusFirst(v.columns[column-1])
	}
	return v
}

func (v *preview) line(row int) *line {
	if row < 0 || row >= len(v.shown) {
		return nil
	}
	return v.shown[row]
}

// begin shows the rows with problems; where there are none, the first rows as they
// are read.
func (v *preview) begin(o *outcome) {
	if len(o.notes) > 0 {
		v.which.SetKey(showProblems)
		return
	}
	v.which.SetKey(showFirst)
}

// set shows what a trial or an import found. The row being mended stays chosen.
func (v *preview) set(notes []note) {
	p := v.result.page
	v.lines = linesOf(notes, p.columns.looked.Sample, p.plan.Fixes)
	v.setColumns()
	v.show()
}

// setColumns shows the columns that are read, those with a problem first.
func (v *preview) setColumns() {
	in := v.result.page.columns.looked
	faulty := map[string]bool{}
	for _, l := range v.lines {
		for column := range l.faults {
			faulty[column] = true
		}
	}
	read := map[string]bool{}
	for _, column := range in.Mapping {
		read[column] = true
	}
	v.columns, v.at, v.read = nil, nil, nil
	for _, wanted := range []bool{true, false} {
		for i, name := range in.Columns {
			if name == "" || faulty[name] != wanted || !read[name] && !faulty[name] {
				continue
			}
			v.read = append(v.read, i)
			if faulty[name] || v.filled(i) {
				v.columns, v.at = append(v.columns, name), append(v.at, i)
			}
		}
	}
	shown := []widgets.Column{{Key: "row", Title: i18n.T("Row"), Width: 66}}
	for i, name := range v.columns {
		c := widgets.Column{Key: name, Title: v.result.page.columns.title(name), Width: 110, Min: 90, Weight: 1, Optional: i > 1}
		if faulty[name] {
			c.Width, c.Min = 130, 116
		}
		shown = append(shown, c)
	}
	shown = append(shown, widgets.Column{Key: "what", Kind: widgets.BadgeCell, Width: 92})
	v.table.SetSource(widgets.Rows([]*line{}, nil))
	v.table.SetColumns(shown...)
}

// filled reports a column with something in it.
func (v *preview) filled(at int) bool {
	return slices.ContainsFunc(v.lines, func(l *line) bool { return at < len(l.cells) && strings.TrimSpace(l.cells[at]) != "" })
}

// show fills the table.
func (v *preview) show() {
	chosen := 0
	if l := v.line(v.table.Selected()); l != nil {
		chosen = l.number
	}
	v.shown = nil
	problems := 0
	for _, l := range v.lines {
		if len(l.faults) > 0 {
			problems++
		}
		if v.which.Key() == showFirst || len(l.faults) > 0 || l.mended {
			v.shown = append(v.shown, l)
		}
	}
	v.table.Empty = nil
	if v.result.outcome != nil && problems == 0 {
		v.table.Empty = widgets.NewEmptyState("check", i18n.T("No problems"), i18n.T("Every row of the file can be taken as it is."))
	}
	v.table.SetSource(widgets.KeyedRows(v.shown, func(l *line) int64 { return int64(l.number) }, v.cell))
	switch at := slices.IndexFunc(v.shown, func(l *line) bool { return l.number == chosen }); {
	case at >= 0:
		v.table.Select(at)
		v.mend.edit(v.shown[at])
	case len(v.shown) > 0 && v.result.outcome != nil:
		v.table.Select(0)
	default:
		v.mend.edit(nil)
	}
}

func (v *preview) cell(l *line, column int) widgets.Cell {
	switch {
	case column == 0 && len(l.faults[""]) > 0:
		return widgets.Cell{Text: "▲ " + format.Count(l.number), Colour: theme.ColorLoss, Bold: true}
	case column == 0:
		return widgets.Cell{Text: format.Count(l.number), Colour: theme.ColorMuted}
	case column > len(v.columns):
		return l.badge()
	}
	name, at := v.columns[column-1], v.at[column-1]
	text, fixed := v.result.page.plan.Fixes.At(l.number, name)
	if !fixed && at < len(l.cells) {
		text = l.cells[at]
	}
	text = strings.Join(strings.Fields(cutShort(text, 200)), " ")
	switch faults := l.faults[name]; {
	case len(faults) > 0 && text == "":
		return widgets.Cell{Text: "▲ " + i18n.T("empty"), Colour: theme.ColorLoss, Bold: true}
	case len(faults) > 0:
		return widgets.Cell{Text: "▲ " + text, Colour: theme.ColorLoss, Bold: true}
	case fixed:
		return widgets.Cell{Text: "✓ " + text, Colour: theme.ColorProfit}
	}
	return widgets.Cell{Text: text}
}

// badge says what becomes of a row.
func (l *line) badge() widgets.Cell {
	switch {
	case l.refused():
		return widgets.Cell{Text: i18n.T("refused"), Colour: theme.ColorLoss}
	case len(l.faults) > 0:
		return widgets.Cell{Text: i18n.T("left out")}
	case l.mended:
		return widgets.Cell{Text: i18n.T("mended"), Colour: theme.ColorProfit}
	}
	return widgets.Cell{}
}
