package match

import (
	"cmp"
	"slices"

	"rapport/app"
)

// Index finds, for a contact that is just being typed, those of a file that are
// like it, in the state of the file when it was made. Several goroutines may ask it
// at once.
type Index struct {
	ids    []app.ID
	all    []plain
	weigh  *weigher
	blocks map[string][]int32
}

// indexLimit is how many contacts of one key are compared with the one typed;
// more would keep the typist waiting.
const indexLimit = 2000

// NewIndex prepares the contacts of a file.
func NewIndex(subjects []Subject) *Index {
	x := &Index{ids: make([]app.ID, len(subjects)), all: make([]plain, len(subjects)), blocks: make(map[string][]int32, 4*len(subjects))}
	for i := range subjects {
		x.ids[i], x.all[i] = subjects[i].ID, plainOf(subjects[i])
		x.all[i].keys(func(kind byte, key string) {
			k := string(kind) + key
			if b := x.blocks[k]; len(b) < indexLimit {
				x.blocks[k] = append(b, int32(i))
			}
		})
	}
	x.weigh = newWeigher(x.all)
	return x
}

// Like lists the contacts that may be the one given, from a score on, the
// likeliest first. A is the one given, as its ID says, B the one found.
func (x *Index) Like(s Subject, score float64) []Pair {
	one, weigh := plainOf(s), *x.weigh
	seen := map[int32]bool{}
	var pairs []Pair
	one.keys(func(kind byte, key string) {
		for _, i := range x.blocks[string(kind)+key] {
			if seen[i] || x.ids[i] == s.ID {
				continue
			}
			seen[i] = true
			v := weigh.compare(&one, &x.all[i])
			if chance := weigh.chance(v.bits); chance >= score {
				pairs = append(pairs, Pair{Score: chance, Reasons: v.reasons, A: s.ID, B: x.ids[i]})
			}
		}
	})
	slices.SortFunc(pairs, func(a, b Pair) int { return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.B, b.B)) })
	return pairs
}
