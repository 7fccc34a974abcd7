-- +goose Up
-- The ledger and its totals: derived from the documents, never edited by hand.
-- day and cash_day are integers yyyymmdd and month yyyymm, so that a roll-up
-- needs no text arithmetic; 0 stands for "none" in every dimension.

CREATE TABLE entry (
    id           INTEGER PRIMARY KEY,
    document     INTEGER NOT NULL,
    line         INTEGER NOT NULL,
    n            INTEGER NOT NULL,
    doc_kind     INTEGER NOT NULL,                -- finance.DocKind
    customer     INTEGER NOT NULL DEFAULT 0,      -- 0: unallocated
    company      INTEGER NOT NULL DEFAULT 0,
    day          INTEGER NOT NULL,
    cash_day     INTEGER NOT NULL DEFAULT 0,      -- 0: no money has moved
    account      INTEGER NOT NULL,                -- finance.Account
    activity     TEXT NOT NULL DEFAULT '',
    amount       INTEGER NOT NULL,
    media_source INTEGER NOT NULL DEFAULT 0,
    campaign     INTEGER NOT NULL DEFAULT 0,
    channel      INTEGER NOT NULL DEFAULT 0,
    salesperson  INTEGER NOT NULL DEFAULT 0,
    product      INTEGER NOT NULL DEFAULT 0,
    sale_order   INTEGER NOT NULL DEFAULT 0,      -- the order that the document belongs to
    policy       INTEGER NOT NULL,
    UNIQUE (document, line, n)
) STRICT;
CREATE INDEX entry_customer ON entry (customer, day);
CREATE INDEX entry_day ON entry (day);               -- for months that a period cuts
CREATE INDEX entry_order ON entry (sale_order) WHERE sale_order <> 0;
-- Few entries are returns, discounts or media, and reports look for just these;
-- the numbers are those of finance.DocKind and finance.Account.
CREATE INDEX entry_return ON entry (customer, day) WHERE doc_kind = 2;
CREATE INDEX entry_discount ON entry (day) WHERE account = 3;
CREATE INDEX entry_media ON entry (day) WHERE account = 13;
CREATE INDEX entry_campaign ON entry (campaign) WHERE campaign <> 0;

CREATE TABLE customer_month (
    customer        INTEGER NOT NULL,
    month           INTEGER NOT NULL,
    entries         INTEGER NOT NULL,
    sales           INTEGER NOT NULL DEFAULT 0,
    shipping_income INTEGER NOT NULL DEFAULT 0,
    recurring       INTEGER NOT NULL DEFAULT 0,
    discount        INTEGER NOT NULL DEFAULT 0,
    returns         INTEGER NOT NULL DEFAULT 0,
    restocking_fee  INTEGER NOT NULL DEFAULT 0,
    rebate          INTEGER NOT NULL DEFAULT 0,
    cogs            INTEGER NOT NULL DEFAULT 0,
    shipping_cost   INTEGER NOT NULL DEFAULT 0,
    payment_fee     INTEGER NOT NULL DEFAULT 0,
    activity        INTEGER NOT NULL DEFAULT 0,
    service         INTEGER NOT NULL DEFAULT 0,
    bad_debt        INTEGER NOT NULL DEFAULT 0,
    media           INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (customer, month)
) STRICT, WITHOUT ROWID;

-- A slice by month and one other dimension: 'source', 'campaign', 'channel',
-- 'salesperson', 'product'. Rows exist for value 0 (none) too, so that each
-- dimension sums to the company.
CREATE TABLE slice_month (
    dimension       TEXT NOT NULL,
    value           INTEGER NOT NULL,
    month           INTEGER NOT NULL,
    entries         INTEGER NOT NULL,
    sales           INTEGER NOT NULL DEFAULT 0,
    shipping_income INTEGER NOT NULL DEFAULT 0,
    recurring       INTEGER NOT NULL DEFAULT 0,
    discount        INTEGER NOT NULL DEFAULT 0,
    returns         INTEGER NOT NULL DEFAULT 0,
    restocking_fee  INTEGER NOT NULL DEFAULT 0,
    rebate          INTEGER NOT NULL DEFAULT 0,
    cogs            INTEGER NOT NULL DEFAULT 0,
    shipping_cost   INTEGER NOT NULL DEFAULT 0,
    payment_fee     INTEGER NOT NULL DEFAULT 0,
    activity        INTEGER NOT NULL DEFAULT 0,
    service         INTEGER NOT NULL DEFAULT 0,
    bad_debt        INTEGER NOT NULL DEFAULT 0,
    media           INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (month, dimension, value)         -- a save writes rows of one month: they lie together
) STRICT, WITHOUT ROWID;

-- A write of many entries at once sets a row here for the length of its
-- transaction: entries above first are then rolled up as sets, not one by one.
CREATE TABLE bulk (
    id    INTEGER PRIMARY KEY CHECK (id = 1),
    first INTEGER NOT NULL
) STRICT;
