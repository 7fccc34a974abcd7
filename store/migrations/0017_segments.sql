-- +goose Up
-- Segments: conditions under a name by which contacts are chosen for campaigns.
-- A campaign keeps which segment its targets were taken from last, as it was
-- called, and on which day they were fixed.

CREATE TABLE segment (
    id     INTEGER PRIMARY KEY,
    name   TEXT NOT NULL COLLATE folded UNIQUE,
    filter TEXT NOT NULL CHECK (json_valid(filter))
) STRICT;

ALTER TABLE campaign ADD COLUMN segment TEXT NOT NULL DEFAULT '';
ALTER TABLE campaign ADD COLUMN fixed_on TEXT;
