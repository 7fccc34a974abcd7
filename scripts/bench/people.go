package main

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"rapport/app"
	"rapport/finance"
)

// crowd makes people whose names, towns and days of birth are as common and as
// rare as those of a country, every tenth of them a second time with a slip.
type crowd struct {
	random                      *rand.Rand
	given, family, town, street []string
	zipfGiven, zipfFamily       *rand.Zipf
}

func newCrowd() *crowd {
	c := &crowd{random: rand.New(rand.NewPCG(7, 11))}
	for _, list := range []struct {
		words *[]string
		n     int
	}{{&c.given, 1500}, {&c.family, 20_000}, {&c.town, 300}, {&c.street, 4000}} {
		for range list.n {
			*list.words = append(*list.words, c.word())
		}
	}
	c.zipfGiven = rand.NewZipf(c.random, 1.2, 8, uint64(len(c.given)-1))
	c.zipfFamily = rand.NewZipf(c.random, 1.15, 20, uint64(len(c.family)-1))
	return c
}

// word makes two to four syllables.
func (c *crowd) word() string {
	var w strings.Builder
	for range 2 + c.random.IntN(3) {
		w.WriteByte("bcdfghjklmnprstvwz"[c.random.IntN(18)])
		w.WriteByte("aeiou"[c.random.IntN(5)])
	}
	return strings.ToUpper(w.String()[:1]) + w.String()[1:]
}

// people makes n contacts; twin tells which of them is which one again.
func (c *crowd) people(n int) (people []*app.Contact, twin map[int]int) {
	twin = map[int]int{}
	for i := range n {
		if i%11 == 10 { // a tenth of those before it
			of := c.random.IntN(i)
			people, twin[i] = append(people, c.again(people[of])), of
			continue
		}
		people = append(people, c.person(i))
	}
	return people, twin
}

func (c *crowd) person(i int) *app.Contact {
	town := c.random.IntN(len(c.town))
	p := &app.Contact{
		Kind: app.Person, GivenName: c.given[c.zipfGiven.Uint64()], FamilyName: c.family[c.zipfFamily.Uint64()],
		Address: fmt.Sprintf("%d %s Street", 1+c.random.IntN(200), c.street[c.random.IntN(len(c.street))]),
		City:    c.town[town], Postcode: fmt.Sprintf("%05d", 10_000+town*30+c.random.IntN(30)),
	}
	p.Name = p.GivenName + " " + p.FamilyName
	if c.random.IntN(10) < 6 {
		p.Points = append(p.Points, app.ContactPoint{Kind: app.Email, Raw: fmt.Sprintf("%s%d@example.com", strings.ToLower(p.FamilyName), i)})
	}
	if c.random.IntN(10) < 6 {
		p.Points = append(p.Points, app.ContactPoint{Kind: app.Phone, Raw: fmt.Sprintf("+1206%07d", 2_000_000+i)})
	}
	if c.random.IntN(2) == 0 {
		p.Birthday = finance.MustDate("1940-01-01").AddDays(c.random.IntN(25_000))
	}
	return p
}

// again is a person typed a second time: with a slip in the name, and without
// what was not asked for, or at another address.
func (c *crowd) again(p *app.Contact) *app.Contact {
	twin := *p
	twin.Points = nil
	for _, point := range p.Points {
		if c.random.IntN(2) == 0 {
			twin.Points = append(twin.Points, app.ContactPoint{Kind: point.Kind, Raw: point.Raw})
		}
	}
	if at := 1 + c.random.IntN(len(twin.FamilyName)-1); c.random.IntN(2) == 0 {
		twin.FamilyName = twin.FamilyName[:at] + twin.FamilyName[at+1:]
	}
	if c.random.IntN(4) == 0 {
		twin.Birthday = 0
	}
	if c.random.IntN(4) == 0 {
		moved := c.person(0)
		twin.Address, twin.City, twin.Postcode = moved.Address, moved.City, moved.Postcode
	}
	twin.Name = twin.GivenName + " " + twin.FamilyName
	return &twin
}
