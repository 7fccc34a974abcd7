package store

import (
	"context"
	"encoding/json"

	"rapport/app"
)

// Register is every version of the definitions with its rates and sign-offs.
func (s *Store) Register(ctx context.Context) (app.Register, error) {
	return readRegister(ctx, s.reader)
}

func readRegister(ctx context.Context, src source) (app.Register, error) {
	var bodies []string
	if err := src.SelectContext(ctx, &bodies, "SELECT body FROM policy ORDER BY version"); err != nil {
		return nil, plainly(err)
	}
	register := make(app.Register, len(bodies))
	byVersion := map[int]*app.Definitions{}
	for i, body := range bodies {
		if err := json.Unmarshal([]byte(body), &register[i]); err != nil {
			return nil, err
		}
		byVersion[register[i].Version] = &register[i]
	}
	if err := readRates(ctx, src, byVersion); err != nil {
		return nil, err
	}
	if err := readSignOffs(ctx, src, byVersion); err != nil {
		return nil, err
	}
	register.Sort()
	return register, nil
}

func readRates(ctx context.Context, src source, versions map[int]*app.Definitions) error {
	var rows []struct {
		Policy int
		app.ActivityRate
	}
	err := src.SelectContext(ctx, &rows, `SELECT r.policy, a.code, coalesce(p.name, '') pool, r.minutes, r.fixed
		FROM activity_rate r JOIN activity a ON a.id = r.activity LEFT JOIN pool p ON p.id = r.pool ORDER BY r.policy, r.id`)
	for _, row := range rows {
		if d := versions[row.Policy]; d != nil {
			d.Activities = append(d.Activities, row.ActivityRate)
		}
	}
	return plainly(err)
}

func readSignOffs(ctx context.Context, src source, versions map[int]*app.Definitions) error {
	var rows []struct {
		Policy int
		app.SignOff
	}
	err := src.SelectContext(ctx, &rows, "SELECT policy, department, person, signed FROM sign_off ORDER BY policy, id")
	for _, row := range rows {
		if d := versions[row.Policy]; d != nil {
			d.SignOffs = append(d.SignOffs, row.SignOff)
		}
	}
	return plainly(err)
}
