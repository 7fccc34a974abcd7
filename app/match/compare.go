package match

import "rapport/app"

// evidence is how two contacts compare, by field, with what the rarer of the two
// values says in bits.
type evidence struct {
	level   [fields]level
	rarity  [fields]float32
	crossed bool   // given and family name in each other's place
	custom  string // the name of the custom field that the number stands in
}

// crossedNames is what names in each other's place say in bits: one in twenty
// records of a person has them so.
const crossedNames = -4.3

// compare gathers the evidence on two contacts. A person and a company are never
// the same.
func (w *weigher) compare(a, b *plain) (e evidence, comparable bool) {
	if a.company != b.company {
		return e, false
	}
	for f := onGiven; f <= onBirthday; f++ {
		w.note(&e, f, a.one[f], b.one[f])
	}
	if a.company {
		if a.form != "" && b.form != "" && a.form != b.form && e.level[onName] != unknown {
			e.level[onName] = max(e.level[onName], rough)
		}
	} else {
		w.names(&e, a, b)
	}
	w.best(&e, onEmail, a.emails, b.emails)
	w.best(&e, onPhone, a.phones, b.phones)
	w.numbers(&e, a.custom, b.custom)
	return e, true
}

func (w *weigher) note(e *evidence, f field, a, b *text) {
	if e.level[f] = compared[f](a, b); e.level[f] != unknown {
		e.rarity[f] = float32(w.rarer(a, b))
	}
}

// rarer is what the rarer of two values says, of different ones the commoner.
func (w *weigher) rarer(a, b *text) float64 {
	if a == b {
		return w.rarity(a)
	}
	return min(w.rarity(a), w.rarity(b))
}

// names looks whether given and family names are in each other's place, and
// whether they are father and son.
func (w *weigher) names(e *evidence, a, b *plain) {
	if a.generation != "" && b.generation != "" && a.generation != b.generation {
		e.level[onGiven] = far
		return
	}
	if e.level[onGiven] != far || e.level[onFamily] != far && e.level[onFamily] != rough {
		return
	}
	x, y := likeNames(a.one[onGiven], b.one[onFamily]), likeNames(a.one[onFamily], b.one[onGiven])
	if x <= alike && y <= alike && x != unknown && y != unknown {
		e.crossed = true
		e.level[onGiven], e.level[onFamily] = x, y
		e.rarity[onGiven] = float32(w.rarer(a.one[onGiven], b.one[onFamily]))
		e.rarity[onFamily] = float32(w.rarer(a.one[onFamily], b.one[onGiven]))
	}
}

// best takes, of a field of which contacts have several values, the two most
// alike.
func (w *weigher) best(e *evidence, f field, a, b []*text) {
	for _, x := range a {
		for _, y := range b {
			if l := compared[f](x, y); e.level[f] == unknown || l < e.level[f] {
				e.level[f], e.rarity[f] = l, float32(min(w.ownRarity(x), w.ownRarity(y)))
			}
		}
	}
}

// numbers compares the custom fields that tell contacts apart.
func (w *weigher) numbers(e *evidence, a, b []customValue) {
	for _, x := range a {
		for _, y := range b {
			if x.field != y.field || !x.field.distinct(w.total) {
				continue
			}
			if l := likeCodes(x.value, y.value); e.level[onNumber] == unknown || l < e.level[onNumber] {
				e.level[onNumber], e.rarity[onNumber], e.custom = l, float32(min(w.ownRarity(x.value), w.ownRarity(y.value))), x.field.name
			}
		}
	}
}

// reasons say, for people, what two contacts share.
func (e *evidence) reasons() []app.Text {
	var all []app.Text
	add := func(l level, whole, slip app.Text) {
		switch l {
		case same:
			all = append(all, whole)
		case alike:
			all = append(all, slip)
		}
	}
	switch {
	case e.crossed:
		add(same, app.Say("Same names in another order"), app.Text{})
	case e.level[onGiven] == same && e.level[onFamily] == same:
		add(same, app.Say("Same name"), app.Text{})
	default:
		add(e.level[onGiven], app.Say("Same given name"), app.Say("Similar given name"))
		add(e.level[onFamily], app.Say("Same family name"), app.Say("Similar family name"))
	}
	add(e.level[onName], app.Say("Same name"), app.Say("Similar name"))
	if e.level[onEmail] == same || e.mayBeSlip(onEmail) {
		add(e.level[onEmail], app.Say("Same e-mail"), app.Say("Similar e-mail"))
	}
	if e.level[onPhone] == same || e.mayBeSlip(onPhone) {
		add(e.level[onPhone], app.Say("Same phone"), app.Say("Similar phone"))
	}
	add(e.level[onBirthday], app.Say("Same birthday"), app.Say("Similar birthday"))
	add(e.level[onNumber], app.Say("Same %s", e.custom), app.Say("Similar %s", e.custom))
	add(e.level[onAddress], app.Say("Same address"), app.Say("Similar address"))
	add(e.level[onCity], app.Say("Same city"), app.Say("Similar city"))
	add(e.level[onPostcode], app.Say("Same postcode"), app.Say("Similar postcode"))
	return all
}
