package store

import (
	"context"

	"rapport/app"
	"rapport/finance"
)

// changesRegister reports whether a journey takes a version of the definitions
// away or brings it back.
func (s *Store) changesRegister(ctx context.Context, j journey) (bool, error) {
	var does bool
	err := s.reader.GetContext(ctx, &does,
		"SELECT EXISTS (SELECT 1 FROM change WHERE action IN (SELECT value FROM json_each(?)) AND table_ = 'policy')", idList(j.actions))
	return does, plainly(err)
}

// travelRegister carries such a journey out as adopting was: what it posts again
// is worked out off to the side.
func (s *Store) travelRegister(ctx context.Context, j journey) (done app.ID, err error) {
	r := reposting{s: s, before: func(*unit, *tally) error { return nil }}
	r.change = func(u *unit, register app.Register) (app.Register, finance.Date, error) {
		after, err := u.registerAfter(j)
		return after, firstChange(register, after), err
	}
	r.act = func(apply func(*unit) error) error {
		done, err = s.act(ctx, j.deed(), func(u *unit) error {
			u.strict = j.kind != redoAction
			if err := u.reverse(j); err != nil {
				return err
			}
			if err := apply(u); err != nil {
				return err
			}
			return u.recordJourney(j)
		})
		return err
	}
	return done, r.run(ctx)
}

// registerAfter is the register as a journey leaves it: the rows are brought
// back, read, and given up again.
func (u *unit) registerAfter(j journey) (after app.Register, err error) {
	// The log wants an action to name, and rows come back in any order.
	for _, statement := range []string{"SAVEPOINT after", "PRAGMA defer_foreign_keys = ON", "INSERT INTO current_action (id, action) VALUES (1, 0)"} {
		if _, err := u.exec(statement); err != nil {
			return nil, err
		}
	}
	if err = u.reverse(j); err == nil {
		after, err = readRegister(u.ctx, u.src)
	}
	u.work = newLedgerWork()
	for _, statement := range []string{"ROLLBACK TO after", "RELEASE after", "PRAGMA defer_foreign_keys = OFF"} {
		if _, failed := u.exec(statement); failed != nil && err == nil {
			err = failed
		}
	}
	u.forgetBasis()
	return after, err
}

// firstChange is the first day on which two registers differ: that of the
// version which only one of them has.
func firstChange(a, b app.Register) finance.Date {
	first := finance.Date(0)
	for _, pair := range [][2]app.Register{{a, b}, {b, a}} {
		for _, d := range pair[0] {
			if _, both := pair[1].Version(d.Version); !both && (first == 0 || d.Effective < first) {
				first = d.Effective
			}
		}
	}
	return first
}
