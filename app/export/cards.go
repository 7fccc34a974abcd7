package export

import (
	"bytes"
	"io"
	"strings"

	"github.com/emersion/go-vcard"

	"rapport/app"
)

// Cards writes contacts as vCards of version 4.0, one after the other.
type Cards struct{ to io.Writer }

// NewCards makes a writer of cards.
func NewCards(w io.Writer) *Cards { return &Cards{w} }

// semicolon stands for one within a part of a value, which the encoder would
// take for the end of the part; a character that no text has.
const semicolon = "\uE03B"

// Add writes the card of a contact.
func (w *Cards) Add(c *Contact) error {
	var text bytes.Buffer
	if err := vcard.NewEncoder(&text).Encode(card(c)); err != nil {
		return err
	}
	_, err := w.to.Write(bytes.ReplaceAll(text.Bytes(), []byte(semicolon), []byte(`\;`)))
	return err
}

// card is a contact as a vCard.
func card(c *Contact) vcard.Card {
	v := vcard.Card{}
	v.SetValue(vcard.FieldVersion, "4.0")
	v.SetValue(vcard.FieldFormattedName, c.Name)
	set := func(field, value string) {
		if value != "" {
			v.SetValue(field, value)
		}
	}
	if c.Kind == app.Organisation {
		v.SetKind(vcard.KindOrganization)
	} else {
		v.SetKind(vcard.KindIndividual)
		set(vcard.FieldOrganization, escaped(c.CompanyName))
		if c.GivenName+c.FamilyName != "" {
			v.AddName(&vcard.Name{GivenName: escaped(c.GivenName), FamilyName: escaped(c.FamilyName)})
		}
	}
	set(vcard.FieldUID, externalID(c.Contact, DefaultSystem))
	fields := map[app.PointKind]string{app.Email: vcard.FieldEmail, app.Phone: vcard.FieldTelephone, app.Website: vcard.FieldURL}
	for _, p := range c.Points {
		v.Add(fields[p.Kind], &vcard.Field{Value: p.Raw, Params: typed(p.Label)})
	}
	for i, a := range append([]app.Address{c.MainAddress()}, c.More...) {
		if a.IsEmpty() {
			continue
		}
		address := &vcard.Address{
			Field:         &vcard.Field{Params: typed(a.Label)},
			StreetAddress: escaped(a.Address), Locality: escaped(a.City), Region: escaped(a.Region), PostalCode: escaped(a.Postcode), Country: escaped(a.Country),
		}
		if i == 0 {
			address.Params.Set(vcard.ParamPreferred, "1")
		}
		v.AddAddress(address)
	}
	set(vcard.FieldBirthday, c.Birthday.String())
	if len(c.Tags) > 0 {
		v.SetCategories(c.Tags)
	}
	set(vcard.FieldNote, c.Note)
	return v
}

// typed says what a number or an address is for.
func typed(label string) vcard.Params {
	params := vcard.Params{}
	switch label {
	case "":
	case "mobile":
		params.Add(vcard.ParamType, vcard.TypeCell)
	default:
		params.Add(vcard.ParamType, strings.ReplaceAll(label, " ", "-"))
	}
	return params
}

// escaped keeps a semicolon in a part of a value from parting it.
func escaped(text string) string { return strings.ReplaceAll(text, ";", semicolon) }
