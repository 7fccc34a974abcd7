package document

import (
	"context"

	"rapport/ui/widgets"
)

// Load reads something without stopping the window and hands it to show; of an
// error the window is told.
func Load[T any](loader *widgets.Loader[T], host Host, read func(context.Context) (T, error), show func(T)) {
	loader.Load(read, func(value T, err error) {
		if err != nil {
			host.Fail(err)
			return
		}
		show(value)
	})
}
