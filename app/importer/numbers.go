package importer

import (
	"strings"

	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/finance"
)

// numberReader reads numbers as a file writes them: 1,234.50 or 1.234,50.
type numberReader struct {
	comma bool
	// stored is a workbook, whose plain numbers are as it keeps them, with a
	// point, whatever is shown.
	stored bool
}

func (r numberReader) decimal(text string) (decimal.Decimal, *app.Error) {
	d, fault := parseDecimal(r.point(text))
	return d, r.own(text, fault)
}

func (r numberReader) amount(text string, c finance.Currency) (finance.Amount, *app.Error) {
	a, fault := parseAmount(r.point(text), c)
	return a, r.own(text, fault)
}

// point writes a number with a point.
func (r numberReader) point(text string) string {
	if !r.comma || r.stored && isPlainNumber(text) {
		return text
	}
	return swapMarks.Replace(clean(text))
}

var swapMarks = strings.NewReplacer(",", ".", ".", ",")

// own is a fault in the words of the file.
func (r numberReader) own(text string, fault *app.Error) *app.Error {
	if fault == nil || !r.comma {
		return fault
	}
	if foreign(strings.TrimSpace(r.point(text))) {
		return app.Errorf(app.BadInput, "%q has a point where a decimal comma belongs; write numbers like 1234,50, or choose the point as the decimal sign.", short(text))
	}
	if len(fault.Args) > 0 {
		fault.Args[0] = short(text)
	}
	return fault
}
