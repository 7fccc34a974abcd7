package app

// Draft is what was typed into a form and not saved yet, kept in the company
// file so that a crash loses nothing. It is no part of the history.
type Draft struct {
	Form    string `db:"form"`    // names the form, and tells several of one kind apart
	Body    string `db:"body"`    // JSON, for the form alone to read
	Changed string `db:"changed"` // UTC RFC 3339
}
