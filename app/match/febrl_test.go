package match

import (
	"os"
	"testing"

	"rapport/app"
	"rapport/app/matchtest"
)

const febrlFile = "../../../shared/data/febrl/dataset1.csv"

// febrl reads persons of the Freely Extensible Biomedical Record Linkage project.
func febrl(t testing.TB) []matchtest.Record {
	f, err := os.Open(febrlFile)
	if err != nil {
		t.Skipf("no persons to match: %v", err)
	}
	defer f.Close()
	records, err := matchtest.Read(f)
	if err != nil {
		t.Fatal(err)
	}
	return records
}

// tables are those of the file, or built-in ones where there is none.
func tables(t testing.TB) *matchtest.Tables {
	if _, err := os.Stat(febrlFile); err != nil {
		return matchtest.BuiltIn()
	}
	return matchtest.TablesOf(febrl(t))
}

// subjectsOf are the records as a table with some columns gives them, by number.
func subjectsOf(records []matchtest.Record, columns ...matchtest.Column) []Subject {
	subjects := make([]Subject, len(records))
	for i := range records {
		subjects[i] = SubjectOf(records[i].Contact(columns...))
		subjects[i].ID = app.ID(i + 1)
	}
	return subjects
}

// quality is which share of the pairs found is true, and of the true ones found.
func quality(t testing.TB, records []matchtest.Record, columns ...matchtest.Column) (precision, recall float64) {
	pairs, err := Pairs(t.Context(), subjectsOf(records, columns...), DefaultScore, nil)
	if err != nil {
		t.Fatal(err)
	}
	right := 0
	for _, p := range pairs {
		if records[p.A-1].Who == records[p.B-1].Who {
			right++
		}
	}
	return float64(right) / float64(max(1, len(pairs))), float64(right) / float64(matchtest.Pairs(records))
}

const (
	address  = matchtest.Address
	birthday = matchtest.Birthday
	number   = matchtest.Number
	phone    = matchtest.Phone
	mail     = matchtest.Email
)

func TestFebrl(t *testing.T) {
	records := febrl(t)
	for what, columns := range map[string][]matchtest.Column{
		"without the person's number": {address, birthday},
		"with it":                     {address, birthday, number},
	} {
		precision, recall := quality(t, records, columns...)
		t.Logf("%s: precision %.4f, recall %.4f", what, precision, recall)
		if precision < 0.99 || recall < 0.98 {
			t.Errorf("%s: precision %.4f and recall %.4f; want 0.99 and 0.98", what, precision, recall)
		}
	}
}

// Sets as FEBRL makes them, ten times larger, from few slips in one double to many
// in five; with relatives of whom some are twins or have their father's name.
var (
	oneDouble   = matchtest.Size{Originals: 5000, Doubles: 5000, MostDoubles: 1, MostSlips: 4, FieldSlips: 2}
	fewDoubles  = matchtest.Size{Originals: 9900, Doubles: 100, MostDoubles: 1, MostSlips: 4, FieldSlips: 2}
	fiveDoubles = matchtest.Size{Originals: 8000, Doubles: 2000, MostDoubles: 5, MostSlips: 4, FieldSlips: 2}
	battered    = matchtest.Size{Originals: 4000, Doubles: 6000, MostDoubles: 5, MostSlips: 10, FieldSlips: 3}
	families    = matchtest.Size{Originals: 5000, Doubles: 5000, MostDoubles: 1, MostSlips: 4, FieldSlips: 2, Relatives: 0.1}
)

func TestMadePeople(t *testing.T) {
	person := []matchtest.Column{address, birthday}
	for _, c := range []struct {
		what              string
		size              matchtest.Size
		columns           []matchtest.Column
		precision, recall float64 // at least
	}{
		{"one double", oneDouble, person, 0.995, 0.985},
		{"one double, name and address", oneDouble, []matchtest.Column{address}, 0.995, 0.96},
		{"one double, name and phone", oneDouble, []matchtest.Column{phone}, 0.98, 0.85},
		{"few doubles", fewDoubles, person, 0.98, 0.95},
		{"five doubles", fiveDoubles, append(person, number), 0.995, 0.99},
		{"battered", battered, append(person, number), 0.995, 0.96},
		{"families", families, append(person, number), 0.99, 0.99},
		{"families with telephones", families, append(person, number, phone, mail), 0.98, 0.99},
	} {
		t.Run(c.what, func(t *testing.T) {
			precision, recall := quality(t, matchtest.People(tables(t), c.size, 1), c.columns...)
			t.Logf("precision %.4f, recall %.4f", precision, recall)
			if precision < c.precision || recall < c.recall {
				t.Errorf("precision %.4f and recall %.4f; want %.3f and %.3f", precision, recall, c.precision, c.recall)
			}
		})
	}
}

// Nobody is there twice in a file of people some of whom live together. Who is
// named like the father, or has no given name, may be taken for the same.
func TestFamiliesAreNoDoubles(t *testing.T) {
	for _, columns := range [][]matchtest.Column{{address, birthday}, {address, birthday, number, phone, mail}, {phone}, {address}} {
		records := matchtest.People(matchtest.BuiltIn(), matchtest.Size{Originals: 5000, Relatives: 0.3}, 3)
		pairs, err := Pairs(t.Context(), subjectsOf(records, columns...), DefaultScore, nil)
		if err != nil {
			t.Fatal(err)
		}
		wrong := 0
		for _, p := range pairs {
			if a, b := records[p.A-1], records[p.B-1]; a.Given != "" && b.Given != "" && a.Given != b.Given && a.Born != b.Born {
				wrong++
			}
		}
		t.Logf("%d pairs, %d of them of different given names", len(pairs), wrong)
		if most := len(records) / 100; wrong > most {
			t.Errorf("%v: found %d pairs of different given names; want %d at most", columns, wrong, most)
		}
	}
}
