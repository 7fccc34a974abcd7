package match

import (
	"cmp"
	"runtime"
	"slices"
	"sync"
)

const (
	// strongLimit is how many contacts may share a strong key before it says too
	// little to compare them all by.
	strongLimit = 40
	// weakLimit is the same of two weak keys.
	weakLimit = 100
	// weakPairs is how many pairs two kinds of weak keys may bring in all; above it
	// those that most contacts share are left out.
	weakPairs = 100_000
)

// blocked is a contact under a code that it may share with others.
type blocked struct {
	code    uint64
	contact int32
}

// pair is two contacts, the one that stands first in the file in the upper half.
type pair uint64

func pairOf(a, b int32) pair { return pair(uint64(uint32(min(a, b)))<<32 | uint64(uint32(max(a, b)))) }

func (p pair) both() (int, int) { return int(p >> 32), int(p & 0xffffffff) }

// candidates lists the pairs of contacts that are worth comparing.
func candidates(all []plain) []pair {
	weak := weakKeys(all)
	var jobs []func() []pair
	jobs = append(jobs, func() []pair { return pairsOf(strongKeys(all), strongLimit, 1<<30) })
	for x := byName; x < keyKinds; x++ {
		for y := x; y < keyKinds; y++ {
			if x == y && x != byName && x != byEnd {
				continue // the parts of one value
			}
			jobs = append(jobs, func() []pair { return pairsOf(crossing(weak, x, y), weakLimit, max(weakPairs, len(all))) })
		}
	}
	found := make([][]pair, len(jobs))
	var group sync.WaitGroup
	places := make(chan struct{}, runtime.GOMAXPROCS(0))
	for n, job := range jobs {
		group.Go(func() {
			places <- struct{}{}
			found[n] = job()
			<-places
		})
	}
	group.Wait()
	pairs := slices.Concat(found...)
	slices.Sort(pairs)
	return slices.Compact(pairs)
}

// weakKeys are the weak keys of each contact by kind.
func weakKeys(all []plain) [][]key {
	weak := make([][]key, len(all))
	for i := range all {
		keys := make([]key, 0, 12)
		all[i].weak(func(k key) { keys = append(keys, k) })
		weak[i] = keys
	}
	return weak
}

func strongKeys(all []plain) []blocked {
	var keys []blocked
	for i := range all {
		all[i].strong(func(code uint64) { keys = append(keys, blocked{code, int32(i)}) })
	}
	return keys
}

// crossing puts each key of one kind together with each of another.
func crossing(weak [][]key, x, y keyKind) []blocked {
	keys := make([]blocked, 0, len(weak))
	for i, of := range weak {
		for n, a := range of {
			if a.kind != x {
				continue
			}
			for m, b := range of {
				if b.kind != y || x == y && m <= n {
					continue
				}
				code := hashBasis.with(a.code).with(b.code)
				if x == y {
					code = hashBasis.with(min(a.code, b.code)).with(max(a.code, b.code))
				}
				keys = append(keys, blocked{uint64(code), int32(i)})
			}
		}
	}
	return keys
}

// pairsOf lists the pairs of contacts that share a code. Codes that more than
// limit contacts share are left out, and so many of the commonest others as to keep
// about most pairs.
func pairsOf(keys []blocked, limit, most int) []pair {
	sortBlocked(keys)
	count := make([]int, limit+1) // pairs, by how many contacts share the code
	runs(keys, limit, func(of []blocked) { count[len(of)] += len(of) * (len(of) - 1) / 2 })
	sum, largest := 0, 1
	for n := 2; n <= limit && sum+count[n] <= most; n++ {
		sum, largest = sum+count[n], n
	}
	pairs := make([]pair, 0, sum)
	runs(keys, largest, func(of []blocked) {
		for n, a := range of {
			for _, b := range of[n+1:] {
				if a.contact != b.contact {
					pairs = append(pairs, pairOf(a.contact, b.contact))
				}
			}
		}
	})
	return pairs
}

// runs visits the keys of each code that two contacts or more share, up to a limit.
func runs(keys []blocked, limit int, visit func([]blocked)) {
	for from := 0; from < len(keys); {
		to := from + 1
		for to < len(keys) && keys[to].code == keys[from].code {
			to++
		}
		if n := to - from; n > 1 && n <= limit {
			visit(keys[from:to])
		}
		from = to
	}
}

func sortBlocked(keys []blocked) {
	slices.SortFunc(keys, func(a, b blocked) int { return cmp.Or(cmp.Compare(a.code, b.code), cmp.Compare(a.contact, b.contact)) })
}
