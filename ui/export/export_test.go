package export

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"rapport/finance"
	"rapport/ui/chart"
)

var usd = finance.Currency{Code: "USD", Exponent: 2}

const awkward = `Lee & "Sons" <b>李明</b> =1+1 🙂`

func exhibits(rows int) []Exhibit {
	period := finance.Period{From: finance.MustDate("2026-01-01"), To: finance.MustDate("2026-03-31")}
	whale := chart.Whale{Meta: chart.Meta{Period: period, Currency: usd, AsOf: period.To, Definitions: 1}}
	table := &Table{
		Title: "Whale curve", About: "January to March 2026 · USD · definitions v1", Currency: usd, Totals: 1,
		Heading: []string{"Customer", "Profit", "Orders", "Return rate", "Month"},
	}
	for i := range rows {
		profit := finance.Amount(100000 - 3333*i)
		whale.Customers = append(whale.Customers, chart.Item{Key: int64(i + 1), Name: awkward, Amount: profit})
		rate := float64(i) / 100
		table.Add(Text(awkward), Amount(profit), Count(i), Ratio(&rate), Month(202603))
	}
	undefined := math.NaN()
	table.Add(Text("Total"), Amount(123456789012), Count(rows), Ratio(&undefined), Month(0))
	return []Exhibit{{Title: "Whale curve", Drawing: whale, Table: Made(table), Native: &Native{Shape: Columns, Names: 0, Series: []int{1}, Most: 20}},
		{Title: "Whale curve", Table: Made(table)}}
}

func pack(rows int) *Pack {
	e := exhibits(rows)
	return &Pack{
		Company: "Lakeside 李", Title: "Meeting pack", AsOf: finance.MustDate("2026-03-31"), Definitions: "Version 1",
		SignedBy: []string{"Finance: Ann Lee"}, Incomplete: []string{"12 orders without a media source"}, Exhibits: e,
	}
}

// pdftotext reads a document's text, where the machine has a reader.
func pdftotext(t *testing.T, data []byte) string {
	t.Helper()
	program, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("no pdftotext to read the text with")
	}
	path := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	text, err := exec.Command(program, "-layout", path, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestChartPDFHasItsTextAsText(t *testing.T) {
	data, err := ChartPDF(exhibits(5)[0].Drawing, chart.Options{Width: 1600, Height: 900, Theme: chart.Light})
	if err != nil || !bytes.HasPrefix(data, []byte("%PDF-")) {
		t.Fatalf("no PDF: %v", err)
	}
	text := pdftotext(t, data)
	for _, want := range []string{"Whale curve", "USD", "As of", "definitions v1"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in the text %q", want, text)
		}
	}
}

func TestPackTellsWhatItIsOf(t *testing.T) {
	data, err := pack(100).PDF()
	if err != nil {
		t.Fatal(err)
	}
	text := pdftotext(t, data)
	for _, want := range []string{"Lakeside 李", "Meeting pack", "Version 1", "Finance: Ann Lee", "12 orders without", "李明", "1,234,567,890.12"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in the text", want)
		}
	}
	if pages := strings.Count(text, "\f"); pages < 5 || !strings.Contains(strings.ReplaceAll(text, " ", ""), fmt.Sprintf("1/%d", pages)) {
		t.Errorf("the first of %d pages is not numbered so", pages)
	}
	if n := strings.Count(text, "Lee & \"Sons\""); n < 200 {
		t.Errorf("%d rows are in the pack; want all of both tables", n)
	}
}

func TestSameInputSameBytes(t *testing.T) {
	for what, make := range map[string]func() ([]byte, error){
		"pack": func() ([]byte, error) { return pack(30).PDF() },
		"xlsx": func() ([]byte, error) { return XLSX(exhibits(30), finance.MustDate("2026-03-31")) },
	} {
		first, err := make()
		if err != nil {
			t.Fatal(err)
		}
		for range 3 {
			if again, err := make(); err != nil || !bytes.Equal(first, again) {
				t.Errorf("%s: other bytes for the same figures, %v", what, err)
			}
		}
	}
}

func TestXLSX(t *testing.T) {
	data, err := XLSX(exhibits(3), finance.MustDate("2026-03-31"))
	if err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if got := f.GetSheetList(); len(got) != 2 || got[0] != "Whale curve" || got[1] != "Whale curve 2" {
		t.Errorf("the sheets are %q", got)
	}
	for cell, want := range map[string]string{"A5": oneLine(awkward), "B5": "1,000.00", "D6": "1.0%", "B8": "1,234,567,890.12", "D8": "", "E5": "Mar 2026"} {
		if got, err := f.GetCellValue("Whale curve", cell); err != nil || got != want {
			t.Errorf("%s is %q, %v; want %q", cell, got, err, want)
		}
	}
	if formula, _ := f.GetCellFormula("Whale curve", "A5"); formula != "" {
		t.Errorf("a text became the formula %q", formula)
	}
	if !strings.Contains(part(t, data, "xl/charts/chart1.xml"), "$B$5:$B$7") {
		t.Error("the chart does not draw the three customers without their total")
	}
}

func part(t *testing.T, data []byte, name string) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	text, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestNothingToExport(t *testing.T) {
	if data, err := XLSX(nil, 0); err != nil || len(data) == 0 {
		t.Errorf("an empty workbook: %v", err)
	}
	empty := []Exhibit{{Title: strings.Repeat("[x]", 40), Drawing: chart.Whale{}, Table: Made(&Table{Title: "Empty"}), Native: &Native{Series: []int{1}}}}
	if _, err := XLSX(empty, 0); err != nil {
		t.Error(err)
	}
	if _, err := (&Pack{Exhibits: empty}).PDF(); err != nil {
		t.Error(err)
	}
}
