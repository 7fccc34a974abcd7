package importer

import (
	"context"
	"fmt"
	"io"

	"rapport/app"
	"rapport/app/match"
)

const (
	// twiceLimit is how many contacts are held to look for those that are there
	// twice; above it the page of duplicates is the place.
	twiceLimit = 500_000
	// fewNew is the share of new contacts below which each of them is looked up
	// rather than all compared with all.
	fewNew = 20
)

// twins looks for contacts of the file that are like others, while the import
// writes: it reads the file once more by itself.
type twins struct {
	stop context.CancelFunc
	// read is closed when the contacts there were read: only then may others be
	// written, or those would be their own doubles.
	read chan struct{}
	// idle is closed when neither the books nor the file are read any more.
	idle, done chan struct{}
	// pairs are rows, as negative numbers, and contacts that are like each other.
	pairs [][2]app.ID
	err   error
}

// lookForTwins begins; nil where there is nothing to look for.
func (r *run) lookForTwins() *twins {
	if r.plan.Kind != "contacts" || r.plan.DryRun {
		return nil
	}
	ctx, stop := context.WithCancel(r.ctx)
	t := &twins{stop: stop, read: make(chan struct{}), idle: make(chan struct{}), done: make(chan struct{})}
	go func() {
		defer close(t.done)
		defer func() {
			if fault := recover(); fault != nil {
				t.err = fmt.Errorf("importer: looking for duplicates: %v", fault)
			}
		}()
		there, fresh, err := r.subjects(ctx, t)
		if t.err = err; err == nil && len(fresh) > 0 {
			t.pairs, t.err = findTwins(ctx, there, fresh)
		}
	}()
	return t
}

// subjects reads the contacts that are there, then those of the file.
func (r *run) subjects(ctx context.Context, t *twins) (there, fresh []match.Subject, err error) {
	defer close(t.idle)
	there, err = func() ([]match.Subject, error) {
		defer close(t.read)
		return r.books.MatchSubjects(ctx)
	}()
	if err == nil {
		fresh, err = r.rowSubjects(ctx, twiceLimit-len(there))
	}
	return there, fresh, err
}

// findTwins lists the contacts of the file with those that they are like.
func findTwins(ctx context.Context, there, fresh []match.Subject) ([][2]app.ID, error) {
	all := append(there, fresh...)
	var found []match.Pair
	if len(fresh)*fewNew < len(there) {
		index := match.NewIndex(all)
		for _, s := range fresh {
			found = append(found, index.Like(s, match.DefaultScore)...)
		}
	} else {
		pairs, err := match.Pairs(ctx, all, match.DefaultScore, nil)
		if err != nil {
			return nil, err
		}
		found = pairs
	}
	var pairs [][2]app.ID
	for _, p := range found {
		if p.A < 0 || p.B < 0 {
			pairs = append(pairs, [2]app.ID{p.A, p.B})
		}
	}
	return pairs, nil
}

// rowSubjects reads the file for what tells its people apart; none where there
// are more than a limit.
func (r *run) rowSubjects(ctx context.Context, most int) ([]match.Subject, error) {
	src, _, err := openMended(r.plan)
	if err != nil {
		return nil, err
	}
	defer src.close()
	var subjects []match.Subject
	for {
		row, err := src.next()
		if err == io.EOF {
			return subjects, nil
		}
		if err != nil {
			return nil, err
		}
		if len(subjects)%1024 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		c := r.reading.cells(row)
		if len(c.faults) > 0 {
			continue
		}
		d := readContactDraft(c)
		if len(c.faults) > 0 {
			continue
		}
		if len(subjects) == most {
			return nil, nil
		}
		subject := match.SubjectOf(&d.contact)
		subject.ID = app.ID(-row.Number)
		subjects = append(subjects, subject)
	}
}

// countTwins counts the contacts made that are like another one, there before
// or made too: they are kept, since only a person can tell.
func (r *run) countTwins() error {
	if r.twins == nil {
		return nil
	}
	<-r.twins.done
	if r.twins.err != nil {
		return r.twins.err
	}
	made := func(id app.ID) bool { return r.made[int(-id)] }
	twice := map[app.ID]bool{}
	for _, p := range r.twins.pairs {
		for i, id := range p {
			other := p[1-i]
			if id < 0 && made(id) && (other > 0 || made(other)) {
				twice[id] = true
			}
		}
	}
	r.summary.PossibleDuplicates = len(twice)
	return nil
}

// waitToWrite waits until the contacts there were read.
func (r *run) waitToWrite() {
	if r.twins != nil {
		<-r.twins.read
	}
}

// stopTwins ends the search, so that nothing is read once the import is over.
// One that only compares is not waited for.
func (r *run) stopTwins() {
	if r.twins != nil {
		r.twins.stop()
		<-r.twins.idle
	}
}

// remember notes the rows of which contacts were made.
func (r *run) remember(tasks []task) {
	for _, t := range tasks {
		if t.job.outcome == created && r.twins != nil {
			r.made[t.item.rows[0].Number] = true
		}
	}
}
