package app

import (
	"path/filepath"
	"strings"
)

// ImportProfile is how a file of another program is imported, kept under a name
// to be done again with its next export.
type ImportProfile struct {
	ID     ID     `db:"id"`
	Name   string `db:"name"`
	Kind   string `db:"kind"`          // contacts, orders …
	System string `db:"source_system"` // empty: the one of imports that name none
	Folder string `db:"folder"`        // where the exports are put; empty: asked for
	// Pattern is what the exports are named like, such as orders*.csv.
	Pattern string `db:"pattern"`
	// Way is how the file is read, as JSON: columns, fixed values, encoding …
	Way string `db:"way"`
}

func (p *ImportProfile) recordID() *ID { return &p.ID }

// Validate wants a name and a kind.
func (p *ImportProfile) Validate() error {
	var faults Problems
	faults.name("name", p.Name, Say("Give the profile a name."))
	if p.Kind == "" {
		faults = append(faults, Invalid("kind", "Say what the files of the profile hold."))
	}
	return faults.OrNil()
}

// ExportPattern is what the exports that follow a file will be named like: its
// name up to the first digit or bracket, and its ending.
func ExportPattern(file string) string {
	base := filepath.Base(file)
	ending := filepath.Ext(base)
	stem := strings.TrimSuffix(base, ending)
	if i := strings.IndexAny(stem, "0123456789("); i >= 0 {
		stem = stem[:i]
	}
	stem = strings.NewReplacer("*", "?", "[", "?", "\\", "?").Replace(strings.TrimRight(stem, " -_."))
	return stem + "*" + ending
}
