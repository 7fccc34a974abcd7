package matchtest

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// Tables hold the values of each field, each as often as it is found among
// people.
type Tables struct {
	given, family, address, address2, city, postcode, region values
}

// values are those of one field, with the share of those that stand there once.
type values struct {
	all  []string
	once float64
}

func (v *values) add(value string) { v.all = append(v.all, value) }

// count notes what share of the values stands in the table once.
func (t *Tables) count() *Tables {
	for _, v := range []*values{&t.given, &t.family, &t.address, &t.address2, &t.city, &t.postcode, &t.region} {
		times, once := make(map[string]int, len(v.all)), 0
		for _, one := range v.all {
			times[one]++
		}
		for _, n := range times {
			if n == 1 {
				once++
			}
		}
		v.once = float64(once) / float64(max(1, len(v.all)))
	}
	return t
}

// TablesOf takes the values from the originals of a file.
func TablesOf(records []Record) *Tables {
	t := &Tables{}
	for _, r := range originals(records) {
		for _, one := range []struct {
			into  *values
			value string
		}{
			{&t.given, r.Given}, {&t.family, r.Family}, {&t.address, r.Address}, {&t.address2, r.Address2},
			{&t.city, r.City}, {&t.postcode, r.Postcode}, {&t.region, r.Region},
		} {
			if one.value != "" {
				one.into.add(one.value)
			}
		}
	}
	return t.count()
}

// Words of the built-in tables; those that stand first are the commonest.
const (
	givenNames = "joshua emily jack sophie thomas isabella lachlan chloe nicholas jessica samuel georgia benjamin hannah daniel grace " +
		"matthew olivia ryan lucy james ella jacob charlotte harrison zoe luke mia william sarah ethan amelia alexander caitlin liam " +
		"brooke riley paige mitchell lauren dylan madison connor jasmine kyle bailey finn taylah oliver imogen jayden tahlia " +
		"noah abbey callum alana blake talia hugo kirra xavier jorja angus annabelle bridget tyson keira"
	familyNames = "smith white ryan clarke webb campbell green jones matthews berry morrison nguyen wilson taylor brown dixon hall " +
		"stephenson mccarthy paterson reid goode lowe coleman beams rawlings fitzpatrick kilmartin waller julius grosser lodder " +
		"beazley mcphail fleet sondergeld van-hof lyden donnellan whittle braciak petersen ottaway zilm barratt huang papadopoulos " +
		"rossi schmidt kowalski ashworth blackburn cheshire dalgleish eglinton fairbairn gillespie hazelwood"
	streetNames = "florey maranoa reveley haddon ballarat beetaloo dandenong longmore clemenger brigalow tallara givens langdon " +
		"learmonth sturt badimara federal goldfinch giblin tullaroop hawker kitchener macquarie namatjira oxley phillip quandong"
	streetKinds = "street place crescent avenue court close circuit drive road way"
	townParts   = "mount st port north new lower glen king wood black river east bays green gold mill rock sand long spring"
	townEnds    = "ville bridge field water leigh ton combe wood mouth dale hurst stead park haven brook"
)

// BuiltIn are tables for where no file is at hand.
func BuiltIn() *Tables {
	t := &Tables{}
	t.given.all, t.family.all, t.region.all = falling(givenNames), falling(familyNames), falling("nsw vic qld wa sa tas act nt")
	for i, name := range strings.Fields(streetNames) {
		for j, kind := range strings.Fields(streetKinds) {
			t.address.add(name + " " + kind)
			if (i+j)%3 == 0 {
				t.address2.add(name + " " + []string{"village", "park", "gardens", "retirement village"}[(i+j)%4])
			}
		}
	}
	for i, begin := range strings.Fields(townParts) {
		for j, end := range strings.Fields(townEnds) {
			t.city.add(begin + end)
			t.postcode.add(fmt.Sprint(2000 + (i*67+j*211)%5000))
		}
	}
	return t.count()
}

// falling repeats words the more often the earlier they stand, as names fall off
// in a country (Zipf).
func falling(words string) (all []string) {
	list := strings.Fields(words)
	for i, word := range list {
		for range 1 + len(list)/(2*(i+1)) {
			all = append(all, word)
		}
	}
	return all
}

// draw takes a value as often as it stands in the table. As often as there are
// values that stand there once, a value comes that does not (Good and Turing): the
// beginning of one and the end of another.
func (v *values) draw(random *rand.Rand) string {
	value, other := v.all[random.IntN(len(v.all))], v.all[random.IntN(len(v.all))]
	if random.Float64() >= v.once {
		return value
	}
	return value[:(len(value)+1)/2] + other[len(other)/2:]
}
