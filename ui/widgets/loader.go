package widgets

import (
	"context"
	"fmt"
	"log/slog"
	"runtime/debug"
	"sync/atomic"

	"fyne.io/fyne/v2"
)

// inline makes loaders work at once on the caller's goroutine.
var inline atomic.Bool

// SetInline makes every Loader do its work at once on the caller's goroutine,
// for tests and for taking pictures.
func SetInline(on bool) { inline.Store(on) }

// Loader fetches what a screen shows without stopping the window: the work runs
// on its own goroutine, the answer comes back on Fyne's in one fyne.Do. Asking
// again cancels the work under way, and a late answer never overwrites a newer
// one. The zero value is ready; use one Loader for each thing that is shown.
type Loader[T any] struct {
	// OnBusy is told when work starts and when the newest work has ended.
	OnBusy func(busy bool)

	sequence uint64
	cancel   context.CancelFunc
}

// Load runs work and hands its result to done. A panic in work is logged and
// comes to done as an error.
func (l *Loader[T]) Load(work func(ctx context.Context) (T, error), done func(T, error)) {
	l.Stop()
	ctx, cancel := context.WithCancel(context.Background())
	l.cancel = cancel
	sequence := l.sequence
	l.busy(true)
	deliver := func(value T, err error) {
		if sequence != l.sequence {
			return
		}
		cancel()
		l.cancel = nil
		l.busy(false)
		done(value, err)
	}
	if inline.Load() {
		deliver(guarded(ctx, work))
		return
	}
	go func() {
		value, err := guarded(ctx, work)
		fyne.Do(func() { deliver(value, err) })
	}()
}

// Stop cancels the work under way; its answer is dropped.
func (l *Loader[T]) Stop() {
	l.sequence++
	if l.cancel != nil {
		l.cancel()
		l.cancel = nil
		l.busy(false)
	}
}

func (l *Loader[T]) busy(busy bool) {
	if l.OnBusy != nil {
		l.OnBusy(busy)
	}
}

func guarded[T any](ctx context.Context, work func(context.Context) (T, error)) (value T, err error) {
	defer func() {
		if p := recover(); p != nil {
			slog.Error("background work failed", "panic", p, "stack", string(debug.Stack()))
			err = fmt.Errorf("background work failed: %v", p)
		}
	}()
	return work(ctx)
}
