package export

import (
	"bytes"

	"github.com/emersion/go-vcard"
	"github.com/xuri/excelize/v2"
)

// Card is a person or a company as a card of an address book names them.
type Card struct {
	Name, GivenName, FamilyName, Company     string
	IsCompany                                bool
	Email, Phone                             string
	Address, City, Region, Postcode, Country string
	Note                                     string
}

// VCards puts cards into one file of version 3.0, which every address book reads.
func VCards(cards []Card) ([]byte, error) {
	var out bytes.Buffer
	encoder := vcard.NewEncoder(&out)
	for _, c := range cards {
		if err := encoder.Encode(c.vcard()); err != nil {
			return nil, err
		}
	}
	return out.Bytes(), nil
}

func (c Card) vcard() vcard.Card {
	card := vcard.Card{}
	card.SetValue(vcard.FieldVersion, "3.0")
	card.SetValue(vcard.FieldFormattedName, oneLine(c.Name))
	family, given := c.FamilyName, c.GivenName
	if family == "" && given == "" {
		family = c.Name
	}
	card.AddName(&vcard.Name{FamilyName: oneLine(family), GivenName: oneLine(given)})
	organisation := c.Company
	if c.IsCompany {
		organisation = c.Name
	}
	for field, value := range map[string]string{
		vcard.FieldOrganization: organisation, vcard.FieldEmail: c.Email, vcard.FieldTelephone: c.Phone, vcard.FieldNote: c.Note,
	} {
		if value != "" {
			card.SetValue(field, value)
		}
	}
	if c.Address+c.City+c.Region+c.Postcode+c.Country != "" {
		card.AddAddress(&vcard.Address{
			StreetAddress: c.Address, Locality: c.City, Region: c.Region, PostalCode: c.Postcode, Country: c.Country,
		})
	}
	return card
}

// MailMerge is a table as word processors take it for serial letters: a workbook of
// one sheet with the names of the columns in its first row.
func MailMerge(t *Table) ([]byte, error) {
	f := excelize.NewFile()
	defer f.Close()
	sheet := f.GetSheetName(0)
	w, err := f.NewStreamWriter(sheet)
	if err != nil {
		return nil, err
	}
	row := make([]any, len(t.Heading))
	for i, title := range t.Heading {
		row[i] = title
	}
	if err := w.SetRow(at(0, 1), row); err != nil {
		return nil, err
	}
	for n, cells := range t.Rows {
		row := make([]any, len(cells))
		for i, c := range cells {
			row[i] = cut(oneLine(t.Machine(c)), mostText) // a text, never a formula
		}
		if err := w.SetRow(at(0, n+2), row); err != nil {
			return nil, err
		}
	}
	if err := w.Flush(); err != nil {
		return nil, err
	}
	var out bytes.Buffer
	err = f.Write(&out)
	return out.Bytes(), err
}
