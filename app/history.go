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
