package importer_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"rapport/app"
	"rapport/app/importer"
)

// person is what a card says, read from the file by eye.
type person struct {
	name           string
	emails, phones []string
	places         []string // in one of the addresses
}

var n3 = strings.Repeat("Ñ ", 3) + "Ñ"

// The address books of other programs, each card whole.
var addressBooks = map[string][]person{
	"John_Doe_ANDROID.vcf": {
		{name: "john.doe@company.com", emails: []string{"john.doe@company.com"}},
		{name: "jane.doe@company.com", emails: []string{"jane.doe@company.com"}},
		{name: n3 + " Ñ", phones: []string{"123456789"}},
		{name: strings.Repeat("Ñ ", 10) + "Ñ", phones: []string{"123456", "234567", "3456789", "45678901"}},
		{name: n3, emails: []string{"bob@company.com"}, phones: []string{"123456"}},
		{name: "ÑÑÑÑ", emails: []string{"henry@company.com"}, phones: []string{"55556666"}},
	},
	"John_Doe_GMAIL.vcf": {{
		name: "Mr. John Richter, James Doe Sr.", emails: []string{"john.doe@ibm.com"}, phones: []string{"905-555-1234", "905-666-1234"},
		places: []string{"Crescent moon drive", "555-asd", "Nice Area, Albaney, New York"},
	}},
	"John_Doe_IPHONE.vcf": {{
		name: "Mr. John Richter James Doe Sr.", emails: []string{"john.doe@ibm.com"},
		phones: []string{"905-555-1234", "905-666-1234", "905-777-1234", "905-888-1234", "905-999-1234", "905-111-1234", "905-222-1234"},
		places: []string{"Silicon Alley 5", "United States of America", "Street4", "Building 6", "Floor 8"},
	}},
	"John_Doe_MS_OUTLOOK.vcf": {{
		name: "Mr. John Richter James Doe Sr.", emails: []string{"john.doe@ibm.cm"}, phones: []string{"(905) 555-1234", "(905) 666-1234"},
		places: []string{"Cresent moon drive", "Albaney", "Silicon Alley 5"},
	}},
	"outlook-2007.vcf": {{
		name: "Mr. Michael Angstadt Jr.", emails: []string{"mike.angstadt@gmail.com"},
		phones: []string{"(111) 555-1111", "(111) 555-2222", "(111) 555-4444", "(111) 555-3333"}, places: []string{"TheOffice", "222 Broadway", "99999"},
	}},
	"rfc2426-example.vcf": {
		{name: "Frank Dawson", emails: []string{"Frank_Dawson@Lotus.com", "fdawson@earthlink.net"}, phones: []string{"+1-919-676-9515", "+1-919-676-9564"}, places: []string{"6544 Battleford Drive", "Raleigh", "NC", "27613-3502", "U.S.A."}},
		{name: "Tim Howes", emails: []string{"howes@netscape.com"}, phones: []string{"+1-415-937-3419", "+1-415-528-4164"}, places: []string{"501 E. Middlefield Rd.", "Mountain View", "CA", "94043"}},
	},
	"rfc6350-example.vcf": {{
		name: "Simon Perreault", emails: []string{"simon.perreault@viagenie.ca"}, phones: []string{"+1-418-656-9254 ext. 102", "+1-418-262-6501"},
		places: []string{"Suite D2-630", "2875 Laurier", "Quebec", "QC", "G1V 2M2", "Canada"},
	}},
}

func TestEveryCardOfEveryAddressBook(t *testing.T) {
	folder := filepath.Join("..", "..", "..", "shared", "data", "vcard")
	files, err := os.ReadDir(folder)
	if err != nil {
		t.Skip("no vCard data beside the project")
	}
	for _, f := range files {
		t.Run(f.Name(), func(t *testing.T) {
			people, known := addressBooks[f.Name()]
			if !known {
				t.Fatalf("nothing is known of %s", f.Name())
			}
			s := books(t)
			summary, said, err := run(t, s, importer.Plan{Kind: "contacts", File: filepath.Join(folder, f.Name())})
			if err != nil || summary.Rejected != 0 || summary.Created != len(people) {
				t.Fatalf("%+v, %v, %q", summary, err, said.refused)
			}
			rows, err := s.ContactRows(context.Background(), app.ContactFilter{})
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range people {
				i := slices.IndexFunc(rows, func(r app.ContactRow) bool { return r.Name == p.name })
				if i < 0 {
					t.Errorf("nobody is named %q", p.name)
					continue
				}
				c, err := s.Contact(context.Background(), rows[i].ID)
				if err != nil {
					t.Fatal(err)
				}
				compare(t, c, p)
			}
			sound(t, s)
		})
	}
}

func compare(t *testing.T, c *app.Contact, p person) {
	t.Helper()
	var emails, phones []string
	for _, point := range c.Points {
		switch point.Kind {
		case app.Email:
			emails = append(emails, point.Raw)
		case app.Phone:
			phones = append(phones, point.Raw)
		}
	}
	slices.Sort(emails)
	slices.Sort(phones)
	slices.Sort(p.emails)
	slices.Sort(p.phones)
	if !slices.Equal(emails, p.emails) || !slices.Equal(phones, p.phones) {
		t.Errorf("%s: %q and %q, want %q and %q", p.name, emails, phones, p.emails, p.phones)
	}
	var place string
	for _, a := range append([]app.Address{c.MainAddress()}, c.More...) {
		place += strings.Join([]string{a.Address, a.City, a.Region, a.Postcode, a.Country}, "\n") + "\n"
	}
	for _, part := range p.places {
		if !strings.Contains(place, part) {
			t.Errorf("%s lives at %q, without %q", p.name, place, part)
		}
	}
	if !utf8.ValidString(place + c.Name) {
		t.Errorf("%s: letters are broken: %q", p.name, place)
	}
}

func TestWaysToReachHaveLabels(t *testing.T) {
	s := books(t)
	load(t, s, "contacts", "name,email,phone,mobile,website\n"+
		"Ann Lee,\"work: ann@work.example; ann@home.example\",\"work: 206 555 0100\nfax: 206 555 0101\",206 555 0102,https://ann.example\n")
	got := map[string]string{}
	for _, p := range find(t, s, "Ann Lee").Points {
		got[p.Raw] = string(p.Kind) + " " + p.Label
	}
	for raw, want := range map[string]string{
		"ann@work.example": "email work", "ann@home.example": "email ", "206 555 0100": "phone work", "206 555 0101": "phone fax",
		"206 555 0102": "phone ", "https://ann.example": "web ",
	} {
		if got[raw] != want {
			t.Errorf("%s is kept as %q, want %q", raw, got[raw], want)
		}
	}
}

// The tables that Google and Outlook make of an address book are known by their
// columns.
func TestTablesOfAddressBooksAreKnown(t *testing.T) {
	s := books(t)
	load(t, s, "contacts", "First Name,Last Name,Organization Name,E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Value,Phone 1 - Value,Phone 2 - Value,Address 1 - Street,Address 1 - City,Address 1 - Postal Code,Labels\n"+
		"Ann,Lee,Lee Ltd,* Work,ann@a.example ::: ann@b.example,ann@c.example,+12065550100,+12065550101,1 Main St,Seattle,98101,* myContacts\n")
	load(t, s, "contacts", "First Name,Last Name,Company,Business Street,Business City,Business State,Business Postal Code,Business Phone,Mobile Phone,E-mail Address,E-mail 2 Address,Web Page\n"+
		"Ben,Ray,Ray Inc,2 Side St,Tacoma,WA,98402,206 555 0102,206 555 0103,ben@a.example,ben@b.example,https://ben.example\n")
	ann, ben := find(t, s, "ann@c.example"), find(t, s, "ben@b.example")
	if ann.Name != "Ann Lee" || len(ann.Points) != 5 || ann.City != "Seattle" || ann.Company == 0 {
		t.Errorf("of Google: %+v", ann)
	}
	if ben.Name != "Ben Ray" || len(ben.Points) != 5 || ben.Address != "2 Side St" || ben.Region != "WA" {
		t.Errorf("of Outlook: %+v", ben)
	}
}
