package financepanel

import (
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// TestSharesAreWholePixels, fill the room and keep the gap: a chart that begins
// between two pixels is blurred.
func TestSharesAreWholePixels(t *testing.T) {
	for _, size := range []fyne.Size{fyne.NewSize(1060, 560), fyne.NewSize(1061, 333), fyne.NewSize(1700, 917)} {
		for _, share := range []float32{0.44, 0.5, 0.56, 0.745} {
			a, b := canvas.NewRectangle(nil), canvas.NewRectangle(nil)
			newColumns(share, 12, a, b).Resize(size)
			if x := b.Position().X; x != a.Size().Width+12 || x+b.Size().Width != size.Width || x != float32(math.Round(float64(x))) {
				t.Errorf("columns of %v: %v, then %v wide from %v", size, a.Size(), b.Size(), x)
			}
			newRows(share, 10, a, b).Resize(size)
			if y := b.Position().Y; y != a.Size().Height+10 || y+b.Size().Height != size.Height || y != float32(math.Round(float64(y))) {
				t.Errorf("rows of %v: %v, then %v high from %v", size, a.Size(), b.Size(), y)
			}
			if a.Size().Width != size.Width || b.Size().Width != size.Width {
				t.Errorf("rows of %v are %v and %v wide", size, a.Size(), b.Size())
			}
		}
	}
}
