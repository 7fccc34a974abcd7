package store

import (
	"strings"

	"modernc.org/sqlite"

	"rapport/app"
)

// Triggers refuse a write with one of these marks in the message.
const (
	markClosed  = "rapport: closed month"
	markOutside = "rapport: outside of an action"
)

// ofTrigger finds the plain error for the refusal of a trigger; nil for none.
func ofTrigger(err *sqlite.Error) *app.Error {
	if strings.Contains(err.Error(), markClosed) {
		e := app.Errorf(app.Closed, "The month is closed. Open it again under Definitions and closing, or date the change in an open month.")
		e.Err = err
		return e
	}
	return nil
}
