package definitions

import (
	"fyne.io/fyne/v2"

	"rapport/ui/widgets"
)

// ruleLayout lays pairs out, one below the other: what a rule is about, and in
// the rest of the width what was agreed.
type ruleLayout struct{}

const (
	ruleLeast float32 = 200 // of the width of what was agreed
	ruleMost  float32 = 560
	ruleGap   float32 = 10
)

func (ruleLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	left := float32(ruleLabel) + ruleGap
	width := min(max(size.Width-left, ruleLeast), ruleMost)
	y := float32(0)
	for i := 0; i+1 < len(objects); i += 2 {
		if text, ok := objects[i+1].(*widgets.Paragraph); ok {
			text.SetWidth(width)
		}
		height := objects[i+1].MinSize().Height
		objects[i].Move(fyne.NewPos(0, y))
		objects[i].Resize(fyne.NewSize(ruleLabel, objects[i].MinSize().Height))
		objects[i+1].Move(fyne.NewPos(left, y))
		objects[i+1].Resize(fyne.NewSize(width, height))
		y += height + ruleGap
	}
}

func (ruleLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(ruleLabel+ruleGap+ruleLeast, 0)
	for i := 1; i < len(objects); i += 2 {
		size.Height += objects[i].MinSize().Height + ruleGap
	}
	return size
}
