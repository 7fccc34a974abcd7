package financepanel

import (
	"errors"
	"sync"
)

// orFail hands what was read to show, or what went wrong to the page.
func orFail[T any](deps Deps, show func(T)) func(T, error) {
	return func(read T, err error) {
		if err != nil {
			deps.Fail(err)
			return
		}
		show(read)
	}
}

// sideBySide runs reads at the same time and waits for all of them.
func sideBySide(reads ...func() error) error {
	errs := make([]error, len(reads))
	var wait sync.WaitGroup
	for i, read := range reads {
		wait.Go(func() { errs[i] = read() })
	}
	wait.Wait()
	return errors.Join(errs...)
}
