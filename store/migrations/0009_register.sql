-- +goose Up
-- What a new version of the definitions changes in the ledger, worked out off to
-- the side while others go on recording, and applied in one short transaction.
-- Empty at all other times.

CREATE TABLE reposted (
    id           INTEGER PRIMARY KEY,
    op           INTEGER NOT NULL,                -- store.stagedOp
    entry        INTEGER NOT NULL DEFAULT 0,      -- the entry's id; 0 for a new one
    document     INTEGER NOT NULL,
    line         INTEGER NOT NULL DEFAULT 0,
    n            INTEGER NOT NULL DEFAULT 0,
    doc_kind     INTEGER NOT NULL DEFAULT 0,
    customer     INTEGER NOT NULL DEFAULT 0,
    company      INTEGER NOT NULL DEFAULT 0,
    day          INTEGER NOT NULL DEFAULT 0,
    cash_day     INTEGER NOT NULL DEFAULT 0,
    account      INTEGER NOT NULL DEFAULT 0,
    activity     TEXT NOT NULL DEFAULT '',
    amount       INTEGER NOT NULL DEFAULT 0,
    media_source INTEGER NOT NULL DEFAULT 0,
    campaign     INTEGER NOT NULL DEFAULT 0,
    channel      INTEGER NOT NULL DEFAULT 0,
    salesperson  INTEGER NOT NULL DEFAULT 0,
    product      INTEGER NOT NULL DEFAULT 0,
    sale_order   INTEGER NOT NULL DEFAULT 0,
    policy       INTEGER NOT NULL DEFAULT 0
) STRICT;
