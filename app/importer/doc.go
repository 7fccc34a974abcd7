// Package importer reads tables that other programs wrote (CSV, TSV, XLSX and
// vCard), recognises their columns, and turns their rows into records of the
// company: one bad row stops only itself, and the whole import is one batch that
// can be taken back.
//
// Run does an import. Inspect shows what Run would make of a file, for a screen
// on which the columns are chosen.
package importer
