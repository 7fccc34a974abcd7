package match

import (
	"slices"
	"strings"
	"unicode"

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

// plain is a subject in the forms that are compared.
type plain struct {
	company                 bool
	given, family, name     string // name: its words in order of the alphabet
	address, city, postcode string
	region                  string
	emails, phones          []string
	birthday                string // yyyymmdd, or empty
	custom                  map[string]string
}

func plainOf(s Subject) plain {
	p := plain{
		company: s.Kind == app.Organisation, emails: s.Emails, phones: s.Phones,
		address: sorted(words(s.Address)), city: joined(words(s.City)), region: joined(words(s.Region)),
		postcode: strings.ToLower(strings.Join(strings.Fields(s.Postcode), "")),
	}
	if s.Birthday != 0 {
		p.birthday = strings.ReplaceAll(s.Birthday.String(), "-", "")
	}
	p.names(s)
	for field, value := range s.Custom {
		if v := joined(words(value)); v != "" {
			if p.custom == nil {
				p.custom = map[string]string{}
			}
			p.custom[field] = v
		}
	}
	return p
}

// names takes a person's name apart. One that was given in one piece is read as
// family name first in Chinese, as family name last elsewhere.
func (p *plain) names(s Subject) {
	all := words(s.Name)
	if p.company {
		all = withoutForm(all)
		p.name, p.family = sorted(all), joined(all)
		return
	}
	given, family := words(s.Given), words(s.Family)
	if len(given) == 0 && len(family) == 0 {
		given, family = apart(all)
	}
	p.given, p.family = joined(given), joined(family)
	p.name = sorted(append(slices.Clone(given), family...))
}

// apart divides a person's name that was typed in one piece.
func apart(all []string) (given, family []string) {
	switch {
	case len(all) > 1:
		return all[:len(all)-1], all[len(all)-1:]
	case len(all) == 0:
		return nil, nil
	}
	runes := []rune(all[0])
	if len(runes) >= 2 && len(runes) <= 4 && unicode.Is(unicode.Han, runes[0]) {
		cut := 1
		if len(runes) == 4 { // a family name of two characters
			cut = 2
		}
		return []string{string(runes[cut:])}, []string{string(runes[:cut])}
	}
	return nil, all
}

// words are the folded words of a text.
func words(text string) []string {
	return strings.FieldsFunc(app.Fold(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

func joined(words []string) string { return strings.Join(words, " ") }

func sorted(words []string) string {
	words = slices.Clone(words)
	slices.Sort(words)
	return joined(words)
}

// legalForms say what a company is, not which.
var legalForms = map[string]bool{
	"inc": true, "incorporated": true, "ltd": true, "limited": true, "llc": true, "llp": true, "corp": true, "corporation": true,
	"co": true, "company": true, "plc": true, "gmbh": true, "ag": true, "kg": true, "sa": true, "sas": true, "sarl": true,
	"bv": true, "nv": true, "ab": true, "as": true, "oy": true, "srl": true, "spa": true, "pty": true, "the": true, "and": true,
}

var chineseForms = []string{"有限责任公司", "股份有限公司", "有限公司", "公司"}

func withoutForm(all []string) []string {
	var kept []string
	for _, w := range all {
		for _, form := range chineseForms {
			if bare, cut := strings.CutSuffix(w, form); cut && bare != "" {
				w = bare
				break
			}
		}
		if !legalForms[w] {
			kept = append(kept, w)
		}
	}
	if len(kept) == 0 {
		return all
	}
	return kept
}
