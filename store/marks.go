package store

import (
	"strings"

	"modernc.org/sqlite"

	"rapport/app"
)

// markClosed is in the message with which a trigger refuses to touch a closed
// month.
const markClosed = "rapport: closed month"

// ofTrigger finds the plain error for the refusal of a trigger; nil for none.
func ofTrigger(err *sqlite.Error) *app.Error {
	if strings.Contains(err.Error(), markClosed) {
		e := app.Errorf(app.Closed, "The month is closed. Open it again under Definitions and closing, or date the change in an open month.")
		e.Err = err
		return e
	}
	return nil
}
