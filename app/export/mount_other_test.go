//go:build !linux

package export

import "errors"

func mountSmall(string) error { return errors.ErrUnsupported }

func unmount(string) {}
