package export

import (
	"errors"

	"rapport/assets/i18n"
	"rapport/ui/chart"
)

// Format is a kind of file, by its ending.
type Format string

// The formats.
const (
	PNG  Format = "png"
	SVG  Format = "svg"
	PDF  Format = "pdf"
	XLS  Format = "xlsx"
	Data Format = "csv"
)

// File puts an exhibit into a file: its chart as a picture or a page, or its
// figures as a workbook with a chart of Excel's own. Width and height of the
// options shape the chart.
func File(e Exhibit, f Format, o chart.Options) ([]byte, error) {
	switch {
	case f == XLS && e.Table != nil:
		return Book([]Exhibit{e})
	case f == Data && e.Table != nil:
		return CSV(e.Table())
	case e.Drawing == nil:
		return nil, errors.New(i18n.T("There is no chart of this yet."))
	case f == PDF:
		return ChartPDF(e.Drawing, o)
	}
	o.Format = chart.Format(f)
	return chart.Render(e.Drawing, o)
}
