package importer

import (
	"fmt"
	"path/filepath"

	"rapport/app"
	"rapport/finance"
)

// Policy says what to do with a row about a record that is there already.
type Policy string

// The policies.
const (
	Skip   Policy = "skip"   // leave what is there
	Update Policy = "update" // change it to what the row says
	Create Policy = "create" // make another, where that is possible
)

// DefaultSystem is the source system of an import that names none.
const DefaultSystem = "import"

// Plan is one import to be done.
type Plan struct {
	Kind string // one of Kinds
	File string
	Format
	Columns     map[string]string // field to column; the rest is recognised by name
	Values      map[string]string // field to one value for all rows
	System      string            // the source system; empty: DefaultSystem
	OnDuplicate Policy            // empty: Skip
	AsOf        finance.Date      // the day up to which the file tells; 0: today is the caller's affair
	DryRun      bool
	Fixes       Fixes  // corrections of single cells
	ErrorsFile  string // where refused rows go; empty: nowhere

	// Translate puts the reasons of refused rows into the reader's language; nil
	// is English.
	Translate app.Translate
	// OnReject is told of every refused row, OnWarning of values that were left
	// out of a row that was kept. Either may be nil.
	OnReject, OnWarning func(Note)
	// OnRemark is told what there is to know about the file as a whole; it may be
	// nil.
	OnRemark func(app.Text)
	// OnUnused is told the columns that no field takes; it may be nil.
	OnUnused func(columns []string)
}

func (p *Plan) system() string {
	if p.System == "" {
		return DefaultSystem
	}
	return p.System
}

// check refuses a plan that cannot be carried out whatever the file holds.
func (p *Plan) check() error {
	if _, err := fieldsOf(p.Kind); err != nil {
		return err
	}
	switch p.OnDuplicate {
	case "":
		p.OnDuplicate = Skip
	case Skip, Update, Create:
	default:
		return app.Errorf(app.BadInput, "%q is no way to treat duplicates; choose skip, update or create.", p.OnDuplicate)
	}
	if p.Decimal != "" && p.Decimal != "." && p.Decimal != "," {
		return app.Errorf(app.BadInput, "%q is no decimal sign; choose a point or a comma.", p.Decimal)
	}
	if p.ErrorsFile != "" {
		a, errA := filepath.Abs(p.ErrorsFile)
		b, errB := filepath.Abs(p.File)
		if errA == nil && errB == nil && a == b {
			return app.Errorf(app.BadInput, "The refused rows cannot go into the file that is being imported; name another file.")
		}
	}
	return nil
}

// Note is something about one row that its user should know.
type Note struct {
	Row     int    // as a spreadsheet counts it
	Column  string // the column's name in the file; empty: the whole row
	Problem *app.Error
	// Unread is a row that could not be read as it stands in the file.
	Unread bool
	// Cells are the row's, under the columns of the file; not to be changed.
	Cells []string
}

// Text is the note as a sentence.
func (n Note) Text() app.Text {
	problem := app.Say(n.Problem.Text, n.Problem.Args...)
	if n.Column == "" {
		return app.Say("Row %d: %s", n.Row, problem)
	}
	return app.Say("Row %d, column %s: %s", n.Row, n.Column, problem)
}

// Summary is what an import did. Rows and Rejected count rows of the file; the
// others count records of the kind imported.
type Summary struct {
	Batch    app.ID `json:"batch"` // 0 where nothing was written
	Rows     int    `json:"rows"`
	Created  int    `json:"created"`
	Updated  int    `json:"updated"`
	Skipped  int    `json:"skipped"`
	Rejected int    `json:"rejected"`
	// PossibleDuplicates are the contacts made that look like another one of the
	// company.
	PossibleDuplicates int `json:"possible_duplicates"`
}

// MarshalJSON writes a batch that does not exist as null.
func (s Summary) MarshalJSON() ([]byte, error) {
	batch := "null"
	if s.Batch != 0 {
		batch = `"` + s.Batch.String() + `"`
	}
	return fmt.Appendf(nil, `{"batch":%s,"rows":%d,"created":%d,"updated":%d,"skipped":%d,"rejected":%d,"possible_duplicates":%d}`,
		batch, s.Rows, s.Created, s.Updated, s.Skipped, s.Rejected, s.PossibleDuplicates), nil
}

// actionText is what the history calls an import.
func actionText(kind, file string) app.Text {
	switch kind {
	case "contacts":
		return app.Say("Import contacts from %s", file)
	case "products":
		return app.Say("Import products from %s", file)
	case "orders":
		return app.Say("Import orders from %s", file)
	case "returns":
		return app.Say("Import returns from %s", file)
	case "rebates":
		return app.Say("Import rebate claims from %s", file)
	case "interactions":
		return app.Say("Import interactions from %s", file)
	case "service":
		return app.Say("Import service cases from %s", file)
	case "campaigns":
		return app.Say("Import campaigns from %s", file)
	case "targets":
		return app.Say("Import campaign targets from %s", file)
	case "media-costs":
		return app.Say("Import media costs from %s", file)
	case kindPoolCosts:
		return app.Say("Import pool costs from %s", file)
	case kindSubscriptions:
		return app.Say("Import subscriptions from %s", file)
	}
	return app.Say("Import a budget from %s", file)
}
