package financepanel

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rapport/app"
	"rapport/finance"
	"rapport/ui/theme"
)

func signColour(a finance.Amount) fyne.ThemeColorName {
	switch {
	case a > 0:
		return theme.ColorProfit
	case a < 0:
		return theme.ColorLoss
	}
	return theme.ColorText
}

func lossIf(bad bool) fyne.ThemeColorName {
	if bad {
		return theme.ColorLoss
	}
	return theme.ColorText
}

func openCustomer(deps Deps, key int64) {
	if key != 0 {
		deps.OpenCustomer(app.ID(key))
	}
}

// newColumns puts two objects side by side over the whole height; the left takes
// share of the width that the gap leaves.
func newColumns(share, gap float32, left, right fyne.CanvasObject) *fyne.Container {
	return container.New(columns{share, gap}, left, right)
}

type columns struct{ share, gap float32 }

func (c columns) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	left := (size.Width - c.gap) * c.share
	objects[0].Move(fyne.NewPos(0, 0))
	objects[0].Resize(fyne.NewSize(left, size.Height))
	objects[1].Move(fyne.NewPos(left+c.gap, 0))
	objects[1].Resize(fyne.NewSize(size.Width-left-c.gap, size.Height))
}

func (c columns) MinSize(objects []fyne.CanvasObject) fyne.Size {
	l, r := objects[0].MinSize(), objects[1].MinSize()
	return fyne.NewSize(l.Width+c.gap+r.Width, max(l.Height, r.Height))
}

// newLeast gives an object a least size.
func newLeast(size fyne.Size, o fyne.CanvasObject) *fyne.Container {
	return container.New(least(size), o)
}

type least fyne.Size

func (l least) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.NewPos(0, 0))
		o.Resize(size)
	}
}

func (l least) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.Size(l)
	for _, o := range objects {
		size = size.Max(o.MinSize())
	}
	return size
}

// newRows puts two objects one below the other over the whole height; the upper
// takes share of what the gap leaves.
func newRows(share, gap float32, upper, lower fyne.CanvasObject) *fyne.Container {
	return container.New(rows{share, gap}, upper, lower)
}

type rows struct{ share, gap float32 }

func (r rows) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	upper := (size.Height - r.gap) * r.share
	objects[0].Move(fyne.NewPos(0, 0))
	objects[0].Resize(fyne.NewSize(size.Width, upper))
	objects[1].Move(fyne.NewPos(0, upper+r.gap))
	objects[1].Resize(fyne.NewSize(size.Width, size.Height-upper-r.gap))
}

func (r rows) MinSize(objects []fyne.CanvasObject) fyne.Size {
	u, l := objects[0].MinSize(), objects[1].MinSize()
	return fyne.NewSize(max(u.Width, l.Width), u.Height+r.gap+l.Height)
}
