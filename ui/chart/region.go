package chart

// Region is a place of a drawing that stands for a figure, in drawing units.
type Region struct {
	X, Y, W, H float64
	// Key is the caller's: the contact, the media source, the month as yyyymm.
	Key int64
	// Text says the figure, as a sentence for a tip beside the mouse.
	Text string
}

// HitTest finds the figure at a place: the region around it that was drawn last.
func HitTest(regions []Region, x, y float64) (Region, bool) {
	for i := len(regions) - 1; i >= 0; i-- {
		r := regions[i]
		if x >= r.X && x < r.X+r.W && y >= r.Y && y < r.Y+r.H {
			return r, true
		}
	}
	return Region{}, false
}

func (c *canvas) region(box rect, key int64, text string) {
	c.regions = append(c.regions, Region{box.x, box.y, box.w, box.h, key, text})
}
