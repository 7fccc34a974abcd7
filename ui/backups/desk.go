package backups

import (
	"context"
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"rapport/assets/i18n"
	"rapport/ui/shell"
	"rapport/ui/widgets"
)

// Desk makes copies of one open company file.
type Desk struct {
	deps Deps
	card *card
	due  widgets.Loader[bool]
	busy bool // a copy by routine is being made
}

// New makes a desk.
func New(deps Deps) *Desk { return &Desk{deps: deps} }

// Close ends what the desk waits for.
func (d *Desk) Close() { d.due.Stop() }

// Backup asks for a passphrase, which may be left out, and for a place, and makes
// a copy there.
func (d *Desk) Backup() {
	secret, again := newSecret(), newSecret()
	first, second := widgets.NewField(i18n.T("Passphrase"), secret), widgets.NewField(i18n.T("The same again"), again)
	first.SetHint(i18n.T("Leave it empty for a copy that anybody can open. Without the passphrase nobody can open a sealed copy, not even you: keep it somewhere safe."))
	form := widgets.NewForm(first, second)
	var panel *widgets.Panel
	next := func() {
		form.ClearErrors()
		if secret.Text != again.Text {
			second.SetError(i18n.T("The two are not the same."))
			form.FocusFirstError()
			return
		}
		panel.Close()
		d.copyTo(secret.Text)
	}
	panel = sheet(i18n.T("Back up the company file"), form, i18n.T("Choose the place…"), next)
	panel.First = secret
	panel.Open(d.deps.Canvas())
}

// copyTo asks where to and makes the copy there.
func (d *Desk) copyTo(passphrase string) {
	path := d.deps.Source.Path()
	name := stem(path) + " " + time.Now().Format("2006-01-02") + filepath.Ext(path)
	if passphrase != "" {
		name += SealedExtension
	}
	d.deps.AskNew(name, func(path string) {
		d.deps.Job(i18n.T("Backing up"), func(ctx context.Context, _ shell.Progress) error {
			return d.deps.Source.Backup(ctx, path, passphrase)
		}, func(err error) {
			if err != nil {
				d.deps.Fail(err)
				return
			}
			d.deps.Say(i18n.T("Backed up to %s", path), "", nil)
		})
	})
}

// Routinely makes a copy in the folder for backups where one is due.
func (d *Desk) Routinely() {
	pause := d.deps.Routine().pause()
	if pause == 0 || d.busy {
		return
	}
	d.due.Load(func(ctx context.Context) (bool, error) {
		due, err := d.deps.Source.BackupDue(ctx, pause)
		return !due.IsZero() && !due.After(time.Now()), err
	}, func(due bool, err error) {
		switch {
		case err != nil:
			d.deps.Fail(err)
		case due:
			d.keep()
		}
	})
}

func (d *Desk) keep() {
	d.busy = true
	d.deps.Job(i18n.T("Backing up"), func(ctx context.Context, _ shell.Progress) error {
		return d.deps.Source.KeepBackup(ctx)
	}, func(err error) {
		d.busy = false
		if err != nil {
			d.deps.Fail(err)
		}
		if d.card != nil {
			d.card.load()
		}
	})
}

// stem is the name of a file without folder and ending.
func stem(path string) string {
	name := filepath.Base(path)
	return strings.TrimSuffix(name, filepath.Ext(name))
}

// newSecret is a field whose text is not shown.
func newSecret() *widgets.Entry {
	e := widgets.NewEntry()
	e.Password = true
	return e
}

// sheet is a panel with a form and one thing to do.
func sheet(title string, form *widgets.Form, verb string, do func()) *widgets.Panel {
	var panel *widgets.Panel
	closing := widgets.NewButton(i18n.T("Close"), func() { panel.AskClose() }).WithHint("Esc")
	ahead := widgets.NewPrimary(verb, do).WithHint("Ctrl ↵")
	panel = widgets.NewPanel(title, widgets.Pad(1, 1, 1, 1, form), nil, []fyne.CanvasObject{closing, ahead})
	form.OnResized = panel.FitContent
	panel.OnSave = do
	return panel
}
