package store

import (
	"context"
	"database/sql"
	"errors"

	"github.com/jmoiron/sqlx"
)

// session is one connection with its prepared statements, which live as long
// as it does. It is used by one goroutine at a time.
type session struct {
	conn  *sqlx.Conn
	stmts map[string]*sqlx.Stmt
}

func newSession(conn *sqlx.Conn) *session {
	return &session{conn: conn, stmts: map[string]*sqlx.Stmt{}}
}

func (w *session) close() error {
	for _, stmt := range w.stmts {
		_ = stmt.Close()
	}
	return w.conn.Close()
}

// writer is the one session that writes.
type writer struct {
	*session
	db *sqlx.DB
}

func openWriter(ctx context.Context, path string) (*writer, error) {
	db, err := sqlx.Open("sqlite", dsn(path, writing))
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	conn, err := db.Connx(ctx)
	if err != nil {
		return nil, errors.Join(err, db.Close())
	}
	w := &writer{newSession(conn), db}
	if err := w.noteChanges(); err != nil {
		return nil, errors.Join(err, w.close())
	}
	return w, nil
}

func (w *writer) close() error {
	// Folds the write-ahead log into the file, so that a closed company is one
	// file. Where a reader keeps it from doing so, the next opening does it.
	_, _ = w.conn.ExecContext(context.Background(), "PRAGMA optimize; PRAGMA wal_checkpoint(TRUNCATE)")
	return errors.Join(w.session.close(), w.db.Close())
}

// prepared keeps every statement that has been used once. The context of an
// action is not handed down to single statements: the driver would start a
// goroutine for each to watch it. unit looks at the context between records.
func (w *session) prepared(query string) (*sqlx.Stmt, error) {
	if stmt, ok := w.stmts[query]; ok {
		return stmt, nil
	}
	stmt, err := w.conn.PreparexContext(context.Background(), query)
	if err != nil {
		return nil, err
	}
	w.stmts[query] = stmt
	return stmt, nil
}

func (w *session) exec(query string, args ...any) (sql.Result, error) {
	stmt, err := w.prepared(query)
	if err != nil {
		return nil, err
	}
	return stmt.Exec(args...)
}

// GetContext reads one row, as sqlx.DB does.
func (w *session) GetContext(_ context.Context, dest any, query string, args ...any) error {
	stmt, err := w.prepared(query)
	if err != nil {
		return err
	}
	return stmt.Get(dest, args...)
}

// SelectContext reads all rows, as sqlx.DB does.
func (w *session) SelectContext(_ context.Context, dest any, query string, args ...any) error {
	stmt, err := w.prepared(query)
	if err != nil {
		return err
	}
	return stmt.Select(dest, args...)
}

// QueryxContext reads row by row, as sqlx.DB does.
func (w *session) QueryxContext(_ context.Context, query string, args ...any) (*sqlx.Rows, error) {
	stmt, err := w.prepared(query)
	if err != nil {
		return nil, err
	}
	return stmt.Queryx(args...)
}

// number reads one number, without the cost of scanning into a record.
func (w *session) number(query string, args ...any) (n int64, err error) {
	stmt, err := w.prepared(query)
	if err != nil {
		return 0, err
	}
	err = stmt.QueryRow(args...).Scan(&n)
	return n, err
}
