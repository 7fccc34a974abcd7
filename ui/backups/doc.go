// Package backups is how copies of the company file are made and brought back:
// the card in the settings, the panel for a copy elsewhere, sealed with a
// passphrase if wanted, the copies made by routine, and the way from a backup to
// a company file.
package backups

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"rapport/app"
	"rapport/ui/shell"
)

// Source is what is asked of the company file.
type Source interface {
	Path() string
	// Backup copies the file to a path where nothing is yet; with a passphrase the
	// copy is sealed.
	Backup(ctx context.Context, path, passphrase string) error
	// Backups lists the copies in the folder for backups, the newest first.
	Backups(ctx context.Context) ([]app.Backup, error)
	// BackupDue is when the next copy is due; the zero time while nothing changed.
	BackupDue(ctx context.Context, every time.Duration) (time.Time, error)
	// KeepBackup makes a copy in that folder, and takes away the superseded.
	KeepBackup(ctx context.Context) error
}

// Deps is what the desk needs from the program around it. Callbacks are called on
// Fyne's goroutine.
type Deps struct {
	Source   Source
	Restorer *Restorer
	Job      func(label string, work func(ctx context.Context, progress shell.Progress) error, done func(error))
	Say      func(sentence, action string, tapped func())
	Fail     func(error)
	// AskNew asks where a new file is to lie.
	AskNew func(name string, chosen func(path string))
	// Routine is how often a copy is made; SetRoutine keeps it on this computer.
	Routine    func() Routine
	SetRoutine func(Routine)
	Canvas     func() fyne.Canvas
	Check      func() // checks the file and says the result
}

// Routine is how often a copy is made by itself.
type Routine string

// The routines.
const (
	Daily  Routine = "day"
	Weekly Routine = "week"
	Never  Routine = "never"
)

// pause is the time between two copies; 0 for never.
func (r Routine) pause() time.Duration {
	switch r {
	case Daily:
		return 24 * time.Hour
	case Weekly:
		return 7 * 24 * time.Hour
	}
	return 0
}

// SealedExtension ends the names of sealed backups: any program for age files
// opens them.
const SealedExtension = ".age"
