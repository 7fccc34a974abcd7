package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"rapport/app"
)

// fileLock is the right to write to a company file: a lock of the operating
// system on a file beside it. A crash lets it go, which a row in the database
// would not. What the lock file says serves only to name the holder.
type fileLock struct {
	file *os.File
	// crashed says that the last holder did not let go of the lock by itself.
	crashed bool
}

// holder is who has a file open for writing.
type holder struct {
	Host    string `json:"host"`
	PID     int    `json:"pid"`
	Program string `json:"program"`
}

var errLocked = errors.New("locked by another program")

func lockPath(path string) string { return path + ".lock" }

// lockForWriting takes the right to write, or says who has it.
func lockForWriting(path string) (*fileLock, error) {
	for {
		f, err := os.OpenFile(lockPath(path), os.O_RDWR|os.O_CREATE, 0o600)
		if err != nil {
			return nil, unreachable(err)
		}
		if err := tryLock(f); err != nil {
			who := readHolder(f)
			_ = f.Close()
			if errors.Is(err, errLocked) {
				return nil, busy(who)
			}
			return nil, unreachable(err)
		}
		if !stillThere(f) {
			// The last holder removed it between our opening and our locking.
			_ = f.Close()
			continue
		}
		l := &fileLock{file: f, crashed: readHolder(f) != holder{}}
		if err := l.sign(); err != nil {
			return nil, errors.Join(unreachable(err), l.release())
		}
		return l, nil
	}
}

func stillThere(f *os.File) bool {
	mine, err := f.Stat()
	if err != nil {
		return false
	}
	there, err := os.Stat(f.Name())
	return err == nil && os.SameFile(mine, there)
}

// sign writes who we are into the lock file.
func (l *fileLock) sign() error {
	host, _ := os.Hostname() // an unnamed host is shown without its name
	text, err := json.Marshal(holder{host, os.Getpid(), filepath.Base(os.Args[0])})
	if err != nil {
		return err
	}
	if err := l.file.Truncate(0); err != nil {
		return err
	}
	_, err = l.file.WriteAt(text, 0)
	return err
}

func readHolder(f *os.File) holder {
	var h holder
	text, err := io.ReadAll(io.LimitReader(io.NewSectionReader(f, 0, 4096), 4096))
	if err == nil {
		_ = json.Unmarshal(text, &h) // unreadable: the holder stays unnamed
	}
	return h
}

// release removes the lock file while the lock is held, then lets go of it.
func (l *fileLock) release() error {
	if l == nil {
		return nil
	}
	removed := removeLocked(l.file)
	return errors.Join(removed, l.file.Close())
}

func busy(h holder) error {
	if h.Program == "" {
		return app.Errorf(app.Busy, "Another program has the file open for writing. Close it there, or open the file for reading only.")
	}
	return app.Errorf(app.Busy, "%s on %s (process %d) has the file open for writing. Close it there, or open the file for reading only.",
		h.Program, h.Host, h.PID)
}

// unreachable says in plain words why a path cannot be used.
func unreachable(err error) error {
	switch {
	case errors.Is(err, fs.ErrPermission):
		return &app.Error{Kind: app.Permission, Err: err, Text: noPermission.Text}
	case errors.Is(err, fs.ErrNotExist):
		return &app.Error{Kind: app.NotFound, Err: err, Text: noFolder.Text}
	}
	return fmt.Errorf("lock file: %w", err)
}

var (
	noPermission = app.Errorf(app.Permission, "You have no permission to write in this folder. Choose another folder, or open the file for reading only.")
	noFolder     = app.Errorf(app.NotFound, "There is no such folder. Check the path.")
)
