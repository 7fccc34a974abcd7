package chart

import (
	"math"

	"github.com/shopspring/decimal"

	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/format"
)

// Region is a place of a drawing that stands for a figure, in drawing units.
type Region struct {
	X, Y, W, H float64
	// Key is the caller's: the contact, the media source, the month as yyyymm.
	Key int64
	// Text says the figure, as a sentence for a tip beside the mouse.
	Text string
}

// region notes the part of a place that lies on the page.
func (c *canvas) region(box rect, key int64, text string) {
	x, y := math.Max(0, box.x), math.Max(0, box.y)
	w, h := math.Min(box.right(), c.w)-x, math.Min(box.bottom(), c.h)-y
	c.regions = append(c.regions, Region{x, y, math.Max(0, w), math.Max(0, h), key, text})
}

// withShare says of a figure which part of the whole it is; of nothing, and of a
// loss, there are no parts.
func withShare(text string, part, whole finance.Amount) string {
	if whole <= 0 {
		return text
	}
	share := decimal.NewFromInt(int64(part)).Div(decimal.NewFromInt(int64(whole)))
	return i18n.T("%s, %s of all", text, format.Percent(share))
}
