package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// tableBody is as high as all rows together but holds row objects only for
// those in view. Row i is drawn by object i modulo their number, so that
// scrolling by a line fills one object anew.
type tableBody struct {
	widget.BaseWidget
	table *Table
	slots []*tableRow
}

func newTableBody(t *Table) *tableBody {
	b := &tableBody{table: t}
	b.ExtendBaseWidget(b)
	return b
}

// rebuild drops the row objects, whose parts depend on the columns.
func (b *tableBody) rebuild() { b.slots = nil }

// update places the rows in view; with all set, every one is filled anew.
func (b *tableBody) update(all bool) {
	t := b.table
	height, length := t.height(), t.source.Len()
	view := t.scroll.Size().Height
	first := max(0, int(t.scroll.Offset.Y/height))
	last := min(length-1, int((t.scroll.Offset.Y+view)/height))
	if need := int(view/height) + 2; view > 0 && len(b.slots) < need {
		for len(b.slots) < need {
			b.slots = append(b.slots, newTableRow(t))
		}
		all = true
	}
	used := make([]bool, len(b.slots))
	for i := first; i <= last && len(b.slots) > 0; i++ {
		slot := i % len(b.slots)
		used[slot] = true
		row := b.slots[slot]
		row.Move(fyne.NewPos(0, float32(i)*height))
		row.Resize(fyne.NewSize(t.Size().Width, height))
		if row.index != i {
			row.hovered = false
		}
		if all || row.index != i || !row.Visible() {
			row.show(i)
		}
	}
	for slot, row := range b.slots {
		if !used[slot] {
			row.index = -1
			row.Hide()
		}
	}
	if all {
		canvas.Refresh(b)
	}
}

// refreshRow draws a row anew where it is in view.
func (b *tableBody) refreshRow(i int) {
	if len(b.slots) == 0 || i < 0 {
		return
	}
	if row := b.slots[i%len(b.slots)]; row.index == i {
		row.show(i)
	}
}

func (b *tableBody) CreateRenderer() fyne.WidgetRenderer { return &bodyRenderer{b} }

type bodyRenderer struct{ body *tableBody }

func (r *bodyRenderer) Destroy()         {}
func (r *bodyRenderer) Layout(fyne.Size) {}
func (r *bodyRenderer) Refresh()         { r.body.update(true) }

func (r *bodyRenderer) MinSize() fyne.Size {
	t := r.body.table
	return fyne.NewSize(0, float32(t.source.Len())*t.height())
}

func (r *bodyRenderer) Objects() []fyne.CanvasObject {
	objects := make([]fyne.CanvasObject, len(r.body.slots))
	for i, row := range r.body.slots {
		objects[i] = row
	}
	return objects
}
