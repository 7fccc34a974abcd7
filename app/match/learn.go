package match

// What is usual before anything is known of a file, and how much that counts
// beside what is found in it, in pairs and in contacts.
const (
	usualDoubles    = 0.2
	usualHousemates = 0.1
	usualPairs      = 50
	usualContacts   = 300    // for doubles
	usualHomes      = 100    // for housemates
	mostLearned     = 40_000 // pairs to learn from
	mostStrangers   = 20_000 // pairs of strangers to draw
	learnings       = 4
)

// strangers measures, on pairs drawn by lot, how often two strangers' values are
// alike (Splink does so too).
func (w *weigher) strangers(all []plain) {
	n := len(all)
	lot := func(k int) int { return int(uint64(hashBasis.with(uint64(k))>>8) % uint64(n)) }
	var seen [fields][levels]float64
	for k := range min(mostStrangers, n*(n-1)/2) {
		i, j := lot(2*k), lot(2*k+1)
		if i == j {
			continue
		}
		if e, ok := w.compare(&all[i], &all[j]); ok && !e.crossed {
			for f, l := range e.level {
				seen[f][l]++
			}
		}
	}
	for f := range seen {
		known := 1 + seen[f][same] + seen[f][alike] + seen[f][rough] + seen[f][far]
		for _, l := range []level{alike, rough, far} {
			w.differ[f][l] = (seen[f][l] + w.differ[f][l]) / known
		}
	}
	w.weigh()
}

// learn works out from the pairs that are worth comparing how many are of one
// person, and how often records of one person agree, by expectation and
// maximisation (Dempster, Laird and Rubin, 1977; Winkler, 1988, for linkage). What is
// usual counts like some pairs more, so that a small file does not lead astray. Each
// of the pairs stands for so many as share says.
func (w *weigher) learn(all []plain, pairs []pair, share float64) {
	step := max(1, len(pairs)/mostLearned)
	share *= float64(step)
	var sample []evidence
	for n := 0; n < len(pairs); n += step {
		i, j := pairs[n].both()
		if e, ok := w.compare(&all[i], &all[j]); ok {
			sample = append(sample, e)
		}
	}
	for range learnings {
		ones, houses := 0.0, 0.0
		var seen, sure [fields][levels]float64
		for i := range sample {
			one, house := w.chances(&sample[i])
			ones, houses = ones+one, houses+house
			if sample[i].crossed || one < 0.01 {
				continue
			}
			for f, l := range sample[i].level {
				seen[f][l] += one
			}
			if sample[i].own() {
				sure[onGiven][sample[i].level[onGiven]] += one
			}
		}
		seen[onGiven] = named(seen[onGiven], sure[onGiven])
		w.doubles = (ones*share + usualDoubles*usualContacts) / (w.total + usualContacts)
		w.housemates = (houses*share + usualHousemates*usualHomes) / (w.total + usualHomes)
		for f := range seen {
			known := seen[f][same] + seen[f][alike] + seen[f][rough] + seen[f][far]
			for l := same; l < levels; l++ {
				w.agree[f][l] = (seen[f][l] + usual[f][l]*usualPairs) / (known + usualPairs)
			}
		}
		w.weigh()
	}
}

// own reports contacts who share what two of one house seldom do.
func (e *evidence) own() bool {
	return e.level[onBirthday] == same || e.level[onNumber] == same || e.level[onEmail] == same
}

// named is how often given names agree. How often one person's are quite different
// can be told only from pairs who are sure by something else: others may be two of
// one house.
func named(seen, sure [levels]float64) [levels]float64 {
	n, known := 0.0, 0.0
	for l := same; l < levels; l++ {
		n, known = n+sure[l], known+seen[l]
	}
	changed := (sure[far] + usual[onGiven][far]*usualPairs) / (n + usualPairs)
	rest := known - seen[far]
	seen[far] = rest * changed / (1 - changed)
	return seen
}
