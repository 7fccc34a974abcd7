-- +goose Up
-- What somebody undertook to reach: a metric, its target, an owner.

CREATE TABLE objective (
    id         INTEGER PRIMARY KEY,
    name       TEXT NOT NULL,
    metric     TEXT NOT NULL CHECK (metric IN ('retention', 'acquisition', 'repeat_rate', 'return_rate', 'average_order',
        'cost_to_serve', 'customer_profit', 'unprofitable', 'response_time')),
    target     TEXT NOT NULL,                         -- a decimal: fraction, number, days, or major units of the currency
    owner      INTEGER REFERENCES staff (id),
    owner_name TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX objective_owner ON objective (owner) WHERE owner IS NOT NULL;
