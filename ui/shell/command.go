package shell

import (
	"runtime"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"rapport/assets/i18n"
)

// Menu is one of the menus of the window.
type Menu int

// The menus, in their order.
const (
	FileMenu Menu = iota
	EditMenu
	ViewMenu
	GoMenu
	HelpMenu
)

// Command is something the window can do: a line of a menu, a result of the
// search, and a shortcut. Label is an English text marked for translation.
type Command struct {
	Menu  Menu
	Label string
	Keys  *Keys
	Do    func()
	// New lists the command under the New button too.
	New bool
	// Apart draws a line above it in the menu.
	Apart bool
	// Checked says whether the command is the choice in force; nil for none.
	Checked func() bool
	// Children makes the command open a menu of its own.
	Children []Command
	// Verbatim shows the label as it is: the name of a language in itself.
	Verbatim bool
	// Quiet leaves the command out of the search.
	Quiet bool
	// Quits marks the command that ends the program: macOS has a place for it.
	Quits bool
}

// Keys is a shortcut.
type Keys struct {
	Key      fyne.KeyName
	Modifier fyne.KeyModifier
}

// Ctrl is Ctrl with a key, or Cmd on macOS.
func Ctrl(key fyne.KeyName) *Keys {
	return &Keys{key, fyne.KeyModifierShortcutDefault}
}

// CtrlShift is Ctrl and Shift with a key, or Cmd and Shift on macOS.
func CtrlShift(key fyne.KeyName) *Keys {
	return &Keys{key, fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift}
}

// Alt is Alt with a key; on macOS the same key with Cmd, where Alt writes
// letters.
func Alt(key fyne.KeyName) *Keys {
	if runtime.GOOS == "darwin" {
		return Ctrl(key)
	}
	return &Keys{key, fyne.KeyModifierAlt}
}

// shortcut is what Fyne calls the keys. It names undo and redo by names of its
// own.
func (k *Keys) shortcut() fyne.Shortcut {
	if k == nil {
		return nil
	}
	if k.Modifier == fyne.KeyModifierShortcutDefault {
		switch k.Key {
		case fyne.KeyZ:
			return &fyne.ShortcutUndo{}
		case fyne.KeyY:
			return &fyne.ShortcutRedo{}
		}
	}
	return &desktop.CustomShortcut{KeyName: k.Key, Modifier: k.Modifier}
}

// keySigns are the keys whose names are not what stands on them.
var keySigns = map[fyne.KeyName]string{
	fyne.KeyLeft: "←", fyne.KeyRight: "→", fyne.KeyUp: "↑", fyne.KeyDown: "↓",
	fyne.KeyReturn: "Enter", fyne.KeyEscape: "Esc", fyne.KeyComma: ",",
	fyne.KeyLeftBracket: "[", fyne.KeyRightBracket: "]",
}

// String is the keys as people write them: "Ctrl K", or "⌘K" on macOS.
func (k *Keys) String() string {
	if k == nil {
		return ""
	}
	mac := runtime.GOOS == "darwin"
	name := string(k.Key)
	if sign, ok := keySigns[k.Key]; ok {
		name = sign
	}
	var parts []string
	for _, m := range []struct {
		mask       fyne.KeyModifier
		plain, mac string
	}{
		{fyne.KeyModifierControl, "Ctrl", "Ctrl"},
		{fyne.KeyModifierSuper, "Win", "⌘"},
		{fyne.KeyModifierAlt, "Alt", "Alt"},
		{fyne.KeyModifierShift, "Shift", "⇧"},
	} {
		if k.Modifier&m.mask != 0 && mac {
			parts = append(parts, m.mac)
		} else if k.Modifier&m.mask != 0 {
			parts = append(parts, m.plain)
		}
	}
	return strings.Join(append(parts, name), " ")
}

// text is the label in the language in force.
func (c Command) text() string {
	if c.Verbatim {
		return c.Label
	}
	return i18n.T(c.Label)
}

// menuTitles are the names of the menus.
func menuTitles() []string {
	return []string{i18n.T("File"), i18n.T("Edit"), i18n.T("View"), i18n.T("Go"), i18n.T("Help")}
}

// mainMenu makes the native menu: every command with its shortcut.
func mainMenu(commands []Command) *fyne.MainMenu {
	titles := menuTitles()
	menus := make([]*fyne.Menu, len(titles))
	for i, title := range titles {
		menus[i] = fyne.NewMenu(title)
	}
	for _, c := range commands {
		menu := menus[c.Menu]
		if c.Apart && len(menu.Items) > 0 {
			menu.Items = append(menu.Items, fyne.NewMenuItemSeparator())
		}
		menu.Items = append(menu.Items, c.menuItem())
	}
	shown := menus[:0]
	for _, menu := range menus {
		if len(menu.Items) > 0 {
			shown = append(shown, menu)
		}
	}
	return fyne.NewMainMenu(shown...)
}

func (c Command) menuItem() *fyne.MenuItem {
	item := fyne.NewMenuItem(c.text(), c.Do)
	item.Shortcut = c.Keys.shortcut()
	item.IsQuit = c.Quits
	if c.Checked != nil {
		item.Checked = c.Checked()
	}
	if len(c.Children) > 0 {
		children := make([]*fyne.MenuItem, len(c.Children))
		for i, child := range c.Children {
			children[i] = child.menuItem()
		}
		item.ChildMenu = fyne.NewMenu("", children...)
	}
	return item
}
