// Package importing is the page on which a table of another program becomes
// records: its columns are matched, the import is tried without writing
// anything, and then done, with Undo. It is the import of the console program.
package importing

import (
	"context"

	"rapport/app"
	"rapport/app/importer"
	"rapport/ui/document"
	"rapport/ui/shell"
)

// Data is what the page asks of the company file.
type Data interface {
	importer.Books
	// UndoBatch takes an import back as a whole.
	UndoBatch(ctx context.Context, batch app.ID) (app.Done, error)
	// LastImports lists the newest import of each kind from each system.
	LastImports(ctx context.Context) ([]app.Batch, error)
	// ImportProfiles lists the kept ways of importing, by name.
	ImportProfiles(ctx context.Context) ([]app.ImportProfile, error)
}

// Deps is what the page needs from the program around it.
type Deps struct {
	Data Data
	Host document.Host
	// Choose asks for a file and brings the page into view with it.
	Choose func()
	// SaveFile asks where to keep a file.
	SaveFile func(name string, data []byte)
	// Job runs long work off Fyne's goroutine, shows it in the status line, and
	// calls done on Fyne's goroutine.
	Job func(label string, work func(context.Context, shell.Progress) error, done func(error))
	// Changed says that records were imported: the other pages read anew.
	Changed func()
	// Done says what was done, with Undo.
	Done func(sentence string)
	// TakenBack says that an import was taken back, and offers to do it again.
	TakenBack func(sentence string)
	// Duplicates opens the page of contacts that may be one and the same.
	Duplicates func()
}
