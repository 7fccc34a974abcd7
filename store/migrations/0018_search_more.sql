-- +goose Up
-- What a contact is found by beside names and numbers lies in an index of its
-- own: addresses, notes, tags and custom values are many and often the same, and
-- must not stand in the way of a name. Texts that wait have both parts.

CREATE VIRTUAL TABLE search_about USING fts5 (text, columnsize = 0, tokenize = 'trigram case_sensitive 1');

ALTER TABLE search_pending ADD COLUMN about TEXT NOT NULL DEFAULT '';

-- The kinds of records whose texts are to be worked out anew: the program that
-- opens the file next does so, and takes each away when it is done.
CREATE TABLE search_due (
    kind TEXT PRIMARY KEY
) STRICT;

INSERT INTO search_due (kind) VALUES ('contact'), ('subscription'), ('deal');
