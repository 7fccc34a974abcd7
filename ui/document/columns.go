package document

import (
	"fyne.io/fyne/v2"

	"rapport/ui/theme"
)

// Columns lays the cells of one line of a form out from left to right, each in
// the middle of its height: as wide as given, where 0 takes what the others
// leave.
type Columns []float32

// leastRest is the width of the column that takes the rest, at least.
const leastRest float32 = 120

// Layout implements fyne.Layout.
func (c Columns) Layout(cells []fyne.CanvasObject, size fyne.Size) {
	rest := size.Width + theme.Unit
	for _, width := range c {
		rest -= width + theme.Unit
	}
	x := float32(0)
	for i, o := range cells {
		width := c[i]
		if width == 0 {
			width = rest
		}
		height := min(o.MinSize().Height, size.Height)
		o.Move(fyne.NewPos(x, (size.Height-height)/2))
		o.Resize(fyne.NewSize(width, height))
		x += width + theme.Unit
	}
}

// MinSize implements fyne.Layout.
func (c Columns) MinSize(cells []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(leastRest, 0)
	for _, width := range c {
		size.Width += width + theme.Unit
	}
	for _, o := range cells {
		size.Height = max(size.Height, o.MinSize().Height)
	}
	return size
}
