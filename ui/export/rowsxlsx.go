package export

import (
	"bytes"
	"errors"
	"io"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/format"
)

// excelRows is the most rows that a sheet of Excel has.
const excelRows = 1_048_576

// xlsx writes a workbook row by row; numbers and days are such, in their formats.
func (r *Rows) xlsx(to io.Writer) error {
	f := excelize.NewFile()
	defer f.Close()
	if err := f.SetSheetName("Sheet1", r.Name); err != nil {
		return err
	}
	sheet, err := f.NewStreamWriter(r.Name)
	if err != nil {
		return err
	}
	s := &rowSheet{rows: r, to: sheet, book: &workbook{file: f, formats: map[string]int{}}}
	if err := s.head(); err != nil {
		return err
	}
	if err := r.Each(s.row); err != nil {
		return err
	}
	if err := sheet.Flush(); err != nil {
		return err
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		return err
	}
	same, err := settled(out.Bytes())
	if err == nil {
		_, err = to.Write(same)
	}
	return err
}

// rowSheet is a sheet of rows being written.
type rowSheet struct {
	rows   *Rows
	book   *workbook
	to     *excelize.StreamWriter
	n      int // rows written, the head among them
	values []any
}

// head names the columns, gives them room, and stays in view.
func (s *rowSheet) head() error {
	columns := s.rows.Columns
	s.values = make([]any, len(columns))
	if err := s.to.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	head := make([]any, len(columns))
	for i, c := range columns {
		style, err := s.book.style("", true, c.Number)
		if err != nil {
			return err
		}
		head[i] = excelize.Cell{StyleID: style, Value: c.Name}
		width := 20.0
		if c.Number {
			width = 13
		}
		if err := s.to.SetColWidth(i+1, i+1, max(width, float64(len([]rune(c.Name)))+2)); err != nil {
			return err
		}
	}
	s.n = 1
	return s.to.SetRow("A1", head)
}

func (s *rowSheet) row(cells []string) error {
	if s.n++; s.n > excelRows {
		return errors.New(i18n.T("A sheet of Excel has at most %d rows. Write a .csv file instead.", excelRows))
	}
	for i, text := range cells {
		var err error
		if s.values[i], err = s.value(i, text); err != nil {
			return err
		}
	}
	return s.to.SetRow("A"+strconv.Itoa(s.n), s.values)
}

// value is a cell of a workbook: a number that it can hold, a day, or text.
func (s *rowSheet) value(column int, text string) (any, error) {
	switch {
	case text == "":
		return nil, nil
	case s.rows.Columns[column].Number:
		if n, err := strconv.ParseFloat(text, 64); err == nil && finite(n) {
			return s.styled(numeric(text), true, n)
		}
	case isDay(text):
		if d, err := finance.ParseDate(text); err == nil {
			return s.styled(format.Spreadsheet(true), false, d.Time())
		}
	}
	return cut(text, mostText), nil
}

func (s *rowSheet) styled(shape string, right bool, value any) (any, error) {
	style, err := s.book.style(shape, false, right)
	return excelize.Cell{StyleID: style, Value: value}, err
}

// numeric is the format of a number with the decimals that it is written with.
func numeric(text string) string {
	_, after, _ := strings.Cut(text, ".")
	return decimals(len(after))
}

// isDay reports a text that is a day and nothing else, such as 2026-03-10.
func isDay(text string) bool {
	return len(text) == len("2026-03-10") && text[4] == '-' && text[7] == '-' && text[0] != '0'
}
