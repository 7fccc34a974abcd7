-- +goose Up
-- The change log: one user action is one group of row changes. Triggers fill it;
-- they are made from the tables' columns after each migration (store/logged.go).

CREATE TABLE action (
    id       INTEGER PRIMARY KEY,
    sentence TEXT NOT NULL,                       -- "Merge Ann Lee into Anne Lee", translated where it is shown
    args     TEXT NOT NULL DEFAULT '[]',
    actor    TEXT NOT NULL DEFAULT '',
    moment   TEXT NOT NULL,
    kind     TEXT NOT NULL DEFAULT 'edit' CHECK (kind IN ('edit', 'import', 'undo', 'redo')),
    batch    INTEGER,                             -- the import it belongs to
    undoes   INTEGER REFERENCES action (id),      -- for kind undo and redo: the action taken back or made again
    undone   INTEGER NOT NULL DEFAULT 0           -- 1 while it is taken back
) STRICT;
CREATE INDEX action_batch ON action (batch) WHERE batch IS NOT NULL;

CREATE TABLE current_action (
    id     INTEGER PRIMARY KEY CHECK (id = 1),
    action INTEGER NOT NULL
) STRICT;

CREATE TABLE change (
    id        INTEGER PRIMARY KEY,
    action    INTEGER NOT NULL,
    table_    TEXT NOT NULL,
    row       INTEGER NOT NULL,
    operation TEXT NOT NULL CHECK (operation IN ('insert', 'update', 'delete')),
    before    TEXT,
    after     TEXT
) STRICT;
CREATE INDEX change_action ON change (action);
CREATE INDEX change_row ON change (row, table_);
