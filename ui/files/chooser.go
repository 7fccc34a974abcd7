// Package files asks for a file: one to open, or where to keep a new one. What is
// wanted can be typed as a name, a part of it, or a whole path, and walked to with
// the arrow keys, without the keyboard ever leaving the field.
package files

import (
	"context"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/format"
	"rapport/ui/shell"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// Wanted is what is asked for.
type Wanted struct {
	Title, Confirm string
	// Folder is where to begin.
	Folder string
	// Endings are those of the files that are listed (".csv"); all where there is
	// none.
	Endings []string
	// Name is offered for a new file; empty asks for one that is there. A new file
	// gets the ending of Name where none is typed.
	Name string
	// NewestFirst lists the files by their age rather than by name.
	NewestFirst bool
	// Chosen is handed the whole path.
	Chosen func(path string)
}

// chooser is the panel that asks.
type chooser struct {
	Wanted
	panel   *widgets.Panel
	name    *widgets.Entry
	field   *widgets.Field
	where   *widgets.Text
	table   *widgets.Table
	confirm *widgets.Button

	base       string // the folder that a typed name is looked for in
	folder     string // the folder that is listed: base, or the one that is typed
	items      []item // all of folder, in order
	shown      []item
	by         string
	descending bool
	moved      bool   // a line was chosen since something was typed
	replace    string // the file that Save was pressed for and that is there already
	loader     widgets.Loader[[]item]
}

const (
	panelWidth  float32 = 760
	tableHeight float32 = 340
)

// Ask opens the panel over a window.
func Ask(window fyne.Canvas, wanted Wanted) { newChooser(wanted).panel.Open(window) }

func newChooser(wanted Wanted) *chooser {
	c := &chooser{Wanted: wanted, name: widgets.NewEntry(), where: widgets.NewCutText("", widgets.Muted), by: byName}
	if wanted.NewestFirst {
		c.by, c.descending = byChanged, true
	}
	c.name.SetText(wanted.Name)
	c.name.TypedShortcut(&fyne.ShortcutSelectAll{}) // typing another name replaces it
	c.name.SetPlaceHolder(i18n.T("Part of the name, or the whole path"))
	c.name.OnChanged = func(string) { c.typed() }
	c.name.OnSubmitted = func(string) { c.take() }
	c.name.OnKey = c.key
	c.field = widgets.NewField(i18n.T("File name"), c.name)
	c.table = c.newTable()
	c.confirm = widgets.NewPrimary(wanted.Confirm, c.take)
	form := widgets.NewForm(c.field)
	form.LabelWidth = 96
	content := widgets.Stack(2*theme.Unit, form, widgets.Ends(c.ways(), container.NewHBox()), c.where, widgets.Tall(c.table, tableHeight))
	cancel := widgets.NewButton(i18n.T("Cancel"), func() { c.panel.AskClose() })
	c.panel = widgets.NewPanel(wanted.Title, content, nil, []fyne.CanvasObject{cancel, c.confirm})
	c.panel.Width = panelWidth
	c.panel.First = c.name
	c.panel.OnSave = c.take
	c.panel.OnClosed = c.loader.Stop
	c.base = nearest(wanted.Folder)
	c.open(c.base)
	return c
}

// ways are the buttons that lead to other folders.
func (c *chooser) ways() fyne.CanvasObject {
	row := widgets.Row(widgets.NewButton(i18n.T("Parent folder"), func() { c.visit(filepath.Dir(c.folder)) }))
	for _, p := range places() {
		row.Add(widgets.NewButton(p.label, func() { c.visit(p.path) }))
	}
	return row
}

func (c *chooser) newTable() *widgets.Table {
	t := widgets.NewTable(
		widgets.Column{Key: byName, Title: i18n.T("Name"), Width: 380, Min: 200, Weight: 1, Sortable: true},
		widgets.Column{Key: bySize, Title: i18n.T("Kilobytes"), Width: 110, Align: fyne.TextAlignTrailing, Sortable: true},
		widgets.Column{Key: byChanged, Title: i18n.T("Changed on"), Width: 150, Sortable: true},
	)
	t.SetSort(c.by, c.descending)
	t.OnSort = func(key string, descending bool) {
		c.by, c.descending = key, descending
		t.SetSort(key, descending)
		order(c.items, c.by, c.descending)
		c.show()
	}
	t.OnSelected = func(row int) { c.pointed(row) }
	t.OnActivated = func(int) { c.take() }
	return t
}

// open lists a folder. One that cannot be read is listed as empty.
func (c *chooser) open(folder string) {
	endings := c.Endings
	c.folder, c.items = folder, nil
	c.where.Set(folder)
	c.loader.Load(func(context.Context) ([]item, error) { return list(folder, endings) }, func(items []item, err error) {
		if err != nil && folder == c.base { // one that is being typed may not be whole yet
			c.refuse(shell.Sentence(err))
		}
		c.items = items
		order(c.items, c.by, c.descending)
		c.show()
	})
}

// visit goes to a folder and lets the name be typed anew; that of a new file
// stays.
func (c *chooser) visit(folder string) {
	c.base = folder
	c.name.SetText(c.Name)
	c.typed()
	if window := fyne.CurrentApp().Driver().CanvasForObject(c.name); window != nil {
		window.Focus(c.name)
	}
}

// typed follows what stands in the field: into another folder, or to the files
// with such a name.
func (c *chooser) typed() {
	c.moved, c.replace = false, ""
	c.field.SetError("")
	c.confirm.SetLabel(c.Confirm)
	if folder, _ := meant(c.base, c.name.Text); folder != c.folder {
		c.open(folder)
		return
	}
	c.show()
}

// show lists what fits to what is typed.
func (c *chooser) show() {
	_, part := meant(c.base, c.name.Text)
	if c.isNew() {
		part = "" // the name of a new file is none of those that are there
	}
	c.shown = matching(c.items, part)
	nothing := i18n.T("No file in this folder has such a name and can be taken.")
	if c.isNew() {
		nothing = i18n.T("The new file will be the first in this folder.")
	}
	c.table.Empty = widgets.NewEmptyState("search", i18n.T("Nothing here"), nothing)
	c.table.SetSource(widgets.Rows(c.shown, cell))
	if part != "" && len(c.shown) > 0 {
		c.table.OnSelected = nil // shown as what Enter takes, not chosen
		c.table.Select(0)
		c.table.OnSelected = c.pointed
	}
}

func cell(it item, column int) widgets.Cell {
	switch {
	case column == 0 && it.folder:
		return widgets.Cell{Text: it.name + string(filepath.Separator), Bold: true}
	case column == 0:
		return widgets.Cell{Text: it.name}
	case column == 1 && it.folder:
		return widgets.Cell{Text: i18n.T("Folder"), Colour: theme.ColorMuted}
	case column == 1:
		return widgets.Cell{Text: format.Count(int((it.size + 999) / 1000)), Colour: theme.ColorMuted}
	}
	return widgets.Cell{Text: format.Date(finance.DateOf(it.changed)) + "  " + it.changed.Format("15:04"), Colour: theme.ColorMuted}
}

// isNew reports that a new file is asked for.
func (c *chooser) isNew() bool { return c.Name != "" }

func (c *chooser) refuse(sentence string) { c.field.SetError(sentence) }
