// Package finance is the pure arithmetic of Rapport: money, civil dates, ledger
// entries, statements, net present value, the whale curve, media ROI and budget
// variance. It has no clock and does no input or output; everything it needs is
// given to it, and equal inputs give equal outputs.
//
// Sign rule: the amount of an entry, a statement line or a budget line is what
// it does to profit (a sale is positive, a cost negative). Amounts on documents
// are positive magnitudes; posting gives them their sign.
package finance
