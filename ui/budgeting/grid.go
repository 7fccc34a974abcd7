package budgeting

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"rapport/finance"
	"rapport/ui/widgets"
)

// Grid shows a sheet and takes what is typed: arrows move, typing begins a cell,
// Enter ends it and goes down, Tab goes right, Delete empties, Ctrl+V pastes
// rows of a spreadsheet.
type Grid struct {
	widget.BaseWidget
	Sheet *Sheet
	// OnCursor is told when the cursor moved or the cell under it changed.
	OnCursor func()
	// OnPasted is told how many cells were filled, and how many did not fit.
	OnPasted func(filled, beyond int)

	lines   []finance.Line // of the statement: accounts and sub-totals
	row     int            // of lines
	column  int
	focused bool
	entry   *widgets.Entry // over the cell that is typed
	typing  bool
}

// NewGrid shows a sheet.
func NewGrid(s *Sheet) *Grid {
	g := &Grid{Sheet: s, lines: finance.Statement{}.Lines(), entry: widgets.NewEntry()}
	g.entry.TakesTab = true
	g.entry.OnKey = g.typedInCell
	g.entry.OnFocus = func(focused bool) {
		if !focused && g.typing {
			g.commit()
		}
	}
	g.entry.Hide()
	g.ExtendBaseWidget(g)
	return g
}

// Load puts another sheet into the grid.
func (g *Grid) Load(s *Sheet) {
	g.Sheet, g.row, g.column = s, 0, 0
	g.cancel()
	g.changed()
}

// Account is the account of the cursor; false on a sub-total.
func (g *Grid) Account() (finance.Account, bool) {
	a, ok := finance.ParseAccount(g.lines[g.row].Key)
	return a, ok && !g.lines[g.row].Subtotal
}

// Column is the column of the cursor.
func (g *Grid) Column() int { return g.column }

// GoTo puts the cursor on a cell.
func (g *Grid) GoTo(a finance.Account, column int) {
	for i, l := range g.lines {
		if l.Key == a.String() {
			g.move(i, column)
		}
	}
}

func (g *Grid) changed() {
	g.Refresh()
	if g.OnCursor != nil {
		g.OnCursor()
	}
}

// move puts the cursor on a cell within the grid.
func (g *Grid) move(row, column int) {
	g.row = max(0, min(row, len(g.lines)-1))
	g.column = max(0, min(column, Months-1))
	g.changed()
}

// step moves up or down to the next account.
func (g *Grid) step(by int) {
	for row := g.row + by; row >= 0 && row < len(g.lines); row += by {
		if !g.lines[row].Subtotal {
			g.move(row, g.column)
			return
		}
	}
}

// begin opens the cell under the cursor with a text to type on.
func (g *Grid) begin(text string) {
	if _, ok := g.Account(); !ok {
		return
	}
	g.typing = true
	g.entry.SetText(text)
	g.entry.CursorColumn = len([]rune(text))
	g.entry.Show()
	g.Refresh()
	g.focusOn(g.entry)
}

// commit takes what was typed into the sheet.
func (g *Grid) commit() {
	if !g.typing {
		return
	}
	g.typing = false
	if a, ok := g.Account(); ok {
		g.Sheet.Set(a, g.column, g.entry.Text)
	}
	g.entry.Hide()
	g.changed()
}

// cancel closes the cell as it was.
func (g *Grid) cancel() {
	g.typing = false
	g.entry.Hide()
	g.Refresh()
}

// typedInCell ends the cell with the keys that lead on.
func (g *Grid) typedInCell(e *fyne.KeyEvent) bool {
	next := func(row, column int) {
		g.commit()
		g.focusOn(g)
		if row != 0 {
			g.step(row)
		}
		if column != 0 {
			g.move(g.row, g.column+column)
		}
	}
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyDown:
		next(1, 0)
	case fyne.KeyUp:
		next(-1, 0)
	case fyne.KeyTab:
		next(0, 1)
	case fyne.KeyEscape:
		g.cancel()
		g.focusOn(g)
	default:
		return false
	}
	return true
}

func (g *Grid) focusOn(f fyne.Focusable) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(g); c != nil {
		c.Focus(f)
	}
}

// FocusGained implements fyne.Focusable.
func (g *Grid) FocusGained() { g.focused = true; g.Refresh() }

// FocusLost implements fyne.Focusable.
func (g *Grid) FocusLost() { g.focused = false; g.Refresh() }

// TypedRune implements fyne.Focusable: typing begins the cell anew.
func (g *Grid) TypedRune(r rune) { g.begin(string(r)) }

// TypedKey implements fyne.Focusable.
func (g *Grid) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyUp:
		g.step(-1)
	case fyne.KeyDown:
		g.step(1)
	case fyne.KeyLeft:
		g.move(g.row, g.column-1)
	case fyne.KeyRight:
		g.move(g.row, g.column+1)
	case fyne.KeyHome:
		g.move(g.row, 0)
	case fyne.KeyEnd:
		g.move(g.row, Months-1)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyF2:
		g.edit()
	case fyne.KeyDelete, fyne.KeyBackspace:
		if a, ok := g.Account(); ok {
			g.Sheet.Set(a, g.column, "")
			g.changed()
		}
	case fyne.KeyEscape:
		if p := widgets.TopPanel(fyne.CurrentApp().Driver().CanvasForObject(g)); p != nil {
			p.AskClose()
		}
	}
}

// edit opens the cell with what is in it.
func (g *Grid) edit() {
	if a, ok := g.Account(); ok {
		g.begin(g.Sheet.Text(a, g.column))
	}
}

// TypedShortcut implements fyne.Shortcutable.
func (g *Grid) TypedShortcut(s fyne.Shortcut) {
	switch s := s.(type) {
	case *fyne.ShortcutPaste:
		g.paste(s.Clipboard.Content())
	case *fyne.ShortcutCopy:
		if a, ok := g.Account(); ok {
			s.Clipboard.SetContent(g.Sheet.Text(a, g.column))
		}
	case *desktop.CustomShortcut:
		if c := fyne.CurrentApp().Driver().CanvasForObject(g); c != nil {
			if handler, ok := c.(fyne.Shortcutable); ok {
				handler.TypedShortcut(s)
			}
		}
	}
}

func (g *Grid) paste(text string) {
	a, ok := g.Account()
	if !ok || text == "" {
		return
	}
	filled, beyond := g.Sheet.Paste(a, g.column, text)
	g.changed()
	if g.OnPasted != nil {
		g.OnPasted(filled, beyond)
	}
}

// Tapped implements fyne.Tappable: the cell under the mouse takes the cursor.
func (g *Grid) Tapped(e *fyne.PointEvent) {
	g.commit()
	if row, column, ok := g.at(e.Position); ok {
		g.move(row, column)
	}
	g.focusOn(g)
}

// DoubleTapped implements fyne.DoubleTappable: the cell is opened.
func (g *Grid) DoubleTapped(e *fyne.PointEvent) {
	g.Tapped(e)
	g.edit()
}
