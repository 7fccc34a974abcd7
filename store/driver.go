package store

import (
	"net/url"
	"path/filepath"

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

// dsn names the file with every pragma that a connection needs, so that each
// connection of a pool has them.
func dsn(path string, write bool) string {
	q := url.Values{}
	for _, p := range []string{
		"busy_timeout(5000)", "foreign_keys(1)", "synchronous(FULL)",
		"cache_size(-32768)", "temp_store(MEMORY)",
	} {
		q.Add("_pragma", p)
	}
	if write {
		q.Add("_pragma", "journal_mode(WAL)")
		q.Set("_txlock", "immediate")
	} else {
		q.Add("_pragma", "query_only(1)")
	}
	slashed := filepath.ToSlash(path)
	if filepath.VolumeName(path) != "" {
		slashed = "/" + slashed // file:/C:/…
	}
	q.Set("mode", "rw") // never make a file by opening one
	u := url.URL{Scheme: "file", Opaque: (&url.URL{Path: slashed}).EscapedPath(), RawQuery: q.Encode()}
	return u.String()
}
