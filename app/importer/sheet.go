package importer

import (
	"io"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"rapport/app"
	"rapport/finance"
)

// sheetRows is how many rows a sheet can have.
const sheetRows = 1 << 20

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
	facts     sheetFacts
	open      []mergedCells // those that the row being read is under
}

func openSheet(path string, size int64, format Format) (source, detected, error) {
	if size > packedLimit {
		return nil, detected{}, app.Errorf(app.BadInput, "%s is larger than %d MB; save the table as .csv.", filepath.Base(path), packedLimit>>20)
	}
	if err := checkPacked(path); err != nil {
		return nil, detected{}, err
	}
	f, err := excelize.OpenFile(path, excelize.Options{
		UnzipSizeLimit: unzipLimit, UnzipXMLSizeLimit: 16 << 20, TmpDir: os.TempDir(),
		ShortDatePattern: "yyyy-mm-dd", LongDatePattern: "yyyy-mm-dd",
	})
	if err != nil {
		return nil, detected{}, damagedBook(path, err)
	}
	t, found, err := openTable(f, path, format.Sheet)
	if err != nil {
		return nil, detected{}, drain(f, err)
	}
	return t, found, nil
}

// openTable opens the sheet of that name, or the first that holds something.
func openTable(f *excelize.File, path, wanted string) (*sheetTable, detected, error) {
	since1904 := false
	if props, err := f.GetWorkbookProps(); err == nil && props.Date1904 != nil {
		since1904 = *props.Date1904
	}
	all := f.GetSheetList()
	for _, sheet := range all {
		if wanted != "" && sheet != wanted {
			continue
		}
		t := &sheetTable{file: f, since1904: since1904, facts: readFacts(path, sheet)}
		there, err := t.start(sheet)
		if err != nil {
			return nil, detected{}, err
		}
		if there {
			return t, detected{sheet: sheet, sheets: all, remarks: t.remarks(), stored: true, since1904: since1904}, nil
		}
		if wanted != "" {
			return nil, detected{}, app.Errorf(app.BadInput, "The sheet %q of %s is empty.", wanted, filepath.Base(path))
		}
	}
	if wanted != "" {
		return nil, detected{}, app.Errorf(app.BadInput, "%s has no sheet %q; its sheets are %s.", filepath.Base(path), wanted, strings.Join(all, ", "))
	}
	return nil, detected{}, emptyFile(path)
}

// remarks says what was done with the sheet beyond reading its cells.
func (t *sheetTable) remarks() []app.Text {
	n := 0
	for _, m := range t.facts.merged {
		if m.last > t.number {
			n++
		}
	}
	if n == 0 {
		return nil
	}
	return []app.Text{app.Say("Merged cells: each row under one is given its value.")}
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
			t.columns = unique(trimmed(row.Cells))
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
	if t.number++; t.number > sheetRows {
		return Row{}, app.Errorf(app.BadInput, "The sheet has more than %d rows, which no spreadsheet does; save the table as .csv.", sheetRows)
	}
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
	t.fill(&row)
	t.judge(&row)
	return row, nil
}

// fill gives the rows under a merged cell its value.
func (t *sheetTable) fill(row *Row) {
	for len(t.facts.merged) > 0 && t.facts.merged[0].first <= row.Number {
		t.open = append(t.open, t.facts.merged[0])
		t.facts.merged = t.facts.merged[1:]
	}
	t.open = slices.DeleteFunc(t.open, func(m mergedCells) bool { return m.last < row.Number })
	for i := range t.open {
		switch m := &t.open[i]; {
		case m.first == row.Number && m.column <= len(row.Cells):
			m.value = row.Cells[m.column-1]
		case m.value == "" || t.columns == nil || m.column > len(t.columns):
		default:
			for len(row.Cells) < m.column {
				row.Cells = append(row.Cells, "")
			}
			if row.Cells[m.column-1] == "" {
				row.Cells[m.column-1] = m.value
			}
		}
	}
}

// judge says of a cell that cannot be taken why.
func (t *sheetTable) judge(row *Row) {
	fault := func(cell int, err *app.Error) {
		if row.Fault == nil {
			row.Fault, row.Bad = err, cell
		}
	}
	for i, cell := range row.Cells {
		switch {
		case len(cell) > cellLimit:
			fault(i+1, app.Errorf(app.BadInput, "Cell %d is longer than a million characters; shorten it.", i+1))
			row.Cells[i] = cell[:200]
		case len(cell) > 3 && cell[0] == '#' && slices.Contains(sheetErrors, cell):
			fault(i+1, app.Errorf(app.BadInput, "The formula in cell %d went wrong: it shows %s; mend it in the spreadsheet.", i+1, cell))
		}
	}
	for column := 1; len(t.facts.unworked) > 0 && column <= max(len(row.Cells), len(t.columns)); column++ {
		if t.facts.unworked[[2]int{row.Number, column}] {
			fault(column, app.Errorf(app.BadInput, "The result of the formula in cell %d was never saved; open the file in a spreadsheet, save it there, and import it again.", column))
		}
	}
}

// sheetErrors are what formulas show that went wrong.
var sheetErrors = []string{"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!"}

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
