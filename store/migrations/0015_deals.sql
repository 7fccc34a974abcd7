-- +goose Up
-- Deals: what may become an order. They post nothing. And the address that
-- stands on the company's quotes.

CREATE TABLE deal (
    id            INTEGER PRIMARY KEY,
    number        TEXT NOT NULL,
    source_system TEXT NOT NULL DEFAULT '',
    contact       INTEGER NOT NULL REFERENCES contact (id),
    title         TEXT NOT NULL,
    stage         TEXT NOT NULL CHECK (stage IN ('lead', 'qualified', 'offer', 'won', 'lost')),
    stage_on      TEXT NOT NULL,                       -- the day on which it came to that stage
    value         INTEGER NOT NULL DEFAULT 0,
    expected      TEXT,                                -- the day on which it is expected to close
    owner         INTEGER REFERENCES staff (id),
    sale_order    INTEGER REFERENCES sale_order (id),  -- what it became
    valid_until   TEXT,                                -- of its quote
    terms         TEXT NOT NULL DEFAULT '',            -- printed below its quote
    note          TEXT NOT NULL DEFAULT '',
    created       TEXT NOT NULL,
    UNIQUE (number, source_system)
) STRICT;
CREATE INDEX deal_contact ON deal (contact);
CREATE INDEX deal_owner ON deal (owner) WHERE owner IS NOT NULL;
CREATE INDEX deal_order ON deal (sale_order) WHERE sale_order IS NOT NULL;

CREATE TABLE deal_line (
    id               INTEGER PRIMARY KEY,
    deal             INTEGER NOT NULL REFERENCES deal (id),
    line             INTEGER NOT NULL,
    product          INTEGER NOT NULL REFERENCES product (id),
    quantity         TEXT NOT NULL,
    unit_price       TEXT NOT NULL,
    discount_percent TEXT NOT NULL DEFAULT '0',
    UNIQUE (deal, line)
) STRICT;
CREATE INDEX deal_line_product ON deal_line (product);

ALTER TABLE company ADD COLUMN letterhead TEXT; -- name, address, phone as they stand on quotes
