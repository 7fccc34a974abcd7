package importer

import (
	"io"
	"strings"

	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/finance"
)

// sampleRows is how many rows a screen needs to show what is in the columns.
const sampleRows = 50

// Inspection is what a file looks like under a plan, before anything is
// imported.
type Inspection struct {
	Kind      string   // the plan's, or the likeliest
	Encoding  string   // empty where the format has only one
	Separator string   // empty where the format has none
	Sheet     string   // of a workbook
	Sheets    []string // all of the workbook
	Columns   []string
	// Mapping tells the column of each field that has one.
	Mapping map[string]string
	// Unused are the columns that no field takes.
	Unused []string
	// Sample is the first rows, as they stand in the file.
	Sample []Row
	// Ways is how dates and numbers seem to be written, whatever the plan says.
	Ways Ways
	// Remarks are what else there is to know about the file.
	Remarks []app.Text
	// Problem says what is still missing, nil when the import can begin.
	Problem error

	dates   dateReader
	numbers numberReader
}

// Inspect opens a file and maps its columns as Run would; a plan without a kind
// is taken for the likeliest. An error means that the file cannot be read at
// all; what is wrong with the mapping is in Problem.
func Inspect(plan Plan) (Inspection, error) {
	guess := plan.Kind == ""
	if guess {
		plan.Kind = kindOrder[0]
	}
	if err := plan.check(); err != nil {
		return Inspection{}, err
	}
	src, found, err := openMended(&plan)
	if err != nil {
		return Inspection{}, err
	}
	defer src.close()
	if guess {
		plan.Kind = likeliestKind(src.header())
	}
	m, problem := mapColumns(plan.Kind, src.header(), plan.Columns, plan.Values)
	in := Inspection{
		Kind: plan.Kind, Encoding: found.encoding, Sheet: found.sheet, Sheets: found.sheets, Columns: src.header(), Remarks: found.remarks,
		Mapping: m.columns(), Unused: m.unused, Problem: problem, numbers: found.numbers(plan.Format),
	}
	if found.separator != 0 {
		in.Separator = string(found.separator)
	}
	if in.dates, err = found.dates(plan.Format); err != nil && in.Problem == nil {
		in.Problem = err
	}
	var rows []Row
	for len(rows) < suggestRows {
		row, err := src.next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return in, err
		}
		rows = append(rows, row)
	}
	in.Ways = suggest(rows, m)
	in.Sample = rows[:min(len(rows), sampleRows)]
	return in, nil
}

// Written is the inspection with dates and numbers read in another way.
func (in Inspection) Written(f Format) (Inspection, error) {
	dates, err := newDateReader(f.DateFormat)
	if err != nil {
		return in, err
	}
	dates.stored, dates.since1904 = in.dates.stored, in.dates.since1904
	in.dates, in.numbers.comma = dates, f.Decimal == ","
	return in, nil
}

// Meaning is what a cell says under the plan.
type Meaning struct {
	Date    finance.Date        // of a field of dates
	Number  decimal.NullDecimal // of a field of numbers
	Problem *app.Error          // nil where the cell can be read
}

// Meaning reads a cell as a field; the zero Meaning is text.
func (in *Inspection) Meaning(field, cell string) (m Meaning) {
	cell = strings.TrimSpace(cell)
	switch {
	case cell == "":
	case IsDate(field):
		m.Date, m.Problem = in.dates.parse(cell)
	case IsNumber(field):
		d, fault := in.numbers.decimal(strings.TrimSuffix(cell, "%"))
		m.Number, m.Problem = decimal.NullDecimal{Decimal: d, Valid: fault == nil}, fault
	}
	return m
}

// GuessKind is the kind whose fields take most of a file's columns and lack
// none that is required; empty where none fits.
func GuessKind(columns []string) string {
	best, most := "", 0
	for _, kind := range kindOrder {
		m, err := mapColumns(kind, columns, nil, nil)
		if err == nil && len(m.slots) > most {
			best, most = kind, len(m.slots)
		}
	}
	return best
}

// likeliestKind is GuessKind or, where none fits, the kind that takes the most
// columns.
func likeliestKind(columns []string) string {
	if kind := GuessKind(columns); kind != "" {
		return kind
	}
	best, most := kindOrder[0], 0
	for _, kind := range kindOrder {
		if m, _ := mapColumns(kind, columns, nil, nil); len(m.slots) > most {
			best, most = kind, len(m.slots)
		}
	}
	return best
}
