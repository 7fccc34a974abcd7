package match

import (
	"cmp"
	"context"
	"runtime"
	"slices"
	"sync"

	"rapport/app"
)

// DefaultScore is the chance from which a pair is shown.
const DefaultScore = 0.5

// Pair is two contacts that may be one. Score is the chance of that, 0 to 1;
// Reasons say why, for people.
type Pair struct {
	Score   float64
	Reasons []app.Text
	A, B    app.ID // the smaller first
}

// Pairs finds the contacts that may be one and the same, the likeliest first.
// distinct says of two contacts that somebody has found them not to be the same;
// nil: of none.
func Pairs(ctx context.Context, subjects []Subject, score float64, distinct func(a, b app.ID) bool) ([]Pair, error) {
	all, w := plains(subjects)
	candidates := candidates(all)
	w.learn(all, candidates, 1)
	workers := runtime.GOMAXPROCS(0)
	found := make([][]Pair, workers)
	var group sync.WaitGroup
	for n := range workers {
		group.Go(func() {
			from, to := len(candidates)*n/workers, len(candidates)*(n+1)/workers
			found[n] = w.weighSome(ctx, subjects, all, candidates[from:to], score, distinct)
		})
	}
	group.Wait()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	pairs := slices.Concat(found...)
	slices.SortFunc(pairs, func(x, y Pair) int {
		return cmp.Or(cmp.Compare(y.Score, x.Score), cmp.Compare(x.A, y.A), cmp.Compare(x.B, y.B))
	})
	return pairs, nil
}

// plains brings subjects into the forms that are compared, with who weighs them.
func plains(subjects []Subject) ([]plain, *weigher) {
	values, all := newValues(), make([]plain, len(subjects))
	for i := range subjects {
		all[i] = values.plain(&subjects[i], true)
	}
	w := newWeigher(values, len(all))
	w.strangers(all)
	return all, w
}

// weighSome weighs candidates.
func (w *weigher) weighSome(ctx context.Context, subjects []Subject, all []plain, candidates []pair, score float64, distinct func(a, b app.ID) bool) []Pair {
	var pairs []Pair
	for n, c := range candidates {
		if n%4096 == 0 && ctx.Err() != nil {
			return nil
		}
		i, j := c.both()
		e, ok := w.compare(&all[i], &all[j])
		if !ok {
			continue
		}
		chance, _ := w.chances(&e)
		if chance < score {
			continue
		}
		a, b := subjects[i].ID, subjects[j].ID
		if a > b {
			a, b = b, a
		}
		if distinct == nil || !distinct(a, b) {
			pairs = append(pairs, Pair{Score: chance, Reasons: e.reasons(), A: a, B: b})
		}
	}
	return pairs
}
