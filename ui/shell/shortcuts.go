package shell

import (
	"fyne.io/fyne/v2"

	"rapport/assets/i18n"
	"rapport/ui/widgets"
)

// ShowShortcuts lists every command with its shortcut in a panel.
func (s *Shell) ShowShortcuts() {
	type line struct{ what, keys string }
	var lines []line
	for _, c := range s.allCommands() {
		if c.Keys != nil {
			lines = append(lines, line{c.text(), c.Keys.String()})
		}
	}
	lines = append(lines,
		line{i18n.T("Save and close the panel"), Ctrl(fyne.KeyReturn).String()},
		line{i18n.T("Close without saving"), "Esc"},
		line{i18n.T("Open the selected row"), "Enter"},
		line{i18n.T("Show these shortcuts"), "?"},
	)
	table := widgets.NewTable(
		widgets.Column{Key: "what", Weight: 1, Width: 200},
		widgets.Column{Key: "keys", Width: 130, Align: fyne.TextAlignTrailing},
	)
	table.Headless = true
	table.SetSource(widgets.Rows(lines, func(l line, column int) widgets.Cell {
		if column == 0 {
			return widgets.Cell{Text: l.what}
		}
		return widgets.Cell{Text: l.keys, Bold: true}
	}))
	var panel *widgets.Panel
	done := widgets.NewButton(i18n.T("Close"), func() { panel.AskClose() }).WithHint("Esc")
	panel = widgets.NewPanel(i18n.T("Keyboard shortcuts"), widgets.Tall(table, 480), nil, []fyne.CanvasObject{done})
	s.OpenPanel(panel)
}
