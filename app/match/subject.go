package match

import (
	"maps"
	"slices"
	"strings"

	"rapport/app"
	"rapport/finance"
)

// Subject is what is known of a contact, as far as it tells people apart.
type Subject struct {
	ID                              app.ID
	Kind                            app.ContactKind
	Name, Given, Family             string
	Emails, Phones                  []string // normalised
	Address, City, Region, Postcode string
	Birthday                        finance.Date
	Company                         app.ID
	Custom                          map[string]string // custom fields that look like numbers of a person
}

// SubjectOf takes from a contact what tells people apart.
func SubjectOf(c *app.Contact) Subject {
	s := Subject{
		ID: c.ID, Kind: c.Kind, Name: c.Name, Given: c.GivenName, Family: c.FamilyName, Company: c.Company,
		Address: c.Address, City: c.City, Region: c.Region, Postcode: c.Postcode, Birthday: c.Birthday, Custom: c.Custom,
	}
	for _, p := range c.Points {
		switch p.Kind {
		case app.Email:
			s.Emails = append(s.Emails, p.Normalise(c.Country))
		case app.Phone:
			s.Phones = append(s.Phones, p.Normalise(c.Country))
		}
	}
	return s
}

// plain is a subject in the forms that are compared; nil where it lacks one.
type plain struct {
	company        bool
	one            [fields]*text // of the fields of which a contact has one
	emails, phones []*text
	custom         []customValue
	generation     string // of a person: jr
	form           string // of a company: ltd
}

// customValue is the value of a custom field.
type customValue struct {
	field *customField
	value *text
}

// plain brings a subject into the forms that are compared; count: and counts its
// values as those of a contact of the file.
func (v *values) plain(s *Subject, count bool) plain {
	p := plain{company: s.Kind == app.Organisation}
	put := func(f field, words []string) { p.one[f] = v.one[f].of(words, count) }
	if p.company {
		var name []string
		name, p.form = companyName(s.Name)
		put(onName, name)
	} else {
		var givens, families []string
		givens, families, p.generation = personName(s.Name, s.Given, s.Family)
		put(onGiven, givens)
		put(onFamily, families)
	}
	city, postcode := words(s.City), words(s.Postcode)
	if digits(s.City) && s.Postcode != "" && !digits(s.Postcode) { // in each other's cell
		city, postcode = words(s.Postcode), words(s.City)
	}
	put(onAddress, words(s.Address))
	put(onCity, city)
	put(onPostcode, together(postcode))
	put(onRegion, words(s.Region))
	if s.Birthday != 0 {
		put(onBirthday, []string{strings.ReplaceAll(s.Birthday.String(), "-", "")})
	}
	p.emails, p.phones = v.many(onEmail, s.Emails, 1, count), v.many(onPhone, s.Phones, leastPhone, count)
	for _, name := range slices.Sorted(maps.Keys(s.Custom)) {
		if w := words(s.Custom[name]); len(w) > 0 {
			f := v.customOf(name, count)
			p.custom = append(p.custom, customValue{f, f.texts.of(together(w), count)})
		}
	}
	return p
}

// leastPhone is how long a telephone number is that is no extension.
const leastPhone = 5

// many are the values of a field of which a contact has several, but for those that
// are too short.
func (v *values) many(f field, raw []string, least int, count bool) []*text {
	var all []*text
	for _, one := range raw {
		if len(one) >= least {
			all = append(all, v.one[f].of([]string{one}, count))
		}
	}
	return all
}

func together(words []string) []string {
	if len(words) < 2 {
		return words
	}
	return []string{strings.Join(words, "")}
}

func digits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789 ") == ""
}
