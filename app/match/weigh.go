package match

import "math"

// weigher weighs pairs of contacts of one file.
type weigher struct {
	total  float64 // contacts
	values *values
	// agree and differ are the chances of each level of a field between two records
	// of one person and between strangers. That strangers have the same value depends
	// on the value.
	agree, differ [fields][levels]float64
	// bits is what each level says, as the logarithm to base 2 of agree ÷ differ; of
	// the same value, of agree alone.
	bits [fields][levels]float64
	// doubles and housemates are how many pairs of one person, and of one house, there
	// are to a contact of the file.
	doubles, housemates float64
}

// Chances that people who live in one house, or contacts of one company, share
// more than strangers do.
const (
	houseFamily = 0.8  // of one family name
	houseGiven  = 0.02 // named after the father or the mother
	houseBorn   = 0.01 // twins
	housePhone  = 0.8
	houseEmail  = 0.15
	houseMoved  = 0.01 // that what is known of their addresses differs
)

// rarest is the most bits that a value can say, and fewContacts a file that is too
// small to tell the rare from the very rare.
const (
	rarest      = 17
	fewContacts = 1000
)

func newWeigher(v *values, contacts int) *weigher {
	w := &weigher{total: float64(max(contacts, 2)), values: v, agree: usual, doubles: usualDoubles, housemates: usualHousemates}
	for f := range w.differ {
		w.differ[f] = [levels]float64{same: .01, alike: .01, rough: .02, far: .96}
	}
	w.weigh()
	return w
}

// weigh works out the bits of each level.
func (w *weigher) weigh() {
	for f := range w.bits {
		w.bits[f][same] = math.Log2(w.agree[f][same])
		for _, l := range []level{alike, rough, far} {
			w.bits[f][l] = math.Log2(w.agree[f][l] / w.differ[f][l])
		}
	}
}

// rarity is how many bits a value has. Two records of one person are two of the
// value's occurrences, so that these do not count. A value that nobody else has is
// rare in every file, however small.
func (w *weigher) rarity(t *text) float64 {
	if t.count <= 2 {
		return min(math.Log2(max(w.total, fewContacts)/0.5), rarest)
	}
	return min(math.Log2(w.total/(float64(t.count)-1.5)), rarest)
}

// chosenName is what the same name of two companies says beyond its rarity: a
// company chooses one that no other has.
const chosenName = 3

// ownRarity is the rarity of what is one person's by nature, an e-mail, a telephone
// or a number: it is not common because a small file has it some times.
func (w *weigher) ownRarity(t *text) float64 {
	return min(math.Log2(max(w.total, fewContacts)/max(float64(t.count)-1.5, 0.5)), rarest)
}

// says is the evidence of one field in bits.
func (w *weigher) says(f field, e *evidence) float64 {
	switch l := e.level[f]; l {
	case unknown:
		return 0
	case same:
		b := w.bits[f][same] + float64(e.rarity[f])
		if f == onName {
			b += chosenName
		}
		return b
	case far:
		return w.bits[f][far]
	default: // a slip says no more than the value it was made in
		if !e.mayBeSlip(f) {
			return 0
		}
		return min(w.bits[f][l], float64(e.rarity[f]))
	}
}

// mayBeSlip reports whether a value that is nearly the same may be a slip: numbers
// of one exchange differ by a digit and e-mails made of like names by a letter, so
// that these say something only of contacts whose names agree.
func (e *evidence) mayBeSlip(f field) bool {
	if f != onPhone && f != onEmail {
		return true
	}
	worst := same
	for _, n := range []field{onGiven, onFamily, onName} {
		if e.level[n] != unknown {
			worst = max(worst, e.level[n])
		}
	}
	return worst == same || worst == alike && f == onPhone
}

// chances are those of two contacts to be the same, and to be two of one house.
// Beside these they may be two of one town, or strangers.
func (w *weigher) chances(e *evidence) (one, house float64) {
	all, area, home := 0.0, 0.0, 0.0
	own := 0.0
	for f := range fields {
		b := w.says(f, e)
		all += b
		switch f {
		case onCity, onPostcode, onRegion:
			area += b
			home += b
		case onAddress:
			home += b
			if e.level[f] == far {
				home += math.Log2(houseMoved) - b
			}
		case onBirthday, onNumber, onEmail, onPhone:
			own += b
			home += w.atHome(f, e, b)
		default:
			home += w.atHome(f, e, b)
		}
	}
	if e.crossed {
		all += crossedNames
	}
	if w.renamed(e) && own <= 0 {
		all = min(all, 0)
	}
	prior := 2 / w.total // a contact makes half as many pairs as there are contacts
	ours := w.doubles * prior * math.Exp2(all)
	theirs := w.housemates * prior * math.Exp2(home)
	town := math.Exp2(area - w.anchor(e))
	sum := ours + theirs + 1 + town
	return ours / sum, theirs / sum
}

// atHome is what a field that says b bits for one person says for two of one
// house.
func (w *weigher) atHome(f field, e *evidence, b float64) float64 {
	among := func(chance float64) float64 { return math.Log2(1 + chance*math.Exp2(float64(e.rarity[f]))) }
	l := e.level[f]
	switch {
	case l == unknown:
	case f == onFamily && l == far:
		return math.Log2(1 - houseFamily)
	case f == onFamily:
		return b + math.Log2(houseFamily)
	case (f == onGiven || f == onName) && l == same:
		return among(houseGiven)
	case f == onBirthday && l == same:
		return among(houseBorn)
	case f == onPhone && l == same:
		return b + math.Log2(housePhone)
	case f == onPhone && l == far:
		return math.Log2(1 - housePhone)
	case f == onEmail && l == same:
		return among(houseEmail)
	}
	return 0
}

// anchor is what the best part of the area says beside how common it is: those
// of one town share the other parts too.
func (w *weigher) anchor(e *evidence) float64 {
	for _, wanted := range []level{same, alike} {
		for _, f := range []field{onCity, onPostcode, onRegion} {
			if e.level[f] == wanted {
				return w.says(f, e) - math.Log2(w.agree[f][wanted])
			}
		}
	}
	return math.Inf(1)
}

// renamed reports two of one given name and of different families who do not
// live in one house: in every town there are some.
func (w *weigher) renamed(e *evidence) bool {
	return e.level[onFamily] == far && e.level[onAddress] != same && e.level[onAddress] != alike
}
