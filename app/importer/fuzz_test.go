package importer

import (
	"io"
	"os"
	"path/filepath"
	"testing"
)

// readAll reads a file of any content; nothing may panic, hang or give a row
// that is not as wide as the header.
func readAll(t *testing.T, name string, content []byte, encoding string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	src, _, err := open(path, Format{Encoding: encoding})
	if err != nil {
		return
	}
	defer src.close()
	last := 0
	for {
		row, err := src.next()
		if err == io.EOF {
			return
		}
		if err != nil {
			return
		}
		if row.Number <= last {
			t.Fatalf("row %d after row %d", row.Number, last)
		}
		last = row.Number
		if row.Fault == nil && len(row.Cells) != len(src.header()) {
			t.Fatalf("row %d has %d cells, the header %d", row.Number, len(row.Cells), len(src.header()))
		}
		if row.Fault != nil && row.Fault.Error() == "" {
			t.Fatalf("row %d is refused without a reason", row.Number)
		}
		r := reading{kind: "contacts", fields: kindFields["contacts"], mapping: &mapping{slots: map[string]slot{
			"name": {column: 0}, "birthday": {column: len(row.Cells) - 1}, "email": {column: 0}, "tags": {column: 0},
		}}}
		if c := r.cells(row); len(c.faults) == 0 {
			readContact([]*cells{c})
		}
	}
}

func FuzzText(f *testing.F) {
	for _, seed := range []string{
		"a,b\n1,2\n", "a;b\r\n\"1;\"\"\n\";2\r\n", "a\tb\r1\t2\r", "\xef\xbb\xbfa,b\n", "\xff\xfea\x00,\x00b\x00\n\x00",
		"a,b\n\"unclosed", "a,b\n1,\x00\n", "\xc3\x28,\xff\n", ",\n,\n", "a|b|c\n1|2\n",
	} {
		f.Add([]byte(seed), "")
	}
	f.Add([]byte("\xb1\xb1,\xbe\xa9\n1,2\n"), "gb18030")
	f.Add([]byte("a,b\n"), "shift_jis")
	f.Fuzz(func(t *testing.T, content []byte, encoding string) { readAll(t, "f.csv", content, encoding) })
}

func FuzzCards(f *testing.F) {
	for _, seed := range []string{
		"BEGIN:VCARD\nFN:Ann\nEND:VCARD\n", "BEGIN:VCARD\nN;ENCODING=QUOTED-PRINTABLE:=E7=\n=8E=8B\nEND:VCARD",
		"BEGIN:VCARD\nPHOTO:x\n y\n z\nTEL;CELL:1\nEND:VCARD\nBEGIN:VCARD\n", "BEGIN:VCARD\nitem1.ADR;TYPE=\"a;b\":;;x\nEND:VCARD\n",
		"BEGIN:VCARD\nBEGIN:VCARD\nEND:VCARD\nEND:VCARD\n", "BEGIN:VCARD\n:\n;:\n=\nEND:VCARD",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, content []byte) { readAll(t, "f.vcf", content, "") })
}

func FuzzSheet(f *testing.F) {
	f.Add([]byte("PK\x03\x04"))
	if seed, err := os.ReadFile(filepath.Join("testdata", "small.xlsx")); err == nil {
		f.Add(seed)
	} else {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, content []byte) { readAll(t, "f.xlsx", content, "") })
}

func FuzzValues(f *testing.F) {
	for _, seed := range []string{"1,234.50", "1.234,50", "(5)", "2026-03-10", "20260310T12", "2026年3月10日", "1e9", "−5", "１２"} {
		f.Add(seed, "DD/MM/YYYY")
	}
	f.Fuzz(func(t *testing.T, text, format string) {
		if d, fault := parseDecimal(text); fault == nil && len(d.String()) > 2*numberLimit {
			t.Errorf("%q is read as %s", text, d)
		}
		dates, err := newDateReader(format)
		if err != nil {
			return
		}
		if d, fault := dates.parse(text); fault == nil && d != 0 {
			if again, fault := (dateReader{}).parse(d.String()); fault != nil || again != d {
				t.Errorf("%q is read as %s, and that as %s", text, d, again)
			}
		}
	})
}
