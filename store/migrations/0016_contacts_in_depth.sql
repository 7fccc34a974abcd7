-- +goose Up
-- Contacts in depth: addresses beside the main one, the day on which a person
-- was erased, and views of the list that were saved under a name.

CREATE TABLE contact_address (
    id       INTEGER PRIMARY KEY,
    contact  INTEGER NOT NULL REFERENCES contact (id),
    label    TEXT NOT NULL DEFAULT '',
    address  TEXT NOT NULL DEFAULT '',
    city     TEXT NOT NULL DEFAULT '',
    region   TEXT NOT NULL DEFAULT '',
    postcode TEXT NOT NULL DEFAULT '',
    country  TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX contact_address_contact ON contact_address (contact);

CREATE INDEX custom_value_field ON custom_value (field);

ALTER TABLE contact ADD COLUMN erased TEXT;

CREATE TABLE saved_view (
    id    INTEGER PRIMARY KEY,
    name  TEXT NOT NULL COLLATE folded UNIQUE,
    state TEXT NOT NULL CHECK (json_valid(state))  -- filter, columns and order
) STRICT;
