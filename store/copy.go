package store

import (
	"context"
	"database/sql"
	"errors"
	"math/rand/v2"
	"os"
	"strconv"

	"rapport/app"
)

// identify finds the number of this copy of the file, which goes into every new
// ID. A file that finds itself on another machine or path draws a new one, so
// that two copies, both worked on, can later be put together.
func (s *Store) identify(ctx context.Context) error {
	if err := s.continueIDs(ctx); err != nil {
		return err
	}
	host, _ := os.Hostname() // a machine without a name is known by the path alone
	place := host + " " + s.path
	was, err := s.setting(ctx, "copy.place")
	if err != nil {
		return err
	}
	number, err := s.setting(ctx, "copy.number")
	if err != nil {
		return err
	}
	if was == place && number != "" {
		s.ids.copy, err = strconv.ParseInt(number, 10, 64)
		return err
	}
	s.ids.copy = rand.Int64N(copies)
	if err := s.keep(ctx, "copy.place", place); err != nil {
		return err
	}
	return s.keep(ctx, "copy.number", strconv.FormatInt(s.ids.copy, 10))
}

// continueIDs makes new IDs greater than all in the file, also where the clock
// has gone back since or another copy's was ahead.
func (s *Store) continueIDs(ctx context.Context) error {
	var last sql.NullInt64
	err := s.reader.GetContext(ctx, &last, `SELECT max(id) FROM (
		SELECT max(id) id FROM action UNION ALL SELECT max(id) FROM contact UNION ALL SELECT max(id) FROM contact_point
		UNION ALL SELECT max(id) FROM sale_order UNION ALL SELECT max(id) FROM order_line
		UNION ALL SELECT max(id) FROM sale_return UNION ALL SELECT max(id) FROM return_line
		UNION ALL SELECT max(id) FROM interaction UNION ALL SELECT max(id) FROM campaign_target)`)
	s.ids.after(app.ID(last.Int64))
	return err
}

// setting reads a setting of this copy of the file; empty where it has none.
func (s *Store) setting(ctx context.Context, key string) (string, error) {
	var value string
	err := s.reader.GetContext(ctx, &value, "SELECT value FROM setting WHERE key = ?", key)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return value, err
}

// keep writes a setting of this copy of the file. Settings are not logged, and
// are written outside of actions.
func (s *Store) keep(ctx context.Context, key, value string) error {
	select {
	case <-s.turn:
	case <-ctx.Done():
		return ctx.Err()
	}
	defer func() { s.turn <- struct{}{} }()
	_, err := s.writer.exec("INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", key, value)
	return err
}
