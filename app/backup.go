package app

import (
	"fmt"
	"time"
)

// Backup is a copy of a company file in the folder for backups beside it.
type Backup struct {
	Path  string
	Made  time.Time
	Bytes int64
}

// How many backups are kept: the newest whatever their age, and of longer ago the
// newest of each day, week and month.
const (
	backupsNewest = 3
	backupDays    = 7
	backupWeeks   = 4
	backupMonths  = 6
)

// Superseded lists the backups that need not be kept any longer, of a list with
// the newest first. A damage that is seen late can still be taken back, by days at
// first and by months at last.
func Superseded(all []Backup) []Backup {
	kept := make([]bool, len(all))
	for i := range min(backupsNewest, len(all)) {
		kept[i] = true
	}
	keepNewest(all, kept, backupDays, func(t time.Time) string { return t.Format(time.DateOnly) })
	keepNewest(all, kept, backupWeeks, func(t time.Time) string {
		year, week := t.ISOWeek()
		return fmt.Sprint(year, week)
	})
	keepNewest(all, kept, backupMonths, func(t time.Time) string { return t.Format("2006-01") })
	var old []Backup
	for i, b := range all {
		if !kept[i] {
			old = append(old, b)
		}
	}
	return old
}

// keepNewest marks the newest backup of each of the last spans that have one.
func keepNewest(all []Backup, kept []bool, spans int, span func(time.Time) string) {
	last := ""
	for i, b := range all {
		name := span(b.Made)
		if name == last {
			continue
		}
		if spans--; spans < 0 {
			return
		}
		last, kept[i] = name, true
	}
}
