package store

import (
	"context"
	"errors"
	"net/url"
	"os"
	"path/filepath"
	"runtime"

	"github.com/jmoiron/sqlx"
	"modernc.org/sqlite"

	"rapport/app"
)

// applicationID marks a file as ours in its header: "RAPP".
const applicationID = 0x52415050

// The driver is given what the schema needs once, for every connection: the
// collation "folded", which compares without case and accents in any script.
// SQLite's own NOCASE knows ASCII only.
func init() {
	sqlite.MustRegisterCollationUtf8("folded", func(left, right string) int {
		if left == right {
			return 0
		}
		return app.CompareFolded(left, right)
	})
}

// access is how a connection uses the file.
type access int

const (
	reading access = iota
	writing
	// unmoving reads a file that nobody can write, where SQLite could not make
	// the side files that reading beside a writer takes.
	unmoving
)

// dsn names the file with every pragma that a connection needs, so that each
// connection of a pool has them.
func dsn(path string, a access) string {
	q := url.Values{}
	pragmas := []string{"busy_timeout(5000)", "foreign_keys(1)", "synchronous(FULL)", "temp_store(MEMORY)"}
	q.Set("mode", "rw") // never make a file by opening one
	switch a {
	case writing:
		pragmas = append(pragmas, "journal_mode(WAL)", "wal_autocheckpoint(4000)", "cache_size(-65536)")
		q.Set("_txlock", "immediate")
	case unmoving:
		q.Set("mode", "ro")
		q.Set("immutable", "1")
		fallthrough
	default:
		pragmas = append(pragmas, "query_only(1)", "cache_size(-8192)")
	}
	for _, p := range pragmas {
		q.Add("_pragma", p)
	}
	slashed := filepath.ToSlash(path)
	if filepath.VolumeName(path) != "" {
		slashed = "/" + slashed // file:/C:/…
	}
	u := url.URL{Scheme: "file", Opaque: (&url.URL{Path: slashed}).EscapedPath(), RawQuery: q.Encode()}
	return u.String()
}

// openReader opens a pool that reads, and sees that it can.
func openReader(ctx context.Context, path string) (*sqlx.DB, error) {
	db, err := tryReader(ctx, path, reading)
	var refused *sqlite.Error
	if !errors.As(err, &refused) || !isUnwritable(refused.Code()) || hasLog(path) {
		return db, err
	}
	return tryReader(ctx, path, unmoving)
}

func tryReader(ctx context.Context, path string, a access) (*sqlx.DB, error) {
	db, err := sqlx.Open("sqlite", dsn(path, a))
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(max(4, runtime.NumCPU()))
	db.SetMaxIdleConns(4)
	var tables int
	if err := db.GetContext(ctx, &tables, "SELECT count(*) FROM sqlite_schema"); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return db, nil
}

// hasLog reports whether there are writes that are not in the file itself yet.
func hasLog(path string) bool {
	info, err := os.Stat(path + "-wal")
	return err == nil && info.Size() > 0
}
