-- +goose Up
-- How a file of another program is imported, kept under a name to be done again
-- with its next export; and how each import was done, so that the columns of a
-- system are known the next time.

CREATE TABLE import_profile (
    id            INTEGER PRIMARY KEY,
    name          TEXT NOT NULL COLLATE folded UNIQUE,
    kind          TEXT NOT NULL,
    source_system TEXT NOT NULL DEFAULT '',
    folder        TEXT NOT NULL DEFAULT '',      -- where the exports are put
    pattern       TEXT NOT NULL DEFAULT '',      -- what they are named like: orders*.csv
    way           TEXT NOT NULL CHECK (json_valid(way))
) STRICT;

ALTER TABLE import_batch ADD COLUMN way TEXT NOT NULL DEFAULT '';
