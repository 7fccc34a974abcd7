package app

import "rapport/finance"

// ContactKind tells people from companies.
type ContactKind string

// The kinds of contacts.
const (
	Person       ContactKind = "person"
	Organisation ContactKind = "company"
)

// Contact is a person or a company: the one customer ID on which every document
// hangs.
type Contact struct {
	ID         ID           `db:"id"`
	Number     int64        `db:"number"` // the short number people see; 0: given when saved
	Kind       ContactKind  `db:"kind"`
	Name       string       `db:"name"`
	GivenName  string       `db:"given_name"`
	FamilyName string       `db:"family_name"`
	Company    ID           `db:"company"` // a person's company, a company's parent
	Owner      ID           `db:"owner"`   // staff
	Source     ID           `db:"media_source"`
	Address    string       `db:"address"`
	City       string       `db:"city"`
	Region     string       `db:"region"`
	Postcode   string       `db:"postcode"`
	Country    string       `db:"country"`
	Birthday   finance.Date `db:"birthday"`
	Note       string       `db:"note"`
	Acquired   finance.Date `db:"acquired"`
	MergedInto ID           `db:"merged_into"`
	Batch      ID           `db:"batch"`
	Created    string       `db:"created"` // UTC, set when saved
	Changed    string       `db:"changed"`
	Erased     finance.Date `db:"erased"` // the day on which a person was erased; 0: never

	Points   []ContactPoint    `db:"-"`
	More     []Address         `db:"-"` // addresses beside the main one
	External []ExternalID      `db:"-"`
	Tags     []string          `db:"-"`
	Custom   map[string]string `db:"-"` // custom field name to value
}

// PointKind is the kind of a way to reach a contact.
type PointKind string

// The ways to reach a contact.
const (
	Email   PointKind = "email"
	Phone   PointKind = "phone"
	Website PointKind = "web"
)

// ContactPoint is an e-mail address, a phone number or a web page. Raw is what
// was typed; Normalised is the form that is compared: an e-mail in lower case, a
// phone in E.164 where it can be read.
type ContactPoint struct {
	ID         ID        `db:"id"`
	Contact    ID        `db:"contact"`
	Kind       PointKind `db:"kind"`
	Label      string    `db:"label"`
	Raw        string    `db:"raw"`
	Normalised string    `db:"normalised"`
}

// Address is a further address of a contact; the main one stands in the contact
// itself.
type Address struct {
	ID       ID     `db:"id" json:"-"`
	Contact  ID     `db:"contact" json:"-"`
	Label    string `db:"label" json:"label,omitempty"`
	Address  string `db:"address" json:"address,omitempty"`
	City     string `db:"city" json:"city,omitempty"`
	Region   string `db:"region" json:"region,omitempty"`
	Postcode string `db:"postcode" json:"postcode,omitempty"`
	Country  string `db:"country" json:"country,omitempty"`
}

// Same reports whether two addresses say the same, whatever they are for.
func (a Address) Same(b Address) bool {
	return a.Address == b.Address && a.City == b.City && a.Region == b.Region && a.Postcode == b.Postcode && a.Country == b.Country
}

// IsEmpty reports an address that says nothing.
func (a Address) IsEmpty() bool {
	return blank(a.Address + a.City + a.Region + a.Postcode + a.Country)
}

// MainAddress is the address in the contact itself.
func (c *Contact) MainAddress() Address {
	return Address{Address: c.Address, City: c.City, Region: c.Region, Postcode: c.Postcode, Country: c.Country}
}

// ExternalID is what another system calls the contact.
type ExternalID struct {
	ID      ID     `db:"id" json:"-"`
	Contact ID     `db:"contact" json:"-"`
	System  string `db:"system" json:"system"`
	Value   string `db:"value" json:"value"`
}

func (c *Contact) recordID() *ID { return &c.ID }

// Point is the raw text of the first point of a kind, or empty.
func (c *Contact) Point(kind PointKind) string {
	for _, p := range c.Points {
		if p.Kind == kind {
			return p.Raw
		}
	}
	return ""
}

// Validate wants a name and a known kind, and no contact that is its own company.
func (c *Contact) Validate() error {
	var p Problems
	p.name("name", c.Name, Say("Give the contact a name."))
	if c.Kind != Person && c.Kind != Organisation {
		p = append(p, Invalid("kind", "A contact is a person or a company."))
	}
	if c.Company != 0 && c.Company == c.ID {
		p = append(p, Invalid("company", "A contact cannot be its own company."))
	}
	p.note("note", c.Note)
	for _, pt := range c.Points {
		if blank(pt.Raw) {
			p = append(p, Invalid(string(pt.Kind), "Type the number or address, or remove the empty line."))
		}
	}
	for _, a := range c.More {
		if a.IsEmpty() {
			p = append(p, Invalid("addresses", "Type the address, or remove the empty line."))
		}
	}
	if c.Erased != 0 {
		p = append(p, Invalid("name", "This person has been erased, and nothing is kept of them any more. Add a new contact instead."))
	}
	return p.OrNil()
}
