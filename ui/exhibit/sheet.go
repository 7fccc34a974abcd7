package exhibit

import (
	"context"
	"io"

	appexport "rapport/app/export"
	"rapport/ui/export"
)

// WriteSheet writes a sheet as CSV, as a workbook or as JSON.
func WriteSheet(ctx context.Context, w io.Writer, f export.Format, s *appexport.Sheet) error {
	rows := export.Rows{Name: s.Name, Columns: make([]export.Column, len(s.Columns))}
	for i, c := range s.Columns {
		rows.Columns[i] = export.Column(c)
	}
	rows.Each = func(row func([]string) error) error { return s.Each(ctx, row) }
	return rows.Write(w, f)
}
