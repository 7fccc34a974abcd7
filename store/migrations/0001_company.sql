-- +goose Up
-- The company, its definitions and its lists. Money is INTEGER minor units of
-- the company's currency; rates and quantities are decimals kept as TEXT; civil
-- dates are TEXT (2026-03-10); moments are UTC TEXT (RFC 3339).

CREATE TABLE company (
    id                 INTEGER PRIMARY KEY CHECK (id = 1),
    name               TEXT NOT NULL,
    currency           TEXT NOT NULL,
    fiscal_year_start  INTEGER NOT NULL DEFAULT 1 CHECK (fiscal_year_start BETWEEN 1 AND 12),
    prices_include_tax INTEGER NOT NULL DEFAULT 0 CHECK (prices_include_tax IN (0, 1)),
    country            TEXT NOT NULL DEFAULT '',
    billing_day        TEXT,                     -- subscriptions are billed up to here
    next_number        INTEGER NOT NULL DEFAULT 1001, -- the first short customer number
    created            TEXT NOT NULL
) STRICT;

-- Definitions: one row a version; body is JSON of everything but the activity rates.
CREATE TABLE policy (
    version   INTEGER PRIMARY KEY,
    effective TEXT,                              -- NULL: from the beginning of time
    author    TEXT NOT NULL DEFAULT '',
    note      TEXT NOT NULL DEFAULT '',
    body      TEXT NOT NULL CHECK (json_valid(body)),
    adopted   TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX policy_effective ON policy (coalesce(effective, ''));

CREATE TABLE sign_off (
    id         INTEGER PRIMARY KEY,
    policy     INTEGER NOT NULL REFERENCES policy (version),
    department TEXT NOT NULL CHECK (department IN ('sales', 'marketing', 'service', 'finance')),
    person     TEXT NOT NULL,
    signed     TEXT NOT NULL,
    UNIQUE (policy, department)
) STRICT;

CREATE TABLE staff (
    id     INTEGER PRIMARY KEY,
    name   TEXT NOT NULL COLLATE folded UNIQUE,
    active INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE channel (
    id   INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO channel (id, code) VALUES (1, 'web'), (2, 'phone'), (3, 'store'), (4, 'mail');

CREATE TABLE media_source (
    id        INTEGER PRIMARY KEY,
    name      TEXT NOT NULL COLLATE folded UNIQUE,
    touch     TEXT NOT NULL DEFAULT '' CHECK (touch IN ('', 'email', 'letter')), -- what one touch of a campaign costs
    broadcast INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE product (
    id     INTEGER PRIMARY KEY,
    sku    TEXT NOT NULL COLLATE folded UNIQUE,
    name   TEXT NOT NULL,
    price  TEXT NOT NULL DEFAULT '0',
    cost   TEXT,                                 -- NULL: not known, counted as incomplete
    active INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE pool (
    id   INTEGER PRIMARY KEY,
    name TEXT NOT NULL COLLATE folded UNIQUE
) STRICT;

CREATE TABLE pool_month (
    id       INTEGER PRIMARY KEY,
    pool     INTEGER NOT NULL REFERENCES pool (id),
    month    TEXT NOT NULL,
    cost     INTEGER NOT NULL,
    capacity TEXT NOT NULL,                      -- practical capacity in minutes
    UNIQUE (pool, month)
) STRICT;

CREATE TABLE activity (
    id     INTEGER PRIMARY KEY,
    code   TEXT NOT NULL UNIQUE,                 -- order.web, return.store, call_minute …
    name   TEXT NOT NULL DEFAULT '',
    pool   INTEGER REFERENCES pool (id)
) STRICT;

-- One unit of an activity costs minutes × its pool's rate + fixed.
CREATE TABLE activity_rate (
    id       INTEGER PRIMARY KEY,
    policy   INTEGER NOT NULL REFERENCES policy (version),
    activity INTEGER NOT NULL REFERENCES activity (id),
    minutes  TEXT NOT NULL DEFAULT '0',
    fixed    TEXT NOT NULL DEFAULT '0',
    UNIQUE (policy, activity)
) STRICT;

CREATE TABLE period_close (
    id      INTEGER PRIMARY KEY,
    month   INTEGER NOT NULL UNIQUE,             -- yyyymm, as the ledger has it
    closed  TEXT NOT NULL,
    actor   TEXT NOT NULL DEFAULT '',
    entries INTEGER NOT NULL,                    -- how many entries were frozen
    digest  TEXT NOT NULL                        -- SHA-256 over key, day, account and amount of each
) STRICT;

CREATE TABLE setting (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

-- What was typed into a form and not yet saved. Not logged.
CREATE TABLE draft (
    form    TEXT PRIMARY KEY,
    body    TEXT NOT NULL CHECK (json_valid(body)),
    changed TEXT NOT NULL
) STRICT;
