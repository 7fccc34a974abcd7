package export

import (
	"fmt"
	"strings"
	"testing"

	"rapport/finance"
)

// listing is a pack of tables with so many rows each.
func listing(rows ...int) *Pack {
	p := pack(1)
	p.Exhibits = nil
	for i, n := range rows {
		t := &Table{Title: fmt.Sprintf("List %d", i+1), About: "of 2026", Currency: usd, Heading: []string{"Name", "A heading of many words", "Note"}}
		for k := range n {
			t.Add(Text(fmt.Sprintf("row %d", k+1)), Amount(finance.Amount(k)), Text(strings.Repeat("a long note ", 30)))
		}
		t.AddTotal(Text("Total"), Amount(0), Text(""))
		p.Exhibits = append(p.Exhibits, Exhibit{Title: t.Title, Table: Made(t)})
	}
	return p
}

// TestContentsNameEveryPart with its page, however many there are; short tables
// share a page, and long ones say that they go on.
func TestContentsNameEveryPart(t *testing.T) {
	rows := []int{2, 2, 60}
	for range 30 {
		rows = append(rows, 1)
	}
	data, err := listing(rows...).PDF()
	if err != nil {
		t.Fatal(err)
	}
	pages := strings.Split(pdftotext(t, data), "\f")
	for i := range rows {
		if name := fmt.Sprintf("List %d", i+1); !strings.Contains(pages[0], name) {
			t.Errorf("%s is not among the contents", name)
		}
	}
	if !strings.Contains(pages[1], "List 1") || !strings.Contains(pages[1], "List 2") {
		t.Errorf("short tables do not share a page: %s", pages[1])
	}
	if all := strings.Join(pages, ""); !strings.Contains(all, "List 3 (continued)") || !strings.Contains(all, "row 60") {
		t.Error("the long table does not go on")
	}
}

// TestLongTablesAreShortened: a list keeps its first rows, a ranking both ends;
// what is left out is said, and the total stays.
func TestLongTablesAreShortened(t *testing.T) {
	table := &Table{Currency: usd, Heading: []string{"Name", "Profit"}}
	for i := range 50 {
		table.Add(Text(fmt.Sprint(i)), Amount(1))
	}
	table.AddTotal(Text("Total"), Amount(50))
	names := func(t *Table) string {
		var all []string
		for _, row := range t.Rows {
			all = append(all, row[0].text)
		}
		return strings.Join(all, "|")
	}
	const more = "… 46 more, in the spreadsheet …"
	if got, want := names(table.ends(4)), "0|1|"+more+"|48|49|Total"; got != want {
		t.Errorf("the ends are %s, want %s", got, want)
	}
	if got, want := names(table.beginning(4)), "0|1|2|3|"+more+"|Total"; got != want {
		t.Errorf("the beginning is %s, want %s", got, want)
	}
	if table.ends(0) != table || table.ends(50) != table || len(table.Rows) != 51 {
		t.Error("a table that fits is shortened")
	}
}

// TestColumnsWriteAlike: with so many decimals each, where they are told.
func TestColumnsWriteAlike(t *testing.T) {
	table := &Table{}
	for f, want := range map[float64]string{12.8: "12.80", 11: "11.00", 0.8587: "0.86", -1234.5: "−1,234.50"} {
		if got := table.People(Float(f).Places(2)); got != want {
			t.Errorf("%g is written %q, want %q", f, got, want)
		}
	}
	if got := table.People(Float(0.8587)); got != "0.8587" {
		t.Errorf("a rate is written %q", got)
	}
}
