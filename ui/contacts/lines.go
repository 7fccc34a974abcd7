package contacts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// lines is a field with a line for each of several values, and a button that
// adds one. L is what a line holds.
type lines[L any] struct {
	list    []*L
	root    *fyne.Container
	add     *widgets.Button
	object  func(*L) fyne.CanvasObject // what a line shows, made once
	shown   map[*L]fyne.CanvasObject
	resized func()
}

// newLines makes a field of lines; fresh makes an empty one.
func newLines[L any](add string, fresh func() *L, object func(*L) fyne.CanvasObject, resized func()) *lines[L] {
	l := &lines[L]{object: object, resized: resized, shown: map[*L]fyne.CanvasObject{}}
	l.add = widgets.NewLink(add, func() { l.put(fresh()) })
	l.root = widgets.Stack(theme.Unit)
	l.arrange()
	return l
}

// put adds a line at the end.
func (l *lines[L]) put(line *L) {
	l.list = append(l.list, line)
	remove := widgets.NewIconButton("close", func() { l.remove(line) })
	l.shown[line] = container.NewBorder(nil, nil, nil, widgets.Pad(0, 0, 0, theme.Unit, widgets.Stack(0, remove)), l.object(line))
	l.arrange()
}

// remove takes a line away.
func (l *lines[L]) remove(line *L) {
	for i, other := range l.list {
		if other == line {
			l.list = append(l.list[:i:i], l.list[i+1:]...)
			break
		}
	}
	delete(l.shown, line)
	l.arrange()
}

func (l *lines[L]) arrange() {
	objects := make([]fyne.CanvasObject, 0, len(l.list)+1)
	for _, line := range l.list {
		objects = append(objects, l.shown[line])
	}
	l.root.Objects = append(objects, widgets.Row(l.add))
	l.root.Refresh()
	if l.resized != nil {
		l.resized()
	}
}

// clear takes all lines away.
func (l *lines[L]) clear() {
	l.list = nil
	clear(l.shown)
	l.arrange()
}
