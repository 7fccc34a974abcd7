package export

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"rapport/app"
)

// alone checks that a folder holds these files and nothing else, such as the
// half of one.
func alone(t *testing.T, folder string, want ...string) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	if strings.Join(names, " ") != strings.Join(want, " ") {
		t.Errorf("the folder holds %q, want %q", names, want)
	}
}

func writes(text string) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := io.WriteString(w, text)
		return err
	}
}

func TestWholeReplacesAFile(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "a.pdf")
	for _, text := range []string{"first", "second, and longer"} {
		if err := Whole(path, Everybody, writes(text)); err != nil {
			t.Fatal(err)
		}
		if got, err := os.ReadFile(path); string(got) != text {
			t.Errorf("the file holds %q, %v", got, err)
		}
	}
	alone(t, folder, "a.pdf")
}

// TestWholeOrNotAtAll: whatever goes wrong, the file before is as it was, nothing
// is left beside it, and the sentence says what to do.
func TestWholeOrNotAtAll(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "a.pdf")
	if err := os.WriteFile(path, []byte("before"), 0o600); err != nil {
		t.Fatal(err)
	}
	inside := filepath.Join(folder, "folder.pdf")
	if err := os.Mkdir(inside, 0o700); err != nil {
		t.Fatal(err)
	}
	stopped := errors.New("stopped")
	for what, c := range map[string]struct {
		path, said string
		write      func(io.Writer) error
	}{
		"a fault of the writer": {path, "stopped", func(w io.Writer) error { return errors.Join(writes("half")(w), stopped) }},
		"a full disk":           {path, "The disk is full", func(io.Writer) error { return &os.PathError{Op: "write", Path: "x", Err: syscall.ENOSPC} }},
		"a broken disk":         {path, "cannot be written", func(io.Writer) error { return &os.PathError{Op: "write", Path: "x", Err: syscall.EIO} }},
		"a folder of that name": {inside, "cannot be written", writes("x")},
		"no folder":             {filepath.Join(folder, "no", "a.pdf"), "cannot be written", writes("x")},
	} {
		err := Whole(c.path, OnlyOwner, c.write)
		if err == nil || !strings.Contains(err.Error(), c.said) {
			t.Errorf("%s: %v, want %q", what, err, c.said)
		}
		var sentence *app.Error
		if c.said != "stopped" && (!errors.As(err, &sentence) || sentence.Kind != app.Permission || sentence.Err == nil) {
			t.Errorf("%s is no sentence with its cause: %v", what, err)
		}
		if got, _ := os.ReadFile(path); string(got) != "before" {
			t.Errorf("after %s the file holds %q", what, got)
		}
		alone(t, folder, "a.pdf", "folder.pdf")
	}
}

// TestWholeOnADiskThatIsFull needs a file system of a few pages, which only the
// administrator of Linux can make.
func TestWholeOnADiskThatIsFull(t *testing.T) {
	folder := t.TempDir()
	if err := mountSmall(folder); err != nil {
		t.Skip("no small file system can be made here:", err)
	}
	t.Cleanup(func() { unmount(folder) })
	path := filepath.Join(folder, "a.pdf")
	if err := Whole(path, Everybody, writes("before")); err != nil {
		t.Fatal(err)
	}
	err := Whole(path, Everybody, writes(strings.Repeat("more than there is room for ", 10_000)))
	if err == nil || !strings.Contains(err.Error(), "The disk is full") {
		t.Errorf("a full disk says %v", err)
	}
	if got, _ := os.ReadFile(path); string(got) != "before" {
		t.Errorf("the file holds %.20q", got)
	}
	alone(t, folder, "a.pdf")
}
