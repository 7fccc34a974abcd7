package importer_test

import (
	"archive/zip"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"rapport/app"
	"rapport/app/importer"
)

// Each kind of bad input stops only its own row, with a sentence; the rejects
// import once they are mended.
func TestBadRowsStopOnlyThemselves(t *testing.T) {
	digits := strings.Repeat("4", 40)
	long := strings.Repeat("Wolfe", 2000)
	for name, c := range map[string]struct {
		file, content     string
		created, rejected int
		refused, warned   string
		// mend corrects the file of refused rows; nil: nothing to be corrected but
		// what the file says.
		mend       *strings.Replacer
		afterwards int // contacts in all
	}{
		"NUL byte":              {"f.csv", "name,city\nAnn\x00,Oslo\nBen,Rome\n", 1, 1, "Row 2, column name: Cell 1 contains a NUL", "", strings.NewReplacer(), 2},
		"row too long":          {"f.csv", "name,city\nAnn,Oslo,7\nBen,Rome\n", 1, 1, "Row 2: The row has 3 cells", "", strings.NewReplacer("Ann,Oslo,7", "Ann,Oslo"), 2},
		"row too short":         {"f.csv", "name,city\nAnn\nBen,Rome\n", 1, 1, "Row 2: The row has 1 cells", "", strings.NewReplacer(), 2},
		"header twice":          {"f.csv", "name,city\nAnn,Oslo\nname,city\nBen,Rome\n", 2, 1, "Row 3: This is the header once more", "", nil, 2},
		"old Mac line ends":     {"f.csv", "name,city\rAnn,Oslo\rBen,Rome\r", 2, 0, "", "", nil, 2},
		"UTF-16 without mark":   {"f.csv", wide("name,city\nAnn,Oslo\nBen,Zürich\n"), 2, 0, "", "", nil, 2},
		"two columns of a name": {"f.csv", "name,email,email\nAnn,a@x.example,b@x.example\n", 1, 0, "", "", nil, 1},
		"phone of 40 digits":    {"f.csv", "name,phone\nAnn," + digits + "\n", 1, 0, "", "column phone: \"" + digits + "\" has 40 digits", nil, 1},
		"e-mail without @":      {"f.csv", "name,email\nAnn,ann.example\n", 1, 0, "", "\"ann.example\" is no e-mail address; it was left out", nil, 1},
		"name of 10,000":        {"f.csv", "name,city\n" + long + ",Oslo\nBen,Rome\n", 1, 1, "longer than 500 characters; shorten it", "", strings.NewReplacer(long, "Virginia"), 2},
		"right to left":         {"f.csv", "name,city\nمحمد بن عبد الله,القاهرة\nדוד כהן,תל אביב\n", 2, 0, "", "", nil, 2},
		"begins with =":         {"f.csv", "name,city\n=HYPERLINK(\"http://x\"),Oslo\nBen,Rome,7\n", 1, 1, "", "", strings.NewReplacer("Rome,7", "Rome"), 2},
		"card without FN":       {"f.vcf", "BEGIN:VCARD\nN:Lee;Ann;;;\nEND:VCARD\n", 1, 0, "", "", nil, 1},
		"card without END":      {"f.vcf", "BEGIN:VCARD\nFN:Ann\nTEL:1\nBEGIN:VCARD\nFN:Ben\nEND:VCARD\nBEGIN:VCARD\nFN:Cy", 1, 2, "Row 1: The card has no END:VCARD", "", strings.NewReplacer(), 3},
		"card without anybody":  {"f.vcf", "BEGIN:VCARD\nVERSION:3.0\nEND:VCARD\nBEGIN:VCARD\nFN:Ben\nEND:VCARD\n", 1, 1, "Row 1, column name: The contact has neither", "", nil, 1},
		"folded in a letter":    {"f.vcf", "BEGIN:VCARD\r\nFN:王小\xe6\r\n \x98\x8e\r\nEND:VCARD\r\n", 1, 0, "", "", nil, 1},
		"soft breaks":           {"f.vcf", "BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E7=8E=\n=8B;=E5=B0=8F=E6=\n=98=8E\nEND:VCARD\n", 1, 0, "", "", nil, 1},
	} {
		t.Run(name, func(t *testing.T) {
			s := books(t)
			errors := filepath.Join(t.TempDir(), "refused.csv")
			path := file(t, c.file, c.content)
			summary, said, err := run(t, s, importer.Plan{Kind: "contacts", File: path, ErrorsFile: errors})
			if err != nil {
				t.Fatal(err)
			}
			if summary.Created != c.created || summary.Rejected != c.rejected {
				t.Errorf("%d created, %d refused, want %d and %d: %q", summary.Created, summary.Rejected, c.created, c.rejected, said.refused)
			}
			if c.refused != "" && !has(said.refused, c.refused) {
				t.Errorf("refused with %.300q, want %q", said.refused, c.refused)
			}
			if c.warned != "" && !has(said.warned, c.warned) {
				t.Errorf("told %.300q, want %q", said.warned, c.warned)
			}
			if again, _ := os.ReadFile(path); string(again) != c.content {
				t.Error("the file was changed")
			}
			if c.mend != nil {
				text, err := os.ReadFile(errors)
				if err != nil {
					t.Fatal(err)
				}
				load(t, s, "contacts", c.mend.Replace(string(text)))
			}
			rows, err := s.ContactRows(context.Background(), app.ContactFilter{})
			if err != nil || len(rows) != c.afterwards {
				t.Errorf("%d contacts, want %d: %v", len(rows), c.afterwards, err)
			}
			sound(t, s)
		})
	}
}

// wide is a text of Western letters as UTF-16 without a mark.
func wide(text string) string {
	var b strings.Builder
	for _, r := range text {
		b.WriteByte(byte(r))
		b.WriteByte(byte(r >> 8))
	}
	return b.String()
}

func TestBothColumnsOfOneNameAreRead(t *testing.T) {
	s := books(t)
	load(t, s, "contacts", "name,email,email\nAnn,a@x.example,b@x.example\n")
	if c := find(t, s, "b@x.example"); c.Name != "Ann" || c.Point(app.Email) != "a@x.example" {
		t.Errorf("%+v", c)
	}
	path := file(t, "f.csv", "sku,name,price,price\nA,Radio,10,20\n")
	_, _, err := run(t, s, importer.Plan{Kind: "products", File: path})
	if err == nil || !strings.Contains(err.Error(), `2 columns named "price"; say which one is meant: price (1), price (2)`) {
		t.Errorf("two prices: %v", err)
	}
	summary, _, err := run(t, s, importer.Plan{Kind: "products", File: path, Columns: map[string]string{"price": "price (2)"}})
	if err != nil || summary.Created != 1 {
		t.Errorf("the second price chosen: %+v %v", summary, err)
	}
}

func TestNamesKeepTheirLetters(t *testing.T) {
	s := books(t)
	load(t, s, "contacts", "name,postcode\n=1+1,=\"00123\"\nمحمد بن عبد الله,1\n\"O'Brien \"\"Bob\"\"\",2\n")
	for _, name := range []string{"=1+1", "محمد بن عبد الله", `O'Brien "Bob"`} {
		find(t, s, name)
	}
	if c := find(t, s, "=1+1"); c.Postcode != "00123" {
		t.Errorf("the postcode is %q", c.Postcode)
	}
}

func TestFormulasMergedCellsAndErrorsOfAWorkbook(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	for i, row := range [][]any{
		{"Order number", "Date", "Customer", "SKU", "Quantity", "Unit price"},
		{"A-1", 46091, "Ann", "RADIO", 1, 10.5},
		{"", "", "", "LAMP", 2, 5},
		{"A-2", 46092, "Ben", "RADIO", 1, nil},
		{"A-3", 46093, "Cy", "RADIO", 1, "#DIV/0!"},
		{"A-4", 46094, "Di", "RADIO", 1, 7},
	} {
		if err := f.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+1), &row); err != nil {
			t.Fatal(err)
		}
	}
	for _, merged := range []string{"A2:A3", "B2:B3", "C2:C3"} {
		from, to, _ := strings.Cut(merged, ":")
		if err := f.MergeCell("Sheet1", from, to); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.SetCellFormula("Sheet1", "F4", "2*5"); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "f.xlsx")
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	s := books(t)
	var remarks []string
	summary, said, err := run(t, s, importer.Plan{Kind: "orders", File: path, OnRemark: func(text app.Text) { remarks = append(remarks, text.String()) }})
	if err != nil {
		t.Fatal(err)
	}
	if summary.Created != 2 || summary.Rejected != 2 || !has(said.refused, "Row 4, column Unit price: The result of the formula in cell 6 was never saved") || !has(said.refused, "Row 5, column Unit price", "#DIV/0!") {
		t.Errorf("%+v %q", summary, said.refused)
	}
	if !has(remarks, "Merged cells") {
		t.Errorf("remarks %q", remarks)
	}
	if o := order(t, s, "A-1"); len(o.Lines) != 2 || o.Day != 20260310 {
		t.Errorf("the order over two rows has %d lines on %s", len(o.Lines), o.Day)
	}
	if o := order(t, s, "A-4"); o.Day != 20260313 {
		t.Errorf("the day counted as a number is %s", o.Day)
	}
	sound(t, s)
}

// A sheet whose last row stands after a million empty ones is read in seconds.
func TestAMillionEmptyRows(t *testing.T) {
	path := parts(t, "f.xlsx", map[string]string{
		"[Content_Types].xml":        `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
		"_rels/.rels":                `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml":            `<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="People" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
		"xl/worksheets/sheet1.xml": `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>` +
			`<row r="1"><c r="A1" t="inlineStr"><is><t>name</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>Ann</t></is></c></row>` + emptyRows(3, 1_048_575) +
			`<row r="1048576"><c r="A1048576" t="inlineStr"><is><t>Ben</t></is></c></row></sheetData></worksheet>`,
	})
	s := books(t)
	start := time.Now()
	summary, said, err := run(t, s, importer.Plan{Kind: "contacts", File: path})
	if err != nil || summary.Created != 2 || summary.Rows != 2 {
		t.Fatalf("%+v %v %q", summary, err, said.refused)
	}
	if took := time.Since(start); took > time.Minute {
		t.Errorf("it took %s", took)
	}
}

func emptyRows(from, to int) string {
	var b strings.Builder
	for r := from; r <= to; r++ {
		fmt.Fprintf(&b, `<row r="%d"/>`, r)
	}
	return b.String()
}

// parts writes a packed file.
func parts(t *testing.T, name string, content map[string]string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	out, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	z := zip.NewWriter(out)
	for part, text := range content {
		w, err := z.Create(part)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// A file of a few megabytes that unpacks to more than a gigabyte is refused
// before anything of it is kept.
func TestAPackedBombIsRefused(t *testing.T) {
	path := filepath.Join(t.TempDir(), "bomb.xlsx")
	out, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	z := zip.NewWriter(out)
	w, err := z.Create("xl/worksheets/sheet1.xml")
	if err != nil {
		t.Fatal(err)
	}
	zeros := make([]byte, 1<<20)
	for range 1100 {
		if _, err := w.Write(zeros); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	_, _, err = run(t, books(t), importer.Plan{Kind: "contacts", File: path})
	if app.KindOf(err) != app.BadInput || !strings.Contains(err.Error(), "unpacks to more than 1024 MB") {
		t.Errorf("the bomb: %v", err)
	}
}
