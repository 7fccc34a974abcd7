package match

import (
	"testing"

	"rapport/app"
)

func TestIndexFindsWhoIsBeingTyped(t *testing.T) {
	known := Subject{ID: 1, Kind: app.Person, Name: "Ann Lee", City: "Seattle", Emails: []string{"ann@lee.example"}, Phones: []string{"+12065550199"}}
	x := NewIndex(append(strangers(2000), known))
	for _, c := range []struct {
		what  string
		typed Subject
		want  bool
	}{
		{"the name alone", Subject{Kind: app.Person, Name: "ann lee"}, true},
		{"the names the wrong way round", Subject{Kind: app.Person, Name: "Lee Ann"}, true},
		{"the e-mail with another given name", Subject{Kind: app.Person, Name: "Anne Lee", Emails: known.Emails}, true},
		{"a name that is not finished", Subject{Kind: app.Person, Name: "An"}, false},
		{"another person of the family", Subject{Kind: app.Person, Name: "Robert Lee", City: "Seattle"}, false},
		{"a company of that name", Subject{Kind: app.Organisation, Name: "Ann Lee"}, false},
		{"nothing yet", Subject{Kind: app.Person}, false},
		{"herself, being edited", known, false},
	} {
		t.Run(c.what, func(t *testing.T) {
			found := x.Like(c.typed, DefaultScore)
			if got := len(found) == 1 && found[0].B == 1 && len(found[0].Reasons) > 0; got != c.want {
				t.Errorf("found %+v; want found: %v", found, c.want)
			}
		})
	}
}

// What Pairs finds between two contacts of a file, Index finds when one of them
// is typed again.
func TestIndexFindsWhatPairsFinds(t *testing.T) {
	subjects := subjectsOf(febrl(t), address, birthday)
	pairs, err := Pairs(t.Context(), subjects, DefaultScore, nil)
	if err != nil {
		t.Fatal(err)
	}
	x := NewIndex(subjects)
	for _, p := range pairs {
		found := false
		for _, like := range x.Like(subjects[p.A-1], DefaultScore) {
			found = found || like.B == p.B
		}
		if !found {
			t.Errorf("%v and %v are a pair of %.2f, but typing the one does not find the other", p.A, p.B, p.Score)
		}
	}
}

func BenchmarkIndexLike(b *testing.B) {
	all := strangers(100_000)
	x := NewIndex(all)
	b.ResetTimer()
	for i := range b.N {
		s := all[i%len(all)]
		s.ID = 0
		if len(x.Like(s, DefaultScore)) == 0 {
			b.Fatal("not found")
		}
	}
}

func BenchmarkNewIndex(b *testing.B) {
	all := strangers(100_000)
	for b.Loop() {
		NewIndex(all)
	}
}
