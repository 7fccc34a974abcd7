package store

import (
	"context"
	"database/sql"
	"errors"
	"sync"
	"time"

	"github.com/jmoiron/sqlx"

	"rapport/finance"
)

// Store is an open company file. It is safe for use by several goroutines.
// Records and reports are read from it while an action is being written.
type Store struct {
	records // single records, through the reader pool

	path   string
	actor  string
	reader *sqlx.DB
	lock   *fileLock // nil where opened for reading only

	turn   chan struct{} // holds a token while nobody writes
	writer *writer       // nil where opened for reading only
	ids    *idMaker

	changed changed // customers, since the file was opened

	changedMedia changed // customers whose media facts changed, and sharedMedia

	closing sync.Once

	brokenOff []string // files of imports that were taken back when opening

	wroteBulk bool   // the write going on has been in bulk
	basis     *basis // of postings, as last read; only for whose turn it is

	meanwhile meanwhile  // what is posted while definitions change; only for whose turn it is
	adopting  sync.Mutex // held while definitions change

	temporary bool // the file goes when it is closed
}

// Path is the file's path.
func (s *Store) Path() string { return s.path }

// Close waits for the action being written, ends all work with the file and
// lets others write to it. Closing again does nothing.
func (s *Store) Close() error {
	var errs []error
	s.closing.Do(func() {
		if s.writer != nil {
			<-s.turn
			errs = append(errs, s.writer.close())
			s.turn <- struct{}{} // who comes now is told that the file is closed
		}
		errs = append(errs, s.reader.Close(), s.lock.release())
		if s.temporary {
			errs = append(errs, removeFile(s.path))
		}
	})
	return errors.Join(errs...)
}

// DataVersion changes whenever somebody, here or in another program, has
// written to the file.
func (s *Store) DataVersion(ctx context.Context) (int64, error) {
	var last sql.NullInt64
	// Every write is an action, so the newest one tells; PRAGMA data_version
	// does not see writes through its own connection, nor compare across a pool.
	err := s.reader.GetContext(ctx, &last, "SELECT max(id) FROM action")
	return last.Int64, plainly(err)
}

// now is the moment that records are stamped with.
func now() string { return time.Now().UTC().Format(time.RFC3339) }

// today is the civil date here.
func today() finance.Date { return finance.DateOf(time.Now()) }
