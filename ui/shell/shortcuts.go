package shell

import (
	"fyne.io/fyne/v2"

	"rapport/assets/i18n"
	"rapport/ui/widgets"
)

// keyLine is a line of the list of shortcuts: what is done and the keys for it, or
// a heading without keys.
type keyLine struct{ what, keys string }

// shortcutLines are all shortcuts: those of the commands, menu by menu, then those
// that hold in panels and fields, in lists and in drawings.
func (s *Shell) shortcutLines() []keyLine {
	var lines []keyLine
	titles := menuTitles()
	for menu, title := range titles {
		heading := false
		for _, c := range s.allCommands() {
			if c.Menu != Menu(menu) || c.Keys == nil {
				continue
			}
			if !heading {
				lines, heading = append(lines, keyLine{title, ""}), true
			}
			lines = append(lines, keyLine{c.text(), c.Keys.String()})
		}
	}
	lines = append(lines, keyLine{i18n.T("Show these shortcuts"), "?"})
	lines = append(lines, panelKeys()...)
	lines = append(lines, listKeys()...)
	return append(lines, otherKeys()...)
}

func panelKeys() []keyLine {
	ctrl := func(key fyne.KeyName) string { return Ctrl(key).String() }
	return []keyLine{
		{i18n.T("In panels and fields"), ""},
		{i18n.T("Save and close the panel"), ctrl(fyne.KeyReturn)},
		{i18n.T("Close without saving; what was typed is kept"), "Esc"},
		{i18n.T("Next field, field before"), "Tab  Shift Tab"},
		{i18n.T("Open a list of choices, or begin to type in it"), "Space  ↓"},
		{i18n.T("Take a choice away"), "Delete"},
		{i18n.T("Take typing back, do it again"), ctrl(fyne.KeyZ) + "  " + CtrlShift(fyne.KeyZ).String()},
	}
}

func listKeys() []keyLine {
	return []keyLine{
		{i18n.T("In lists"), ""},
		{i18n.T("Move"), "↑  ↓  PgUp  PgDn  Home  End"},
		{i18n.T("Open the selected row"), "Enter"},
		{i18n.T("Menu of the row"), "Menu  Shift F10"},
		{i18n.T("Sort by the first to ninth column; again, the other way"), "1 – 9"},
		{i18n.T("Select several rows"), "Shift ↑  Shift ↓"},
		{i18n.T("Select all rows"), Ctrl(fyne.KeyA).String()},
		{i18n.T("Copy the selected rows"), Ctrl(fyne.KeyC).String()},
		{i18n.T("Delete the selected rows, or take an action back"), "Delete"},
		{i18n.T("From the search of a page down to its list"), "↓"},
		{i18n.T("Empty the search of a page"), "Esc"},
	}
}

func otherKeys() []keyLine {
	return []keyLine{
		{i18n.T("In tabs, choices and charts"), ""},
		{i18n.T("Tab or choice beside"), "←  →"},
		{i18n.T("Tick, or press a button"), "Space"},
		{i18n.T("Figure beside in a chart; open it"), "←  →  Enter"},
		{i18n.T("Figures of a chart as a table, and back"), "t"},
		{i18n.T("On the boards of deals and claims"), ""},
		{i18n.T("Card beside"), "←  →  ↑  ↓"},
		{i18n.T("Bring a card to a column, by its place or to the one beside"), "1 – 9  Shift ←  Shift →"},
		{i18n.T("Take the next step of a claim"), i18n.T("the letter on its card")},
		{i18n.T("In the budget and between duplicates"), ""},
		{i18n.T("Change a cell of the budget, empty it"), "Enter  F2  Delete"},
		{i18n.T("Copy the budget's cells, paste from a spreadsheet"), Ctrl(fyne.KeyC).String() + "  " + Ctrl(fyne.KeyV).String()},
		{i18n.T("Take the value of the other record"), "←  →  Space"},
	}
}

// ShowShortcuts lists every command with its shortcut in a panel.
func (s *Shell) ShowShortcuts() {
	table := widgets.NewTable(
		widgets.Column{Key: "what", Weight: 1, Width: 260},
		widgets.Column{Key: "keys", Width: 210, Align: fyne.TextAlignTrailing},
	)
	table.Headless = true
	table.SetSource(widgets.Rows(s.shortcutLines(), func(l keyLine, column int) widgets.Cell {
		if column == 0 {
			return widgets.Cell{Text: l.what, Bold: l.keys == ""}
		}
		return widgets.Cell{Text: l.keys, Bold: true}
	}))
	var panel *widgets.Panel
	done := widgets.NewButton(i18n.T("Close"), func() { panel.AskClose() }).WithHint("Esc")
	panel = widgets.NewPanel(i18n.T("Keyboard shortcuts"), widgets.Tall(table, 540), nil, []fyne.CanvasObject{done})
	panel.Width, panel.First = 620, table
	s.OpenPanel(panel)
}
