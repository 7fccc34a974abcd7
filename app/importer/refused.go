package importer

import (
	"bufio"
	"encoding/csv"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"rapport/app"
)

// reasonColumn is the column that the file of refused rows adds. An import takes
// no notice of it.
const reasonColumn = "rejected_because"

// notes collects what is to be told about the rows of a chunk, once it is known
// that the chunk stands.
type notes struct {
	refused  []refusedItem
	warnings []warning
}

// warning is a value that was left out of a row that was kept.
type warning struct {
	row  Row
	note Note
}

// refusedItem is a record that was refused, with the faults of each of its rows.
type refusedItem struct {
	item   *item
	faults []app.Problems
}

// refuse notes a fault found in the record as a whole.
func (n *notes) refuse(it *item, err error) {
	n.refused = append(n.refused, refusedItem{it, spread(it, err)})
}

// spread puts each fault to its row: a field such as lines.2.sku is of the
// record's second row, any other of its first.
func spread(it *item, err error) []app.Problems {
	faults := make([]app.Problems, len(it.rows))
	for _, e := range problems(err) {
		row := 0
		if rest, ok := strings.CutPrefix(e.Field, "lines."); ok {
			number, field, _ := strings.Cut(rest, ".")
			n, _ := strconv.Atoi(number)
			if n >= 1 && n <= len(it.rows) {
				row = n - 1
			}
			copied := *e
			copied.Field = field
			e = &copied
		}
		faults[row] = append(faults[row], e)
	}
	return faults
}

// problems takes an error apart into sentences.
func problems(err error) app.Problems {
	switch e := err.(type) {
	case app.Problems:
		return e
	case *app.Error:
		return app.Problems{e}
	}
	return app.Problems{app.Errorf(app.BadInput, "This cannot be saved: %s", err)}
}

// keep notes what is to be told, to be told in the order of the rows.
func (n *notes) keep(r *run) {
	for _, w := range n.warnings {
		r.refusals.warn(w.row, w.note)
	}
	for _, f := range n.refused {
		r.refuseAll(f)
	}
}

func (r *run) note(row Row, e *app.Error) Note {
	n := Note{Row: row.Number, Problem: e, Column: columnOf(row, e, r.reading.header), Cells: row.Cells, Unread: e == row.Fault}
	if e.Field != "" {
		n.Column = r.reading.headerOf(e.Field)
	}
	return n
}

// refusedFile is the CSV file of refused rows. It is written beside its place
// and put there at the end, so that no half of it is ever seen.
type refusedFile struct {
	path    string
	temp    *os.File
	buf     *bufio.Writer
	out     *csv.Writer
	header  []string
	reason  int // where the source has the column already
	rows    int
	problem error
}

// newRefusedFile opens the file before anything is imported, so that a place
// where it cannot be written is told in time. Without a path it takes nothing.
func newRefusedFile(plan *Plan, header []string) (*refusedFile, error) {
	f := &refusedFile{path: plan.ErrorsFile, header: header, reason: -1}
	if f.path == "" {
		return f, nil
	}
	for i, name := range header {
		if name == reasonColumn {
			f.reason = i
		}
	}
	temp, err := os.CreateTemp(filepath.Dir(f.path), ".rejected-*.csv")
	if err != nil {
		e := app.Errorf(app.Permission, "The refused rows cannot be written to %s; name another file.", f.path)
		e.Err = err
		return nil, e
	}
	f.temp, f.buf = temp, bufio.NewWriter(temp)
	f.out = csv.NewWriter(f.buf)
	f.out.UseCRLF = true
	return f, nil
}

// write adds a row with the reason.
func (f *refusedFile) write(row Row, reason string) {
	if f.temp == nil || f.problem != nil {
		return
	}
	if f.rows++; f.rows == 1 {
		_, f.problem = f.buf.WriteString("\ufeff") // so that Excel reads it as UTF-8
		head := f.header
		if f.reason < 0 {
			head = append(append([]string(nil), head...), reasonColumn)
		}
		f.put(head)
	}
	cells := make([]string, 0, len(row.Cells)+1)
	for _, c := range row.Cells {
		cells = append(cells, safeCell(strings.ReplaceAll(c, "\x00", ""))) // no program reads a table with a NUL
	}
	if f.reason >= 0 && f.reason < len(cells) {
		cells[f.reason] = reason
	} else {
		cells = append(cells, reason)
	}
	f.put(cells)
}

func (f *refusedFile) put(cells []string) {
	if err := f.out.Write(cells); err != nil && f.problem == nil {
		f.problem = err
	}
}

// safeCell keeps a spreadsheet from running a cell as a formula. Numbers stay as
// they are; the import takes the apostrophe away again.
func safeCell(text string) string {
	if text != "" && strings.IndexByte("=+-@", text[0]) >= 0 && !isPlainNumber(text) {
		return "'" + text
	}
	return text
}

// finish puts the file in its place; without a refused row there is none.
func (f *refusedFile) finish() error {
	if f.temp == nil {
		return nil
	}
	if f.rows == 0 {
		f.discard()
		return nil
	}
	f.out.Flush()
	for _, step := range []func() error{f.out.Error, f.buf.Flush, f.temp.Close} {
		if err := step(); err != nil && f.problem == nil {
			f.problem = err
		}
	}
	if f.problem == nil {
		f.problem = os.Rename(f.temp.Name(), f.path)
	}
	if f.problem != nil {
		f.discard()
		e := app.Errorf(app.Permission, "The refused rows cannot be written to %s; name another file.", f.path)
		e.Err = f.problem
		return e
	}
	return nil
}

// discard leaves nothing behind.
func (f *refusedFile) discard() {
	if f.temp != nil {
		_ = f.temp.Close()
		_ = os.Remove(f.temp.Name())
	}
}
