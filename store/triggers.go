package store

import (
	"context"
	"fmt"

	"github.com/jmoiron/sqlx"
)

// makeTriggers makes all triggers anew: those of the change log from the
// columns of the tables as they now are, those of the totals from the accounts.
func makeTriggers(ctx context.Context, tx *sqlx.Tx) error {
	names, err := texts(ctx, tx, "SELECT name FROM sqlite_schema WHERE type = 'trigger'")
	if err != nil {
		return err
	}
	for _, name := range names {
		if _, err := tx.ExecContext(ctx, fmt.Sprintf("DROP TRIGGER %q", name)); err != nil {
			return err
		}
	}
	logging, err := loggingTriggers(ctx, tx)
	if err != nil {
		return err
	}
	for _, statement := range append(append(logging, totalsTriggers()...), closedTriggers()...) {
		if _, err := tx.ExecContext(ctx, statement); err != nil {
			return fmt.Errorf("%s: %w", statement, err)
		}
	}
	return nil
}

// texts reads a column of texts.
func texts(ctx context.Context, tx *sqlx.Tx, query string, args ...any) ([]string, error) {
	var found []string
	err := tx.SelectContext(ctx, &found, query, args...)
	return found, err
}
