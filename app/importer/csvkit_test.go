package importer_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"rapport/app"
	"rapport/app/importer"
)

// table is what is known of a file of csvkit: which of its columns are taken for
// which fields, the contacts that come of it, and how many rows are refused with
// which reason. Its refusal as a whole is in refused.
type table struct {
	columns map[string]string
	names   []string
	rejects int
	reason  string
	refused string
}

func named(column string, names ...string) table {
	return table{columns: map[string]string{"name": column}, names: names}
}

func (t table) rejecting(n int, reason string) table {
	t.rejects, t.reason = n, reason
	return t
}

var tables = map[string]table{
	"FY09_EDU_Recipients_by_State.csv": named("State Name"),
	"bad.csv":                          named("column_c", "17").rejecting(2, "cells, the header has 3"),
	"blanks.csv":                       named("b", "NA"),
	"dummy.csv":                        named("a", "1"),
	"dummy.tsv":                        named("a", "1"),
	"dummy_col_shuffled_ragged.csv":    named("d", "4"),
	"empty.csv":                        {refused: "is empty"},
	"mac_newlines.csv":                 named("a", "1", "Once upon a time"),
	"no_header_row.csv":                named("1"),
	"null_byte.csv":                    named("b").rejecting(1, "NUL"),
	"optional_quote_characters.csv":    named("a", "1"),
	"test_date_format.csv":             named("a", "02/01/2014", "31/12/2012"),
	"test_empty_columns.csv":           named("a", "a").rejecting(1, "neither a name nor a company"),
	"test_extra_header.csv":            named("a").rejecting(1, "The row has 3 cells, the header has 4"),
	"test_header_newline.csv":          named("start end", "d"),
	"test_latin1.csv":                  named("c", "3", "©"),
	"test_locale.csv":                  named("b", "200.000.000"),
	"test_numeric_date_format.csv":     named("a", "20140102", "20121231"),
	"test_skip_lines.csv":              named("a", "1"),
	"test_utf16_big.csv":               named("c", "3", "ʤ"),
	"test_utf16_little.csv":            named("c", "3", "ʤ"),
	"test_utf8.csv":                    named("baz", "3", "ʤ"),
	"test_utf8_bom.csv":                named("baz", "3", "ʤ"),
}

func TestEveryFileOfCSVKitIsImportedOrRefusedWithTheReason(t *testing.T) {
	folder := filepath.Join("..", "..", "..", "shared", "data", "csvkit")
	files, err := os.ReadDir(folder)
	if err != nil {
		t.Skip("no csvkit data beside the project")
	}
	for _, f := range files {
		t.Run(f.Name(), func(t *testing.T) {
			c, known := tables[f.Name()]
			if !known {
				t.Fatalf("nothing is known of %s", f.Name())
			}
			s := books(t)
			summary, said, err := run(t, s, importer.Plan{Kind: "contacts", File: filepath.Join(folder, f.Name()), Columns: c.columns})
			if c.refused != "" {
				if err == nil || !strings.Contains(err.Error(), c.refused) {
					t.Errorf("refused with %v, want %q", err, c.refused)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if summary.Rejected != c.rejects || c.reason != "" && !has(said.refused, c.reason) {
				t.Errorf("%d refused, want %d: %q", summary.Rejected, c.rejects, said.refused)
			}
			rows, err := s.ContactRows(context.Background(), app.ContactFilter{})
			if err != nil {
				t.Fatal(err)
			}
			var names []string
			for _, r := range rows {
				names = append(names, r.Name)
				if !utf8.ValidString(r.Name) || strings.ContainsRune(r.Name, utf8.RuneError) {
					t.Errorf("a broken name: %q", r.Name)
				}
			}
			if f.Name() == "FY09_EDU_Recipients_by_State.csv" {
				if len(names) < 50 || !slices.Contains(names, "ALABAMA") || summary.Created != len(names) {
					t.Errorf("%d states: %q", len(names), names)
				}
				return
			}
			slices.Sort(names)
			slices.Sort(c.names)
			if !slices.Equal(names, c.names) {
				t.Errorf("the contacts are %q, want %q", names, c.names)
			}
			sound(t, s)
		})
	}
}
