package workspace

import (
	"context"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"

	"rapport/assets/i18n"
	"rapport/ui/backups"
	"rapport/ui/files"
	"rapport/ui/shell"
)

// When the window looks whether a copy of the file is due: some time after the
// start, which is busy enough, and every so often from then on.
const (
	backupAfter = time.Minute
	backupPause = time.Hour
)

// restorer makes company files from backups, whether a company is open or not.
func (p *Program) restorer() *backups.Restorer {
	return &backups.Restorer{
		Canvas: func() fyne.Canvas { return p.window.Canvas() },
		Fail:   p.fail,
		AskBackup: func(chosen func(string)) {
			p.ask(forBackups, files.Wanted{
				Title: i18n.T("Choose a backup"), Confirm: i18n.T("Open"), Folder: p.folder(),
				Endings: []string{extension, backups.SealedExtension}, NewestFirst: true, Chosen: chosen,
			})
		},
		AskNew: p.asker(forCompanies),
		Sealed: p.opener.Sealed,
		Restore: func(backup, path, passphrase string) {
			p.load(i18n.T("Restoring %s", filepath.Base(backup)), func(ctx context.Context) (File, error) {
				if err := p.opener.Restore(ctx, backup, path, passphrase); err != nil {
					return nil, err
				}
				return p.opener.Open(ctx, path)
			})
		},
	}
}

// fail shows an error, whether a company is open or not.
func (p *Program) fail(err error) {
	switch {
	case p.open != nil:
		p.open.shell.ShowError(err)
	case p.busy != nil:
		p.busy.ShowError(err)
	}
}

// newBackups makes the desk that copies the file of this company.
func (c *company) newBackups() *backups.Desk {
	p := c.program
	return backups.New(backups.Deps{
		Source: c.file, Restorer: p.restorer(), Job: c.shell.RunJob, Say: c.shell.Say, Fail: c.shell.ShowError,
		AskNew: p.asker(forBackups), Routine: p.kept.backups, SetRoutine: p.kept.keepBackups, Canvas: c.host.Canvas, Check: c.check,
	})
}

// backUp makes a copy of the file whenever one is due.
func (c *company) backUp(ctx context.Context) {
	next := time.NewTimer(backupAfter)
	defer next.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-next.C:
		}
		fyne.Do(func() {
			if ctx.Err() == nil {
				c.backups.Routinely()
			}
		})
		next.Reset(backupPause)
	}
}

// heed opens a file, after a warning where its place is risky. Who was warned of a
// place once is not warned again.
func (p *Program) heed(path string, open func()) {
	warning := p.opener.Whereabouts(path).Warning().In(i18n.T)
	if warning == "" || p.kept.heeds(path) {
		open()
		return
	}
	if p.open == nil && p.busy == nil {
		p.welcome(nil)
	}
	shell.Warn(p.window.Canvas(), shell.Warning{
		Title: i18n.T("Before you open %s", filepath.Base(path)), Text: warning,
		Go: i18n.T("Open it all the same"), OnGo: func() { p.kept.heed(path); open() },
		Other: i18n.T("Open another…"), OnOther: p.askOpen,
	})
}
