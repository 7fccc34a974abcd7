package export

import (
	"bytes"
	"fmt"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/format"
)

// Book is a workbook of exhibits, by the day of the first.
func Book(exhibits []Exhibit) ([]byte, error) {
	if len(exhibits) == 0 {
		return XLSX(nil, 0)
	}
	return XLSX(exhibits, exhibits[0].asOf())
}

// XLSX is a workbook with a sheet for each table, and on it the chart that Excel
// draws from its cells.
func XLSX(exhibits []Exhibit, asOf finance.Date) ([]byte, error) {
	f := excelize.NewFile()
	defer f.Close()
	book := &workbook{file: f, names: map[string]bool{}, formats: map[string]int{}}
	for i := range exhibits {
		if exhibits[i].Table == nil {
			continue
		}
		if err := book.sheet(&exhibits[i]); err != nil {
			return nil, err
		}
	}
	return book.bytes(asOf)
}

// workbook is a file of sheets being written.
type workbook struct {
	file    *excelize.File
	names   map[string]bool
	formats map[string]int // style of a cell by its number format and weight
}

func (b *workbook) bytes(asOf finance.Date) ([]byte, error) {
	if len(b.names) > 0 {
		if err := b.file.DeleteSheet("Sheet1"); err != nil {
			return nil, err
		}
		b.file.SetActiveSheet(0)
	}
	day := moment(asOf).Format(time.RFC3339)
	err := b.file.SetDocProps(&excelize.DocProperties{Creator: "Rapport", Created: day, Modified: day})
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if err := b.file.Write(&out); err != nil {
		return nil, err
	}
	return settled(out.Bytes())
}

// name makes a sheet's name of a title: at most 31 characters, none that Excel
// forbids, each once.
func (b *workbook) name(title string) string {
	clean := strings.TrimSpace(strings.Map(func(r rune) rune {
		if strings.ContainsRune(`[]:*?/\'`, r) || r < ' ' {
			return -1
		}
		return r
	}, title))
	if clean == "" {
		clean = i18n.T("Table")
	}
	name := cut(clean, 31)
	for n := 2; b.names[strings.ToLower(name)]; n++ {
		suffix := fmt.Sprintf(" %d", n)
		name = cut(clean, 31-len(suffix)) + suffix
	}
	b.names[strings.ToLower(name)] = true
	return name
}

func cut(s string, n int) string {
	if runes := []rune(s); len(runes) > n {
		return string(runes[:n])
	}
	return s
}

// Rows of a sheet: a title, what it is of, an empty one, the heads, the figures.
const (
	titleRow = 1
	aboutRow = 2
	headRow  = 4
)

func (b *workbook) sheet(e *Exhibit) error {
	t := e.figures()
	name := b.name(e.Title)
	chartOn, chartAt := name, at(len(t.Heading)+1, headRow)
	if e.Native.drawable(t) && len(t.Heading) > besides {
		chartOn, chartAt = b.name(i18n.T("Chart")+" "+e.Title), at(0, titleRow)
		if _, err := b.file.NewSheet(chartOn); err != nil {
			return err
		}
		if err := b.printed(chartOn); err != nil {
			return err
		}
	}
	if _, err := b.file.NewSheet(name); err != nil {
		return err
	}
	if err := b.titles(name, t); err != nil {
		return err
	}
	for n, row := range t.Rows {
		for i, c := range row {
			if n >= len(t.Rows)-t.Totals {
				c = c.Bold()
			}
			if err := b.cell(name, i, headRow+1+n, t, c); err != nil {
				return err
			}
		}
	}
	if err := b.shape(name, t); err != nil {
		return err
	}
	if !e.Native.drawable(t) {
		return nil
	}
	return b.native(chartOn, chartAt, name, e.Native, t)
}

func (b *workbook) titles(name string, t *Table) error {
	strong, err := b.style("", true, false)
	if err != nil {
		return err
	}
	if err := b.file.SetCellStr(name, at(0, titleRow), t.Title); err != nil {
		return err
	}
	if err := b.file.SetCellStr(name, at(0, aboutRow), t.About); err != nil {
		return err
	}
	if err := b.file.SetCellStyle(name, at(0, titleRow), at(0, titleRow), strong); err != nil {
		return err
	}
	for i, title := range t.Heading {
		if err := b.file.SetCellStr(name, at(i, headRow), title); err != nil {
			return err
		}
	}
	for i := range t.Heading {
		head, err := b.style("", true, t.Right(i))
		if err != nil {
			return err
		}
		if err := b.file.SetCellStyle(name, at(i, headRow), at(i, headRow), head); err != nil {
			return err
		}
	}
	return nil
}

// cell writes a value as what it is, so that Excel reckons with it. Texts are
// written as texts: none is a formula.
func (b *workbook) cell(sheet string, column, row int, t *Table, c Cell) error {
	place := at(column, row)
	shape := numberFormat(c.kind, t.Currency)
	if c.fixed {
		shape = decimals(int(c.places))
	}
	style, err := b.style(shape, c.bold, c.isNumber())
	if err != nil {
		return err
	}
	if err := b.file.SetCellStyle(sheet, place, place, style); err != nil || c.none {
		return err
	}
	switch c.kind {
	case amount:
		return b.file.SetCellFloat(sheet, place, c.amount.Float(t.Currency), int(t.Currency.Exponent), 64)
	case count, share, number:
		return b.file.SetCellFloat(sheet, place, c.number, -1, 64)
	case day, month:
		return b.file.SetCellValue(sheet, place, c.day.Time())
	}
	return b.file.SetCellStr(sheet, place, cut(oneLine(c.text), mostText))
}

// mostText is how many characters a cell of Excel holds.
const mostText = 32_767

// numberFormat is how Excel shows a kind of value, empty for its default.
func numberFormat(k kind, c finance.Currency) string {
	switch k {
	case amount:
		return decimals(int(c.Exponent))
	case count:
		return "#,##0"
	case share:
		return "0.0%"
	case number:
		return "#,##0.00##"
	case day:
		return format.Spreadsheet(true)
	case month:
		return format.Spreadsheet(false)
	}
	return ""
}

// decimals is the format of a number with so many decimals.
func decimals(n int) string {
	if n == 0 {
		return "#,##0"
	}
	return "#,##0." + strings.Repeat("0", n)
}

// font is one that every spreadsheet has, or replaces by its own.
const font = "Calibri"

func (b *workbook) style(format string, strong, right bool) (int, error) {
	key := fmt.Sprint(format, strong, right)
	if id, ok := b.formats[key]; ok {
		return id, nil
	}
	s := &excelize.Style{Font: &excelize.Font{Bold: strong, Family: font, Size: 11}}
	s.Alignment = &excelize.Alignment{Horizontal: "left"} // days too, as their heads
	if right {
		s.Alignment.Horizontal = "right"
	}
	if format != "" {
		s.CustomNumFmt = &format
	}
	id, err := b.file.NewStyle(s)
	b.formats[key] = id
	return id, err
}

// shape sets the widths of the columns and keeps the heads in view.
func (b *workbook) shape(name string, t *Table) error {
	for i, title := range t.Heading {
		width := 26.0
		if t.Right(i) {
			width = 13
		}
		letter := letters(i)
		if err := b.file.SetColWidth(name, letter, letter, max(width, float64(len([]rune(title)))+2)); err != nil {
			return err
		}
	}
	if err := b.printed(name); err != nil {
		return err
	}
	return b.file.SetPanes(name, &excelize.Panes{Freeze: true, YSplit: headRow, TopLeftCell: at(0, headRow+1), ActivePane: "bottomLeft"})
}

// printed makes a sheet one page wide on paper.
func (b *workbook) printed(name string) error {
	landscape, one, any, yes := "landscape", 1, 0, true
	if err := b.file.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: &yes}); err != nil {
		return err
	}
	return b.file.SetPageLayout(name, &excelize.PageLayoutOptions{Orientation: &landscape, FitToWidth: &one, FitToHeight: &any})
}

// at is a cell's name, such as B7; columns count from 0, rows from 1.
func at(column, row int) string {
	name, err := excelize.CoordinatesToCellName(column+1, row)
	if err != nil {
		panic(err) // columns and rows are counted here
	}
	return name
}
