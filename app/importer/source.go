package importer

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"rapport/app"
)

// Limits that keep a hostile or broken file from filling the memory.
const (
	cellLimit    = 1 << 20   // bytes of one cell
	rowLimit     = 4 << 20   // bytes of one row
	columnLimit  = 2_000     // columns of one table
	packedLimit  = 256 << 20 // bytes of an .xlsx file
	unzipLimit   = 1 << 30   // bytes of an .xlsx file unpacked
	pendingLimit = 2_000_000 // rows of unfinished groups held at once
)

// Row is one row of a table as it stands in the file.
type Row struct {
	// Number is the row as a spreadsheet counts it: the header is row 1. In a
	// vCard file it is the number of the card.
	Number int
	Cells  []string
	// Fault says why the row cannot be read; nil where it can.
	Fault *app.Error
	// Bad is the cell that the fault is about, 1 for the first; 0 is the whole row.
	Bad int
}

// source gives the rows of a file one by one. Rows without any content are left
// out.
type source interface {
	// header is the first row with content, trimmed.
	header() []string
	// next is io.EOF after the last row.
	next() (Row, error)
	close() error
}

// Format says how a file is to be read. The zero value detects everything.
type Format struct {
	Encoding   string // name such as utf-8, gb18030, shift_jis; empty: detect
	Separator  string // of a text file, one of Separators; empty: detect
	Sheet      string // of a workbook; empty: the first that holds something
	Decimal    string // "," where numbers are written 1.234,50; else a point is meant
	DateFormat string // such as DD/MM/YYYY, besides the forms that are always read
}

// detected is what was found out about a file on opening it.
type detected struct {
	encoding  string // empty where the format has only one
	separator rune   // 0 where there is none
	sheet     string
	sheets    []string // of the workbook, those with rows
	remarks   []app.Text
	stored    bool // a workbook, whose numbers and days are stored as such
	since1904 bool
}

// dates and numbers read values as the file and the plan have them.
func (d detected) dates(f Format) (dateReader, error) {
	r, err := newDateReader(f.DateFormat)
	r.stored, r.since1904 = d.stored, d.since1904
	return r, err
}

func (d detected) numbers(f Format) numberReader {
	return numberReader{comma: f.Decimal == ",", stored: d.stored}
}

// open opens a file by its ending.
func open(path string, format Format) (source, detected, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, detected{}, app.Errorf(app.NotFound, "There is no file %s.", path)
	case errors.Is(err, fs.ErrPermission):
		return nil, detected{}, app.Errorf(app.Permission, "The system does not let Rapport read %s.", path)
	case err != nil:
		return nil, detected{}, err
	case info.IsDir():
		return nil, detected{}, app.Errorf(app.BadInput, "%s is a folder; name a file.", path)
	case info.Size() == 0:
		return nil, detected{}, emptyFile(path)
	}
	switch strings.ToLower(filepath.Ext(path)) {
	case ".csv", ".tsv", ".txt", ".tab":
		return openText(path, format)
	case ".xlsx", ".xlsm":
		return openSheet(path, info.Size(), format)
	case ".vcf", ".vcard":
		return openCards(path, format)
	case ".xls", ".ods", ".numbers":
		return nil, detected{}, app.Errorf(app.BadInput, "Rapport does not read %s; save the table as .xlsx or .csv.", filepath.Base(path))
	}
	return nil, detected{}, app.Errorf(app.BadInput, "Rapport reads .csv, .tsv, .xlsx and .vcf files, and %s is none of them.", filepath.Base(path))
}

func openFile(path string) (*os.File, error) {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrPermission) {
		return nil, app.Errorf(app.Permission, "The system does not let Rapport read %s.", path)
	}
	return f, err
}

func emptyFile(path string) error {
	return app.Errorf(app.BadInput, "%s is empty.", filepath.Base(path))
}

func notATable(path string) error {
	return app.Errorf(app.BadInput, "%s is not a table: it is no text file. Save it as .csv or .xlsx.", filepath.Base(path))
}

// blankCells reports a row without any content.
func blankCells(cells []string) bool {
	for _, c := range cells {
		if strings.TrimSpace(c) != "" {
			return false
		}
	}
	return true
}

// trimmed is the header as it is shown and matched: each name without spaces
// and line breaks around it or doubled within.
func trimmed(header []string) []string {
	names := make([]string, len(header))
	for i, name := range header {
		names[i] = strings.Join(strings.Fields(strings.TrimPrefix(name, "\ufeff")), " ")
	}
	return names
}

// unique gives each column a name of its own: two named "Email" are "Email (1)"
// and "Email (2)".
func unique(header []string) []string {
	count, seen := map[string]int{}, map[string]int{}
	for _, name := range header {
		count[name]++
	}
	names := slices.Clone(header)
	for i, name := range header {
		if name == "" || count[name] < 2 {
			continue
		}
		for {
			seen[name]++
			if names[i] = fmt.Sprintf("%s (%d)", name, seen[name]); count[names[i]] == 0 {
				break
			}
		}
	}
	return names
}

// original is the name that a column has in the file, where unique changed it.
func original(name string) string { return numberedName.ReplaceAllString(name, "") }

var numberedName = regexp.MustCompile(` \(\d+\)$`)

// fit makes a row as wide as the header, or says what is wrong with it. Empty
// cells beyond the header are of no account, nor are cells that are missing
// under columns without a name. A padded format leaves out empty cells at the
// end of a row.
func fit(row *Row, header []string, padded bool) {
	columns, named := len(header), len(header)
	for named > 0 && header[named-1] == "" {
		named--
	}
	for len(row.Cells) > columns && strings.TrimSpace(row.Cells[len(row.Cells)-1]) == "" {
		row.Cells = row.Cells[:len(row.Cells)-1]
	}
	switch {
	case row.Fault != nil:
	case len(row.Cells) > columns, !padded && len(row.Cells) < named:
		row.Fault = app.Errorf(app.BadInput, "The row has %d cells, the header has %d; look for a missing or an extra separator or quotation mark.", len(row.Cells), columns)
	case repeats(row.Cells, header):
		row.Fault = app.Errorf(app.BadInput, "This is the header once more, no record; the row was left out.")
	}
	for len(row.Cells) < columns {
		row.Cells = append(row.Cells, "")
	}
}

// repeats reports the header within the rows, as where files were put together.
func repeats(cells, header []string) bool {
	for i, name := range header {
		cell := ""
		if i < len(cells) {
			cell = cells[i]
		}
		if cell != name && (strings.Join(strings.Fields(cell), " ") != original(name) || name == "") {
			return false
		}
	}
	return true
}

// drain closes on a failed open, so that the first error is the one that counts.
func drain(c io.Closer, err error) error {
	c.Close()
	return err
}
