package importer

import (
	"io"
)

// sampleRows is how many rows a screen needs to show what is in the columns.
const sampleRows = 20

// Inspection is what a file looks like under a plan, before anything is
// imported.
type Inspection struct {
	Encoding  string // empty where the format has only one
	Separator string // empty where the format has none
	Sheet     string // of a workbook
	Columns   []string
	// Mapping tells the column of each field that has one.
	Mapping map[string]string
	// Unused are the columns that no field takes.
	Unused []string
	// Sample is the first rows, as they stand in the file.
	Sample []Row
	// Problem says what is still missing, nil when the import can begin.
	Problem error
}

// Inspect opens a file and maps its columns as Run would. An error means that
// the file cannot be read at all; what is wrong with the mapping is in Problem.
func Inspect(plan Plan) (Inspection, error) {
	if err := plan.check(); err != nil {
		return Inspection{}, err
	}
	src, found, err := open(plan.File, plan.Format)
	if err != nil {
		return Inspection{}, err
	}
	defer src.close()
	m, problem := mapColumns(plan.Kind, src.header(), plan.Columns, plan.Values)
	in := Inspection{
		Encoding: found.encoding, Sheet: found.sheet, Columns: src.header(),
		Mapping: map[string]string{}, Unused: m.unused, Problem: problem,
	}
	if found.separator != 0 {
		in.Separator = string(found.separator)
	}
	for field, s := range m.slots {
		if s.column >= 0 {
			in.Mapping[field] = s.header
		}
	}
	if _, err := newDateReader(plan.DateFormat); err != nil && in.Problem == nil {
		in.Problem = err
	}
	for len(in.Sample) < sampleRows {
		row, err := src.next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return in, err
		}
		in.Sample = append(in.Sample, row)
	}
	return in, nil
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
