package importer_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"rapport/app"
	"rapport/app/importer"
)

// workbook writes rows to an .xlsx file; style gives a cell its number format.
func workbook(t *testing.T, rows [][]any, formats map[string]string) string {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	if _, err := f.NewSheet("Data"); err != nil {
		t.Fatal(err)
	}
	for i, row := range rows {
		cell, err := excelize.CoordinatesToCellName(1, i+1)
		if err != nil {
			t.Fatal(err)
		}
		if err := f.SetSheetRow("Data", cell, &row); err != nil {
			t.Fatal(err)
		}
	}
	for cell, format := range formats {
		style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &format})
		if err != nil {
			t.Fatal(err)
		}
		if err := f.SetCellStyle("Data", cell, cell, style); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(t.TempDir(), "f.xlsx")
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestWorkbook(t *testing.T) {
	s := books(t)
	day := time.Date(2026, 3, 10, 15, 30, 0, 0, time.UTC)
	path := workbook(t, [][]any{
		{"Order Number", "Date", "Customer", "SKU", "Quantity", "Unit Price", "Discount %", "Discount"},
		{"A", day, "Ann", 1001, 2, 499.99000000000001, 0.125, ""},
		{},
		{"B", 46091, "Bob", "S", 0.1 + 0.2, 1234567.891, 0, 1.1 + 2.2},
		{"C", "2026-03-12", "Cy", "S", 1, 5},
		{"D", "no date", "Dee", "S", 1, 5},
	}, map[string]string{"B2": "dd.mm.yyyy hh:mm", "G2": "0%", "B4": "[$-409]d-mmm-yy", "G4": "0.00%"})
	summary, said, err := run(t, s, importer.Plan{Kind: "orders", File: path})
	if err != nil {
		t.Fatal(err)
	}
	want(t, summary, 4, 3, 0, 0, 1)
	if !has(said.refused, "Row 6, column Date:") {
		t.Errorf("refused %q", said.refused)
	}
	a, b, c := order(t, s, "A"), order(t, s, "B"), order(t, s, "C")
	if a.Day != 20260310 || a.Lines[0].UnitPrice.String() != "499.99" || a.Lines[0].DiscountPercent.String() != "12.5" {
		t.Errorf("order A %s %+v", a.Day, a.Lines)
	}
	if b.Day != 20260310 || b.Lines[0].Quantity.String() != "0.3" || b.Lines[0].UnitPrice.String() != "1234567.891" || b.Lines[0].Discount != 330 {
		t.Errorf("order B %s %+v", b.Day, b.Lines)
	}
	if c.Day != 20260312 {
		t.Errorf("order C %s", c.Day)
	}
	in, err := importer.Inspect(importer.Plan{Kind: "orders", File: path})
	if err != nil || in.Sheet != "Data" || in.Problem != nil || in.Mapping["discount_percent"] != "Discount %" || len(in.Sample) != 4 {
		t.Errorf("inspection %+v %v", in, err)
	}
}

func TestInspect(t *testing.T) {
	path := file(t, "f.csv", "Name;Betrag;E-Mail\nAnn;5;ann@example.com\n")
	in, err := importer.Inspect(importer.Plan{Kind: "contacts", File: path})
	if err != nil || in.Encoding != "utf-8" || in.Separator != ";" || in.Problem != nil || in.Mapping["email"] != "E-Mail" ||
		len(in.Unused) != 1 || in.Unused[0] != "Betrag" || in.Sample[0].Cells[0] != "Ann" {
		t.Errorf("inspection %+v %v", in, err)
	}
	in, err = importer.Inspect(importer.Plan{Kind: "orders", File: path})
	if err != nil || app.KindOf(in.Problem) != app.BadInput || !strings.Contains(in.Problem.Error(), "order_number, date, customer, sku, quantity, unit_price") {
		t.Errorf("inspection %+v %v", in.Problem, err)
	}
	for kind, columns := range map[string][]string{
		"contacts": {"name", "email", "city"}, "orders": {"order number", "date", "customer", "sku", "quantity", "unit price"},
		"products": {"sku", "name", "price"}, "budget": {"month", "account", "amount"}, "": {"x", "y"},
	} {
		if got := importer.GuessKind(columns); got != kind {
			t.Errorf("%q is taken for %q, want %q", columns, got, kind)
		}
	}
}

func TestAddressBooks(t *testing.T) {
	s := books(t)
	text := "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Lee;Ann;;;\r\nFN:Ann Lee\r\nORG:Lee Ltd;Sales\r\nEMAIL;TYPE=HOME:ann@home.example\r\nEMAIL;TYPE=PREF:ann@work.example\r\n" +
		"TEL;TYPE=FAX:1\r\nTEL;TYPE=CELL:+1 206 555 0100\r\nADR;TYPE=WORK:;;1 Main St;Seattle;WA;98101;USA\r\nBDAY:1980-03-22\r\nNOTE:first\\nsecond\\, third\r\nUID:u-1\r\nCATEGORIES:vip,west\r\n" +
		"PHOTO;ENCODING=b:" + strings.Repeat("QUJD", 1000) + "\r\n " + strings.Repeat("QUJD", 1000) + "\r\nEND:VCARD\r\n" +
		"BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E7=8E=8B;=E5=B0=\r\n=8F=E6=98=8E;;;\r\nTEL;CELL;PREF:13800138000\r\nEND:VCARD\r\n" +
		"BEGIN:VCARD\r\nVERSION:3.0\r\nNOTE:nobody\r\nEND:VCARD\r\n" +
		"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Cut off\r\n"
	summary, said, err := run(t, s, importer.Plan{Kind: "contacts", File: file(t, "f.vcf", text)})
	if err != nil {
		t.Fatal(err)
	}
	want(t, summary, 4, 2, 0, 0, 2)
	if !has(said.refused, "Row 3", "neither a name") || !has(said.refused, "Row 4", "no END:VCARD") {
		t.Errorf("refused %q", said.refused)
	}
	ann := find(t, s, "u-1")
	if ann.Name != "Ann Lee" || ann.FamilyName != "Lee" || ann.Company == 0 || ann.Point(app.Email) != "ann@work.example" || len(ann.Points) != 4 ||
		ann.City != "Seattle" || ann.Postcode != "98101" || ann.Birthday != 19800322 || ann.Note != "first\nsecond, third" || len(ann.Tags) != 2 {
		t.Errorf("contact %+v", ann)
	}
	if c := find(t, s, "王小明"); c.Point(app.Phone) != "13800138000" {
		t.Errorf("contact %+v", c)
	}
	sound(t, s)
}

func TestVCardFiles(t *testing.T) {
	folder := filepath.Join("..", "..", "..", "shared", "data", "vcard")
	if _, err := os.Stat(folder); err != nil {
		t.Skip("no vCard data beside the project")
	}
	for name, c := range map[string]struct {
		rows, rejected int
		who, company   string
	}{
		"John_Doe_ANDROID.vcf":    {6, 0, "jane.doe@company.com", ""},
		"John_Doe_GMAIL.vcf":      {1, 0, "john.doe@ibm.com", "IBM"},
		"John_Doe_IPHONE.vcf":     {1, 0, "john.doe@ibm.com", "IBM"},
		"John_Doe_MS_OUTLOOK.vcf": {1, 0, "john.doe@ibm.cm", "IBM"},
		"outlook-2007.vcf":        {1, 0, "mike.angstadt@gmail.com", "TheCompany"},
		"rfc2426-example.vcf":     {2, 0, "howes@netscape.com", "Netscape Communications Corp."},
		"rfc6350-example.vcf":     {1, 0, "simon.perreault@viagenie.ca", "Viagenie"},
	} {
		t.Run(name, func(t *testing.T) {
			s := books(t)
			summary, said, err := run(t, s, importer.Plan{Kind: "contacts", File: filepath.Join(folder, name)})
			if err != nil {
				t.Fatal(err)
			}
			if summary.Rows != c.rows || summary.Rejected != c.rejected {
				t.Fatalf("%+v %q", summary, said.refused)
			}
			contact := find(t, s, c.who)
			if c.company != "" {
				if contact.Company == 0 {
					t.Fatalf("no company: %+v", contact)
				}
				if company := find(t, s, c.company); company.ID != contact.Company {
					t.Errorf("company %+v", company)
				}
			}
			sound(t, s)
		})
	}
}

// A cell of 50 MB stops only its row.
func TestHugeCell(t *testing.T) {
	path := file(t, "huge.csv", orderHead+"A,2026-01-01,Ann,web,S,1,5\nB,2026-01-01,\""+strings.Repeat("x", 50<<20)+"\",web,S,1,5\nC,2026-01-01,Cy,web,S,1,5\n")
	s := books(t)
	summary, said, err := run(t, s, importer.Plan{Kind: "orders", File: path})
	if err != nil {
		t.Fatal(err)
	}
	want(t, summary, 3, 2, 0, 0, 1)
	if !has(said.refused, "Row 3, column customer: Cell 3 is longer") {
		t.Errorf("refused %.300q", said.refused)
	}
}
