// Package store keeps a company in one SQLite file: opening and migrating it,
// reading and saving records, posting them to the ledger with all that depends
// on them, the change log with undo and redo, search, check and backup.
//
// A Store has one connection that writes and a small pool that reads. Every
// write happens in Do: one transaction, one action of the history.
package store
