package importer

import (
	"io"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"rapport/app"
	"rapport/finance"
)

// sheetTable reads the first sheet with content of an .xlsx file. Each cell is
// read twice, as the number that is stored and as the text that is shown: the
// number is exact, and the text tells dates and percentages from plain numbers.
type sheetTable struct {
	file      *excelize.File
	stored    *excelize.Rows
	shown     *excelize.Rows
	since1904 bool
	columns   []string
	number    int
}

func openSheet(path string, size int64) (source, detected, error) {
	if size > packedLimit {
		return nil, detected{}, app.Errorf(app.BadInput, "%s is larger than %d MB; save the table as .csv.", filepath.Base(path), packedLimit>>20)
	}
	f, err := excelize.OpenFile(path, excelize.Options{
		UnzipSizeLimit: unzipLimit, UnzipXMLSizeLimit: 16 << 20, TmpDir: os.TempDir(),
		ShortDatePattern: "yyyy-mm-dd", LongDatePattern: "yyyy-mm-dd",
	})
	if err != nil {
		e := app.Errorf(app.BadInput, "%s is no .xlsx file, is damaged, or is locked with a password; open it in a spreadsheet and save it anew.", filepath.Base(path))
		e.Err = err
		return nil, detected{}, e
	}
	for _, sheet := range f.GetSheetList() {
		t := &sheetTable{file: f}
		if props, err := f.GetWorkbookProps(); err == nil && props.Date1904 != nil {
			t.since1904 = *props.Date1904
		}
		found, err := t.start(sheet)
		if err != nil {
			return nil, detected{}, drain(f, err)
		}
		if found {
			return t, detected{sheet: sheet}, nil
		}
	}
	return nil, detected{}, drain(f, emptyFile(path))
}

// start opens a sheet and reads its header; false where the sheet is empty.
func (t *sheetTable) start(sheet string) (bool, error) {
	var err error
	if t.stored, err = t.file.Rows(sheet); err != nil {
		return false, nil // a sheet of charts has no rows
	}
	if t.shown, err = t.file.Rows(sheet); err != nil {
		return false, err
	}
	for {
		row, err := t.read()
		if err == io.EOF {
			return false, nil
		}
		if err != nil {
			return false, err
		}
		if !blankCells(row.Cells) {
			t.columns = trimmed(row.Cells)
			return true, nil
		}
	}
}

func (t *sheetTable) header() []string { return t.columns }

func (t *sheetTable) close() error {
	_ = t.stored.Close()
	_ = t.shown.Close()
	return t.file.Close()
}

func (t *sheetTable) next() (Row, error) {
	for {
		row, err := t.read()
		if err != nil {
			return Row{}, err
		}
		if row.Fault == nil && blankCells(row.Cells) {
			continue
		}
		fit(&row, t.columns, true)
		return row, nil
	}
}

func (t *sheetTable) read() (Row, error) {
	if !t.stored.Next() || !t.shown.Next() {
		if err := t.stored.Error(); err != nil {
			return Row{}, err
		}
		return Row{}, io.EOF
	}
	t.number++
	row := Row{Number: t.number}
	stored, err := t.stored.Columns(excelize.Options{RawCellValue: true})
	if err == nil {
		var shown []string
		shown, err = t.shown.Columns()
		row.Cells = t.merge(stored, shown)
	}
	switch {
	case err != nil:
		row.Fault = app.Errorf(app.BadInput, "The row is damaged; open the file in a spreadsheet and save it anew.")
		row.Fault.Err = err
	case len(row.Cells) > columnLimit:
		row.Fault = app.Errorf(app.BadInput, "The row has more than %d cells.", columnLimit)
		row.Cells = row.Cells[:columnLimit]
	}
	for i, cell := range row.Cells {
		if len(cell) > cellLimit {
			row.Fault = app.Errorf(app.BadInput, "Cell %d is longer than a million characters; shorten it.", i+1)
			row.Cells[i] = cell[:200]
		}
	}
	return row, nil
}

// merge gives each cell as text that the value readers understand: dates as
// 2026-03-10, percentages as 12.5%, numbers with all their digits.
func (t *sheetTable) merge(stored, shown []string) []string {
	cells := make([]string, len(stored))
	for i, text := range stored {
		cells[i] = text
		if i >= len(shown) || text == "" || text[0] != '-' && (text[0] < '0' || text[0] > '9') {
			continue
		}
		number, err := strconv.ParseFloat(text, 64)
		if err != nil || math.Abs(number) > 1e15 {
			continue
		}
		switch view := shown[i]; {
		case strings.HasSuffix(view, "%") && !strings.HasSuffix(text, "%"):
			cells[i] = exact(number).Shift(2).String() + "%"
		case isDateView(view, text):
			cells[i] = t.dateText(number)
		case strings.ContainsAny(text, "eE.") && len(text) > 15:
			cells[i] = exact(number).String()
		}
	}
	return cells
}

// isDateView reports that the number is shown as a date: year, month and day
// with marks between them, or the name of a month.
func isDateView(view, stored string) bool {
	return view != stored && dateView.MatchString(view)
}

var dateView = regexp.MustCompile(`(?i)\d{1,4}[-/.年]\d{1,2}[-/.月]\d{1,4}|\d[-/., ]*(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[-/., ]+\d`)

func (t *sheetTable) dateText(serial float64) string {
	moment, err := excelize.ExcelDateToTime(serial, t.since1904)
	if err != nil {
		return exact(serial).String()
	}
	return finance.DateOf(moment).String()
}

// exact is the number with the fifteen digits that a spreadsheet keeps, so that
// 499.99000000000001 is 499.99.
func exact(number float64) decimal.Decimal {
	d, err := decimal.NewFromString(strconv.FormatFloat(number, 'g', 15, 64))
	if err != nil {
		return decimal.Zero
	}
	return d
}
