// Package matchtest makes persons of whom it is known which of them are one and
// the same, to measure how many of them package match finds. It reads the files
// of the Freely Extensible Biomedical Record Linkage project (FEBRL) and makes
// larger ones as that project's generator does: each double of an original is
// changed as typists, scanners and listeners change what they enter (Christen,
// "Probabilistic Data Generation for Deduplication and Data Linkage", IDEAL 2005).
package matchtest
