package format

import (
	"time"

	"rapport/finance"
)

// Moment is a day and a time of day, as the clock here showed it.
func Moment(t time.Time) string {
	t = t.Local()
	return Date(finance.DateOf(t)) + " " + t.Format("15:04")
}

// MomentUTC is a moment as the file keeps it, in RFC 3339; what is none stays as it
// is.
func MomentUTC(moment string) string {
	t, ok := Local(moment)
	if !ok {
		return moment
	}
	return Moment(t)
}

// Local is a moment as the file keeps it, in RFC 3339, on the clock here; false for
// what is none.
func Local(moment string) (time.Time, bool) {
	t, err := time.Parse(time.RFC3339, moment)
	return t.Local(), err == nil
}
