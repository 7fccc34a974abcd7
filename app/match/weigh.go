package match

import (
	"math"

	"github.com/adrg/strutil/metrics"

	"rapport/app"
)

// Evidence in bits. The chance that one person's two records agree on a field is
// taken as the same for all files; the chance that two strangers do is how often
// the value occurs in this one.
const (
	agreeing  = 0.92 // of one person's records, on a field that both have
	typed     = 0.55 // what a value that differs by a slip says, of one that agrees
	strangest = 13   // bits that no single value's rarity can exceed
)

// field is one kind of value with how often each occurs.
type field struct {
	against float64 // bits, where two contacts differ
	counts  map[string]int
}

// weigher weighs pairs of one file.
type weigher struct {
	total                          float64 // contacts
	given, family, name            field
	address, city, region, postage field
	birthday, email, phone         field
	custom                         map[string]*field
	jaro                           *metrics.JaroWinkler
}

func newWeigher(all []plain) *weigher {
	w := &weigher{
		total:    float64(max(len(all), 2)),
		given:    newField(-3.5),
		family:   newField(-3.5),
		name:     newField(-6),
		address:  newField(-2.5),
		city:     newField(-2),
		region:   newField(-2),
		postage:  newField(-2.5),
		birthday: newField(-5),
		email:    newField(-1),
		phone:    newField(-1),
		custom:   map[string]*field{},
		jaro:     metrics.NewJaroWinkler(),
	}
	for i := range all {
		w.count(&all[i])
	}
	return w
}

func newField(against float64) field { return field{against: against, counts: map[string]int{}} }

func (w *weigher) count(p *plain) {
	for _, one := range []struct {
		f *field
		v string
	}{
		{&w.given, p.given}, {&w.family, p.family}, {&w.name, p.name}, {&w.address, p.address},
		{&w.city, p.city}, {&w.region, p.region}, {&w.postage, p.postcode}, {&w.birthday, p.birthday},
	} {
		if one.v != "" {
			one.f.counts[one.v]++
		}
	}
	for _, v := range p.emails {
		w.email.counts[v]++
	}
	for _, v := range p.phones {
		w.phone.counts[v]++
	}
	for name, v := range p.custom {
		f := w.custom[name]
		if f == nil {
			made := newField(-2)
			f = &made
			w.custom[name] = f
		}
		f.counts[v]++
	}
}

// rarity is what agreeing on a value says. Two records of one person are two of
// the value's occurrences, so that one is taken off.
func (w *weigher) rarity(f *field, value string) float64 {
	strangers := max(float64(f.counts[value])-1, 0.5) / w.total
	return min(math.Log2(agreeing/strangers), strangest)
}

// likeness says how two values compare: 1 the same, 0 not alike, typed in
// between.
func (w *weigher) likeness(a, b string, enough float64) float64 {
	switch {
	case a == b:
		return 1
	case slip(a, b) || w.jaro.Compare(a, b) >= enough:
		return typed
	}
	return 0
}

// evidence of one field; known is false where one of them lacks it.
func (w *weigher) evidence(f *field, a, b string, enough float64) (bits, like float64, known bool) {
	if a == "" || b == "" {
		return 0, 0, false
	}
	like = w.likeness(a, b, enough)
	if like == 0 {
		return f.against, 0, true
	}
	return like * max(w.rarity(f, a), w.rarity(f, b)), like, true
}

// anyOf is the evidence of fields of which a contact has several.
func (w *weigher) anyOf(f *field, a, b []string) (bits float64, same bool) {
	if len(a) == 0 || len(b) == 0 {
		return 0, false
	}
	for _, x := range a {
		for _, y := range b {
			if x == y {
				return w.rarity(f, x), true
			}
		}
	}
	return f.against, false
}

// slip reports texts that differ by one letter put in, left out or mistyped, or
// by two that changed places.
func slip(a, b string) bool {
	x, y := []rune(a), []rune(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(y)-len(x) > 1 || len(x) < 3 {
		return false
	}
	i := 0
	for i < len(x) && x[i] == y[i] {
		i++
	}
	if len(x) == len(y) {
		if i+1 < len(x) && x[i] == y[i+1] && x[i+1] == y[i] {
			return string(x[i+2:]) == string(y[i+2:])
		}
		return i == len(x) || string(x[i+1:]) == string(y[i+1:])
	}
	return string(x[i:]) == string(y[i+1:])
}

// swappedDay reports birthdays whose day and month changed places.
func swappedDay(a, b string) bool {
	return len(a) == 8 && len(b) == 8 && a[:4] == b[:4] && a[4:6] == b[6:] && a[6:] == b[4:6]
}

// verdict collects the evidence on a pair.
type verdict struct {
	bits    float64
	reasons []app.Text
}

func (v *verdict) add(bits, like float64, same, alike app.Text) {
	v.bits += bits
	switch {
	case like == 1:
		v.reasons = append(v.reasons, same)
	case like > 0:
		v.reasons = append(v.reasons, alike)
	}
}
