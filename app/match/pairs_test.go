package match

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
	"time"

	"rapport/app"
)

// strangers fills a file with people who have nothing in common.
func strangers(n int) []Subject {
	r := rand.New(rand.NewPCG(1, 2))
	word := func(length int) string {
		b := make([]byte, length)
		for i := range b {
			b[i] = byte('a' + r.IntN(26))
		}
		return string(b)
	}
	all := make([]Subject, n)
	for i := range all {
		all[i] = Subject{
			ID: app.ID(1000 + i), Kind: app.Person, Given: word(4 + r.IntN(3)), Family: word(5 + r.IntN(4)),
			Emails: []string{word(8) + "@example.com"}, City: word(6), Postcode: fmt.Sprint(10000 + r.IntN(80000)),
		}
	}
	return all
}

func TestPairs(t *testing.T) {
	person := func(name string) Subject { return Subject{Kind: app.Person, Name: name} }
	company := func(name string) Subject { return Subject{Kind: app.Organisation, Name: name} }
	with := func(s Subject, change func(*Subject)) Subject { change(&s); return s }
	for _, c := range []struct {
		what string
		a, b Subject
		want bool
	}{
		{"a name typed twice", person("Ann Lee"), person("ann  LEE"), true},
		{"a name and its slip at one e-mail", with(person("Ann Lee"), email("ann@lee.example")), with(person("Anne Lee"), email("ann@lee.example")), true},
		{"names in another order", person("Michelle Alvarez"), person("Alvarez, Michelle"), true},
		{"accents", person("José Muñoz"), person("Jose Munoz"), true},
		{"a Chinese name with and without a space", person("王小明"), with(Subject{Kind: app.Person}, func(s *Subject) { s.Given, s.Family = "小明", "王" }), true},
		{"a company and its legal form", company("Blue River Trading Ltd."), company("Blue River Trading"), true},
		{"a Chinese company", company("蓝河贸易有限公司"), company("蓝河贸易"), true},
		{"a person and a company of one name", person("Ann Lee"), company("Ann Lee"), false},
		{"two of one given name in neighbouring streets", with(person("Zdenka Abel"), town("98101")), with(person("Zdenka Moreau"), town("98107")), false},
		{"two of one given name in one street", with(person("Zdenka Abel"), home), with(with(person("Zdenka Moreau"), home), func(s *Subject) { s.Address = "112 Harbour Street" }), false},
		{"a married name at the old address", with(with(person("Zdenka Abel"), town("98101")), home), with(with(person("Zdenka Moreau"), town("98101")), home), true},
		{"a couple", with(person("Ann Lee"), home), with(person("Robert Lee"), home), false},
		{"a couple with one telephone", with(with(person("Ann Lee"), home), calls), with(with(person("Robert Lee"), home), calls), false},
		{"father and son", with(with(person("John Abel Sr."), home), calls), with(with(person("John Abel Jr."), home), calls), false},
		{"a name and its beginning", with(person("J. Moreau"), calls), with(person("Jacqueline Moreau"), calls), true},
		{"a title", person("Dr. Zdenka Abel"), person("Zdenka Abel"), true},
		{"Greek letters", person("Γιώργος Παπαδόπουλος"), person("Giorgos Papadopoulos"), true},
		{"Cyrillic letters", person("Зденка Шевченко"), person("Zdenka Shevchenko"), true},
		{"Cyrillic, the family name first", person("Шевченко Зденка"), person("Zdenka Shevchenko"), true},
		{"a Chinese name in traditional characters", person("劉曉偉"), person("刘晓伟"), true},
		{"a Chinese family name of two characters", person("欧阳娜"), with(Subject{Kind: app.Person}, func(s *Subject) { s.Given, s.Family = "娜", "欧阳" }), true},
		{"another Chinese given name", person("王小明"), person("王小红"), false},
		{"a city and a postcode in each other's cell", with(with(person("Ann Lee"), home), calls), with(with(person("An Lee"), calls), func(s *Subject) {
			s.Address, s.City, s.Postcode = "12 Harbour Street", "98101", "Seattle"
		}), true},
		{"a German company and its legal form", company("Nordlicht Optik GmbH & Co. KG"), company("Nordlicht Optik"), true},
		{"dots in a legal form", company("Nordlicht Optik G.m.b.H."), company("NORDLICHT OPTIK GmbH"), true},
		{"companies of one name in two countries", company("Nordlicht Optik GmbH"), company("Nordlicht Optik Ltd"), false},
		{"a company in traditional characters", company("藍河貿易有限公司"), company("藍河贸易公司"), true},
		{"nothing in common", person("Ann Lee"), person("Peter Brown"), false},
	} {
		t.Run(c.what, func(t *testing.T) {
			c.a.ID, c.b.ID = 1, 2
			pairs, err := Pairs(t.Context(), append(strangers(300), c.a, c.b), DefaultScore, nil)
			if err != nil {
				t.Fatal(err)
			}
			if got := len(pairs) == 1 && pairs[0].A == 1 && pairs[0].B == 2; got != c.want {
				t.Errorf("found %+v; want found: %v", pairs, c.want)
			}
			if c.want && len(pairs) == 1 && len(pairs[0].Reasons) == 0 {
				t.Error("no reason is given")
			}
		})
	}
}

func email(address string) func(*Subject) {
	return func(s *Subject) { s.Emails = []string{address} }
}

// town is an address of a town, by the postcode of its quarter.
func town(postcode string) func(*Subject) {
	return func(s *Subject) { s.City, s.Postcode = "Seattle", postcode }
}

func calls(s *Subject) { s.Phones = []string{"+12065550143"} }

func home(s *Subject) { s.Address, s.City, s.Postcode = "12 Harbour Street", "Seattle", "98101" }

func TestWhatSomebodyFoundDistinctIsNotShownAgain(t *testing.T) {
	twins := append(strangers(50), Subject{ID: 1, Kind: app.Person, Name: "Ann Lee"}, Subject{ID: 2, Kind: app.Person, Name: "Ann Lee"})
	pairs, err := Pairs(t.Context(), twins, DefaultScore, func(a, b app.ID) bool { return a == 1 && b == 2 })
	if err != nil || len(pairs) != 0 {
		t.Errorf("found %v, %v; want none", pairs, err)
	}
}

func TestNobody(t *testing.T) {
	for _, subjects := range [][]Subject{nil, strangers(1), {{ID: 1}, {ID: 2}}} {
		if pairs, err := Pairs(t.Context(), subjects, DefaultScore, nil); err != nil || len(pairs) != 0 {
			t.Errorf("found %v, %v in %v; want none", pairs, err, subjects)
		}
	}
}

func TestSlip(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"alvarez", "alvaerz", true}, {"alvarez", "alvarez", true}, {"alvarez", "alvrez", true}, {"alvarez", "alvarrez", true},
		{"alvarez", "elvaraz", false}, {"ab", "ac", false}, {"abc", "cba", false},
	} {
		if got := slip([]rune(c.a), []rune(c.b)); got != c.want {
			t.Errorf("slip(%q, %q) = %v", c.a, c.b, got)
		}
	}
}

// The examples of Winkler's paper.
func TestJaroWinkler(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want float64
	}{{"martha", "marhta", 0.961}, {"dixon", "dicksonx", 0.813}, {"dwayne", "duane", 0.840}, {"abc", "xyz", 0}, {"", "a", 0}} {
		if got := jaroWinkler([]rune(c.a), []rune(c.b)); math.Abs(got-c.want) > 0.0006 {
			t.Errorf("jaroWinkler(%q, %q) = %.4f; want %.3f", c.a, c.b, got, c.want)
		}
	}
}

func TestSound(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{{"robert", "rupert", true}, {"smith", "smyth", true}, {"kathryn", "catherine", true}, {"robert", "rubin", false}, {"王", "李", false}} {
		if got := sound([]rune(c.a)) == sound([]rune(c.b)); got != c.want {
			t.Errorf("%q sounds like %q: %v", c.a, c.b, got)
		}
	}
}

func BenchmarkPairs(b *testing.B) {
	all := strangers(100_000)
	for b.Loop() {
		start := time.Now()
		if _, err := Pairs(b.Context(), all, DefaultScore, nil); err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(time.Since(start).Seconds(), "s/100k")
	}
}
