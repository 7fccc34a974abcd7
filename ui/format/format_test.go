package format

import (
	"testing"
	"time"

	"github.com/shopspring/decimal"

	"rapport/assets/i18n"
	"rapport/finance"
)

var (
	usd = finance.Currency{Code: "USD", Exponent: 2}
	jpy = finance.Currency{Code: "JPY", Exponent: 0}
	kwd = finance.Currency{Code: "KWD", Exponent: 3}
)

func inLocale(t *testing.T, name string) {
	t.Helper()
	SetLocale(name)
	t.Cleanup(func() { SetLocale("") })
}

func inChinese(t *testing.T) {
	t.Helper()
	i18n.SetLanguage(i18n.ZhHans)
	t.Cleanup(func() { i18n.SetLanguage(i18n.En) })
}

func check(t *testing.T, what, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("%s: got %q, want %q", what, got, want)
	}
}

func TestAmounts(t *testing.T) {
	check(t, "amount", Amount(128400, usd), "1,284.00")
	check(t, "loss", Amount(-1330, usd), "−13.30")
	check(t, "cent", Amount(-5, usd), "−0.05")
	check(t, "yen", Amount(1234567, jpy), "1,234,567")
	check(t, "fils", Amount(-1234567, kwd), "−1,234.567")
	check(t, "zero", Amount(0, usd), "0.00")
	check(t, "three digits", Amount(99900, usd), "999.00")
	check(t, "a trillion", Amount(100_000_000_000_000, usd), "1,000,000,000,000.00")
	check(t, "signed", Signed(150, usd), "+1.50")
	check(t, "signed loss", Signed(-150, usd), "−1.50")
	check(t, "signed zero", Signed(0, usd), "0.00")
	check(t, "count", Count(100000), "100,000")
	check(t, "decimal", Decimal(decimal.RequireFromString("-1234.5")), "−1,234.5")
}

func TestAmountsFollowTheLocale(t *testing.T) {
	for locale, want := range map[string]string{
		"de_DE.UTF-8": "−1.234,50", "fr_FR.UTF-8": "−1\u00a0234,50", "en_GB": "−1,234.50", "de_CH": "−1’234.50",
		"zh_CN.UTF-8": "−1,234.50", "C": "−1,234.50", "": "−1,234.50", "nonsense name": "−1,234.50", "ar_EG": "−1,234.50",
	} {
		inLocale(t, locale)
		check(t, locale, Amount(-123450, usd), want)
	}
}

func TestPercent(t *testing.T) {
	ratio := decimal.RequireFromString
	check(t, "one decimal", Percent(ratio("0.412")), "41.2\u00a0%")
	check(t, "loss", Percent(ratio("-0.317")), "−31.7\u00a0%")
	check(t, "whole", PercentWhole(ratio("1.4099")), "141\u00a0%")
	check(t, "signed", PercentSigned(ratio("0.05")), "+5.0\u00a0%")
	check(t, "signed, rounds to zero", PercentSigned(ratio("0.0001")), "0.0\u00a0%")
	check(t, "minus zero", Percent(ratio("-0.0001")), "0.0\u00a0%")
	check(t, "thousands", PercentWhole(ratio("123.45")), "12,345\u00a0%")
	inChinese(t)
	check(t, "Chinese, without a space", Percent(ratio("-0.317")), "−31.7%")
}

func TestShort(t *testing.T) {
	check(t, "small", Short(-1330, usd), "−13.3")
	check(t, "thousands", Short(3_000_000, usd), "30k")
	check(t, "millions", Short(128_400_000, usd), "1.28M")
	check(t, "trillions", Short(100_000_000_000_000, usd), "1T")
	s := NewScale(3_000_000, usd)
	check(t, "zero on a scale", s.Text(0), "0")
	check(t, "below the unit", s.Text(-50_000), "−0.5k")
	check(t, "signed", s.Signed(210_000), "+2.1k")
	check(t, "signed to nothing", s.Signed(100), "0")
	inChinese(t)
	check(t, "Chinese thousands", Short(500_000, usd), "5,000")
	check(t, "Chinese ten thousands", Short(1_500_000, usd), "1.5万")
	check(t, "Chinese hundred millions", Short(12_000_000_000, usd), "1.2亿")
}

func TestDates(t *testing.T) {
	d := finance.MustDate("2026-03-02")
	check(t, "date", Date(d), "2 Mar 2026")
	check(t, "short", DateShort(d), "2 Mar")
	check(t, "near", DateNear(d, finance.MustDate("2026-12-31")), "2 Mar")
	check(t, "far", DateNear(d, finance.MustDate("2027-01-01")), "2 Mar 2026")
	check(t, "month", Month(d.Month()), "Mar 2026")
	check(t, "short month", MonthShort(202512), "Dec")
	check(t, "none", Date(0)+DateShort(0)+DateField(0)+Month(0)+MonthShort(0), "")
	inChinese(t)
	check(t, "Chinese date", Date(d), "2026年3月2日")
	check(t, "Chinese short", DateShort(d), "3月2日")
	check(t, "Chinese month", Month(d.Month()), "2026年3月")
	check(t, "Chinese short month", MonthShort(d.Month()), "3月")
	check(t, "Chinese field", DateField(d), "2026-03-02")
}

func TestPeriod(t *testing.T) {
	day := finance.MustDate
	for _, c := range []struct{ from, to, want string }{
		{"2025-04-01", "2026-03-31", "Apr 2025 – Mar 2026"},
		{"2026-03-01", "2026-03-31", "Mar 2026"},
		{"2026-03-01", "2026-03-15", "1 Mar 2026 – 15 Mar 2026"},
		{"2026-03-01", "2026-03-01", "1 Mar 2026"},
		{"", "2026-03-15", "Until 15 Mar 2026"},
		{"2026-03-15", "", "From 15 Mar 2026"},
		{"", "", "All time"},
	} {
		check(t, c.from+" "+c.to, Period(finance.Period{From: optional(day, c.from), To: optional(day, c.to)}), c.want)
	}
}

func optional(parse func(string) finance.Date, s string) finance.Date {
	if s == "" {
		return 0
	}
	return parse(s)
}

func TestMoment(t *testing.T) {
	at := time.Date(2026, 11, 23, 18, 5, 0, 0, time.Local)
	for l, want := range map[i18n.Language]string{i18n.En: "23 Nov 2026 18:05", i18n.ZhHans: "2026年11月23日 18:05"} {
		i18n.SetLanguage(l)
		if got := MomentUTC(at.UTC().Format(time.RFC3339)); got != want {
			t.Errorf("%s: %q, want %q", l, got, want)
		}
	}
	i18n.SetLanguage(i18n.En)
	if got := MomentUTC("yesterday"); got != "yesterday" {
		t.Errorf("no moment: %q", got)
	}
}
