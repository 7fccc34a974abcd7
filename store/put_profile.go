package store

import (
	"context"
	"strings"

	"rapport/app"
)

var profileTable = register[app.ImportProfile]("import_profile")

// putProfile saves how a file is imported. One of that name, in any case and
// with or without accents, can only be there once.
func (u *unit) putProfile(p *app.ImportProfile) error {
	p.Name = strings.TrimSpace(p.Name)
	there, err := u.takenName("import_profile", p.Name, p.ID)
	if err != nil {
		return err
	}
	if there != "" {
		return app.Invalid("name", "There is a profile %q already. Choose another name, or delete that one.", there)
	}
	return u.putRow(p)
}

// ImportProfiles lists the kept ways of importing, by name.
func (r records) ImportProfiles(ctx context.Context) ([]app.ImportProfile, error) {
	var all []app.ImportProfile
	return all, plainly(r.src.SelectContext(ctx, &all, profileTable.selectAll+" ORDER BY name, id"))
}

// LastImports lists the newest import of each kind from each system that was
// not taken back, the newest first.
func (r records) LastImports(ctx context.Context) ([]app.Batch, error) {
	var all []app.Batch
	return all, plainly(r.src.SelectContext(ctx, &all, batchTable.selectAll+
		" WHERE id IN (SELECT max(id) FROM import_batch WHERE finished <> '' GROUP BY kind, source_system) ORDER BY id DESC"))
}
