package store

import (
	"context"

	"rapport/app"
	"rapport/finance"
)

// Adopt makes a draft the next version of the definitions, as one action of the
// history, and posts again what it touches. Others go on recording meanwhile;
// cancelled, it leaves the file as it was. What would change in closed months
// becomes adjustments in the first open one. The number of the draft does not
// matter; where it names no author, it is who adopts it.
func (s *Store) Adopt(ctx context.Context, draft app.Definitions, progress app.Progress) (*app.Difference, error) {
	if draft.Author == "" {
		draft.Author = s.actor
	}
	var difference *app.Difference
	r := reposting{s: s, progress: progress}
	r.change = func(_ *unit, register app.Register) (app.Register, finance.Date, error) {
		next, err := register.Next(draft)
		draft = next
		return register.With(draft), draft.Effective, err
	}
	r.act = func(apply func(*unit) error) error {
		action := app.Say("Adopt version %d of the definitions", draft.Version)
		_, err := s.do(ctx, app.Action{Text: action.Key, Args: action.Args}, func(u *unit) error {
			if err := u.insertDefinitions(draft); err != nil {
				return err
			}
			return apply(u)
		})
		return err
	}
	r.before = func(u *unit, effect *tally) (err error) {
		difference, err = differenceOf(u.ctx, u.src, draft, effect)
		return err
	}
	if err := r.run(ctx); err != nil {
		return nil, err
	}
	return difference, nil
}
