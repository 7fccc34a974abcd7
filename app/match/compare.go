package match

import (
	"math"
	"strings"

	"rapport/app"
)

// How alike texts must be to count as the same, mistyped (Jaro and Winkler).
const (
	alikeName    = 0.88
	alikeAddress = 0.90
	alikeNever   = 2
)

// chosenName is what the same name of two companies says beyond its rarity: a
// company chooses one that no other has.
const chosenName = 3

// compare weighs all that two contacts have in common, and what not.
func (w *weigher) compare(a, b *plain) verdict {
	var v verdict
	if a.company != b.company {
		return verdict{bits: -100}
	}
	against, renamed := false, false
	if a.company {
		w.companyNames(&v, a, b)
	} else {
		against, renamed = w.personNames(&v, a, b)
	}
	against = against || v.bits < 0
	own := w.own(&v, a, b)
	sameHouse := w.place(&v, a, b)
	// People who live together share all but their own names and numbers; and in
	// every town there are some of one given name.
	if own <= 0 && (against || renamed && !sameHouse) {
		v.bits = min(v.bits, 0)
	}
	return v
}

func (w *weigher) companyNames(v *verdict, a, b *plain) {
	bits, like, known := w.evidence(&w.name, a.name, b.name, alikeAddress)
	if known {
		if like == 1 {
			bits += chosenName
		}
		v.add(bits, like, app.Say("Same name"), app.Say("Similar name"))
	}
}

// personNames compares given and family names, also the wrong way round. It
// reports whether the given names speak against one person, and whether the
// family names do, as they may after a marriage.
func (w *weigher) personNames(v *verdict, a, b *plain) (against, renamed bool) {
	var straight, crossed verdict
	given, family := w.nameParts(&straight, a, b)
	if a.given != "" && a.family != "" && b.given != "" && b.family != "" {
		w.crossedNames(&crossed, a, b)
		if crossed.bits > straight.bits {
			v.bits, v.reasons = v.bits+crossed.bits, append(v.reasons, crossed.reasons...)
			return false, false
		}
	}
	v.bits, v.reasons = v.bits+straight.bits, append(v.reasons, straight.reasons...)
	return given == 0 && a.given != "" && b.given != "", family == 0 && a.family != "" && b.family != ""
}

// nameParts compares names as they are, and gives how alike the given and the
// family ones are.
func (w *weigher) nameParts(v *verdict, a, b *plain) (g, f float64) {
	bits, g, knownGiven := w.evidence(&w.given, a.given, b.given, alikeName)
	family, f, knownFamily := w.evidence(&w.family, a.family, b.family, alikeName)
	if g == 1 && f == 1 {
		v.add(bits+family, 1, app.Say("Same name"), app.Text{})
		return g, f
	}
	if knownGiven {
		v.add(bits, g, app.Say("Same given name"), app.Say("Similar given name"))
	}
	if knownFamily {
		v.add(family, f, app.Say("Same family name"), app.Say("Similar family name"))
	}
	return g, f
}

// crossedNames compares each one's given name with the other's family name.
func (w *weigher) crossedNames(v *verdict, a, b *plain) {
	x, y := w.likeness(a.given, b.family, alikeName), w.likeness(a.family, b.given, alikeName)
	if x == 0 || y == 0 {
		v.bits = -100
		return
	}
	rare := func(one, other string) float64 {
		return min(max(w.rarity(&w.given, one), w.rarity(&w.given, other)), max(w.rarity(&w.family, one), w.rarity(&w.family, other)))
	}
	v.add(x*rare(a.given, b.family)+y*rare(a.family, b.given), 1, app.Say("Same names in another order"), app.Text{})
}

// own compares what is one person's alone: e-mail, phone, birthday, numbers. It
// gives what that says.
func (w *weigher) own(v *verdict, a, b *plain) float64 {
	before := v.bits
	bits, same := w.anyOf(&w.email, a.emails, b.emails)
	v.add(bits, one(same), app.Say("Same e-mail"), app.Text{})
	bits, same = w.anyOf(&w.phone, a.phones, b.phones)
	v.add(bits, one(same), app.Say("Same phone"), app.Text{})
	bits, like, known := w.evidence(&w.birthday, a.birthday, b.birthday, alikeNever)
	if known {
		if like == 0 && swappedDay(a.birthday, b.birthday) {
			bits, like = typed*w.rarity(&w.birthday, a.birthday), typed
		}
		v.add(bits, like, app.Say("Same birthday"), app.Say("Similar birthday"))
	}
	for name, value := range a.custom {
		f := w.custom[name]
		if other := b.custom[name]; other != "" && f.distinct(w.total) {
			bits, like, _ := w.evidence(f, value, other, alikeNever)
			v.add(bits, like, app.Say("Same %s", name), app.Say("Similar %s", name))
		}
	}
	return v.bits - before
}

// distinct reports a field whose values are nearly all different, such as a
// number that an authority gave; others, such as a size, tell nobody apart.
func (f *field) distinct(total float64) bool {
	return len(f.counts) > 4 && float64(len(f.counts)) > total*.3
}

// place compares where they live, and reports whether the addresses are alike.
// Its parts follow from one another, so that together they say less than each by
// itself would.
func (w *weigher) place(v *verdict, a, b *plain) (sameHouse bool) {
	var place verdict
	address, like, known := w.evidence(&w.address, a.address, b.address, alikeAddress)
	if like > 0 && houseNumber(a.address) != houseNumber(b.address) {
		address, like = 0, 0 // another house of the street says nothing either way
	}
	sameHouse = like > 0
	if known {
		place.add(address, like, app.Say("Same address"), app.Say("Similar address"))
	}
	area, cityTyped := 0.0, a.city == "" || b.city == ""
	for _, part := range []struct {
		f    *field
		a, b string
		same app.Text
		like app.Text
	}{
		{&w.city, a.city, b.city, app.Say("Same city"), app.Say("Similar city")},
		{&w.postage, a.postcode, b.postcode, app.Say("Same postcode"), app.Say("Similar postcode")},
		{&w.region, a.region, b.region, app.Text{}, app.Text{}},
	} {
		bits, like, known := w.evidence(part.f, part.a, part.b, alikeName)
		if !known {
			continue
		}
		if part.f == &w.postage && like > 0 && like < 1 && !cityTyped {
			continue // the postcodes of one town, and of its neighbours, are all alike
		}
		cityTyped = cityTyped || part.f == &w.city && like > 0 && like < 1
		area += bits
		if part.same.Key != "" {
			place.add(0, like, part.same, part.like)
		}
	}
	place.bits = address + min(area, math.Log2(w.total))
	v.bits += place.bits
	v.reasons = append(v.reasons, place.reasons...)
	return sameHouse
}

// houseNumber is the words of an address that hold a digit.
func houseNumber(address string) string {
	var numbers []string
	for _, w := range strings.Fields(address) {
		if strings.ContainsAny(w, "0123456789") {
			numbers = append(numbers, w)
		}
	}
	return strings.Join(numbers, " ")
}

func one(same bool) float64 {
	if same {
		return 1
	}
	return 0
}
