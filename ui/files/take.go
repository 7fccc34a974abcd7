package files

import (
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"

	"rapport/assets/i18n"
)

// key walks the list while the keyboard stays in the field.
func (c *chooser) key(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyUp, fyne.KeyDown, fyne.KeyPageUp, fyne.KeyPageDown:
		c.table.TypedKey(e)
		c.moved = c.table.Selected() >= 0
		return true
	case fyne.KeyBackspace:
		if c.name.Text != "" {
			return false
		}
		c.visit(filepath.Dir(c.base))
		return true
	}
	return false
}

// pointed notes that a line was chosen. Its name is offered where a new file is to
// replace it.
func (c *chooser) pointed(row int) {
	if row < 0 || row >= len(c.shown) {
		return
	}
	if it := c.shown[row]; c.isNew() && !it.folder {
		c.name.SetText(it.name)
	}
	c.moved = true
}

// take does what Enter does: into a folder, or ready with a file.
func (c *chooser) take() {
	if row := c.table.Selected(); c.moved && row >= 0 && row < len(c.shown) {
		c.takeItem(c.shown[row])
		return
	}
	folder, name := meant(c.base, c.name.Text)
	path := filepath.Join(folder, name)
	switch {
	case c.name.Text == "":
		c.refuse(i18n.T("Type a file name, or choose a line with the arrow keys."))
	case isFolder(path):
		c.visit(path)
	case c.isNew():
		c.takeNew(path)
	case exists(path):
		c.done(path)
	case folder == c.folder && len(c.shown) > 0 && name != "":
		c.takeItem(c.shown[0])
	default:
		c.refuse(i18n.T("There is no file %s. Choose one of the list, or type its whole path.", path))
	}
}

func (c *chooser) takeItem(it item) {
	path := filepath.Join(c.folder, it.name)
	switch {
	case it.folder:
		c.visit(path)
	case c.isNew():
		c.takeNew(path)
	default:
		c.done(path)
	}
}

// takeNew is ready with the path of a new file; one that is there is replaced only
// when asked for a second time.
func (c *chooser) takeNew(path string) {
	if filepath.Ext(path) == "" {
		path += filepath.Ext(c.Name)
	}
	switch {
	case !isFolder(filepath.Dir(path)):
		c.refuse(i18n.T("There is no folder %s.", filepath.Dir(path)))
	case exists(path) && c.replace != path:
		c.refuse(i18n.T("%s is there already. Press Enter once more to replace it.", filepath.Base(path)))
		c.replace = path
		c.confirm.SetLabel(i18n.T("Replace"))
	default:
		c.done(path)
	}
}

func (c *chooser) done(path string) {
	c.panel.Close()
	c.Chosen(path)
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}
