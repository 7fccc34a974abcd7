package store

import (
	"context"
	"errors"

	"rapport/app"
	"rapport/finance"
)

// reposting changes the register of definitions and posts again what that
// touches. What becomes of each document is worked out off to the side, in
// chunks, and staged; others go on recording meanwhile. Then one short
// transaction changes the register, catches up with what was recorded since,
// and applies the staged rows as sets. Broken off before that, it has changed
// nothing.
type reposting struct {
	s        *Store
	progress app.Progress
	// change tells the register to come, and the first day it touches.
	change func(*unit, app.Register) (app.Register, finance.Date, error)
	// act carries out, as one action, what writes the register, then apply.
	act func(apply func(*unit) error) error
	// before is told what will change, right before it does.
	before func(*unit, *tally) error

	src *session
}

const (
	// fewLeft documents may be left for the short transaction.
	fewLeft = 200
	// mostTries to work everything out, where what all postings rest on changes
	// again and again.
	mostTries = 4
)

// errStale says that what was worked out no longer holds.
var errStale = errors.New("store: what postings rest on has changed meanwhile")

func (r *reposting) run(ctx context.Context) error {
	if r.s.writer == nil {
		return app.Errorf(app.Permission, "The file is open for reading only. Open it for writing to make changes.")
	}
	if !r.s.adopting.TryLock() {
		return app.Errorf(app.Busy, "The definitions are being changed already. Wait until that is done, then try again.")
	}
	defer r.s.adopting.Unlock()
	err := r.s.withSession(ctx, func(src *session) error {
		r.src = src
		for range mostTries {
			if err := r.try(ctx); !errors.Is(err, errStale) {
				return err
			}
		}
		return app.Errorf(app.Busy, "Merges, closed months or other definitions kept changing meanwhile. Try again in a moment.")
	})
	return errors.Join(err, r.s.endWatch())
}

// try works everything out once and applies it.
func (r *reposting) try(ctx context.Context) error {
	b, all, err := r.begin(ctx)
	if err != nil {
		return err
	}
	err = eachCandidate(ctx, r.src, all, r.progress, func(c selection, ids []app.ID) error {
		return r.stage(ctx, b, c.kind, ids)
	})
	if err != nil {
		return err
	}
	if err := r.catchUp(ctx, b); err != nil {
		return err
	}
	return r.act(func(u *unit) error { return r.apply(u) })
}

// stage works out what becomes of some documents and stages it.
func (r *reposting) stage(ctx context.Context, b *basis, kind finance.DocKind, ids []app.ID) error {
	var found []*outcome
	err := r.src.still(func() error {
		return outcomesOf(ctx, r.src, b, kind, ids, func(o *outcome) error {
			found = append(found, o)
			return nil
		})
	})
	if err != nil || len(found) == 0 {
		return err
	}
	return r.s.quietly(ctx, func(u *unit) error {
		w := stager{u: u}
		for _, o := range found {
			if err := w.stage(o); err != nil {
				return err
			}
		}
		return w.flush()
	})
}

// catchUp stages anew what was posted meanwhile, until little is left.
func (r *reposting) catchUp(ctx context.Context, b *basis) error {
	for {
		var documents []docKey
		err := r.s.quietly(ctx, func(u *unit) error {
			m := &u.s.meanwhile
			if m.stale {
				return errStale
			}
			if len(m.posted) > fewLeft {
				documents = m.take()
			}
			return u.unstage(documents)
		})
		if err != nil || len(documents) == 0 {
			return err
		}
		for kind, ids := range ofKinds(documents) {
			for len(ids) > 0 {
				n := min(chunk, len(ids))
				if err := r.stage(ctx, b, kind, ids[:n]); err != nil {
					return err
				}
				ids = ids[n:]
			}
		}
	}
}

// unstage drops what is staged for some documents.
func (u *unit) unstage(documents []docKey) error {
	if len(documents) == 0 {
		return nil
	}
	ids := make([]app.ID, len(documents))
	for i, k := range documents {
		ids[i] = k.id
	}
	_, err := u.exec("DELETE FROM reposted WHERE document IN (SELECT value FROM json_each(?))", idList(ids))
	return err
}

// begin empties the staging table and begins to notice what is written. It
// gives what postings will rest on, and the documents to look at.
func (r *reposting) begin(ctx context.Context) (b *basis, all []selection, err error) {
	err = r.s.quietly(ctx, func(u *unit) error {
		now, err := u.basis()
		if err != nil {
			return err
		}
		register, effective, err := r.change(u, now.register)
		if err != nil {
			return err
		}
		b, all = now.under(register), selectionsOf(effective, register.Until(effective))
		u.forgetBasis()
		u.s.meanwhile.watch(b)
		_, err = u.exec("DELETE FROM reposted")
		return err
	})
	return b, all, err
}

// endWatch empties the staging table, also where the work was cancelled.
func (s *Store) endWatch() error {
	return s.quietly(context.Background(), func(u *unit) error {
		s.meanwhile.forget()
		u.forgetBasis()
		_, err := u.exec("DELETE FROM reposted")
		return err
	})
}

// dropStaged empties the staging table that a crash left.
func (s *Store) dropStaged(ctx context.Context) error {
	var left bool
	err := s.reader.GetContext(ctx, &left, "SELECT EXISTS (SELECT 1 FROM reposted)")
	if err != nil || !left {
		return err
	}
	return s.endWatch()
}
