package finance

import (
	"database/sql/driver"
	"fmt"
	"time"
)

// Date is a civil date without a time zone, kept as the decimal number
// yyyymmdd, so that it sorts, compares and reads as a date. Zero is "no date".
type Date int32

// NewDate makes the date of year, month and day; values outside their range
// roll over as in time.Date.
func NewDate(year int, month time.Month, day int) Date {
	return DateOf(time.Date(year, month, day, 0, 0, 0, 0, time.UTC))
}

// DateOf is the civil date that t shows in its own location.
func DateOf(t time.Time) Date {
	y, m, d := t.Date()
	return Date(y*10000 + int(m)*100 + d)
}

// ParseDate reads 2026-03-10. The empty string is no date.
func ParseDate(s string) (Date, error) {
	if s == "" {
		return 0, nil
	}
	t, err := time.Parse("2006-01-02", s)
	if err != nil || t.Year() < 1 {
		return 0, fmt.Errorf("%q is not a date like 2026-03-10", s)
	}
	return DateOf(t), nil
}

// MustDate is ParseDate for literals; it panics on a bad one.
func MustDate(s string) Date {
	d, err := ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// Time is midnight UTC of the date; the zero time for no date.
func (d Date) Time() time.Time {
	if d == 0 {
		return time.Time{}
	}
	return time.Date(int(d)/10000, time.Month(int(d)/100%100), int(d)%100, 0, 0, 0, 0, time.UTC)
}

// String is 2026-03-10, or empty for no date.
func (d Date) String() string {
	if d == 0 {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", int(d)/10000, int(d)/100%100, int(d)%100)
}

// IsZero reports no date.
func (d Date) IsZero() bool { return d == 0 }

// Month is the month that the date lies in.
func (d Date) Month() Month { return Month(d / 100) }

// AddDays moves the date by n days.
func (d Date) AddDays(n int) Date { return DateOf(d.Time().AddDate(0, 0, n)) }

// DaysSince counts the days from earlier to d; negative where d comes first.
func (d Date) DaysSince(earlier Date) int {
	return int(d.Time().Sub(earlier.Time()) / (24 * time.Hour))
}

// AddMonths moves by n months and stays within the month reached: 31 January
// plus one month is 28 or 29 February.
func (d Date) AddMonths(n int) Date {
	m := d.Month().Add(n)
	day := int(d) % 100
	if last := int(m.Last()) % 100; day > last {
		day = last
	}
	return Date(int32(m)*100 + int32(day))
}

// Value writes the date as text (NULL for no date), as every document table
// keeps it.
func (d Date) Value() (driver.Value, error) {
	if d == 0 {
		return nil, nil
	}
	return d.String(), nil
}

// Scan reads what Value wrote, and the integer form of the ledger.
func (d *Date) Scan(src any) error {
	switch v := src.(type) {
	case nil:
		*d = 0
		return nil
	case int64:
		*d = Date(v)
		return nil
	case string:
		parsed, err := ParseDate(v)
		*d = parsed
		return err
	case []byte:
		return d.Scan(string(v))
	case time.Time:
		*d = DateOf(v)
		return nil
	}
	return fmt.Errorf("cannot read a date from %T", src)
}

// MarshalText writes 2026-03-10 for JSON and CSV.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (d *Date) UnmarshalText(b []byte) error {
	parsed, err := ParseDate(string(b))
	*d = parsed
	return err
}
