// Package report works out what the windows and the console show of the books:
// the statement and the journey of a customer, profitability, the whale curve,
// the return on media, budget against actual, leaks, and what is incomplete.
//
// Every report is a function of a query over a small interface that the company
// file fulfils, and its result is a struct whose JSON, written by WriteJSON, is
// the contract of the console. The same file and the same query give the same
// bytes. Texts inside a report are app.Text and are translated when written.
package report
