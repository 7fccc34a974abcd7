package workspace

import (
	"net/url"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"

	"rapport/assets/i18n"
	"rapport/ui/widgets"
)

// licenceNames are where the packages put the licences of all libraries, beside
// the program or in the folder of documents.
var licenceNames = []string{"LICENCES.txt", "../Resources/LICENCES.txt", "../share/doc/rapport/LICENCES.txt"}

const aboutWidth = 520

// showAbout shows the version, the licences, and where the program keeps its log.
func (c *company) showAbout() {
	folder := filepath.FromSlash(c.program.app.Storage().RootURI().Path())
	row := func(label, value string) fyne.CanvasObject {
		return widgets.Stack(2, widgets.NewText(label, widgets.Small), widgets.NewParagraph(value, widgets.Body, aboutWidth-60))
	}
	version := c.program.start.Version
	if version == "" {
		version = i18n.T("built from source")
	}
	rows := []fyne.CanvasObject{
		widgets.NewParagraph(i18n.T("A desktop CRM for small businesses that answers what a customer is worth, after everything you did for them."), widgets.Muted, aboutWidth-60),
		row(i18n.T("Version"), version),
		row(i18n.T("Company file"), c.file.Path()),
		row(i18n.T("Folder of the log and of settings"), folder),
		row(i18n.T("Licence"), i18n.T("Apache License 2.0; the fonts under the SIL Open Font License 1.1")),
	}
	buttons := []fyne.CanvasObject{widgets.NewButton(i18n.T("Open log folder"), func() { c.openOutside(folder) })}
	if path := licences(); path != "" {
		buttons = append(buttons, widgets.NewButton(i18n.T("Licences of all libraries"), func() { c.openOutside(path) }))
	}
	var panel *widgets.Panel
	done := widgets.NewButton(i18n.T("Close"), func() { panel.Close() })
	panel = widgets.NewPanel(i18n.T("About Rapport"), widgets.Pad(4, 0, 4, 0, widgets.Stack(12, rows...)), buttons, []fyne.CanvasObject{done})
	panel.Width = aboutWidth
	c.shell.OpenPanel(panel)
}

// licences is the file that a package brings; empty for a build from source.
func licences() string {
	program, err := os.Executable()
	if err != nil {
		return ""
	}
	for _, name := range licenceNames {
		path := filepath.Join(filepath.Dir(program), filepath.FromSlash(name))
		if _, err := os.Stat(path); err == nil {
			return path
		}
	}
	return ""
}

// openOutside opens a file or folder with the program that the system has for
// it.
func (c *company) openOutside(path string) {
	if err := c.program.app.OpenURL(&url.URL{Scheme: "file", Path: filepath.ToSlash(path)}); err != nil {
		c.shell.ShowError(err)
	}
}
