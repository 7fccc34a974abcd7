package backups

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"rapport/assets/i18n"
	"rapport/ui/widgets"
)

// Restorer makes a company file from a backup, whether a company is open or not.
type Restorer struct {
	Canvas func() fyne.Canvas
	Fail   func(error)
	// AskBackup asks for a backup; AskNew asks where a new file is to lie.
	AskBackup func(chosen func(path string))
	AskNew    func(name string, chosen func(path string))
	Sealed    func(ctx context.Context, backup string) (bool, error)
	// Restore makes the file and opens it.
	Restore func(backup, path, passphrase string)

	looking widgets.Loader[bool]
}

// Ask asks for a backup and goes on with it.
func (r *Restorer) Ask() { r.AskBackup(r.From) }

// From asks for the passphrase where the backup is sealed, then where the company
// file is to lie, and makes it there.
func (r *Restorer) From(backup string) {
	r.looking.Load(func(ctx context.Context) (bool, error) { return r.Sealed(ctx, backup) }, func(sealed bool, err error) {
		switch {
		case err != nil:
			r.Fail(err)
		case sealed:
			r.unseal(backup)
		default:
			r.to(backup, "")
		}
	})
}

func (r *Restorer) unseal(backup string) {
	secret := newSecret()
	field := widgets.NewField(i18n.T("Passphrase"), secret)
	field.SetHint(i18n.T("The one that the backup was made with."))
	form := widgets.NewForm(field)
	var panel *widgets.Panel
	next := func() {
		if secret.Text == "" {
			field.SetError(i18n.T("Type the passphrase."))
			form.FocusFirstError()
			return
		}
		panel.Close()
		r.to(backup, secret.Text)
	}
	panel = sheet(i18n.T("Restore %s", stem(backup)), form, i18n.T("Choose the place…"), next)
	panel.First = secret
	panel.Open(r.Canvas())
}

// to asks where the company file is to lie; the one in use is never written over.
func (r *Restorer) to(backup, passphrase string) {
	name := i18n.T("%s restored %s", company(backup), time.Now().Format("2006-01-02")) + extension
	r.AskNew(name, func(path string) { r.Restore(backup, path, passphrase) })
}

// extension ends the names of company files.
const extension = ".rapport"

// company is the name of the company in that of a backup, which ends in its day
// and, where it was made by routine, its time.
func company(backup string) string {
	name := stem(backup)
	if stem(name) != name { // sealed: two endings
		name = stem(name)
	}
	for _, layout := range []string{" 2006-01-02 150405", " 2006-01-02"} {
		if cut := len(name) - len(layout); cut > 0 {
			if _, err := time.Parse(layout, name[cut:]); err == nil {
				return name[:cut]
			}
		}
	}
	return name
}
