package app

import (
	"errors"
	"fmt"
	"strings"
)

// Kind says what sort of trouble an error is, for those who must tell them
// apart; people read the sentence.
type Kind uint8

// The kinds of errors.
const (
	Internal   Kind = iota // a fault of the program: logged, shown as one sentence
	BadInput               // what was typed or read cannot be taken
	NotFound               // no such record
	Ambiguous              // more than one record fits
	Conflict               // a later change, or another record, stands in the way
	Closed                 // the month is closed
	BadFile                // not a company file, damaged, newer, or not readable
	Busy                   // another program has the file open for writing
	Permission             // the system refuses access
)

// Error is an error that people meet: a sentence in plain words that says what
// to do next. Text is the English sentence and the key of its translation, with
// fmt verbs for Args; Field names the form field or import column it concerns.
type Error struct {
	Kind  Kind
	Field string
	Text  string
	Args  []any
	Err   error // the cause, for the log
}

// Error is the English sentence.
func (e *Error) Error() string {
	if len(e.Args) == 0 {
		return e.Text
	}
	return fmt.Sprintf(e.Text, e.Args...)
}

// Unwrap is the cause.
func (e *Error) Unwrap() error { return e.Err }

// Errorf makes an error of a kind from an English sentence and its arguments.
// An argument that is itself an error is also kept as the cause.
func Errorf(kind Kind, text string, args ...any) *Error {
	e := &Error{Kind: kind, Text: text, Args: args}
	for _, a := range args {
		if cause, ok := a.(error); ok {
			e.Err = cause
		}
	}
	return e
}

// Invalid is a BadInput error about one field.
func Invalid(field, text string, args ...any) *Error {
	return &Error{Kind: BadInput, Field: field, Text: text, Args: args}
}

// KindOf is the kind of err, Internal where it is not an *Error.
func KindOf(err error) Kind {
	var e *Error
	if errors.As(err, &e) {
		return e.Kind
	}
	return Internal
}

// Problems is every fault of one record at once, so that a form can show each
// beside its field.
type Problems []*Error

// Error joins the sentences.
func (p Problems) Error() string {
	texts := make([]string, len(p))
	for i, e := range p {
		texts[i] = e.Error()
	}
	return strings.Join(texts, " ")
}

// Unwrap gives each fault to errors.Is and errors.As.
func (p Problems) Unwrap() []error {
	all := make([]error, len(p))
	for i, e := range p {
		all[i] = e
	}
	return all
}

// OrNil is nil where there is no fault, so that a typed nil never leaks.
func (p Problems) OrNil() error {
	if len(p) == 0 {
		return nil
	}
	return p
}
