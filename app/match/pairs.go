package match

import (
	"cmp"
	"context"
	"math"
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
	all := make([]plain, len(subjects))
	for i := range subjects {
		all[i] = plainOf(subjects[i])
	}
	w := newWeigher(all)
	candidates := candidates(all)
	workers := runtime.GOMAXPROCS(0)
	found := make([][]Pair, workers)
	var group sync.WaitGroup
	for n := range workers {
		group.Add(1)
		go func() {
			defer group.Done()
			found[n] = w.weighSome(ctx, subjects, all, candidates, n, workers, score, distinct)
		}()
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

// weighSome compares the candidates of every so-manyth contact.
func (w *weigher) weighSome(ctx context.Context, subjects []Subject, all []plain, candidates [][]int32, first, step int, score float64, distinct func(a, b app.ID) bool) []Pair {
	var pairs []Pair
	// The comparer of texts keeps nothing, but each goroutine has its own.
	own := *w
	for i := first; i < len(all); i += step {
		if ctx.Err() != nil {
			return nil
		}
		for _, j := range candidates[i] {
			v := own.compare(&all[i], &all[j])
			chance := own.chance(v.bits)
			if chance < score {
				continue
			}
			a, b := subjects[i].ID, subjects[j].ID
			if a > b {
				a, b = b, a
			}
			if distinct == nil || !distinct(a, b) {
				pairs = append(pairs, Pair{Score: chance, Reasons: v.reasons, A: a, B: b})
			}
		}
	}
	return pairs
}

// chance turns evidence into the chance that two contacts are one. Before any
// evidence a contact is taken to have about one double in the file.
func (w *weigher) chance(bits float64) float64 {
	return 1 / (1 + math.Exp2(math.Log2(w.total)-bits))
}

// candidates lists, for each contact, those after it that share a key with it.
func candidates(all []plain) [][]int32 {
	blocks := map[string][]int32{}
	for i := range all {
		all[i].keys(func(kind byte, key string) {
			k := string(kind) + key
			if b := blocks[k]; len(b) <= keyLimit {
				blocks[k] = append(b, int32(i))
			}
		})
	}
	found := make([][]int32, len(all))
	for _, b := range blocks {
		if len(b) > keyLimit {
			continue
		}
		for n, i := range b {
			for _, j := range b[n+1:] {
				if i != j {
					found[i] = append(found[i], j)
				}
			}
		}
	}
	for i := range found {
		slices.Sort(found[i])
		found[i] = slices.Compact(found[i])
	}
	return found
}
