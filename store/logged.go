package store

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/jmoiron/sqlx"
)

// unlogged are the tables that the change log leaves out: what is derived from
// the others, the log itself, and what belongs to this copy of the file alone.
var unlogged = []string{
	"entry", "customer_month", "slice_month", "bulk", "reposted", "adjustment",
	"action", "current_action", "change", "setting", "draft", "goose_db_version",
}

// loggedTables lists the tables whose changes are logged.
func loggedTables(ctx context.Context, tx *sqlx.Tx) ([]string, error) {
	all, err := texts(ctx, tx,
		"SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name")
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(all, func(name string) bool {
		return slices.Contains(unlogged, name) || strings.HasPrefix(name, "search")
	}), nil
}

// loggingTriggers makes, for each logged table, the triggers that keep each
// row as it was before and after a change, as JSON, under the action being
// carried out. A write outside of an action is refused.
func loggingTriggers(ctx context.Context, tx *sqlx.Tx) ([]string, error) {
	tables, err := loggedTables(ctx, tx)
	if err != nil {
		return nil, err
	}
	var statements []string
	for _, table := range tables {
		columns, err := texts(ctx, tx, "SELECT name FROM pragma_table_info(?)", table)
		if err != nil {
			return nil, err
		}
		key, err := texts(ctx, tx, "SELECT name FROM pragma_table_info(?) WHERE pk = 1", table)
		if err != nil || len(key) != 1 {
			return nil, fmt.Errorf("table %s has no single key: %w", table, err)
		}
		for _, operation := range []string{"INSERT", "UPDATE", "DELETE"} {
			statements = append(statements, loggingTrigger(table, key[0], operation, columns))
		}
	}
	return statements, nil
}

func loggingTrigger(table, key, operation string, columns []string) string {
	before, after, row := image("OLD", columns), image("NEW", columns), "NEW"
	switch operation {
	case "INSERT":
		before = "NULL"
	case "DELETE":
		after, row = "NULL", "OLD"
	}
	// Outside of an action there is no current one, and change.action is NOT
	// NULL: the write is refused.
	return fmt.Sprintf(`CREATE TRIGGER log_%[1]s_%[2]s AFTER %[3]s ON %[1]s BEGIN
	INSERT INTO change (action, table_, row, operation, before, after)
	VALUES ((SELECT action FROM current_action), '%[1]s', %[4]s.%[7]s, '%[2]s', %[5]s, %[6]s);
END`, table, strings.ToLower(operation), operation, row, before, after, key)
}

// image is the SQL for one row as a JSON object.
func image(row string, columns []string) string {
	parts := make([]string, len(columns))
	for i, c := range columns {
		parts[i] = fmt.Sprintf("'%s', %s.%s", c, row, c)
	}
	return "json_object(" + strings.Join(parts, ", ") + ")"
}
