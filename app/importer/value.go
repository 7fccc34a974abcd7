package importer

import (
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"
	"golang.org/x/text/width"

	"rapport/app"
	"rapport/finance"
)

// numberLimit is longer than any number in a table.
const numberLimit = 40

// parseDecimal reads a number with a decimal point: digits may be grouped in
// threes by comma, space or apostrophe, a currency sign may stand beside it, and
// brackets mean minus. A number written with a decimal comma is refused with
// that hint, since "1,234" would be read wrong without a word.
func parseDecimal(text string) (decimal.Decimal, *app.Error) {
	if isPlainNumber(text) {
		if d, err := decimal.NewFromString(text); err == nil {
			return d, nil
		}
	}
	bad := func() (decimal.Decimal, *app.Error) {
		return decimal.Zero, app.Errorf(app.BadInput, "%q is no number.", short(text))
	}
	s := clean(text)
	negative := false
	if strings.HasPrefix(s, "(") && strings.HasSuffix(s, ")") {
		negative, s = true, strings.TrimSpace(s[1:len(s)-1])
	}
	s = strings.TrimFunc(s, func(r rune) bool { return unicode.Is(unicode.Sc, r) || unicode.IsSpace(r) })
	switch {
	case strings.HasPrefix(s, "-"):
		negative, s = !negative, strings.TrimFunc(s[1:], func(r rune) bool { return unicode.Is(unicode.Sc, r) || unicode.IsSpace(r) })
	case strings.HasPrefix(s, "+"):
		s = s[1:]
	}
	if s == "" || len(s) > numberLimit || strings.Trim(s, "0123456789.,' ") != "" {
		return bad()
	}
	if foreign(s) {
		return decimal.Zero, app.Errorf(app.BadInput, "%q has a comma where a decimal point belongs; write numbers like 1234.50.", short(text))
	}
	whole, fraction, _ := strings.Cut(s, ".")
	groups := strings.FieldsFunc(whole, func(r rune) bool { return r == ',' || r == '\'' || r == ' ' })
	for i, g := range groups {
		if i > 0 && len(g) != 3 || len(groups) > 1 && len(g) > 3 {
			return bad()
		}
	}
	if strings.Trim(fraction, "0123456789") != "" || whole == "" && fraction == "" {
		return bad()
	}
	d, err := decimal.NewFromString("0" + strings.Join(groups, "") + "." + fraction + "0")
	if err != nil {
		return bad()
	}
	if negative {
		d = d.Neg()
	}
	return d, nil
}

// isPlainNumber is true for digits with at most one point and a sign: what
// nearly every cell holds.
func isPlainNumber(s string) bool {
	if s == "" || len(s) > numberLimit {
		return false
	}
	digits, points := 0, 0
	for i := range len(s) {
		switch {
		case s[i] >= '0' && s[i] <= '9':
			digits++
		case s[i] == '.':
			points++
		case s[i] == '-' && i == 0:
		default:
			return false
		}
	}
	return digits > 0 && points <= 1
}

// foreign recognises a decimal comma: after a point, before other than three
// digits, or after several points.
func foreign(s string) bool {
	comma, point := strings.LastIndex(s, ","), strings.Index(s, ".")
	switch {
	case strings.Count(s, ".") > 1:
		return true
	case comma < 0:
		return false
	case point >= 0:
		return comma > point
	}
	return len(s)-comma-1 != 3
}

// clean narrows full-width digits and signs and turns every kind of space and
// minus into the plain one.
func clean(text string) string {
	s := width.Narrow.String(strings.TrimSpace(text))
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\u2212' || r == '\u2013':
			return '-'
		case r == '\u2019':
			return '\''
		case unicode.IsSpace(r):
			return ' '
		}
		return r
	}, s)
}

// parseAmount reads money of the company's currency.
func parseAmount(text string, c finance.Currency) (finance.Amount, *app.Error) {
	s := strings.TrimSpace(text)
	if n := len(s) - len(c.Code); n > 0 && strings.EqualFold(s[n:], c.Code) {
		s = s[:n]
	} else if n > 0 && strings.EqualFold(s[:len(c.Code)], c.Code) {
		s = s[len(c.Code):]
	}
	d, fault := parseDecimal(s)
	if fault != nil {
		return 0, fault
	}
	if !d.Equal(d.Round(c.Exponent)) {
		return 0, app.Errorf(app.BadInput, "%q has more decimals than %s has.", short(text), c.Code)
	}
	a, err := finance.Round(d, c)
	if err != nil {
		return 0, app.Errorf(app.BadInput, "%q is too large for an amount.", short(text))
	}
	return a, nil
}

// dateReader reads civil dates in the forms that are always read and in the one
// that the user names.
type dateReader struct {
	layout string // of package time, empty for none
	format string // as the user wrote it

	stored    bool // a workbook: a plain number may be a day, counted as workbooks do
	since1904 bool // counted from 1904
}

// newDateReader understands DD/MM/YYYY, %d/%m/%Y and 02/01/2006.
func newDateReader(format string) (dateReader, error) {
	if format == "" {
		return dateReader{}, nil
	}
	layout := format
	if !strings.Contains(format, "2006") && !strings.Contains(format, "06") {
		layout = datePatterns.Replace(format)
	}
	probe := time.Date(2031, time.November, 28, 0, 0, 0, 0, time.UTC)
	if back, err := time.Parse(layout, probe.Format(layout)); err != nil || !back.Equal(probe) {
		return dateReader{}, app.Errorf(app.BadInput, "%q is no date format; write it like DD/MM/YYYY or MM-DD-YYYY.", format)
	}
	return dateReader{layout: layout, format: format}, nil
}

var datePatterns = strings.NewReplacer(
	"%Y", "2006", "%y", "06", "%m", "1", "%d", "2", "%b", "Jan", "%B", "January",
	"YYYY", "2006", "yyyy", "2006", "YY", "06", "yy", "06",
	"MMMM", "January", "MMM", "Jan", "mmm", "Jan", "MM", "1", "mm", "1", "M", "1", "m", "1",
	"DD", "2", "dd", "2", "D", "2", "d", "2",
)

// parse reads a date; a time after it is dropped.
func (r dateReader) parse(text string) (finance.Date, *app.Error) {
	s := clean(text)
	if r.layout != "" {
		if d, ok := r.declared(s); ok {
			return d, nil
		}
	}
	if d, ok := isoDate(s); ok {
		return d, nil
	}
	if d, ok := r.serial(s); ok {
		return d, nil
	}
	if r.layout != "" {
		return 0, app.Errorf(app.BadInput, "%q is no date of the form %s.", short(text), r.format)
	}
	return 0, app.Errorf(app.BadInput, "%q is no date like 2026-03-10; name another order of day and month as the date format, such as DD/MM/YYYY.", short(text))
}

// serial reads a day as a workbook counts it, in a cell that is not formatted as
// a date: between 1927 and 2119 it can be little else in a column of dates.
func (r dateReader) serial(s string) (finance.Date, bool) {
	if !r.stored || !isPlainNumber(s) {
		return 0, false
	}
	n, err := strconv.ParseFloat(s, 64)
	if err != nil || n < 10_000 || n >= 80_000 {
		return 0, false
	}
	t, err := excelize.ExcelDateToTime(n, r.since1904)
	return finance.DateOf(t), err == nil
}

// declared tries the layout on the whole text, then on its beginning, since a
// time may follow.
func (r dateReader) declared(s string) (finance.Date, bool) {
	for candidate := s; candidate != ""; {
		if t, err := time.Parse(r.layout, candidate); err == nil && plausible(t.Year()) {
			return finance.DateOf(t), true
		}
		cut := strings.LastIndexAny(candidate, " T")
		if cut < 0 {
			return 0, false
		}
		candidate = candidate[:cut]
	}
	return 0, false
}

func plausible(year int) bool { return year >= 1000 && year <= 9999 }

// isoDate reads 2026-03-10, 2026/3/10, 20260310 and 2026年3月10日, with or without
// a time after it.
func isoDate(s string) (finance.Date, bool) {
	year, rest, ok := digits(s, 4, 4)
	if !ok || rest == "" {
		return 0, false
	}
	var month, day int
	switch separator, tail := firstRune(rest); separator {
	case '-', '/', '年':
		var mark rune
		if month, rest, ok = digits(tail, 1, 2); !ok {
			return 0, false
		}
		if mark, rest = firstRune(rest); mark != separator && !(separator == '年' && mark == '月') {
			return 0, false
		}
		if day, rest, ok = digits(rest, 1, 2); !ok {
			return 0, false
		}
		rest = strings.TrimPrefix(rest, "日")
	default:
		if month, rest, ok = digits(rest, 2, 2); !ok {
			return 0, false
		}
		if day, rest, ok = digits(rest, 2, 2); !ok {
			return 0, false
		}
	}
	if rest != "" && !isTime(rest) {
		return 0, false
	}
	d := finance.NewDate(year, time.Month(month), day)
	return d, plausible(year) && d == finance.Date(year*10000+month*100+day)
}

// isTime reports a time of day after a date, such as " 12:30" or "T090000Z".
func isTime(s string) bool { return timeOfDay.MatchString(s) }

var timeOfDay = regexp.MustCompile(`^[ Tt]+\d{1,2}(:\d{1,2}|\d{2}).*$|^[ Tt]+\d{1,2} ?[AaPp][Mm]$`)

// digits takes a number of least to most digits off the front.
func digits(s string, least, most int) (n int, rest string, ok bool) {
	i := 0
	for i < len(s) && i < most && s[i] >= '0' && s[i] <= '9' {
		n = n*10 + int(s[i]-'0')
		i++
	}
	return n, s[i:], i >= least
}

func firstRune(s string) (rune, string) {
	r, size := utf8.DecodeRuneInString(s)
	return r, s[size:]
}

// parseMonth reads 2026-03, 2026/3, 202603, 2026年3月, or the month of a date.
func parseMonth(text string, dates dateReader) (finance.Month, *app.Error) {
	s := strings.TrimSuffix(clean(text), "月")
	if year, rest, ok := digits(s, 4, 4); ok && plausible(year) {
		separator, tail := firstRune(rest)
		if separator != '-' && separator != '/' && separator != '年' {
			tail = rest
		}
		if month, end, ok := digits(tail, 1, 2); ok && end == "" && month >= 1 && month <= 12 {
			return finance.Month(year*100 + month), nil
		}
	}
	if d, fault := dates.parse(text); fault == nil {
		return d.Month(), nil
	}
	return 0, app.Errorf(app.BadInput, "%q is no month; write it like 2026-03.", short(text))
}

// parseYesNo reads the words that mean yes or no.
func parseYesNo(text string) (bool, *app.Error) {
	switch strings.ToLower(strings.TrimSpace(text)) {
	case "yes", "y", "true", "1", "是":
		return true, nil
	case "no", "n", "false", "0", "否":
		return false, nil
	}
	return false, app.Errorf(app.BadInput, "%q is neither yes nor no.", short(text))
}

// short keeps a sentence readable when the cell is long.
func short(text string) string {
	runes := []rune(strings.TrimSpace(text))
	if len(runes) > 60 {
		return string(runes[:60]) + "…"
	}
	return string(runes)
}
