// Package contacts is the page of people and companies: the list with what each
// is worth, and beside it the record with its profit statement, its journey and
// its documents.
package contacts

import (
	"context"

	"rapport/app"
	"rapport/app/export"
	"rapport/app/match"
	"rapport/app/report"
	"rapport/ui/document"
	"rapport/ui/shell"
	"rapport/ui/tasks"
)

// Data is what the page asks of the company file.
type Data interface {
	app.Books
	report.CustomerSource
	report.LTVSource
	report.EntriesSource
	document.DraftData
	Contact(ctx context.Context, id app.ID) (*app.Contact, error)
	ContactRows(ctx context.Context, f app.ContactFilter) ([]app.ContactRow, error)
	OrderRows(ctx context.Context, contact app.ID, limit int) ([]app.OrderRow, error)
	ReturnRows(ctx context.Context, contact app.ID, limit int) ([]app.ReturnRow, error)
	ClaimRows(ctx context.Context, contact app.ID, limit int) ([]app.ClaimRow, error)
	DealRows(ctx context.Context, contact app.ID) ([]app.DealRow, error)
	TaskRows(ctx context.Context, contact app.ID) ([]app.TaskRow, error)
	ContactChoices(ctx context.Context, text string, limit int) ([]app.Choice, error)
	SourceChoices(ctx context.Context) ([]app.Choice, error)
	StaffChoices(ctx context.Context) ([]app.Choice, error)
	CustomFields(ctx context.Context) ([]app.FieldRow, error)
	TagNames(ctx context.Context) ([]string, error)
	ExternalSystems(ctx context.Context) ([]string, error)
	SavedViews(ctx context.Context) ([]app.SavedView, error)
	EachContact(ctx context.Context, ids []app.ID, take func(*export.Contact) error) error
	Export(ctx context.Context, kind string, contacts []app.ID) (*export.Sheet, error)
	ExportPerson(ctx context.Context, id app.ID) (*export.Person, error)
	Erase(ctx context.Context, id app.ID, alias func(number int64) string) error
	ChangeContacts(ctx context.Context, ids []app.ID, c app.ContactChange) (app.ID, error)
	Duplicates(ctx context.Context, score float64) ([]app.DuplicatePair, error)
	MergedInto(ctx context.Context, survivor app.ID) ([]app.Merged, error)
	MatchIndex(ctx context.Context) (*match.Index, error)
}

// Deps is what the page needs from the program around it.
type Deps struct {
	Data Data
	Host document.Host
	// Call opens the window that records a call with a contact.
	Call func(contact app.ID)
	// Record opens it for an e-mail, a letter, a visit or a web contact.
	Record func(contact app.ID, kind app.InteractionKind)
	// Tasks is where tasks are changed.
	Tasks *tasks.Desk
	// Import asks for a file to import.
	Import func()
	// Duplicates opens the page of contacts that may be one and the same; with
	// IDs, these contacts side by side.
	Duplicates func(ids []app.ID)
	// Split makes a contact that was merged one of its own again.
	Split func(merged app.ID)
	// SaveFile asks where to keep a file of that name and writes it.
	SaveFile func(name string, data []byte)
	// Job does long work with progress and Cancel in the status line.
	Job func(label string, work func(context.Context, shell.Progress) error, done func(error))
	// Erased says what was done for good, offers no undo, and refreshes the pages.
	Erased func(sentence string)
}
