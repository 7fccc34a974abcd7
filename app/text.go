package app

import "fmt"

// Text is a sentence about what the books show: English with fmt verbs for
// Args, and at the same time the key of its translation. An argument may itself
// be a Text. It is translated where it is shown.
type Text struct {
	Key  string
	Args []any
}

// Say makes a Text; text is a literal, so that its translation can be found.
func Say(text string, args ...any) Text { return Text{Key: text, Args: args} }

// Translate turns a text and its arguments into the reader's language.
type Translate func(text string, args ...any) string

// In is the text in the language of tr; nil is English.
func (t Text) In(tr Translate) string {
	if t.Key == "" {
		return ""
	}
	args := make([]any, len(t.Args))
	for i, a := range t.Args {
		if inner, ok := a.(Text); ok {
			a = inner.In(tr)
		}
		args[i] = a
	}
	if tr != nil {
		return tr(t.Key, args...)
	}
	if len(args) == 0 {
		return t.Key
	}
	return fmt.Sprintf(t.Key, args...)
}

// String is the English sentence.
func (t Text) String() string { return t.In(nil) }

// IsZero reports that there is nothing to say.
func (t Text) IsZero() bool { return t.Key == "" }
