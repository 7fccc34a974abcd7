package matchtest

import (
	"math/rand/v2"
	"strings"
)

// typist enters records once more, with slips.
type typist struct {
	random *rand.Rand
	tables *Tables
	// perRecord and perField are how many slips a record and a field can have.
	perRecord, perField int
}

// slips are how often each field is hit, of a hundred slips, and what then may
// happen to it. The shares are near those of FEBRL's generator.
var slips = []struct {
	field  func(*Record) *string
	share  int
	digits bool
	// Shares of what happens, of a hundred; the rest are slips of the keyboard.
	missing, other, words, ocr, sound int
}{
	{field: func(r *Record) *string { return &r.Given }, share: 14, missing: 4, other: 12, ocr: 15, sound: 20},
	{field: func(r *Record) *string { return &r.Family }, share: 16, missing: 3, other: 6, ocr: 15, sound: 20},
	{field: func(r *Record) *string { return &r.Street }, share: 8, digits: true, missing: 20, other: 30},
	{field: func(r *Record) *string { return &r.Address }, share: 15, missing: 4, other: 6, words: 12, ocr: 12, sound: 10},
	{field: func(r *Record) *string { return &r.Address2 }, share: 14, missing: 30, other: 20, words: 10, ocr: 10},
	{field: func(r *Record) *string { return &r.City }, share: 12, missing: 4, other: 8, words: 8, ocr: 12, sound: 10},
	{field: func(r *Record) *string { return &r.Postcode }, share: 7, digits: true, missing: 3, other: 10},
	{field: func(r *Record) *string { return &r.Region }, share: 3, missing: 10, other: 30},
	{field: func(r *Record) *string { return &r.Born }, share: 5, digits: true, missing: 15, other: 35},
	{field: func(r *Record) *string { return &r.Number }, share: 4, digits: true, missing: 2, other: 30},
	{field: func(r *Record) *string { return &r.Phone }, share: 4, digits: true, missing: 30, other: 30},
	{field: func(r *Record) *string { return &r.Email }, share: 4, missing: 40, other: 40},
}

// exchanged are the pairs of fields that change places, of a hundred records.
var exchanged = []struct {
	share int
	both  func(*Record) (a, b *string)
}{
	{5, func(r *Record) (a, b *string) { return &r.Given, &r.Family }},
	{2, func(r *Record) (a, b *string) { return &r.Address, &r.Address2 }},
	{1, func(r *Record) (a, b *string) { return &r.City, &r.Postcode }},
}

// again enters an original once more.
func (t *typist) again(original Record) Record {
	r := original
	for _, e := range exchanged {
		if a, b := e.both(&r); t.random.IntN(100) < e.share {
			*a, *b = *b, *a
		}
	}
	hits := make([]int, len(slips))
	for range 1 + t.random.IntN(t.perRecord) {
		if f := t.anyField(); hits[f] < t.perField {
			hits[f]++
			t.slip(&r, f)
		}
	}
	return r
}

func (t *typist) anyField() int {
	at := t.random.IntN(100)
	for i := range slips {
		if at -= slips[i].share; at < 0 {
			return i
		}
	}
	return 0
}

func (t *typist) slip(r *Record, f int) {
	s := &slips[f]
	field, what := s.field(r), t.random.IntN(100)
	switch {
	case what < s.missing:
		*field = ""
	case what < s.missing+s.other:
		other := newPerson(t.random, t.tables)
		*field = *s.field(&other)
	case *field == "":
	case what < s.missing+s.other+s.words:
		*field = t.moved(*field)
	case what < s.missing+s.other+s.words+s.ocr:
		*field = t.replaced(*field, scanned)
	case what < s.missing+s.other+s.words+s.ocr+s.sound:
		*field = t.replaced(*field, heard)
	default:
		*field = t.typed(*field, s.digits)
	}
}

// moved puts the words of a text into another order, or two into one.
func (t *typist) moved(text string) string {
	words := strings.Fields(text)
	if len(words) < 2 {
		return text
	}
	i := t.random.IntN(len(words) - 1)
	if t.random.IntN(2) == 0 {
		return strings.Replace(text, " ", "", 1)
	}
	words[i], words[i+1] = words[i+1], words[i]
	return strings.Join(words, " ")
}

// Letters that scanners take for others, and that sound alike.
var (
	scanned = [][2]string{{"m", "rn"}, {"rn", "m"}, {"cl", "d"}, {"d", "cl"}, {"l", "1"}, {"i", "l"}, {"o", "0"}, {"s", "5"}, {"b", "6"},
		{"g", "q"}, {"h", "b"}, {"e", "c"}, {"u", "v"}, {"v", "y"}, {"w", "vv"}, {"f", "t"}, {"n", "ri"}, {"a", "o"}}
	heard = [][2]string{{"ph", "f"}, {"f", "ph"}, {"ck", "k"}, {"c", "k"}, {"k", "c"}, {"ie", "y"}, {"y", "ie"}, {"ee", "ea"}, {"ai", "ay"},
		{"ou", "u"}, {"tt", "t"}, {"ll", "l"}, {"nn", "n"}, {"l", "ll"}, {"t", "tt"}, {"s", "z"}, {"z", "s"}, {"gh", "g"}, {"wh", "w"},
		{"ey", "y"}, {"e", "a"}, {"o", "u"}, {"i", "e"}, {"x", "ks"}, {"qu", "kw"}, {"th", "t"}, {"mc", "mac"}}
)

// replaced puts one of the letters that can be taken for others into a text.
func (t *typist) replaced(text string, by [][2]string) string {
	from := t.random.IntN(len(by))
	for i := range by {
		rule := by[(from+i)%len(by)]
		if strings.Contains(text, rule[0]) {
			return strings.Replace(text, rule[0], rule[1], 1)
		}
	}
	return text
}

// typed is a text with a key too many, too few, beside the right one, or with two
// in the wrong order.
func (t *typist) typed(text string, digits bool) string {
	at := t.random.IntN(len(text))
	key := string("abcdefghijklmnopqrstuvwxyz "[t.random.IntN(27)])
	if digits {
		key = string("0123456789"[t.random.IntN(10)])
	}
	switch kind := t.random.IntN(10); {
	case kind < 2 && !digits:
		return text[:at] + key + text[at:]
	case kind < 4 && !digits:
		return text[:at] + text[at+1:]
	case kind < 7 || len(text) < 2:
		return text[:at] + key + text[at+1:]
	}
	at = t.random.IntN(len(text) - 1)
	return text[:at] + text[at+1:at+2] + text[at:at+1] + text[at+2:]
}
