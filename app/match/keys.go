package match

// A key is something that one person's two records may share. Contacts are
// compared where they share one that tells much by itself, or two that each tell
// something: few slips hit all of them.
type key struct {
	kind keyKind
	code uint64
}

type keyKind uint8

// The kinds of keys. Names are one kind, so that they meet in any order.
const (
	byName keyKind = iota // how a name begins to sound
	byEnd                 // how a name ends
	byPostcode
	byCity
	byStreet
	byBirth // a part of the day
	byTelephone
	byNumber
	keyKinds
)

// hash puts texts and numbers into one code (FNV-1a, 64 bits, a letter at a time).
type hash uint64

const hashBasis hash = 0xcbf29ce484222325

func (h hash) with(code uint64) hash { return (h ^ hash(code)) * 0x100000001b3 }

func (h hash) text(letters []rune) hash {
	for _, r := range letters {
		h = h.with(uint64(r))
	}
	return h
}

// strong lists the codes of what tells much by itself.
func (p *plain) strong(add func(code uint64)) {
	for f, t := range p.one {
		switch field(f) {
		case onAddress:
			if len(t.lettersOf()) >= 6 {
				add(uint64(hashBasis.with(uint64(f)).text(t.sorted)))
			}
		case onBirthday, onName:
			if t != nil {
				add(uint64(hashBasis.with(uint64(f)).text(t.sorted)))
			}
		}
	}
	if g, f := p.one[onGiven], p.one[onFamily]; g != nil || f != nil {
		add(inAnyOrder(g.lettersOf(), f.lettersOf()))
	}
	for _, t := range p.emails {
		add(uint64(hashBasis.with(uint64(onEmail)).text(t.letters)))
	}
	for _, t := range p.phones {
		add(uint64(hashBasis.with(uint64(onPhone)).text(t.letters)))
	}
	for _, c := range p.custom {
		if len(c.value.letters) >= 5 {
			add(uint64(hashBasis.with(uint64(onNumber)).text([]rune(c.field.name)).text(c.value.letters)))
		}
	}
}

// inAnyOrder is the same code for two names and for the same in the other order.
func inAnyOrder(a, b []rune) uint64 {
	x, y := uint64(hashBasis.text(a)), uint64(hashBasis.text(b))
	return uint64(hashBasis.with(min(x, y)).with(max(x, y)))
}

func (t *text) lettersOf() []rune {
	if t == nil {
		return nil
	}
	return t.letters
}

// weak lists what tells something.
func (p *plain) weak(add func(key)) {
	whole := func(kind keyKind, tag uint64, letters []rune) {
		if len(letters) > 0 {
			add(key{kind, uint64(hashBasis.with(tag).text(letters))})
		}
	}
	for _, f := range []field{onGiven, onFamily, onName} {
		if t := p.one[f]; t != nil {
			add(key{byName, sound(t.letters)})
			add(key{byEnd, sound(backward(t.letters))})
		}
	}
	whole(byPostcode, 0, p.one[onPostcode].lettersOf())
	if t := p.one[onCity]; t != nil {
		add(key{byCity, sound(t.letters)})
	}
	if t := p.one[onAddress]; t != nil {
		add(key{byStreet, sound(street(t))})
	}
	if t := p.one[onBirthday]; t != nil && len(t.letters) == 8 {
		day := t.letters
		whole(byBirth, 1, day[:6])
		whole(byBirth, 2, day[4:])
		add(key{byBirth, uint64(hashBasis.with(3).text(day[:4]).text(day[6:]))})
	}
	for _, t := range p.phones {
		halves(byTelephone, 4, t.letters, whole)
	}
	for _, c := range p.custom {
		if n := len(c.value.letters); n >= 5 {
			halves(byNumber, uint64(hashBasis.text([]rune(c.field.name))), c.value.letters, whole)
		}
	}
}

// halves adds the end of a number, and what stands before it.
func halves(kind keyKind, tag uint64, digits []rune, add func(keyKind, uint64, []rune)) {
	if cut := len(digits) - 4; cut >= 1 {
		add(kind, tag, digits[cut:])
		add(kind, tag+1, digits[max(0, cut-4):cut])
	}
}

// street is the first word of an address that is no number.
func street(t *text) []rune {
	start := 0
	for i, r := range t.words + " " {
		if r != ' ' {
			continue
		}
		if word := t.words[start:i]; !digits(word) && len(word) > 1 {
			return []rune(word)
		}
		start = i + 1
	}
	return t.letters
}
