package sample

import (
	"fmt"
	"math"
	"strings"
	"unicode"

	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"

	"rapport/app"
	"rapport/finance"
)

// peopleCount is how many people there are besides Michelle.
const peopleCount = 281

// habit is how a kind of customer behaves: what a shop learns about them only
// when it adds up everything.
type habit struct {
	name     string
	share    int     // of 100 customers
	gap      float64 // mean days between purchases
	leave    float64 // chance to leave for good after a purchase
	returns  float64 // chance that an order comes back, whole or in part
	discount float64 // chance that an order is bought at a discount
	calls    float64 // mean calls after an order
	minutes  int     // longest call
	service  float64 // chance of a service case an order
	claims   float64 // chance to claim a rebate that is offered
	tag      string
}

var habits = []habit{
	{"regular", 33, 95, .10, .06, .18, .3, 9, .03, .4, "Regular"},
	{"occasional", 29, 190, .22, .08, .15, .3, 10, .04, .3, ""},
	{"bargain hunter", 13, 120, .15, .15, .92, .5, 14, .06, .95, "Bargain hunter"},
	{"serial returner", 9, 85, .12, .70, .25, .9, 16, .05, .7, ""},
	{"talker", 9, 130, .15, .12, .15, 4.6, 40, .35, .4, ""},
	{"once", 7, 900, .80, .10, .15, .3, 10, .04, .4, ""},
}

// customer is a contact with its habit. People of one habit differ: in how
// often they buy, how soon they leave, and how dear they like it.
type customer struct {
	contact *app.Contact
	habit   habit
	since   finance.Date
	source  string
	gap     float64 // mean days between purchases
	leave   float64 // chance to leave after a purchase
	dear    int     // looks at so many products and takes the dearest; below 0: the cheapest
}

// character makes a customer of a habit.
func (b *builder) character(c *app.Contact, h habit, since finance.Date, source string) *customer {
	return &customer{
		contact: c, habit: h, since: since, source: source,
		gap:   h.gap * math.Exp(.5*b.random.NormFloat64()),
		leave: min(.95, h.leave*2*math.Pow(b.random.Float64(), 1.6)*1.3),
		dear:  pick(b, []int{-3, -2, 1, 1, 1, 2, 3}),
	}
}

func (b *builder) addCustomers() error {
	var companies []*app.Contact
	for _, name := range companyNames {
		c, err := b.addCustomer(&app.Contact{Kind: app.Organisation, Name: name, Tags: []string{"Business"}})
		if err != nil {
			return err
		}
		companies = append(companies, c)
	}
	seen := map[string]bool{"Michelle Alvarez": true}
	for len(seen) <= peopleCount {
		c := b.person()
		if seen[c.Name] {
			continue
		}
		seen[c.Name] = true
		if b.chance(.18) {
			c.Company = pick(b, companies).ID
		} else {
			c.Tags = []string{"Home"}
		}
		if _, err := b.addCustomer(c); err != nil {
			return err
		}
	}
	return nil
}

func (b *builder) person() *app.Contact {
	if b.chance(.07) {
		n := pick(b, chineseNames)
		return &app.Contact{Kind: app.Person, Name: n[0] + n[1], FamilyName: n[0], GivenName: n[1]}
	}
	given, family := pick(b, givenNames), pick(b, familyNames)
	return &app.Contact{Kind: app.Person, Name: given + " " + family, GivenName: given, FamilyName: family}
}

// addCustomer gives a contact its address, source, habit and first day.
func (b *builder) addCustomer(c *app.Contact) (*app.Contact, error) {
	n := len(b.customers) + 1
	place := pick(b, cities)
	source := b.acquisitionSource()
	h := b.habit()
	days := lastDay.DaysSince(firstDay)
	since := firstDay.AddDays(int(math.Pow(b.random.Float64(), 1.4) * float64(days-20)))
	c.Address = fmt.Sprintf("%d %s", b.between(2, 380), pick(b, streets))
	c.City, c.Region, c.Postcode, c.Country = place[0], place[1], place[2], "US"
	c.Owner, c.Acquired = pick(b, b.staff), since
	c.Source = b.sources[source]
	c.Points = []app.ContactPoint{
		{Kind: app.Email, Raw: fmt.Sprintf("%s@example.com", mailbox(c, n))},
		{Kind: app.Phone, Raw: fmt.Sprintf("+1 %s 555 %04d", pick(b, areaCodes), 100+n*37%100)},
	}
	if b.chance(.6) {
		c.External = append(c.External, app.ExternalID{System: "web-store", Value: fmt.Sprint(70000 + n*7)})
	}
	if b.chance(.4) {
		c.External = append(c.External, app.ExternalID{System: "loyalty", Value: fmt.Sprintf("M-%04d", 1000+n)})
	}
	if h.tag != "" {
		c.Tags = append(c.Tags, h.tag)
	}
	if err := b.put(c); err != nil {
		return nil, err
	}
	b.customers = append(b.customers, b.character(c, h, since, source))
	return c, nil
}

func (b *builder) habit() habit {
	n := b.random.IntN(100)
	for _, h := range habits {
		if n -= h.share; n < 0 {
			return h
		}
	}
	return habits[0]
}

func (b *builder) acquisitionSource() string {
	return pick(b, []string{
		"Internet", "Internet", "Internet", "Internet", "Referral", "Referral", "Store", "Store", "Store",
		"Direct mail", "Magazine", "E-mail", "Telemarketing", "Television",
	})
}

// mailbox makes an address of a name: "tomas.ferreira", or a number where the
// name has no Latin letters.
func mailbox(c *app.Contact, n int) string {
	var s strings.Builder
	for _, r := range strings.ToLower(plain(c.Name)) {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			s.WriteRune(r)
		case r == ' ' || r == '-':
			s.WriteByte('.')
		}
	}
	if len(s.String()) < 3 {
		return fmt.Sprintf("customer%d", n)
	}
	return s.String()
}

// plain is a text without the marks over and under its letters.
func plain(text string) string {
	without, _, _ := transform.String(transform.Chain(norm.NFD, runes.Remove(runes.In(unicode.Mn)), norm.NFC), text)
	return without
}

// latin reports that a name has Latin letters, which can be shortened.
func latin(name string) bool { return plain(name)[0] < unicode.MaxASCII }
