-- +goose Up
-- The search index: derived from the records, never logged. The text is folded
-- and its words are marked before it comes here (store/search_text.go); the
-- rowid is the ID of the record. Contacts are apart, so that finding a customer
-- does not wade through the orders.

CREATE VIRTUAL TABLE search_contact USING fts5 (text, tokenize = 'trigram case_sensitive 1');

CREATE VIRTUAL TABLE search_record USING fts5 (text, kind UNINDEXED, tokenize = 'trigram case_sensitive 1');
