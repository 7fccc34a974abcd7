package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"time"

	"rapport/app"
	"rapport/app/match"
	"rapport/app/sample"
	"rapport/store"
)

const (
	duplicatesLimit = 10 * time.Second // for 100,000 contacts
	likeLimit       = 16 * time.Millisecond
)

// duplicates looks for contacts that may be the same among very many, a tenth of
// whom are there twice, and for one that is being typed.
func (b *bench) duplicates() (err error) {
	n := 100_000
	if b.quick {
		n = 10_000
	}
	b.say("Looking for duplicates among %d contacts …", n)
	s, err := store.Create(b.ctx, filepath.Join(b.dir, "crowd.rapport"), sample.Company())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	people, twin := newCrowd().people(n)
	if err := b.putAll(s, people); err != nil {
		return err
	}
	var found, indexed, typed series
	var pairs []app.DuplicatePair
	var index *match.Index
	for range 3 {
		err := errors.Join(
			found.add(func() (err error) { pairs, err = s.Duplicates(b.ctx, match.DefaultScore); return err }),
			indexed.add(func() (err error) { index, err = s.MatchIndex(b.ctx); return err }),
		)
		if err != nil {
			return err
		}
	}
	for i := range 2000 {
		subject := match.Subject{Kind: app.Person, Name: people[i*len(people)/2000].Name}
		if err := typed.add(func() error { index.Like(subject, match.DefaultScore); return nil }); err != nil {
			return err
		}
	}
	b.say("  found %d pairs, %d of them and of the %d there are being true", len(pairs), truePairs(pairs, people, twin), len(twin))
	limit := duplicatesLimit * time.Duration(n) / 100_000
	b.table.add(row{
		What: fmt.Sprintf("All possible duplicates among %d contacts", n), Measured: ms(found.median()), Limit: ms(limit),
		Bare: ms(indexed.median()) + " read and indexed only", Ratio: ratio(found.median(), indexed.median()), Verdict: verdict(found.median() <= limit),
	})
	b.table.add(row{
		What: fmt.Sprintf("Contacts like the one being typed among %d, p95", n), Measured: ms(typed.of(95)), Limit: ms(likeLimit), Verdict: verdict(typed.of(95) <= likeLimit),
	})
	return nil
}

// putAll saves contacts as one action.
func (b *bench) putAll(s *store.Store, people []*app.Contact) error {
	_, err := s.Do(b.ctx, app.Action{Text: "Record %d things", Args: []any{len(people)}}, func(u app.Unit) error {
		if err := u.Bulk(b.ctx); err != nil {
			return err
		}
		for _, p := range people {
			if err := u.Put(b.ctx, p); err != nil {
				return err
			}
		}
		return nil
	})
	return err
}

// truePairs counts the pairs of a person and the same one again, or of two who are
// the same one again.
func truePairs(pairs []app.DuplicatePair, people []*app.Contact, twin map[int]int) (right int) {
	who := map[app.ID]int{}
	for i, p := range people {
		first := i
		for of, again := twin[first]; again; of, again = twin[first] {
			first = of
		}
		who[p.ID] = first
	}
	for _, p := range pairs {
		if who[p.A.ID] == who[p.B.ID] {
			right++
		}
	}
	return right
}
