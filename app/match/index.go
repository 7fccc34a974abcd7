package match

import (
	"cmp"
	"math/bits"
	"slices"
	"sort"

	"rapport/app"
)

// Index finds, for a contact that is just being typed, those of a file that are
// like it, in the state of the file when it was made. Several goroutines may ask it
// at once.
type Index struct {
	ids          []app.ID
	all          []plain
	weigh        *weigher
	strong, weak []blocked
}

// indexLimit is how many contacts are compared with the one typed; more would keep
// the typist waiting.
const indexLimit = 3000

// NewIndex prepares the contacts of a file.
func NewIndex(subjects []Subject) *Index {
	x := &Index{ids: make([]app.ID, len(subjects))}
	for i := range subjects {
		x.ids[i] = subjects[i].ID
	}
	x.all, x.weigh = plains(subjects)
	x.strong = strongKeys(x.all)
	for i, keys := range weakKeys(x.all) {
		for _, k := range keys {
			x.weak = append(x.weak, blocked{k.hashed(), int32(i)})
		}
	}
	sortBlocked(x.strong)
	sortBlocked(x.weak)
	x.learn()
	return x
}

// indexLearned is how many contacts an index looks up to learn from.
const indexLearned = 1000

// learn looks some contacts up as if they were being typed.
func (x *Index) learn() {
	step := max(1, len(x.all)/indexLearned)
	var pairs []pair
	looked := 0
	for i := 0; i < len(x.all); i += step {
		looked++
		for _, j := range x.near(&x.all[i]) {
			if int(j) != i {
				pairs = append(pairs, pairOf(int32(i), j))
			}
		}
	}
	x.weigh.learn(x.all, pairs, float64(len(x.all))/float64(2*max(1, looked)))
	// Who is being typed is more often there already than any other contact is there
	// twice, and so is the wife or the son.
	if more := typedTwice / x.weigh.doubles; more > 1 {
		x.weigh.doubles, x.weigh.housemates = typedTwice, x.weigh.housemates*more
	}
}

// typedTwice is what is taken for doubles while a contact is being typed.
const typedTwice = 0.5

func (k key) hashed() uint64 { return uint64(hashBasis.with(uint64(k.kind)).with(k.code)) }

// under are the contacts that have a code.
func under(keys []blocked, code uint64) []blocked {
	from := sort.Search(len(keys), func(i int) bool { return keys[i].code >= code })
	to := from
	for to < len(keys) && keys[to].code == code {
		to++
	}
	return keys[from:to]
}

// Like lists the contacts that may be the one given, from a score on, the
// likeliest first. A is the one given, as its ID says, B the one found.
func (x *Index) Like(s Subject, score float64) []Pair {
	one := x.weigh.values.plain(&s, false)
	var pairs []Pair
	for _, i := range x.near(&one) {
		if x.ids[i] == s.ID {
			continue
		}
		e, ok := x.weigh.compare(&one, &x.all[i])
		if !ok {
			continue
		}
		if chance, _ := x.weigh.chances(&e); chance >= score {
			pairs = append(pairs, Pair{Score: chance, Reasons: e.reasons(), A: s.ID, B: x.ids[i]})
		}
	}
	slices.SortFunc(pairs, func(a, b Pair) int { return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.B, b.B)) })
	return pairs
}

// near lists the contacts that share a strong key with one, or weak ones of two
// kinds, those that share most first.
func (x *Index) near(one *plain) []int32 {
	shares, touched := make([]uint32, len(x.all)), []int32{}
	mark := func(in []blocked, bit uint32) {
		for _, b := range in {
			if shares[b.contact] == 0 {
				touched = append(touched, b.contact)
			}
			shares[b.contact] |= bit
		}
	}
	const strongBit = 0b11 << 30 // counts as two
	one.strong(func(code uint64) { mark(under(x.strong, code), strongBit) })
	names := map[keyKind]int{}
	one.weak(func(k key) {
		bit := uint32(1) << (2 * k.kind)
		if k.kind == byName || k.kind == byEnd { // each name by itself
			bit <<= min(names[k.kind], 1)
			names[k.kind]++
		}
		mark(under(x.weak, k.hashed()), bit)
	})
	near := touched[:0]
	for _, i := range touched {
		if bits.OnesCount32(shares[i]) >= 2 {
			near = append(near, i)
		}
	}
	if len(near) > indexLimit {
		slices.SortFunc(near, func(a, b int32) int { return bits.OnesCount32(shares[b]) - bits.OnesCount32(shares[a]) })
		near = near[:indexLimit]
	}
	return near
}
