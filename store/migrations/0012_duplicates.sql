-- +goose Up
-- What the survivor of a merge took over, so that an unmerge gives back just
-- that; and pairs of contacts that somebody has found not to be the same.

CREATE TABLE contact_merge (
    id       INTEGER PRIMARY KEY,                -- later than every record made before the merge
    contact  INTEGER NOT NULL UNIQUE REFERENCES contact (id),
    survivor INTEGER NOT NULL REFERENCES contact (id),
    taken    TEXT NOT NULL CHECK (json_valid(taken)),
    merged   TEXT NOT NULL
) STRICT;

CREATE TABLE distinct_pair (
    id INTEGER PRIMARY KEY,
    a  INTEGER NOT NULL REFERENCES contact (id), -- the smaller
    b  INTEGER NOT NULL REFERENCES contact (id),
    UNIQUE (a, b)
) STRICT;
