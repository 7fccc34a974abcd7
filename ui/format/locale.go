package format

import (
	"fmt"
	"strings"
	"sync/atomic"

	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/number"
)

// DateOrder is the order of day and month in a date of numbers.
type DateOrder uint8

// The orders. Where the year leads, the month comes before the day.
const (
	MonthFirst DateOrder = iota // 3/10, as in the United States and in China
	DayFirst                    // 10/3, as in most of Europe
)

// Locale is how numbers are written and in which order a typed date reads.
type Locale struct {
	Decimal string
	Group   string
	Order   DateOrder
}

// plain is the locale where the system names none.
var plain = Locale{Decimal: ".", Group: ",", Order: MonthFirst}

var current atomic.Pointer[Locale]

func init() { current.Store(&plain) }

// SetLocale chooses the locale by the name that systems give it: "de_DE.UTF-8",
// "en-GB", "zh_CN". An unknown or empty name, "C" and "POSIX" give 1,234.50 and
// month before day.
func SetLocale(name string) {
	l := localeOf(name)
	current.Store(&l)
}

// CurrentLocale is the locale in force.
func CurrentLocale() Locale { return *current.Load() }

// monthFirst lists the regions that write the month before the day, among them
// those that begin with the year.
const monthFirst = " US PH FM GU MH PW AS MP PR VI UM CN TW HK MO JP KR KP MN HU LT CA SE ZA IR "

func localeOf(name string) Locale {
	name, _, _ = strings.Cut(strings.TrimSpace(name), ".")
	name, _, _ = strings.Cut(name, "@")
	if name == "" || name == "C" || name == "POSIX" {
		return plain
	}
	tag, err := language.Parse(name)
	if err != nil {
		return plain
	}
	l := plain
	l.Decimal, l.Group = separators(tag)
	region, _ := tag.Region()
	if !strings.Contains(monthFirst, " "+region.String()+" ") {
		l.Order = DayFirst
	}
	return l
}

// separators reads the marks off a formatted sample, since x/text exports no
// table of them. Locales with digits of their own keep the plain marks, because
// figures here are written in Western digits.
func separators(tag language.Tag) (decimal, group string) {
	sample := message.NewPrinter(tag).Sprint(number.Decimal(1234567.5, number.Scale(1)))
	var marks []string
	for _, part := range strings.FieldsFunc(sample, func(r rune) bool { return r >= '0' && r <= '9' }) {
		marks = append(marks, part)
	}
	if len(marks) != 3 {
		return plain.Decimal, plain.Group
	}
	group = marks[0]
	if strings.TrimSpace(strings.NewReplacer("\u00a0", "", "\u202f", "").Replace(group)) == "" {
		group = "\u00a0" // one space that does not break, present in every font
	}
	if sample != fmt.Sprintf("1%[1]s234%[1]s567%[2]s5", marks[0], marks[2]) {
		return plain.Decimal, plain.Group
	}
	return marks[2], group
}
