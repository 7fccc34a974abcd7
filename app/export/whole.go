package export

import (
	"bufio"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"syscall"

	"rapport/app"
)

// Who may read a file that is written.
const (
	Everybody fs.FileMode = 0o644
	OnlyOwner fs.FileMode = 0o600 // it is about people
)

// Whole writes a file that is there whole or not at all: beside its place first,
// then put there in one step, so that neither a full disk nor a fault on the way
// leaves a half of it, or takes the file that was there before.
func Whole(path string, mode fs.FileMode, write func(io.Writer) error) error {
	part, err := os.CreateTemp(filepath.Dir(path), ".rapport-*")
	if err != nil {
		return unwritable(path, err)
	}
	out := bufio.NewWriter(part)
	err = write(out)
	for _, step := range []func() error{out.Flush, func() error { return part.Chmod(mode) }, part.Sync} {
		if err == nil {
			err = step()
		}
	}
	if closed := part.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Rename(part.Name(), path)
	}
	if err == nil {
		return nil
	}
	_ = os.Remove(part.Name())
	return unwritable(path, err)
}

// unwritable is the sentence for what the system says of a file; what is no
// fault of the file stays as it is.
func unwritable(path string, err error) error {
	var place *fs.PathError
	var move *os.LinkError
	if !errors.As(err, &place) && !errors.As(err, &move) {
		return err
	}
	e := app.Errorf(app.Permission, "%s cannot be written; choose another place.", path)
	if diskFull(err) {
		e = app.Errorf(app.Permission, "The disk is full. %s was not written; free some space and try again.", path)
	}
	e.Err = err
	return e
}

// diskFull reports that there is no room left, in the words of each system.
func diskFull(err error) bool {
	const onWindows = syscall.Errno(112)
	return errors.Is(err, syscall.ENOSPC) || runtime.GOOS == "windows" && errors.Is(err, onWindows)
}
