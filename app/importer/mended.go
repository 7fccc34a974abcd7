package importer

import "rapport/app"

// Fixes are corrections of cells, by the number of the row and the name of the
// column. They go into the import; the file stays as it is.
type Fixes map[int]map[string]string

// Set corrects a cell.
func (f Fixes) Set(row int, column, text string) {
	if f[row] == nil {
		f[row] = map[string]string{}
	}
	f[row][column] = text
}

// Clone is a copy, for a change while an import reads the other.
func (f Fixes) Clone() Fixes {
	c := Fixes{}
	for row, cells := range f {
		for column, text := range cells {
			c.Set(row, column, text)
		}
	}
	return c
}

// At is the correction of a cell, where there is one.
func (f Fixes) At(row int, column string) (string, bool) {
	text, ok := f[row][column]
	return text, ok
}

// mendedSource is a file with corrections.
type mendedSource struct {
	source
	fixes Fixes
}

// openMended opens the file of a plan with the plan's corrections.
func openMended(plan *Plan) (source, detected, error) {
	src, found, err := open(plan.File, plan.Format)
	if err != nil || len(plan.Fixes) == 0 {
		return src, found, err
	}
	return mendedSource{src, plan.Fixes}, found, nil
}

func (m mendedSource) next() (Row, error) {
	row, err := m.source.next()
	if err == nil && len(m.fixes[row.Number]) > 0 {
		mend(&row, m.source.header(), m.fixes[row.Number])
	}
	return row, err
}

// mend puts corrections into a row. One that could not be read is taken as it
// now stands once the cell that was to blame is corrected, or any where it was
// the row as a whole: then what lies beyond the header is left out.
func mend(row *Row, header []string, fixes map[string]string) {
	cells := make([]string, len(header))
	copy(cells, row.Cells)
	sound := row.Fault == nil
	for i, name := range header {
		text, fixed := fixes[name]
		if fixed {
			cells[i] = text
		}
		sound = sound || fixed && (row.Bad == 0 || row.Bad == i+1)
	}
	row.Cells = cells
	if sound {
		row.Fault, row.Bad = nil, 0
	}
}

// columnOf is the column that a fault of a row is about; empty is the whole row.
func columnOf(row Row, e *app.Error, header []string) string {
	if e == row.Fault && row.Bad > 0 && row.Bad <= len(header) {
		return header[row.Bad-1]
	}
	return ""
}
