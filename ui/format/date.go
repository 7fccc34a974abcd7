package format

import (
	"fmt"

	"rapport/assets/i18n"
	"rapport/finance"
)

var monthNames = [12]string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"}

func chinese() bool { return i18n.Current() == i18n.ZhHans }

func monthName(m finance.Month) string { return monthNames[(int(m)%100+11)%12] }

// Date is "2 Mar 2026" or "2026年3月2日"; empty for no date.
func Date(d finance.Date) string {
	switch {
	case d.IsZero():
		return ""
	case chinese():
		return fmt.Sprintf("%d年%d月%d日", int(d)/10000, int(d)/100%100, int(d)%100)
	}
	return fmt.Sprintf("%d %s %d", int(d)%100, monthName(d.Month()), int(d)/10000)
}

// DateShort leaves the year out: "2 Mar", "3月2日".
func DateShort(d finance.Date) string {
	switch {
	case d.IsZero():
		return ""
	case chinese():
		return fmt.Sprintf("%d月%d日", int(d)/100%100, int(d)%100)
	}
	return fmt.Sprintf("%d %s", int(d)%100, monthName(d.Month()))
}

// DateNear is DateShort within the year of today and Date outside it.
func DateNear(d, today finance.Date) string {
	if int(d)/10000 == int(today)/10000 {
		return DateShort(d)
	}
	return Date(d)
}

// DateField is the form in which a date stands in a field that is typed into,
// one that ParseDate reads back in any locale: "2 Mar 2026" or "2026-03-02".
func DateField(d finance.Date) string {
	switch {
	case d.IsZero():
		return ""
	case chinese():
		return d.String()
	}
	return Date(d)
}

// Month is "Mar 2026" or "2026年3月"; empty for none.
func Month(m finance.Month) string {
	switch {
	case m == 0:
		return ""
	case chinese():
		return fmt.Sprintf("%d年%d月", int(m)/100, int(m)%100)
	}
	return fmt.Sprintf("%s %d", monthName(m), int(m)/100)
}

// MonthShort leaves the year out: "Mar", "3月".
func MonthShort(m finance.Month) string {
	switch {
	case m == 0:
		return ""
	case chinese():
		return fmt.Sprintf("%d月", int(m)%100)
	}
	return monthName(m)
}

// Spreadsheet is how a spreadsheet writes a day, or a month, as Date and Month do.
func Spreadsheet(day bool) string {
	switch {
	case chinese() && day:
		return `yyyy"年"m"月"d"日"`
	case chinese():
		return `yyyy"年"m"月"`
	case day:
		return "d mmm yyyy"
	}
	return "mmm yyyy"
}

// Period is a span of days, in months where it is made of whole ones:
// "Apr 2025 – Mar 2026", "2 Mar 2026 – 15 Mar 2026". An open end is said in
// words.
func Period(p finance.Period) string {
	switch {
	case p.From.IsZero() && p.To.IsZero():
		return i18n.T("All time")
	case p.From.IsZero():
		return i18n.T("Until %s", Date(p.To))
	case p.To.IsZero():
		return i18n.T("From %s", Date(p.From))
	case p.From == p.To:
		return Date(p.From)
	}
	from, to := p.From.Month(), p.To.Month()
	if p.From == from.First() && p.To == to.Last() {
		if from == to {
			return Month(from)
		}
		return Month(from) + " – " + Month(to)
	}
	return Date(p.From) + " – " + Date(p.To)
}

// MonthNames are the names of the twelve months, in full.
func MonthNames() []string {
	return []string{
		i18n.T("January"), i18n.T("February"), i18n.T("March"), i18n.T("April"), i18n.T("May"), i18n.T("June"),
		i18n.T("July"), i18n.T("August"), i18n.T("September"), i18n.T("October"), i18n.T("November"), i18n.T("December"),
	}
}
