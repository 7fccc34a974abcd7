package importer_test

import (
	"context"
	"strings"
	"testing"

	"rapport/app"
	"rapport/app/importer"
)

func TestNamingACustomer(t *testing.T) {
	s := books(t)
	load(t, s, "contacts", "external_id,name,email\n7,Ann Lee,ann@example.com\n8,José Álvarez,jose@example.com\n9,Twin,t1@example.com\n10,Twin,t2@example.com\n")
	crm := importer.Plan{Kind: "contacts", File: file(t, "f.csv", "external_id,name\n7,Another\nX5,Only here\n"), System: "crm"}
	if _, _, err := run(t, s, crm); err != nil {
		t.Fatal(err)
	}
	orders := func(system string, customers ...string) (importer.Summary, told) {
		t.Helper()
		var text strings.Builder
		text.WriteString("order_number,date,customer,sku,quantity,unit_price\n")
		for _, c := range customers {
			text.WriteString(system + c + ",2026-01-01," + c + ",S,1,5\n")
		}
		summary, said, err := run(t, s, importer.Plan{Kind: "orders", File: file(t, "o.csv", text.String()), System: system})
		if err != nil {
			t.Fatal(err)
		}
		return summary, said
	}
	summary, said := orders("", "7", "crm:7", "X5", "ANN@example.com", "jose alvarez", "Twin", "New Person", "new person", "new@example.com")
	want(t, summary, 9, 8, 0, 0, 1)
	if !has(said.refused, "Row 7, column customer:", "2 contacts", "Twin (") {
		t.Errorf("refused %q", said.refused)
	}
	who := func(number string) string {
		t.Helper()
		c, err := s.Contact(context.Background(), order(t, s, number).Contact)
		if err != nil {
			t.Fatal(err)
		}
		return c.Name
	}
	for number, want := range map[string]string{
		"7": "Ann Lee", "crm:7": "Another", "X5": "Only here", "ANN@example.com": "Ann Lee", "jose alvarez": "José Álvarez",
		"New Person": "New Person", "new person": "New Person", "new@example.com": "new@example.com",
	} {
		if got := who(number); got != want {
			t.Errorf("%s is %s, want %s", number, got, want)
		}
	}
	if c := find(t, s, "New Person"); len(c.External) != 1 || c.External[0].Value != "New Person" || c.External[0].System != "import" {
		t.Errorf("made on the way: %+v", c.External)
	}
	if c := find(t, s, "new@example.com"); len(c.External) != 0 || c.Point(app.Email) != "new@example.com" {
		t.Errorf("made from an address: %+v", c)
	}
	// With a source system named, an ID of another system is not looked at.
	orders("shop", "X5")
	if got := who("shopX5"); got != "X5" {
		t.Errorf("X5 of the shop is %s", got)
	}
	sound(t, s)
}

func TestRowsOfOneContactUpdateItInTurn(t *testing.T) {
	s := books(t)
	text := "external_id,name,phone,city\n1,Ann,,\n1,Ann,206 555 0100,\n1,Ann,,Seattle\n1,Anne,,\n"
	summary, said, err := run(t, s, importer.Plan{Kind: "contacts", File: file(t, "f.csv", text), OnDuplicate: importer.Update})
	if err != nil {
		t.Fatal(err, said)
	}
	want(t, summary, 4, 1, 3, 0, 0)
	if c := find(t, s, "1"); c.Name != "Anne" || c.City != "Seattle" || c.Point(app.Phone) == "" {
		t.Errorf("contact %+v", c)
	}
}

func TestARefusedRowHidesNoOther(t *testing.T) {
	s := books(t)
	text := "claim_number,customer,order_number,amount,received\nX,Ann,NONE,5,2026-01-01\nX,Ann,,5,2026-01-01\n"
	summary, said, err := run(t, s, importer.Plan{Kind: "rebates", File: file(t, "f.csv", text)})
	if err != nil {
		t.Fatal(err)
	}
	want(t, summary, 2, 1, 0, 0, 1)
	if !has(said.refused, "Row 2, column order_number:") {
		t.Errorf("refused %q", said.refused)
	}
}

func TestARefusedReturnTakesNothing(t *testing.T) {
	s := books(t)
	load(t, s, "orders", "order_number,date,customer,sku,quantity,unit_price\nA,2026-01-01,Ann,S,1,10\nA,2026-01-01,Ann,S,1,10\n")
	text := "return_number,date,order_number,sku,quantity,refund\nR1,2026-01-02,A,S,1,10\nR1,2026-01-02,A,NONE,1,10\nR2,2026-01-03,A,S,1,10\n"
	summary, said, err := run(t, s, importer.Plan{Kind: "returns", File: file(t, "f.csv", text)})
	if err != nil {
		t.Fatal(err)
	}
	want(t, summary, 3, 1, 0, 0, 2)
	if !has(said.refused, "Row 3, column sku:", "NONE") || !has(said.refused, "Row 2:", "row 3") {
		t.Errorf("refused %q", said.refused)
	}
	hits, err := s.FindNumbers(context.Background(), "returns", []string{"R2"})
	if err != nil || len(hits) != 1 {
		t.Fatal(hits, err)
	}
	if r, err := s.Return(context.Background(), hits[0].ID); err != nil || r.Lines[0].OrderLine != order(t, s, "A").Lines[0].ID {
		t.Errorf("return %+v %v", r, err)
	}
}

func TestContacts(t *testing.T) {
	s := books(t)
	path := file(t, "f.csv", "id,first name,last name,company,email,phone,birthday,type,Region Manager\n"+
		"1,Ann,Lee,Lee Ltd,ann@example.com,206 555 0100,1980-02-30,person,Kim\n"+
		"2,,,Lee Ltd,not-an-address,,,company,\n"+
		"3,小明,王,,,,,,\n"+
		",,,,,,,,\n"+
		"4,,,,,,,robot,\n")
	summary, said, err := run(t, s, importer.Plan{Kind: "contacts", File: path, Columns: map[string]string{"custom.Manager": "Region Manager"}})
	if err != nil {
		t.Fatal(err)
	}
	want(t, summary, 4, 3, 0, 0, 1)
	for _, part := range [][]string{{"Row 2, column birthday:"}, {"Row 3, column email:", "not-an-address"}} {
		if !has(said.warned, part...) {
			t.Errorf("warned %q, want %q", said.warned, part)
		}
	}
	if !has(said.refused, "Row 6", "neither a name nor a company") {
		t.Errorf("refused %q", said.refused)
	}
	ann := find(t, s, "1")
	if ann.Name != "Ann Lee" || ann.Company == 0 || ann.Birthday != 0 || ann.Custom["Manager"] != "Kim" {
		t.Errorf("contact %+v", ann)
	}
	if c := find(t, s, "2"); c.Kind != app.Organisation || c.Name != "Lee Ltd" {
		t.Errorf("company %+v", c)
	}
	if c := find(t, s, "3"); c.Name != "王小明" {
		t.Errorf("Chinese name %q", c.Name)
	}
	rows := "name,phone,city\nAnn,1,Rome\nAnn,1,Rome\nAnn,1,Paris\n"
	want(t, load(t, s, "contacts", rows), 3, 2, 0, 1, 0)
	want(t, load(t, s, "contacts", rows), 3, 0, 0, 3, 0)
	want(t, load(t, s, "contacts", "name,email\nOther name,ANN@example.com\n"), 1, 0, 0, 1, 0)
	sound(t, s)
}
