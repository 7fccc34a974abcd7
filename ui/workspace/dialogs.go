package workspace

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"

	"rapport/app"
	"rapport/app/export"
	"rapport/assets/i18n"
	"rapport/ui/shell"
	"rapport/ui/theme"
	"rapport/ui/widgets"
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

// at makes a file dialog begin in the folder of company files.
func (p *Program) at(d *dialog.FileDialog) {
	if err := os.MkdirAll(p.folder(), 0o700); err == nil {
		if uri, err := storage.ListerForURI(storage.NewFileURI(p.folder())); err == nil {
			d.SetLocation(uri)
		}
	}
	d.Resize(fyne.NewSize(820, 560))
	overlays := p.window.Canvas().Overlays()
	veil := widgets.NewGround(theme.ColorVeil) // Fyne's dialogs have none
	veil.Resize(p.window.Canvas().Size())
	overlays.Add(veil)
	d.SetOnClosed(func() { overlays.Remove(veil) })
	d.Show()
}

func (p *Program) askOpen() {
	p.askFile(i18n.T("Open a company"), []string{extension}, p.openPath)
}

// askFile asks for a file that is there.
func (p *Program) askFile(title string, endings []string, chosen func(path string)) {
	d := dialog.NewFileOpen(func(file fyne.URIReadCloser, err error) {
		if file == nil || err != nil {
			return
		}
		path := file.URI().Path()
		file.Close()
		chosen(path)
	}, p.window)
	d.SetFilter(storage.NewExtensionFileFilter(endings))
	d.SetTitleText(title)
	d.SetConfirmText(i18n.T("Open"))
	d.SetDismissText(i18n.T("Cancel"))
	p.at(d)
}

// askNew asks where a new file is to lie. Fyne makes the file that it asks
// about; it is taken away again, since making it is the company's affair.
func (p *Program) askNew(name string, chosen func(path string)) {
	d := dialog.NewFileSave(func(file fyne.URIWriteCloser, err error) {
		if file == nil || err != nil {
			return
		}
		path := file.URI().Path()
		file.Close()
		if info, err := os.Stat(path); err == nil && info.Size() == 0 {
			os.Remove(path)
		}
		if filepath.Ext(path) == "" {
			path += filepath.Ext(name)
		}
		chosen(path)
	}, p.window)
	d.SetFileName(cleanName(name))
	d.SetTitleText(i18n.T("Where to keep the file"))
	d.SetConfirmText(i18n.T("Save"))
	d.SetDismissText(i18n.T("Cancel"))
	p.at(d)
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

// askImport asks for a file to import.
func (c *company) askImport() {
	c.program.askFile(i18n.T("Choose a file to import"), []string{".csv", ".tsv", ".txt", ".xlsx", ".vcf"}, c.importFile)
}

// saveFile asks where to keep a file and writes it whole or not at all.
func (c *company) saveFile(name string, data []byte) {
	c.program.askNew(name, func(path string) {
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
