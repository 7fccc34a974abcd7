// Package export lays out what is taken out of a company file: tables row by
// row, cards of contacts, and all that is kept of one person. The columns are
// those that an import reads.
package export

import "context"

// Column is a column of a sheet.
type Column struct {
	Name   string
	Number bool // a spreadsheet reckons with it
}

// Sheet is a table that is handed out row by row, since it may be very long.
// Cells are in the form that programs read: no grouping, dates as 2026-03-10.
type Sheet struct {
	Name    string
	Columns []Column
	Each    func(ctx context.Context, row func(cells []string) error) error
}

// Kinds lists what can be taken out as a sheet.
func Kinds() []string { return []string{"contacts", "orders", "returns", "entries"} }
