package format

import (
	"errors"
	"regexp"
	"strconv"
	"strings"
	"time"

	"rapport/assets/i18n"
	"rapport/finance"
)

// ParseDate reads a date as people type it: "2026-03-10", "3/10" in the order
// of the locale, "10 Mar", "Mar 10 2026", "today", "yesterday", "tomorrow",
// "+7" and "-3" (days from today), "3月10日", "今天". Without a year the one of
// today counts. An empty text is no date. The error is a sentence for the field,
// in the language in force.
func ParseDate(s string, today finance.Date) (finance.Date, error) {
	text := strings.ToLower(strings.TrimSpace(operators.Replace(halfWidth(s))))
	if text == "" {
		return 0, nil
	}
	if days, known := relativeWords[text]; known {
		return today.AddDays(days), nil
	}
	if m := offset.FindStringSubmatch(text); m != nil {
		days, _ := strconv.Atoi(m[1])
		return today.AddDays(days), nil
	}
	year, month, day, ok := parts(text)
	if year == 0 {
		year = int(today) / 10000
	}
	d := finance.NewDate(year, time.Month(month), day)
	if !ok || year < 1900 || year > 2200 || d != finance.Date(year*10000+month*100+day) {
		return 0, errors.New(i18n.T("Type a date such as %s, %s, today or +7", DateField(today), DateShort(today)))
	}
	return d, nil
}

var relativeWords = map[string]int{
	"today": 0, "tod": 0, "now": 0, "yesterday": -1, "tomorrow": 1,
	"今天": 0, "今日": 0, "昨天": -1, "昨日": -1, "前天": -2, "明天": 1, "明日": 1, "后天": 2,
}

var (
	offset    = regexp.MustCompile(`^([+-]\d{1,5})$`)
	yearFirst = regexp.MustCompile(`^(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})$`)
	packed    = regexp.MustCompile(`^(\d{4})(\d{2})(\d{2})$`)
	numbers   = regexp.MustCompile(`^(\d{1,2})[-/. ](\d{1,2})\.?(?:[-/. ]?(\d{4}|\d{2}))?$`)
	hanDate   = regexp.MustCompile(`^(?:(\d{4})年)?(\d{1,2})月(\d{1,2})[日号]?$`)
	dayName   = regexp.MustCompile(`^(\d{1,2})(?:st|nd|rd|th)?[-. ]*([a-z]{3,9})\.?,?[- ]*(\d{4}|\d{2})?$`)
	nameDay   = regexp.MustCompile(`^([a-z]{3,9})\.?[- ]*(\d{1,2})(?:st|nd|rd|th)?(?:,?[- ]+(\d{4}|\d{2}))?$`)
)

// parts takes a date apart; year 0 where it names none.
func parts(text string) (year, month, day int, ok bool) {
	for _, form := range []*regexp.Regexp{yearFirst, packed, hanDate} {
		if m := form.FindStringSubmatch(text); m != nil {
			return yearOf(m[1]), digitsOf(m[2]), digitsOf(m[3]), true
		}
	}
	if m := numbers.FindStringSubmatch(text); m != nil {
		month, day = digitsOf(m[1]), digitsOf(m[2])
		if CurrentLocale().Order == DayFirst {
			month, day = day, month
		}
		return yearOf(m[3]), month, day, true
	}
	if m := dayName.FindStringSubmatch(text); m != nil {
		month, ok = monthByName(m[2])
		return yearOf(m[3]), month, digitsOf(m[1]), ok
	}
	if m := nameDay.FindStringSubmatch(text); m != nil {
		month, ok = monthByName(m[1])
		return yearOf(m[3]), month, digitsOf(m[2]), ok
	}
	return 0, 0, 0, false
}

// digitsOf reads what a pattern has matched as digits.
func digitsOf(digits string) int {
	n, _ := strconv.Atoi(digits)
	return n
}

// yearOf reads two digits as a year of this century.
func yearOf(digits string) int {
	if len(digits) == 2 {
		return 2000 + digitsOf(digits)
	}
	return digitsOf(digits)
}

// monthByName accepts the English name from three letters on.
func monthByName(name string) (int, bool) {
	for m := time.January; m <= time.December; m++ {
		if strings.HasPrefix(strings.ToLower(m.String()), name) || (name == "sept" && m == time.September) {
			return int(m), true
		}
	}
	return 0, false
}
