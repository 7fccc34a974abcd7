package tasks

import (
	"strings"
	"time"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/finance"
)

// Reminder remembers of what it has reminded, so that each task is announced
// once a time that it is due at.
type Reminder struct {
	told map[announced]bool
	day  finance.Date // whose tasks without a time were announced
}

// announced is a task with the time at which it is due: one that is put off is
// announced again.
type announced struct {
	task app.ID
	due  finance.Date
	at   app.TimeOfDay
}

// Notice is what the system is to show. Contact is whom it is about; 0 where it
// is about nobody, or several.
type Notice struct {
	Title, Text string
	Contact     app.ID
	Timed       bool // the time of one task has come
}

// namedAtOnce is how many tasks the notice of a day names.
const namedAtOnce = 3

// Due gives what is to be announced now: each task whose time has come, and once
// a day, when the program starts or the day begins, all that are due on it.
func (r *Reminder) Due(tasks []app.TaskRow, now time.Time) []Notice {
	if r.told == nil {
		r.told = map[announced]bool{}
	}
	today, clock := finance.DateOf(now), app.TimeOfDayOf(now)
	var notices []Notice
	var day []app.TaskRow
	for _, t := range tasks {
		key := announced{t.ID, t.Due, t.At}
		timed := t.Due == today && t.At != ""
		if t.Done != 0 || t.Due == 0 || t.Due > today || timed && t.At > clock || r.told[key] {
			continue
		}
		r.told[key] = true
		if timed {
			notices = append(notices, Notice{Title: title(t), Text: i18n.T("due at %s", string(t.At)), Contact: t.Contact, Timed: true})
		} else {
			day = append(day, t)
		}
	}
	// What is made due for today during the day was typed by somebody who knows.
	if len(day) > 0 && r.day != today {
		notices = append(notices, ofDay(day))
	}
	r.day = today
	return notices
}

// ofDay is one notice of all that is due on a day.
func ofDay(day []app.TaskRow) Notice {
	if len(day) == 1 {
		return Notice{Title: title(day[0]), Text: i18n.T("due today or before"), Contact: day[0].Contact}
	}
	var names []string
	for _, t := range day[:min(namedAtOnce, len(day))] {
		names = append(names, t.Title)
	}
	text := strings.Join(names, "\n")
	if len(day) > namedAtOnce {
		text += "\n…"
	}
	return Notice{Title: i18n.N(len(day), "%d follow-up is due", "%d follow-ups are due"), Text: text}
}

// title is what is to be done, and with whom where the task does not say so.
func title(t app.TaskRow) string {
	if t.Customer == "" || strings.Contains(t.Title, t.Customer) {
		return t.Title
	}
	return t.Title + " · " + t.Customer
}
