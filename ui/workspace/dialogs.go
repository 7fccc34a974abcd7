package workspace

import (
	"context"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strings"

	"rapport/app"
	"rapport/app/export"
	"rapport/assets/i18n"
	"rapport/ui/files"
	"rapport/ui/shell"
)

// folder is where company files are proposed to lie: a folder of their own in
// the user's documents, or in the home folder where there are no documents.
func (p *Program) folder() string {
	home, err := os.UserHomeDir()
	if err != nil {
		home = p.app.Storage().RootURI().Path()
	}
	documents := filepath.Join(home, "Documents")
	if _, err := os.Stat(documents); err != nil {
		documents = home
	}
	return filepath.Join(documents, "Rapport")
}

// downloads is where other programs leave their exports.
func downloads(otherwise string) string {
	home, err := os.UserHomeDir()
	if err != nil {
		return otherwise
	}
	folder := filepath.Join(home, "Downloads")
	if _, err := os.Stat(folder); err != nil {
		return otherwise
	}
	return folder
}

// Purposes that a file is asked for. The folder of the last one of a purpose is
// where the next one is asked for.
const (
	forCompanies = "companies"
	forBackups   = "backups"
	forImports   = "imports"
	forExports   = "exports"
)

// ask asks for a file of a purpose.
func (p *Program) ask(purpose string, wanted files.Wanted) {
	wanted.Folder = p.kept.StringWithFallback(keyFolder+purpose, wanted.Folder)
	chosen := wanted.Chosen
	wanted.Chosen = func(path string) {
		p.kept.SetString(keyFolder+purpose, filepath.Dir(path))
		chosen(path)
	}
	files.Ask(p.window.Canvas(), wanted)
}

func (p *Program) askOpen() {
	p.ask(forCompanies, files.Wanted{
		Title: i18n.T("Open a company"), Confirm: i18n.T("Open"), Folder: p.folder(), Endings: []string{extension}, Chosen: p.openPath,
	})
}

// asker is askNew for one purpose.
func (p *Program) asker(purpose string) func(name string, chosen func(path string)) {
	return func(name string, chosen func(string)) { p.askNew(purpose, name, chosen) }
}

// askNew asks where a new file of a purpose is to lie.
func (p *Program) askNew(purpose, name string, chosen func(path string)) {
	if err := os.MkdirAll(p.folder(), 0o700); err != nil {
		slog.Warn("the folder of companies cannot be made", "error", err)
	}
	p.ask(purpose, files.Wanted{
		Title: i18n.T("Where to keep the file"), Confirm: i18n.T("Save"), Folder: p.folder(), Name: cleanName(name), Chosen: chosen,
	})
}

// cleanName leaves out what file systems refuse in a name.
func cleanName(name string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(`\/:*?"<>|`, r) || r < ' ' {
			return '-'
		}
		return r
	}, name)
}

// askImport asks for a file to import: most often an export that was just made.
func (c *company) askImport() {
	c.program.ask(forImports, files.Wanted{
		Title: i18n.T("Choose a file to import"), Confirm: i18n.T("Open"), Folder: downloads(filepath.Dir(c.program.folder())),
		Endings: []string{".csv", ".tsv", ".txt", ".xlsx", ".vcf"}, NewestFirst: true, Chosen: c.importFile,
	})
}

// saveFile asks where to keep a file and writes it whole or not at all.
func (c *company) saveFile(name string, data []byte) {
	c.program.askNew(forExports, name, func(path string) {
		err := export.Whole(path, export.OnlyOwner, func(w io.Writer) error {
			_, err := w.Write(data)
			return err
		})
		if err != nil {
			c.shell.ShowError(err)
			return
		}
		c.shell.Say(i18n.T("Saved as %s", path), "", nil)
	})
}

func (c *company) copyText(text string) {
	c.program.app.Clipboard().SetContent(text)
	c.shell.Say(i18n.T("Copied"), "", nil)
}

// check looks the whole file over and says what it found.
func (c *company) check() {
	var problems []string
	c.shell.RunJob(i18n.T("Checking the file"), func(ctx context.Context, progress shell.Progress) (err error) {
		problems, err = c.file.Problems(ctx, app.Progress(progress))
		return err
	}, func(err error) {
		switch {
		case err != nil:
			c.shell.ShowError(err)
		case len(problems) > 0:
			c.shell.ShowError(app.Errorf(app.BadFile, "The check found %d differences. The first: %s", len(problems), problems[0]))
		default:
			c.shell.Say(i18n.T("The file is sound: documents, ledger and totals agree."), "", nil)
		}
	})
}
