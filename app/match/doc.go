// Package match finds contacts that may be one and the same person or company.
// It is pure: contacts go in, pairs with a score and its reasons come out.
//
// Each field that two contacts share is evidence, weighed in bits as Fellegi and
// Sunter do ("A Theory for Record Linkage", JASA 64, 1969): agreeing on a value
// that few others have says much, agreeing on a common one little, and
// disagreeing speaks against. Only contacts that share a key of some kind are
// compared at all.
package match
