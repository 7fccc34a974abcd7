package export

import (
	"bytes"
	"encoding/csv"
)

// CSV is a table for spreadsheets and programs: UTF-8 with a byte order mark, by
// which Excel knows it, figures without grouping.
func CSV(t *Table) ([]byte, error) {
	var out bytes.Buffer
	out.WriteString("\ufeff")
	w := csv.NewWriter(&out)
	w.UseCRLF = true
	if err := w.Write(t.Heading); err != nil {
		return nil, err
	}
	for _, row := range t.Rows {
		texts := make([]string, len(row))
		for i, c := range row {
			texts[i] = t.Machine(c)
		}
		if err := w.Write(texts); err != nil {
			return nil, err
		}
	}
	w.Flush()
	return out.Bytes(), w.Error()
}
