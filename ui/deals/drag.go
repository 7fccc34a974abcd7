package deals

import (
	"fyne.io/fyne/v2"

	"rapport/ui/document"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// Dragged implements fyne.Draggable: a picture of the card goes with the pointer,
// and the column below it is marked.
func (c *card) Dragged(e *fyne.DragEvent) {
	b := c.board
	if len(b.above.Objects) == 0 {
		b.page.deps.Host.Canvas().Focus(c)
		ghost := document.NewGround(theme.ColorSelection, theme.ColorAccent, widgets.Pad(6, 8, 5, 8, widgets.NewCutText(c.row.Title, widgets.Strong)))
		ghost.Resize(fyne.NewSize(c.Size().Width, ghost.MinSize().Height))
		b.above.Objects = []fyne.CanvasObject{ghost}
	}
	origin := fyne.CurrentApp().Driver().AbsolutePositionForObject(b.above)
	b.above.Objects[0].Move(e.AbsolutePosition.Subtract(origin).SubtractXY(c.Size().Width/2, 2*theme.Unit))
	b.above.Refresh()
	b.mark(b.columnAt(e.AbsolutePosition))
}

// DragEnd brings the deal to the stage over which it was let go.
func (c *card) DragEnd() {
	b := c.board
	var to *column
	for _, column := range b.columns {
		if column.marked {
			to = column
		}
	}
	b.mark(nil)
	b.above.Objects = nil
	b.above.Refresh()
	if to != nil {
		b.page.move(c.row, to.stage)
	}
}

// columnAt is the column at a place in the window; nil for none.
func (b *board) columnAt(at fyne.Position) *column {
	for _, c := range b.columns {
		from := fyne.CurrentApp().Driver().AbsolutePositionForObject(c.ground)
		size := c.ground.Size()
		if at.X >= from.X && at.X < from.X+size.Width && at.Y >= from.Y && at.Y < from.Y+size.Height {
			return c
		}
	}
	return nil
}

// mark shows which column a card would fall into; nil for none.
func (b *board) mark(over *column) {
	for _, c := range b.columns {
		if marked := c == over; marked != c.marked {
			c.marked = marked
			stroke := theme.ColorSide
			if marked {
				stroke = theme.ColorAccent
			}
			c.ground.SetStroke(stroke)
		}
	}
}
