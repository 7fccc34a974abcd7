// Package match finds contacts that may be one and the same person or company.
// It is pure: contacts go in, pairs with a score and its reasons come out.
//
// Each field that two contacts share is evidence, weighed in bits as Fellegi and
// Sunter do ("A Theory for Record Linkage", JASA 64, 1969): agreeing on a value
// that few others have says much, agreeing on a common one little, and disagreeing
// speaks against. How often one person's records agree, and how many doubles a file
// has, is learned from the file itself. Two contacts who are not the same need not be
// strangers: they may be of one house, or of one town, and share what people there
// share. Only contacts that share keys are compared at all.
package match
