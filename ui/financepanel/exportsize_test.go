package financepanel

import (
	"bytes"
	"image/png"
	"testing"

	"rapport/ui/shell"
)

// TestChartsOfTwoSizes: for a page, and for a wall.
func TestChartsOfTwoSizes(t *testing.T) {
	b := newBench(t)
	b.page.Show(shell.Place{Tab: TabMedia})
	for title, width := range map[string]int{"Chart as PNG…": 1600, "Chart as a large PNG, 3840 × 2160…": 3840} {
		b.choose(t, title)
		size, err := png.DecodeConfig(bytes.NewReader(b.files[TabMedia+".png"]))
		if err != nil || size.Width != width || size.Height != width*9/16 {
			t.Errorf("%s is %d by %d, %v", title, size.Width, size.Height, err)
		}
	}
}
