-- +goose Up
-- The search index: derived from the records, never logged. The text is folded
-- and its words are marked before it comes here (store/search_text.go); the
-- rowid is the ID of the record. Contacts are apart, so that finding a customer
-- does not wade through the orders. Sizes are not kept: matches are ordered by
-- what they are, not by how often a word occurs.

CREATE VIRTUAL TABLE search_contact USING fts5 (text, columnsize = 0, tokenize = 'trigram case_sensitive 1');

CREATE VIRTUAL TABLE search_record USING fts5 (text, kind UNINDEXED, columnsize = 0, tokenize = 'trigram case_sensitive 1');

-- What was saved last, one by one, and is not in the index yet: adding to the
-- index costs eight pages a commit, adding here one. Searches look here too.
CREATE TABLE search_pending (
    id   INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    text TEXT NOT NULL
) STRICT;
