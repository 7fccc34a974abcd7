package store

import (
	"context"
	"encoding/json"

	"rapport/app"
)

// body is what the register keeps of a version as JSON: everything but the
// rates and sign-offs, which are rows.
func body(d app.Definitions) (string, error) {
	d.Activities, d.SignOffs = nil, nil
	text, err := json.Marshal(d)
	return string(text), err
}

// insertDefinitions writes one version with its rates and sign-offs.
func (u *unit) insertDefinitions(d app.Definitions) error {
	text, err := body(d)
	if err != nil {
		return err
	}
	_, err = u.exec("INSERT INTO policy (version, effective, author, note, body, adopted) VALUES (?, ?, ?, ?, ?, ?)",
		d.Version, d.Effective, d.Author, d.Note, text, now())
	if err != nil {
		return err
	}
	for i := range d.Activities {
		if err := u.insertRate(d.Version, &d.Activities[i]); err != nil {
			return err
		}
	}
	for _, s := range d.SignOffs {
		if err := u.sign(d.Version, s); err != nil {
			return err
		}
	}
	return nil
}

// insertRate writes what an activity costs; an activity or a pool that is not
// known yet is made.
func (u *unit) insertRate(version int, r *app.ActivityRate) error {
	_, err := u.exec("INSERT INTO activity (id, code) VALUES (?, ?) ON CONFLICT DO NOTHING", u.s.ids.next(), r.Code)
	if err == nil && r.Pool != "" {
		_, err = u.exec("INSERT INTO pool (id, name) VALUES (?, ?) ON CONFLICT DO NOTHING", u.s.ids.next(), r.Pool)
	}
	if err != nil {
		return err
	}
	_, err = u.exec(`INSERT INTO activity_rate (id, policy, activity, pool, minutes, fixed)
		SELECT ?, ?, id, (SELECT id FROM pool WHERE name = ?), ?, ? FROM activity WHERE code = ?`,
		u.s.ids.next(), version, r.Pool, r.Minutes, r.Fixed, r.Code)
	return err
}

// SignOff records that a department agrees to a version, as one action. Signed
// again, the later signature counts.
func (s *Store) SignOff(ctx context.Context, version int, so app.SignOff) error {
	if err := so.Validate(); err != nil {
		return err
	}
	action := app.Say("Sign version %d of the definitions", version)
	_, err := s.do(ctx, app.Action{Text: action.Key, Args: action.Args}, func(u *unit) error {
		var known bool
		if err := u.get(&known, "SELECT EXISTS (SELECT 1 FROM policy WHERE version = ?)", version); err != nil {
			return err
		}
		if !known {
			return app.Errorf(app.NotFound, "There is no version %d of the definitions.", version)
		}
		return u.sign(version, so)
	})
	return err
}

func (u *unit) sign(version int, so app.SignOff) error {
	if so.Signed == "" {
		so.Signed = now()
	}
	_, err := u.exec(`INSERT INTO sign_off (id, policy, department, person, signed) VALUES (?, ?, ?, ?, ?)
		ON CONFLICT (policy, department) DO UPDATE SET (person, signed) = (excluded.person, excluded.signed)`,
		u.s.ids.next(), version, so.Department, so.Person, so.Signed)
	return err
}
