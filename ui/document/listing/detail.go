package listing

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rapport/app"
	"rapport/ui/document"
	"rapport/ui/widgets"
)

// Reading reads what is shown of a record; it is made on Fyne's goroutine.
type Reading[T any] func(id app.ID) func(context.Context) (T, error)

// Beside is what stands beside a list: a Detail, or what embeds one.
type Beside interface {
	// InView is the record in view; 0 for none.
	InView() app.ID
	Show(id app.ID)
	Reload()
	Clear()

	offer(any bool)
	whenGone(func())
}

// Detail is the record of one row beside the list.
type Detail[T any] struct {
	Root *fyne.Container

	id     app.ID
	gone   func() // is told when the record in view is not there any more
	host   document.Host
	width  float32
	hint   *widgets.Text
	read   Reading[T]
	fill   func(T) fyne.CanvasObject
	none   fyne.CanvasObject // the hint
	filled fyne.CanvasObject
	loader widgets.Loader[T]
}

// NewDetail makes a detail at least as wide as given, which hints at what to
// choose while nothing is in view. fill gives what shows a record.
func NewDetail[T any](host document.Host, width float32, hint string, read Reading[T], fill func(T) fyne.CanvasObject) *Detail[T] {
	d := &Detail[T]{Root: container.NewStack(), host: host, width: width, read: read, fill: fill}
	d.hint = widgets.NewText(hint, widgets.Muted)
	d.none = container.NewCenter(d.hint)
	d.Clear()
	return d
}

// Clear shows that nothing is chosen.
func (d *Detail[T]) Clear() {
	d.loader.Stop()
	d.id = 0
	d.put(d.none)
}

func (d *Detail[T]) put(o fyne.CanvasObject) {
	if d.filled != o {
		d.filled = o
		d.Root.Objects = []fyne.CanvasObject{document.Wide(d.width, o)}
	}
	d.Root.Refresh()
}

// InView is the record in view; 0 for none.
func (d *Detail[T]) InView() app.ID { return d.id }

func (d *Detail[T]) whenGone(gone func()) { d.gone = gone }

// offer says whether the list has rows to choose; where it has none, no hint says
// to choose one.
func (d *Detail[T]) offer(any bool) {
	if d.hint.Hidden == any {
		d.hint.Hidden = !any
		d.Root.Refresh()
	}
}

// Show reads a record and shows it.
func (d *Detail[T]) Show(id app.ID) {
	d.id = id
	d.Reload()
}

// Reload reads the record in view anew. One that was deleted or taken back
// meanwhile is in view no more.
func (d *Detail[T]) Reload() {
	if d.id == 0 {
		return
	}
	d.loader.Load(d.read(d.id), func(value T, err error) {
		switch {
		case err != nil && app.KindOf(err) == app.NotFound:
			d.Clear()
			if d.gone != nil {
				d.gone()
			}
		case err != nil:
			d.host.Fail(err)
		default:
			d.put(d.fill(value))
		}
	})
}
