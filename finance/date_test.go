package finance_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"rapport/finance"
)

func anyDate(t *rapid.T, name string) finance.Date {
	return finance.NewDate(2000, time.January, 1).AddDays(rapid.IntRange(0, 20000).Draw(t, name))
}

func TestDatesRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d, n := anyDate(t, "date"), rapid.IntRange(-5000, 5000).Draw(t, "days")
		parsed, err := finance.ParseDate(d.String())
		if err != nil || parsed != d {
			t.Fatalf("%s: %s, %v", d, parsed, err)
		}
		if d.AddDays(n).DaysSince(d) != n {
			t.Fatalf("%s + %d days is %s", d, n, d.AddDays(n))
		}
		var scanned finance.Date
		value, err := d.Value()
		if err != nil || scanned.Scan(value) != nil || scanned != d {
			t.Fatalf("%s kept as %v and read as %s, %v", d, value, scanned, err)
		}
	})
}

func TestAddMonthsStaysInTheMonth(t *testing.T) {
	for _, c := range []struct {
		from string
		n    int
		want string
	}{{"2026-01-31", 1, "2026-02-28"}, {"2024-01-31", 1, "2024-02-29"}, {"2026-03-31", -1, "2026-02-28"}, {"2025-12-15", 1, "2026-01-15"}} {
		if got := finance.MustDate(c.from).AddMonths(c.n); got.String() != c.want {
			t.Errorf("%s + %d months: %s, want %s", c.from, c.n, got, c.want)
		}
	}
}

func TestBadDates(t *testing.T) {
	for _, s := range []string{"2026-02-30", "26-02-03", "2026/02/03", "x", "0000-01-01"} {
		if _, err := finance.ParseDate(s); err == nil {
			t.Errorf("%q is read as a date", s)
		}
	}
}

func TestPeriodBefore(t *testing.T) {
	period := func(from, to string) finance.Period {
		return finance.Period{From: finance.MustDate(from), To: finance.MustDate(to)}
	}
	for _, c := range []struct{ p, before, year finance.Period }{
		{period("2026-04-01", "2026-06-30"), period("2026-01-01", "2026-03-31"), period("2025-04-01", "2025-06-30")},
		{period("2024-02-01", "2024-02-29"), period("2024-01-01", "2024-01-31"), period("2023-02-01", "2023-02-28")},
		{period("2025-02-01", "2025-02-28"), period("2025-01-01", "2025-01-31"), period("2024-02-01", "2024-02-29")},
		{period("2026-03-10", "2026-03-19"), period("2026-02-28", "2026-03-09"), period("2025-03-10", "2025-03-19")},
	} {
		if got := c.p.Before(); got != c.before {
			t.Errorf("before %v: %v, want %v", c.p, got, c.before)
		}
		if got := c.p.YearBefore(); got != c.year {
			t.Errorf("a year before %v: %v, want %v", c.p, got, c.year)
		}
	}
	if open := (finance.Period{To: 20260101}).Before(); open != (finance.Period{}) {
		t.Errorf("an open period has nothing before it: %v", open)
	}
}

func TestMonthsCount(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m, n := anyDate(t, "date").Month(), rapid.IntRange(-500, 500).Draw(t, "n")
		if got := m.Add(n); got.Since(m) != n || got.Last().AddDays(1) != got.Add(1).First() {
			t.Fatalf("%s + %d is %s", m, n, got)
		}
	})
}
