package matchtest

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"rapport/finance"
)

// Size is how many records are made, and of whom.
type Size struct {
	Originals, Doubles int
	// MostDoubles is how many doubles one original can have: 1, as in FEBRL's first
	// set, to 5, as in its third.
	MostDoubles int
	// MostSlips is how many slips there can be in a record, and FieldSlips in a
	// field.
	MostSlips, FieldSlips int
	// Relatives is the share of originals who share name, house and telephone with
	// another one, and are another person.
	Relatives float64
}

// People makes records, the same ones for the same seed, in no order.
func People(tables *Tables, size Size, seed uint64) []Record {
	random := rand.New(rand.NewPCG(seed, 1))
	records := make([]Record, 0, size.Originals+size.Doubles)
	for i := range size.Originals {
		r := newPerson(random, tables)
		if i > 0 && random.Float64() < size.Relatives {
			r = relative(random, records[i-1], r)
		}
		r.Who = i
		records = append(records, r)
	}
	t := &typist{random: random, tables: tables, perRecord: max(1, size.MostSlips), perField: max(1, size.FieldSlips)}
	doubles := make([]int, size.Originals)
	for made := 0; made < size.Doubles; {
		i := random.IntN(size.Originals)
		for range 1 + random.IntN(size.MostDoubles) {
			if made < size.Doubles && doubles[i] < size.MostDoubles {
				records, made = append(records, t.again(records[i])), made+1
				doubles[i]++
			}
		}
	}
	random.Shuffle(len(records), func(i, j int) { records[i], records[j] = records[j], records[i] })
	return records
}

// newPerson is somebody whom nobody knows yet.
func newPerson(random *rand.Rand, t *Tables) Record {
	r := Record{
		Given: t.given.draw(random), Family: t.family.draw(random), Street: fmt.Sprint(1 + random.IntN(1+random.IntN(300))),
		Address: t.address.draw(random), Address2: t.address2.draw(random), City: t.city.draw(random),
		Postcode: t.postcode.draw(random), Region: t.region.draw(random), Born: born(random),
		Number: fmt.Sprint(1_000_000 + random.IntN(9_000_000)), Phone: fmt.Sprintf("+612%08d", 60_000_000+random.IntN(40_000_000)),
	}
	r.Email = fmt.Sprintf("%s%d@example.com", strings.ReplaceAll(r.Family, " ", "."), random.IntN(100_000))
	for _, asked := range []struct {
		field   *string
		missing int // of a hundred
	}{{&r.Given, 3}, {&r.Family, 1}, {&r.Address, 1}, {&r.Address2, 7}, {&r.City, 1}, {&r.Region, 1}, {&r.Born, 3}, {&r.Phone, 10}, {&r.Email, 30}} {
		if random.IntN(100) < asked.missing {
			*asked.field = ""
		}
	}
	return r
}

// born is a day of the twentieth century.
func born(random *rand.Rand) string {
	return strings.ReplaceAll(finance.MustDate("1900-01-01").AddDays(random.IntN(36_524)).String(), "-", "")
}

// relative is another person of the house: the husband or wife, the child, the
// twin, or the son who has his father's name.
func relative(random *rand.Rand, of, r Record) Record {
	r.Family, r.Phone = of.Family, of.Phone
	r.Street, r.Address, r.Address2, r.City, r.Postcode, r.Region = of.Street, of.Address, of.Address2, of.City, of.Postcode, of.Region
	switch kind := random.IntN(20); {
	case kind == 0:
		r.Born = of.Born // twins
	case kind == 1:
		r.Given = of.Given
	}
	return r
}
