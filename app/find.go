package app

// Named is a record found by a text: by its name, its SKU, an e-mail address or
// an external ID.
type Named struct {
	Text   string      `db:"text"` // as it was asked for
	ID     ID          `db:"id"`   // of the survivor, where a contact was merged
	Name   string      `db:"name"`
	Number int64       `db:"number"` // the short number of a contact
	Kind   ContactKind `db:"kind"`
	System string      `db:"system"` // of an external ID or a document number
}
