package finance

import (
	"fmt"
	"time"
)

// Month is a calendar month kept as the decimal number yyyymm. Zero is none.
type Month int32

// ParseMonth reads 2026-03.
func ParseMonth(s string) (Month, error) {
	t, err := time.Parse("2006-01", s)
	if err != nil {
		return 0, fmt.Errorf("%q is not a month like 2026-03", s)
	}
	return DateOf(t).Month(), nil
}

// String is 2026-03, or empty for none.
func (m Month) String() string {
	if m == 0 {
		return ""
	}
	return fmt.Sprintf("%04d-%02d", int(m)/100, int(m)%100)
}

// First is the first day of the month.
func (m Month) First() Date { return Date(int32(m)*100 + 1) }

// Last is the last day of the month.
func (m Month) Last() Date { return m.Add(1).First().AddDays(-1) }

// Add moves by n months.
func (m Month) Add(n int) Month {
	i := int(m)/100*12 + int(m)%100 - 1 + n
	return Month(i/12*100 + i%12 + 1)
}

// Since counts the months from earlier to m.
func (m Month) Since(earlier Month) int {
	return (int(m)/100-int(earlier)/100)*12 + int(m)%100 - int(earlier)%100
}

// MarshalText writes 2026-03 for JSON and CSV.
func (m Month) MarshalText() ([]byte, error) { return []byte(m.String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (m *Month) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*m = 0
		return nil
	}
	parsed, err := ParseMonth(string(b))
	*m = parsed
	return err
}

// Period is a span of days, both ends included. A zero end is open.
type Period struct{ From, To Date }

// Contains reports whether day lies in the period.
func (p Period) Contains(day Date) bool {
	return (p.From == 0 || day >= p.From) && (p.To == 0 || day <= p.To)
}

// Before is the period of equal length that ends where p begins. Whole months
// stay whole months: April to June is preceded by January to March. A period
// with an open end has none and gives the zero period.
func (p Period) Before() Period {
	if p.From == 0 || p.To == 0 {
		return Period{}
	}
	if p.From == p.From.Month().First() && p.To == p.To.Month().Last() {
		n := p.To.Month().Since(p.From.Month()) + 1
		return Period{From: p.From.Month().Add(-n).First(), To: p.From.AddDays(-1)}
	}
	n := p.To.DaysSince(p.From) + 1
	return Period{From: p.From.AddDays(-n), To: p.From.AddDays(-1)}
}

// YearBefore is the same period a year earlier.
func (p Period) YearBefore() Period {
	q := Period{}
	if p.From != 0 {
		q.From = p.From.AddMonths(-12)
	}
	if p.To != 0 {
		q.To = p.To.AddMonths(-12)
		if p.To == p.To.Month().Last() {
			q.To = q.To.Month().Last()
		}
	}
	return q
}

// Months lists the months that the period touches, in order; none where an end
// is open.
func (p Period) Months() []Month {
	if p.From == 0 || p.To == 0 {
		return nil
	}
	var months []Month
	for m := p.From.Month(); m <= p.To.Month(); m = m.Add(1) {
		months = append(months, m)
	}
	return months
}
