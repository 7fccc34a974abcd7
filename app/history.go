package app

import (
	"bytes"
	"encoding/json"
)

// Text is what the action did, to be translated where it is shown.
func (d Done) Text() Text {
	var args []any
	decoder := json.NewDecoder(bytes.NewReader([]byte(d.Args)))
	decoder.UseNumber()
	if err := decoder.Decode(&args); err != nil {
		return Text{Key: d.Sentence}
	}
	for i, a := range args {
		if n, ok := a.(json.Number); ok {
			if whole, err := n.Int64(); err == nil {
				args[i] = whole
			}
		}
	}
	return Text{Key: d.Sentence, Args: args}
}

// HistoryFilter says which actions of the history are wanted; the zero value means
// all.
type HistoryFilter struct {
	Actor  string // who did it
	Kind   string // edit, import, undo or redo
	Undone bool   // only what was taken back, and what took it back
	From   string // UTC RFC 3339: not earlier
	Until  string // UTC RFC 3339: earlier
	Before ID     // older than this action, to go on with a list
	Limit  int
}
