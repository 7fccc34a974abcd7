package app

import (
	"database/sql/driver"
	"fmt"
	"regexp"
	"strings"
	"time"

	"rapport/finance"
)

// Task is something to do by a day, such as a follow-up to a call.
type Task struct {
	ID      ID           `db:"id"`
	Contact ID           `db:"contact"`
	Owner   ID           `db:"owner"`
	Title   string       `db:"title"`
	Due     finance.Date `db:"due"`
	At      TimeOfDay    `db:"at"` // empty: any time of the day
	Done    finance.Date `db:"done"`
	Created string       `db:"created"`
}

func (t *Task) recordID() *ID { return &t.ID }

// Validate wants a title, and a day where there is a time.
func (t *Task) Validate() error {
	var p Problems
	p.name("title", t.Title, Say("Say what is to be done."))
	switch {
	case t.At == "":
	case !t.At.valid():
		p = append(p, Invalid("at", "Give the time as 14:30."))
	case t.Due == 0:
		p = append(p, Invalid("due", "Give the day for that time."))
	}
	return p.OrNil()
}

// TimeOfDay is a time as the user's clock says it, "14:30"; empty for none.
type TimeOfDay string

var clockTime = regexp.MustCompile(`^([01]\d|2[0-3]):[0-5]\d$`)

func (t TimeOfDay) valid() bool { return clockTime.MatchString(string(t)) }

// TimeOfDayOf is the time of a moment in the zone that the moment is told in.
func TimeOfDayOf(moment time.Time) TimeOfDay { return TimeOfDay(moment.Format("15:04")) }

var typedTime = regexp.MustCompile(`^(\d{1,2})(?:[:.h：时点]?(\d{2})?)\s*(分)?\s*(am|pm|a\.m\.|p\.m\.)?$`)

// ParseTimeOfDay reads a time as people type it: 14:30, 9, 930, 2:15 pm. The
// empty text is none.
func ParseTimeOfDay(text string) (TimeOfDay, error) {
	text = strings.ToLower(strings.TrimSpace(text))
	if text == "" {
		return "", nil
	}
	m := typedTime.FindStringSubmatch(text)
	if m == nil {
		return "", Invalid("at", "Give the time as 14:30.")
	}
	var hour, minute int
	fmt.Sscan(m[1], &hour)
	fmt.Sscan(m[2], &minute)
	switch half := strings.ReplaceAll(m[4], ".", ""); {
	case half != "" && (hour < 1 || hour > 12):
		return "", Invalid("at", "Give the time as 14:30.")
	case half == "pm" && hour < 12:
		hour += 12
	case half == "am" && hour == 12:
		hour = 0
	}
	t := TimeOfDay(fmt.Sprintf("%02d:%02d", hour, minute))
	if !t.valid() {
		return "", Invalid("at", "Give the time as 14:30.")
	}
	return t, nil
}

// Value writes NULL for none.
func (t TimeOfDay) Value() (driver.Value, error) {
	if t == "" {
		return nil, nil
	}
	return string(t), nil
}

// Scan reads a text or NULL.
func (t *TimeOfDay) Scan(src any) error {
	switch v := src.(type) {
	case nil:
		*t = ""
	case string:
		*t = TimeOfDay(v)
	case []byte:
		*t = TimeOfDay(v)
	default:
		return fmt.Errorf("cannot read a time of day from %T", src)
	}
	return nil
}
