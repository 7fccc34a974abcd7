package format

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rapport/assets/i18n"
	"rapport/finance"
)

func TestParseAmount(t *testing.T) {
	for text, want := range map[string]finance.Amount{
		"1,234.50": 123450, "1234.5": 123450, "-13.30": -1330, "−13.30": -1330, "+5": 500, ".5": 50, "5.": 500,
		"19.90*3": 5970, "10+5-2": 1300, "2*3+4*5": 2600, "-2*3": -600, "2*-3": -600, "10 - 2.50": 750,
		"19.90 × 3": 5970, "0.333*3": 100, "1 234.50": 123450, "1'234.50": 123450, "１２．５０": 1250,
		"$12.50": 1250, "12.50 USD": 1250, "usd 12.50": 1250, "€7": 700, "0": 0,
	} {
		got, err := ParseAmount(text, usd)
		if err != nil || got != want {
			t.Errorf("ParseAmount(%q) = %d, %v, want %d", text, got, err, want)
		}
	}
	for _, text := range []string{
		"", " ", "abc", "12,50", ",5", "1,,234", "1,23,456", "1234,567", "1.2.3", "5+", "*3", "--5", "5+-2", "1.005", "1e5",
		"5*", "USD", "$", "NaN", "1/3", "(1+2)", strings.Repeat("9", 101), strings.Repeat("9", 25),
	} {
		if got, err := ParseAmount(text, usd); err == nil {
			t.Errorf("ParseAmount(%q) = %d, want an error", text, got)
		}
	}
}

func TestParseAmountKnowsItsCurrencyAndLocale(t *testing.T) {
	if _, err := ParseAmount("1.5", jpy); err == nil || err.Error() != "JPY has 0 decimals at most" {
		t.Errorf("half a yen: %v", err)
	}
	inLocale(t, "de_DE.UTF-8")
	for text, want := range map[string]finance.Amount{"1.234,50": 123450, "19,90*3": 5970, "1234,5": 123450, "−0,05": -5} {
		if got, err := ParseAmount(text, usd); err != nil || got != want {
			t.Errorf("ParseAmount(%q) = %d, %v, want %d", text, got, err, want)
		}
	}
	for _, text := range []string{"1,234.50", "12.50"} {
		if got, err := ParseAmount(text, usd); err == nil {
			t.Errorf("ParseAmount(%q) = %d, want an error", text, got)
		}
	}
}

func TestWhatIsShownIsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		SetLocale(rapid.SampledFrom([]string{"", "de_DE", "fr_FR", "de_CH", "en_IN", "ru_RU", "zh_CN"}).Draw(t, "locale"))
		defer SetLocale("")
		c := rapid.SampledFrom([]finance.Currency{usd, jpy, kwd}).Draw(t, "currency")
		a := finance.Amount(rapid.Int64Range(-1e15, 1e15).Draw(t, "amount"))
		if got, err := ParseAmount(Signed(a, c), c); err != nil || got != a {
			t.Fatalf("%d shown as %q is read as %d, %v", a, Signed(a, c), got, err)
		}
		if got, err := ParseAmount(Amount(a, c), c); err != nil || got != a {
			t.Fatalf("%d shown as %q is read as %d, %v", a, Amount(a, c), got, err)
		}
	})
}

func FuzzParseAmount(f *testing.F) {
	for _, seed := range []string{"1,234.50", "19.90*3", "10+5-2", "−1", "1e9999", "٣"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if a, err := ParseAmount(text, usd); err == nil {
			if back, err := ParseAmount(Amount(a, usd), usd); err != nil || back != a {
				t.Errorf("%q gives %d, which does not survive: %d, %v", text, a, back, err)
			}
		}
	})
}

func TestParseDate(t *testing.T) {
	today := finance.MustDate("2026-03-15")
	for text, want := range map[string]string{
		"2026-03-10": "2026-03-10", "2026/3/10": "2026-03-10", "20260310": "2026-03-10", "3/10": "2026-03-10",
		"3/10/2025": "2025-03-10", "3/10/25": "2025-03-10", "10 Mar": "2026-03-10", "10mar": "2026-03-10",
		"10 March 2025": "2025-03-10", "Mar 10": "2026-03-10", "March 10, 2025": "2025-03-10", "1st sept": "2026-09-01",
		"today": "2026-03-15", "Yesterday": "2026-03-14", "tomorrow": "2026-03-16", "+7": "2026-03-22", "-3": "2026-03-12",
		"−3": "2026-03-12", "3月10日": "2026-03-10", "2025年3月10日": "2025-03-10", "今天": "2026-03-15", "昨天": "2026-03-14",
		"２０２６－０３－１０": "2026-03-10", "": "", "29 Feb 2024": "2024-02-29",
	} {
		if got, err := ParseDate(text, today); err != nil || got.String() != want {
			t.Errorf("ParseDate(%q) = %s, %v, want %s", text, got, err, want)
		}
	}
	for _, text := range []string{"13/45", "2026-02-30", "29 Feb", "ma 10", "10 Foo", "soon", "+123456", "1 2 3 4", "0/0", "3026-01-01", "10"} {
		if got, err := ParseDate(text, today); err == nil {
			t.Errorf("ParseDate(%q) = %s, want an error", text, got)
		}
	}
	inLocale(t, "en_GB.UTF-8")
	if got, _ := ParseDate("3/10", today); got.String() != "2026-10-03" {
		t.Errorf("3/10 in Britain is %s", got)
	}
	if got, _ := ParseDate("10.3.2025", today); got.String() != "2025-03-10" {
		t.Errorf("10.3.2025 where the day leads is %s", got)
	}
}

func TestShownDatesAreReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		language := rapid.SampledFrom(i18n.Languages()).Draw(t, "language")
		i18n.SetLanguage(language)
		defer i18n.SetLanguage(i18n.En)
		d := finance.MustDate("2020-01-01").AddDays(rapid.IntRange(0, 20000).Draw(t, "days"))
		for _, text := range []string{DateField(d), Date(d), d.String()} {
			if got, err := ParseDate(text, d.AddDays(1000)); err != nil || got != d {
				t.Fatalf("%s shown as %q is read as %s, %v", d, text, got, err)
			}
		}
	})
}

func FuzzParseDate(f *testing.F) {
	for _, seed := range []string{"2026-03-10", "3/10", "10 Mar", "+7", "3月10日", "0/0/00"} {
		f.Add(seed)
	}
	today := finance.MustDate("2026-03-15")
	f.Fuzz(func(t *testing.T, text string) {
		if d, err := ParseDate(text, today); err == nil && !d.IsZero() {
			if back, err := finance.ParseDate(d.String()); err != nil || back != d {
				t.Errorf("%q gives %d, which is no date", text, d)
			}
		}
	})
}

func TestParseMinutes(t *testing.T) {
	for text, want := range map[string]string{"12:30": "12.5", "12.5": "12.5", "0:45": "0.75", "1:02:30": "62.5", "7": "7", "5+2.5": "7.5", "１２：３０": "12.5"} {
		if got, err := ParseMinutes(text); err != nil || got.String() != want {
			t.Errorf("ParseMinutes(%q) = %s, %v, want %s", text, got, err, want)
		}
	}
	for _, text := range []string{"", "12:60", "12:3", ":30", "1:2:3:4", "-5", "ten", "1:-2"} {
		if got, err := ParseMinutes(text); err == nil {
			t.Errorf("ParseMinutes(%q) = %s, want an error", text, got)
		}
	}
	minutes, _ := ParseMinutes("62:05")
	check(t, "clock", Minutes(minutes), "62:05")
}

func TestErrorsAreSaidInTheLanguage(t *testing.T) {
	_, err := ParseAmount("abc", usd)
	check(t, "English", err.Error(), "Type an amount such as 1,234.50 or a sum such as 19.90*3")
	inChinese(t)
	_, err = ParseDate("abc", finance.MustDate("2026-03-15"))
	check(t, "Chinese", err.Error(), "请输入日期，例如 2026-03-15、3月15日、今天或 +7")
}
