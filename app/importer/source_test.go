package importer

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"

	"rapport/app"
)

// write puts a file into a temporary folder.
func write(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// rows reads a whole file.
func rows(t *testing.T, path string, format Format) ([]string, []Row) {
	t.Helper()
	src, _, err := open(path, format)
	if err != nil {
		t.Fatal(err)
	}
	defer src.close()
	var all []Row
	for {
		row, err := src.next()
		if err == io.EOF {
			return src.header(), all
		}
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, row)
	}
}

func TestTextTables(t *testing.T) {
	for name, c := range map[string]struct {
		text   string
		header []string
		cells  [][]string
		number []int
	}{
		"plain":                {"a,b\n1,2\n", []string{"a", "b"}, [][]string{{"1", "2"}}, []int{2}},
		"no line end":          {"a,b\n1,2", []string{"a", "b"}, [][]string{{"1", "2"}}, []int{2}},
		"Windows line ends":    {"a,b\r\n1,2\r\n3,4\r\n", []string{"a", "b"}, [][]string{{"1", "2"}, {"3", "4"}}, []int{2, 3}},
		"old Mac line ends":    {"a,b\r1,2\r3,4", []string{"a", "b"}, [][]string{{"1", "2"}, {"3", "4"}}, []int{2, 3}},
		"semicolons":           {"a;b;c\n1,5;2;3\n2,5;2;3\n", []string{"a", "b", "c"}, [][]string{{"1,5", "2", "3"}, {"2,5", "2", "3"}}, []int{2, 3}},
		"tabs":                 {"a\tb, c\n1\t2\n", []string{"a", "b, c"}, [][]string{{"1", "2"}}, []int{2}},
		"bars":                 {"a|b\n1|2\n", []string{"a", "b"}, [][]string{{"1", "2"}}, []int{2}},
		"one column":           {"name\nAnn\nBob\n", []string{"name"}, [][]string{{"Ann"}, {"Bob"}}, []int{2, 3}},
		"quotes":               {"a,b\n\"1,\"\"x\"\"\",\"line\nbreak\"\n3,4\n", []string{"a", "b"}, [][]string{{`1,"x"`, "line\nbreak"}, {"3", "4"}}, []int{2, 3}},
		"quote after a space":  {"a, b\n1, \"x, y\"\n", []string{"a", "b"}, [][]string{{"1", "x, y"}}, []int{2}},
		"quote within a cell":  {"a,b\n5\" disk,2\n", []string{"a", "b"}, [][]string{{`5" disk`, "2"}}, []int{2}},
		"blank lines":          {"\n\n a , b \n\n1,2\n,\n3,4\n", []string{"a", "b"}, [][]string{{"1", "2"}, {"3", "4"}}, []int{5, 7}},
		"mark":                 {"\xef\xbb\xbfa,b\n1,2\n", []string{"a", "b"}, [][]string{{"1", "2"}}, []int{2}},
		"header over lines":    {"\"order\n number\",b\n1,2\n", []string{"order number", "b"}, [][]string{{"1", "2"}}, []int{2}},
		"empty cells too many": {"a,b\n1,2,,\n", []string{"a", "b"}, [][]string{{"1", "2"}}, []int{2}},
	} {
		t.Run(name, func(t *testing.T) {
			header, all := rows(t, write(t, "f.csv", c.text), Format{})
			if !reflect.DeepEqual(header, c.header) {
				t.Errorf("header %q, want %q", header, c.header)
			}
			if len(all) != len(c.cells) {
				t.Fatalf("%d rows, want %d: %v", len(all), len(c.cells), all)
			}
			for i, row := range all {
				if row.Fault != nil {
					t.Errorf("row %d: %v", row.Number, row.Fault)
				}
				if !reflect.DeepEqual(row.Cells, c.cells[i]) || row.Number != c.number[i] {
					t.Errorf("row %d %q, want %d %q", row.Number, row.Cells, c.number[i], c.cells[i])
				}
			}
		})
	}
}

func TestRowsThatCannotBeRead(t *testing.T) {
	long := strings.Repeat("x", 3<<20)
	for name, c := range map[string]struct{ text, want string }{
		"too many cells": {"a,b\n1,2,3\n5,6\n", "The row has 3 cells"},
		"too few cells":  {"a,b\n1\n5,6\n", "The row has 1 cells"},
		"NUL":            {"a,b\n1,x\x00y\n5,6\n", "NUL"},
		"long cell":      {"a,b\n1," + long + "\n5,6\n", "Cell 2 is longer"},
		"long quoted":    {"a,b\n1,\"" + long + "\n" + long + "\"\n5,6\n", "Cell 2 is longer"},
		"wrong byte":     {"a,b\n中文中文中,x\xe9\n5,6\n", "cannot be read as utf-8"},
	} {
		t.Run(name, func(t *testing.T) {
			_, all := rows(t, write(t, "f.csv", c.text), Format{})
			if len(all) != 2 {
				t.Fatalf("%d rows", len(all))
			}
			if all[0].Fault == nil || !strings.Contains(all[0].Fault.Error(), c.want) {
				t.Errorf("fault %v, want %q", all[0].Fault, c.want)
			}
			if all[1].Fault != nil || !reflect.DeepEqual(all[1].Cells, []string{"5", "6"}) {
				t.Errorf("the row after it: %q, %v", all[1].Cells, all[1].Fault)
			}
		})
	}
}

func TestHugeCellIsNotHeld(t *testing.T) {
	path := write(t, "f.csv", "a,b\n1,\""+strings.Repeat("x", 50<<20)+"\"\n5,6\n")
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	_, all := rows(t, path, Format{})
	runtime.ReadMemStats(&after)
	if len(all) != 2 || all[0].Fault == nil || all[1].Fault != nil {
		t.Errorf("%d rows", len(all))
	}
	if used := (after.TotalAlloc - before.TotalAlloc) >> 20; used > 16 {
		t.Errorf("%d MB were used", used)
	}
}

func TestOpenQuoteIsTold(t *testing.T) {
	_, all := rows(t, write(t, "f.csv", "a,b\n1,\"2\n3,4\n"), Format{})
	if len(all) != 1 || all[0].Fault == nil || !strings.Contains(all[0].Fault.Error(), "never closed") {
		t.Errorf("rows %v", all)
	}
}

func TestEncodings(t *testing.T) {
	gb, err := simplifiedchinese.GB18030.NewEncoder().String("姓名,城市\n王小明,北京\n")
	if err != nil {
		t.Fatal(err)
	}
	big5, err := traditionalchinese.Big5.NewEncoder().String("姓名,城市\n王小明,臺北\n")
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		text, encoding, told, want string
	}{
		"utf-8":                 {"a,b\n1,é\n", "utf-8", "", "é"},
		"windows-1252":          {"a,b\n1,caf\xe9 \x80\n", "windows-1252", "", "café €"},
		"gb18030 by its pairs":  {gb, "gb18030", "", "北京"},
		"big5 told":             {big5, "big5", "big5", "臺北"},
		"utf-16 le, no mark":    {"a\x00,\x00b\x00\n\x001\x00,\x00\xe9\x00\n\x00", "utf-16le", "", "é"},
		"utf-16 be, no mark":    {"\x00a\x00,\x00b\x00\n\x001\x00,\x00\xe9\x00\n", "utf-16be", "", "é"},
		"the mark goes first":   {"\xef\xbb\xbfa,b\n1,é\n", "utf-8", "gb18030", "é"},
		"an accent in a row":    {"a,b\n1,\xe9\xe8x\n", "windows-1252", "", "éèx"},
		"utf-8 with one damage": {"a,b\n1,中文中文中\n2,\xff\n", "utf-8", "", "中文中文中"},
	} {
		t.Run(name, func(t *testing.T) {
			path := write(t, "f.csv", c.text)
			src, found, err := open(path, Format{Encoding: c.told})
			if err != nil {
				t.Fatal(err)
			}
			defer src.close()
			row, err := src.next()
			if err != nil {
				t.Fatal(err)
			}
			if found.encoding != c.encoding || row.Cells[1] != c.want {
				t.Errorf("%q in %s, want %q in %s", row.Cells, found.encoding, c.want, c.encoding)
			}
		})
	}
}

func TestFilesThatAreNoTable(t *testing.T) {
	for name, c := range map[string]struct {
		file, content, want string
		kind                app.Kind
	}{
		"empty":            {"f.csv", "", "is empty", app.BadInput},
		"blank":            {"f.csv", "\n \n\n", "is empty", app.BadInput},
		"picture":          {"f.csv", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "not a table", app.BadInput},
		"database":         {"f.csv", "SQLite format 3\x00\x10\x00\x01\x01", "not a table", app.BadInput},
		"binary":           {"f.csv", "\x01\x02\x03\x04abc\x05\x06", "not a table", app.BadInput},
		"no workbook":      {"f.xlsx", "a,b\n1,2\n", "is no .xlsx file", app.BadInput},
		"no cards":         {"f.vcf", "a,b\n1,2\n", "holds no vCards", app.BadInput},
		"another ending":   {"f.pdf", "%PDF", "none of them", app.BadInput},
		"old workbook":     {"f.xls", "\xd0\xcf\x11\xe0", "save the table as", app.BadInput},
		"unknown encoding": {"f.csv", "a,b\n", "no encoding", app.BadInput},
	} {
		t.Run(name, func(t *testing.T) {
			format := Format{}
			if name == "unknown encoding" {
				format.Encoding = "klingon"
			}
			_, _, err := open(write(t, c.file, c.content), format)
			var e *app.Error
			if !errors.As(err, &e) || e.Kind != c.kind || !strings.Contains(e.Error(), c.want) {
				t.Errorf("error %v, want %q", err, c.want)
			}
		})
	}
	if _, _, err := open(filepath.Join(t.TempDir(), "none.csv"), Format{}); app.KindOf(err) != app.NotFound {
		t.Errorf("a file that is not there: %v", err)
	}
}

// shared is the public test data beside the project; a test skips without it.
func shared(t *testing.T, path string) string {
	t.Helper()
	full := filepath.Join("..", "..", "..", "shared", "data", path)
	if _, err := os.Stat(full); err != nil {
		t.Skipf("no test data %s", path)
	}
	return full
}

func TestCSVKitFiles(t *testing.T) {
	for file, c := range map[string]struct {
		encoding string
		header   []string
		rows     int
		faults   int
		last     string // last cell of the last row
	}{
		"dummy.csv":                     {"utf-8", []string{"a", "b", "c"}, 1, 0, "3"},
		"bad.csv":                       {"utf-8", []string{"column_a", "column_b", "column_c"}, 3, 2, "17"},
		"blanks.csv":                    {"utf-8", []string{"a", "b", "c", "d", "e", "f"}, 1, 0, "."},
		"mac_newlines.csv":              {"utf-8", []string{"a", "b", "c"}, 2, 0, "6"},
		"null_byte.csv":                 {"utf-8", []string{"a", "b", "c"}, 1, 1, "3"},
		"optional_quote_characters.csv": {"utf-8", []string{"a", "b", "c"}, 1, 0, "3"},
		"test_empty_columns.csv":        {"utf-8", []string{"a", "b", "c", "", ""}, 2, 0, ""},
		"test_extra_header.csv":         {"utf-8", []string{"a", "b", "c", "d"}, 1, 1, ""},
		"test_header_newline.csv":       {"utf-8", []string{"start end", "b", "c"}, 1, 0, "f"},
		"test_latin1.csv":               {"windows-1252", []string{"a", "b", "c"}, 2, 0, "©"},
		"test_locale.csv":               {"utf-8", []string{"a", "b", "c"}, 1, 0, ""},
		"test_skip_lines.csv":           {"utf-8", []string{"a", "b", "c"}, 1, 0, "3"},
		"test_utf16_big.csv":            {"utf-16be", []string{"a", "b", "c"}, 2, 0, "ʤ"},
		"test_utf16_little.csv":         {"utf-16le", []string{"a", "b", "c"}, 2, 0, "ʤ"},
		"test_utf8.csv":                 {"utf-8", []string{"foo", "bar", "baz"}, 2, 0, "ʤ"},
		"test_utf8_bom.csv":             {"utf-8", []string{"foo", "bar", "baz"}, 2, 0, "ʤ"},
		"dummy_col_shuffled_ragged.csv": {"utf-8", []string{"b", "c", "a", "d"}, 1, 0, "4"},
		"dummy.tsv":                     {"utf-8", []string{"a", "b", "c"}, 1, 0, "3"},
	} {
		t.Run(file, func(t *testing.T) {
			path := shared(t, "csvkit/"+file)
			src, found, err := open(path, Format{})
			if err != nil {
				t.Fatal(err)
			}
			src.close()
			header, all := rows(t, path, Format{})
			faults := 0
			for _, r := range all {
				if r.Fault != nil {
					faults++
				}
			}
			if found.encoding != c.encoding || !reflect.DeepEqual(header, c.header) {
				t.Errorf("%s %q, want %s %q", found.encoding, header, c.encoding, c.header)
			}
			if len(all) != c.rows || faults != c.faults {
				t.Fatalf("%d rows, %d faults, want %d and %d: %v", len(all), faults, c.rows, c.faults, all)
			}
			if last := all[len(all)-1].Cells; last[len(last)-1] != c.last {
				t.Errorf("last row %q, want it to end in %q", last, c.last)
			}
		})
	}
	if _, _, err := open(shared(t, "csvkit/empty.csv"), Format{}); err == nil || !strings.Contains(err.Error(), "empty") {
		t.Errorf("an empty file: %v", err)
	}
}
