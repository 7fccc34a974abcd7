package export

import (
	"bytes"
	"testing"

	"github.com/xuri/excelize/v2"

	"rapport/assets/i18n"
)

// TestListsAsWorkbooks: numbers and days are such, in the formats of the
// language, texts stay texts, and the same rows give the same bytes.
func TestListsAsWorkbooks(t *testing.T) {
	defer i18n.SetLanguage(i18n.En)
	rows := &Rows{Name: "Orders", Columns: []Column{{"number", false}, {"date", false}, {"total", true}, {"quantity", true}, {"note", false}}}
	rows.Each = func(row func([]string) error) error {
		if err := row([]string{"0012", "2026-03-10", "-1234.50", "3", "=1+1"}); err != nil {
			return err
		}
		return row([]string{"0013", "2026-13-40", "", "NaN", ""})
	}
	for language, day := range map[i18n.Language]string{i18n.En: "10 Mar 2026", i18n.ZhHans: "2026年3月10日"} {
		i18n.SetLanguage(language)
		var first, second bytes.Buffer
		for _, out := range []*bytes.Buffer{&first, &second} {
			if err := rows.Write(out, XLS); err != nil {
				t.Fatal(err)
			}
		}
		if !bytes.Equal(first.Bytes(), second.Bytes()) {
			t.Error("the same rows give other bytes")
		}
		f, err := excelize.OpenReader(&first)
		if err != nil {
			t.Fatal(err)
		}
		for cell, want := range map[string]string{"A1": "number", "A2": "0012", "B2": day, "C2": "-1,234.50", "D2": "3", "E2": "=1+1", "B3": "2026-13-40", "C3": "", "D3": "NaN"} {
			if got, err := f.GetCellValue("Orders", cell); err != nil || got != want {
				t.Errorf("%s: %s is %q, %v; want %q", language, cell, got, err, want)
			}
		}
		if formula, _ := f.GetCellFormula("Orders", "E2"); formula != "" {
			t.Errorf("a text became the formula %q", formula)
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
	}
}
