package importer

import (
	"slices"
	"strings"

	"rapport/finance"
)

// suggestRows is how many rows are looked at to tell how dates and numbers are
// written.
const suggestRows = 2_000

// DateFormats are the orders of day, month and year that a person may choose
// from, besides 2026-03-10, which is always read.
func DateFormats() []string {
	return []string{
		"DD/MM/YYYY", "MM/DD/YYYY", "DD.MM.YYYY", "DD-MM-YYYY", "MM-DD-YYYY", "YYYY.MM.DD",
		"DD/MM/YY", "MM/DD/YY", "DD.MM.YY", "DD-MMM-YYYY", "DD-MMM-YY", "DD MMM YYYY", "MMM DD, YYYY",
	}
}

// dateFields and numberFields are the fields of all kinds that hold such values.
var (
	dateFields = []string{
		"birthday", "created", "date", "end", "paid_on", "received", "responded_on", "shipped_on", "start",
		"status_on", "touched_on", "written_off_on",
	}
	numberFields = []string{
		"amount", "budget", "capacity_minutes", "cost", "discount", "discount_percent", "minutes", "parts_cost", "payment_fee",
		"price", "quantity", "refund", "restocking_fee", "shipping_charged", "shipping_cost", "tax", "tenure", "unit_cost", "unit_price",
	}
)

// IsDate and IsNumber tell what a field holds; most hold text.
func IsDate(field string) bool { return slices.Contains(dateFields, field) }

// IsNumber reports a field of numbers or money.
func IsNumber(field string) bool { return slices.Contains(numberFields, field) }

// Ways is how the dates and numbers of a file seem to be written.
type Ways struct {
	// DateFormat is empty where all are as 2026-03-10, or where it is not clear.
	DateFormat string
	// Unclear are formats between which the dates do not tell, such as 03/04/2026.
	Unclear []string
	Example string // a date that is not clear
	Decimal string // "," or "."; empty where no number tells
}

// suggest tells from some rows how dates and numbers are written.
func suggest(rows []Row, m *mapping) Ways {
	var w Ways
	var dates, numbers []string
	for field, s := range m.slots {
		if s.column < 0 {
			continue
		}
		date, number := IsDate(field), IsNumber(field)
		if !date && !number {
			continue
		}
		for _, row := range rows {
			if s.column >= len(row.Cells) {
				continue
			}
			switch text := strings.TrimSpace(row.Cells[s.column]); {
			case text == "":
			case date:
				dates = append(dates, text)
			default:
				numbers = append(numbers, text)
			}
		}
	}
	w.dates(dates)
	w.Decimal = decimalSign(numbers)
	return w
}

// dates finds the formats that read as many of the dates as any does.
func (w *Ways) dates(texts []string) {
	texts = slices.DeleteFunc(texts, func(s string) bool { _, ok := isoDate(clean(s)); return ok })
	if len(texts) == 0 {
		return
	}
	var best []string
	most := 0
	read := map[string][]finance.Date{}
	for _, format := range DateFormats() {
		r, err := newDateReader(format)
		if err != nil {
			continue
		}
		n := 0
		for _, text := range texts {
			d, ok := r.declared(clean(text))
			if ok {
				n++
			}
			read[format] = append(read[format], d)
		}
		switch {
		case n > most:
			best, most = []string{format}, n
		case n == most && n > 0:
			best = append(best, format)
		}
	}
	// Formats that read every date alike are one, such as DD.MM.YY for DD.MM.YYYY.
	var unlike []string
	for _, format := range best {
		if !slices.ContainsFunc(unlike, func(o string) bool { return slices.Equal(read[o], read[format]) }) {
			unlike = append(unlike, format)
		}
	}
	switch {
	case most*2 < len(texts): // mostly no dates at all
	case len(unlike) == 1:
		w.DateFormat = unlike[0]
	case len(unlike) > 1:
		w.Unclear, w.Example = unlike, texts[0]
	}
}

// decimalSign is the sign that stands before the decimals; empty where no number
// tells, or where they do not agree.
func decimalSign(texts []string) string {
	commas, points := 0, 0
	for _, text := range texts {
		s := strings.Trim(clean(text), "+-() ")
		if strings.Trim(s, "0123456789.,' ") != "" {
			continue
		}
		comma, point := strings.LastIndex(s, ","), strings.LastIndex(s, ".")
		switch {
		case foreign(s):
			commas++
		case point > comma && (comma >= 0 || len(s)-point-1 != 3):
			points++
		}
	}
	switch {
	case commas > 0 && points == 0:
		return ","
	case points > 0 && commas == 0:
		return "."
	}
	return ""
}

// ReadDate reads a date in one of DateFormats.
func ReadDate(text, format string) (finance.Date, bool) {
	r, err := newDateReader(format)
	if err != nil {
		return 0, false
	}
	return r.declared(clean(text))
}
