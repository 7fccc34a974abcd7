package board

import (
	"fyne.io/fyne/v2"

	"rapport/ui/document"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// Dragged implements fyne.Draggable: a picture of the card goes with the pointer,
// and the lane below it is marked where it takes the card.
func (c *Card[R]) Dragged(e *fyne.DragEvent) {
	b := c.board
	if len(b.above.Objects) == 0 {
		b.Host.Focus(c)
		ghost := document.NewGround(theme.ColorSelection, theme.ColorAccent,
			widgets.Pad(6, 8, 5, 8, widgets.NewCutText(b.spec.Name(c.Row), widgets.Strong)))
		ghost.Resize(fyne.NewSize(c.Size().Width, ghost.MinSize().Height))
		b.above.Objects = []fyne.CanvasObject{ghost}
	}
	origin := fyne.CurrentApp().Driver().AbsolutePositionForObject(b.above)
	b.above.Objects[0].Move(e.AbsolutePosition.Subtract(origin).SubtractXY(c.Size().Width/2, 2*theme.Unit))
	b.above.Refresh()
	for _, column := range b.columns {
		column.mark(column.covers(e.AbsolutePosition) && column.takes(c) != nil)
	}
}

// DragEnd brings the card into the lane over which it was let go.
func (c *Card[R]) DragEnd() {
	b := c.board
	b.above.Objects = nil
	b.above.Refresh()
	for _, column := range b.columns {
		if column.marked {
			column.mark(false)
			column.take(c)
			return
		}
	}
}

// covers reports whether a place in the window lies in the lane.
func (c *column[R]) covers(at fyne.Position) bool {
	from, size := fyne.CurrentApp().Driver().AbsolutePositionForObject(c.ground), c.ground.Size()
	return at.X >= from.X && at.X < from.X+size.Width && at.Y >= from.Y && at.Y < from.Y+size.Height
}

// mark shows whether a card would fall into the lane.
func (c *column[R]) mark(on bool) {
	if on == c.marked {
		return
	}
	c.marked = on
	stroke := theme.ColorSide
	if on {
		stroke = theme.ColorAccent
	}
	c.ground.SetStroke(stroke)
}
