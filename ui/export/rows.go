package export

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"

	"rapport/assets/i18n"
)

// JSON is the format of programs.
const JSON Format = "json"

// Column is a column of Rows.
type Column struct {
	Name   string
	Number bool // a workbook reckons with it
}

// Rows is a table too long to be held in memory; Each hands out its rows in the
// form that programs read.
type Rows struct {
	Name    string
	Columns []Column
	Each    func(row func(cells []string) error) error
}

// Write writes the rows as CSV with a byte order mark, as a workbook or as JSON.
func (r *Rows) Write(w io.Writer, f Format) error {
	switch f {
	case Data:
		return r.csv(w)
	case XLS:
		return r.xlsx(w)
	case JSON:
		return r.json(w)
	}
	return errors.New(i18n.T("A table is written to a .csv, .xlsx or .json file."))
}

// csv writes what Excel and programs read; a number keeps its minus sign, any
// other text that a spreadsheet would run is made harmless.
func (r *Rows) csv(to io.Writer) error {
	if _, err := io.WriteString(to, "\ufeff"); err != nil {
		return err
	}
	w := csv.NewWriter(to)
	w.UseCRLF = true
	names := make([]string, len(r.Columns))
	for i, c := range r.Columns {
		names[i] = Harmless(c.Name)
	}
	if err := w.Write(names); err != nil {
		return err
	}
	cells := make([]string, len(r.Columns))
	err := r.Each(func(row []string) error {
		for i, text := range row {
			if r.Columns[i].Number {
				cells[i] = text
			} else {
				cells[i] = Harmless(text)
			}
		}
		return w.Write(cells)
	})
	w.Flush()
	return errors.Join(err, w.Error())
}

// json writes an array with an object for each row, its keys in the order of
// the columns.
func (r *Rows) json(to io.Writer) error {
	w := bufio.NewWriter(to)
	keys := make([]string, len(r.Columns))
	for i, c := range r.Columns {
		key, err := json.Marshal(c.Name)
		if err != nil {
			return err
		}
		keys[i] = string(key)
	}
	separator := "[\n"
	err := r.Each(func(row []string) error {
		_, _ = w.WriteString(separator + "{")
		separator = ",\n"
		for i, text := range row {
			value, err := json.Marshal(text)
			if err != nil {
				return err
			}
			if text == "" {
				value = []byte("null")
			}
			if i > 0 {
				_, _ = w.WriteString(", ")
			}
			_, _ = w.WriteString(keys[i] + ": " + string(value))
		}
		_, err := w.WriteString("}")
		return err
	})
	if separator == "[\n" {
		_, _ = w.WriteString("[")
	}
	_, _ = w.WriteString("\n]\n")
	return errors.Join(err, w.Flush()) // a writer keeps the first error
}
