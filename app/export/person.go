package export

import (
	"encoding/json"
	"io"

	"rapport/app"
)

// Person is all that a company file keeps of one person, for that person to
// read.
type Person struct {
	Contact *Identity   `json:"contact"`
	Merged  []*Identity `json:"merged,omitempty"` // records that were merged into this one
	// Records are the documents and what hangs on the person, by kind, each row
	// with its columns by name.
	Records map[string][]map[string]string `json:"records"`
	History []Event                        `json:"history"`
}

// Identity is who the person is.
type Identity struct {
	ID          app.ID            `json:"id"`
	Number      int64             `json:"number"`
	Kind        app.ContactKind   `json:"kind"`
	Name        string            `json:"name"`
	GivenName   string            `json:"given_name"`
	FamilyName  string            `json:"family_name"`
	Company     string            `json:"company"`
	Owner       string            `json:"owner"`
	Source      string            `json:"media_source"`
	Birthday    string            `json:"birthday"`
	Acquired    string            `json:"known_since"`
	Note        string            `json:"note"`
	Created     string            `json:"created"`
	Changed     string            `json:"changed"`
	Points      []Point           `json:"points"`
	Addresses   []app.Address     `json:"addresses"`
	ExternalIDs []app.ExternalID  `json:"external_ids"`
	Tags        []string          `json:"tags"`
	Custom      map[string]string `json:"custom"`
}

// Point is a way to reach the person.
type Point struct {
	Kind  app.PointKind `json:"kind"`
	Label string        `json:"label"`
	Value string        `json:"value"`
}

// IdentityOf is who a contact is.
func IdentityOf(c *Contact) *Identity {
	p := &Identity{
		ID: c.ID, Number: c.Number, Kind: c.Kind, Name: c.Name, GivenName: c.GivenName, FamilyName: c.FamilyName,
		Company: c.CompanyName, Owner: c.OwnerName, Source: c.SourceName, Birthday: c.Birthday.String(), Acquired: c.Acquired.String(),
		Note: c.Note, Created: c.Created, Changed: c.Changed, ExternalIDs: c.External, Tags: c.Tags, Custom: c.Custom,
	}
	for _, point := range c.Points {
		p.Points = append(p.Points, Point{point.Kind, point.Label, point.Raw})
	}
	for _, a := range append([]app.Address{c.MainAddress()}, c.More...) {
		if !a.IsEmpty() {
			p.Addresses = append(p.Addresses, a)
		}
	}
	return p
}

// Event is an action of the history that changed something of the person's.
type Event struct {
	Moment string `json:"moment"`
	Actor  string `json:"actor"`
	What   string `json:"what"`
}

// Write writes the person as JSON.
func (p *Person) Write(w io.Writer) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(p)
}
