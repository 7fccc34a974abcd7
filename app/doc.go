// Package app is the domain of Rapport: the records that a company keeps, what
// makes them valid, the agreed definitions, and the kinds of errors that people
// meet. Posting documents to the ledger is in app/posting, the reports in
// app/report, reading files in app/importer.
package app
