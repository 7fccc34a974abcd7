package app

// Action is one thing that a person did: one group of changes in the history,
// taken back as a whole. Text is an English sentence with fmt verbs for Args;
// it is the key of its translation, and is translated where it is shown.
type Action struct {
	Text string
	Args []any
	// Batch ties the action to an import.
	Batch ID
}

// Done is an action as the history lists it.
type Done struct {
	ID       ID     `db:"id" json:"id"`
	Sentence string `db:"sentence" json:"-"`
	Args     string `db:"args" json:"-"` // JSON array
	Actor    string `db:"actor" json:"actor"`
	Moment   string `db:"moment" json:"moment"` // UTC RFC 3339
	Kind     string `db:"kind" json:"kind"`     // edit, import, undo, redo
	Batch    ID     `db:"batch" json:"batch,omitempty"`
	Undoes   ID     `db:"undoes" json:"undoes,omitempty"`
	Undone   bool   `db:"undone" json:"undone"`
	Changes  int    `db:"changes" json:"changes"` // rows changed
}
