package export

import (
	"bytes"
	"errors"
	"io"
	"testing"

	"github.com/emersion/go-vcard"
	"github.com/xuri/excelize/v2"
)

// What stands on a card is there when it is read again, and names with commas,
// semicolons and line breaks stay one field.
func TestVCardsAreReadAgain(t *testing.T) {
	cards := []Card{
		{Name: "李 小龙", GivenName: "小龙", FamilyName: "李", Email: "li@example.com", Phone: "+86 10 1234", Company: "Acme; Sons, Ltd", City: "北京", Address: "1 Road\nFlat 2"},
		{Name: "Acme, Inc", IsCompany: true}, {Name: "Plain"},
	}
	data, err := VCards(cards)
	if err != nil {
		t.Fatal(err)
	}
	decoder := vcard.NewDecoder(bytes.NewReader(data))
	for _, want := range cards {
		got, err := decoder.Decode()
		if err != nil {
			t.Fatal(err)
		}
		if got.Value(vcard.FieldFormattedName) != want.Name || got.Value(vcard.FieldEmail) != want.Email || got.Value(vcard.FieldTelephone) != want.Phone {
			t.Errorf("%s came back as %+v", want.Name, got)
		}
		if want.City != "" && (got.Address() == nil || got.Address().Locality != want.City || got.Address().StreetAddress != want.Address) {
			t.Errorf("the address came back as %+v", got.Address())
		}
		if want.Company != "" && got.Value(vcard.FieldOrganization) != want.Company {
			t.Errorf("the company came back as %q", got.Value(vcard.FieldOrganization))
		}
	}
	if _, err := decoder.Decode(); !errors.Is(err, io.EOF) {
		t.Errorf("after the last card: %v", err)
	}
}

func TestMailMergeHasItsColumnsInTheFirstRow(t *testing.T) {
	table := &Table{Heading: []string{"Name", "City"}}
	table.Add(Text("=HYPERLINK(\"x\")"), Text("Basel"))
	data, err := MailMerge(table)
	if err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	sheet := f.GetSheetName(0)
	for cell, want := range map[string]string{"A1": "Name", "B1": "City", "B2": "Basel"} {
		if got, err := f.GetCellValue(sheet, cell); err != nil || got != want {
			t.Errorf("%s holds %q, want %q, %v", cell, got, want, err)
		}
	}
	if formula, err := f.GetCellFormula(sheet, "A2"); err != nil || formula != "" {
		t.Errorf("a text became the formula %q, %v", formula, err)
	}
}
