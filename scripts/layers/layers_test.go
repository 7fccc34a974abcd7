package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// sourceTree writes files into a fresh module named rapport and reads it.
func sourceTree(t *testing.T, files map[string]string) *tree {
	t.Helper()
	root := t.TempDir()
	files["go.mod"] = "module rapport\n\ngo 1.26\n"
	for name, text := range files {
		full := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	tr, err := readTree(root)
	if err != nil {
		t.Fatal(err)
	}
	return tr
}

func TestViolations(t *testing.T) {
	long := "package app\n" + strings.Repeat("\n", maxLines)
	cases := []struct {
		name  string
		files map[string]string
		// want holds a part of each sentence expected, in order; none means clean.
		want []string
	}{
		{name: "finance imports nothing of ours",
			files: map[string]string{"finance/a.go": "package finance\nimport _ \"rapport/app\"\n"},
			want:  []string{`finance/a.go:2: finance must not import "rapport/app"`}},
		{name: "app knows no store",
			files: map[string]string{"app/a.go": "package app\nimport _ \"rapport/store\"\n"},
			want:  []string{`app/a.go:2: app must not import "rapport/store"`}},
		{name: "store knows no window",
			files: map[string]string{"store/a.go": "package store\nimport _ \"rapport/ui/chart\"\n"},
			want:  []string{`store/a.go:2: store must not import "rapport/ui/chart"`}},
		{name: "a screen knows no store",
			files: map[string]string{"ui/orders/a.go": "package orders\nimport _ \"rapport/store\"\n"},
			want:  []string{`ui/orders/a.go:2: ui must not import "rapport/store"`, "ui/orders: reaches store"}},
		{name: "charts know no domain",
			files: map[string]string{"ui/chart/a.go": "package chart\nimport _ \"rapport/app\"\n"},
			want:  []string{`ui/chart/a.go:2: ui/chart must not import "rapport/app"`, "ui/chart: reaches app"}},
		{name: "widgets reach the domain through another package",
			files: map[string]string{
				"ui/widgets/a.go": "package widgets\nimport _ \"rapport/ui/form\"\n",
				"ui/form/a.go":    "package form\nimport _ \"rapport/app\"\n"},
			want: []string{"ui/widgets: reaches app, which ui/widgets must not know: ui/widgets → ui/form → app"}},
		{name: "the console program reaches Fyne through another package",
			files: map[string]string{
				"cmd/rapport-cli/a.go": "package main\nimport _ \"rapport/ui/theme\"\n",
				"ui/theme/a.go":        "package theme\nimport _ \"fyne.io/fyne/v2\"\n"},
			want: []string{"cmd/rapport-cli: reaches fyne.io, which cmd must not know: cmd/rapport-cli → ui/theme → fyne.io/fyne/v2"}},
		{name: "Fyne outside the windows",
			files: map[string]string{"app/a.go": "package app\nimport _ \"fyne.io/fyne/v2\"\n"},
			want:  []string{`app/a.go:2: "fyne.io/fyne/v2" belongs only in main.go and ui`}},
		{name: "Fyne's driver outside main.go",
			files: map[string]string{"ui/a.go": "package ui\nimport _ \"fyne.io/fyne/v2/app\"\n"},
			want:  []string{`ui/a.go:2: "fyne.io/fyne/v2/app" belongs only in main.go`}},
		{name: "the database driver outside the store",
			files: map[string]string{"cmd/rapport-cli/a.go": "package main\nimport _ \"modernc.org/sqlite\"\n"},
			want:  []string{`cmd/rapport-cli/a.go:2: "modernc.org/sqlite" belongs only in store`}},
		{name: "migrations outside the store",
			files: map[string]string{"main.go": "package main\nimport _ \"github.com/pressly/goose/v3\"\n"},
			want:  []string{`main.go:2: "github.com/pressly/goose/v3" belongs only in store`}},
		{name: "I/O in finance",
			files: map[string]string{"finance/a.go": "package finance\nimport (\n_ \"os\"\n_ \"net/http\"\n_ \"io/fs\"\n)\n"},
			want:  []string{`finance/a.go:3: import of "os"`, `finance/a.go:4: import of "net/http"`, `finance/a.go:5: import of "io/fs"`}},
		{name: "the clock in finance, under another name",
			files: map[string]string{"finance/a.go": "package finance\nimport clock \"time\"\nvar now = clock.Now\n"},
			want:  []string{"finance/a.go:3: use of time.Now"}},
		{name: "the clock in finance, without a name",
			files: map[string]string{"finance/a.go": "package finance\nimport . \"time\"\nvar now = Now\n"},
			want:  []string{"finance/a.go:2: use of time.*"}},
		{name: "printing in finance",
			files: map[string]string{"finance/a.go": "package finance\nimport \"fmt\"\nfunc f() { fmt.Println() }\n"},
			want:  []string{"finance/a.go:3: use of fmt.Println"}},
		{name: "a reader that asks the network, or the clock",
			files: map[string]string{"app/importer/a.go": "package importer\nimport (\n_ \"os\"\n_ \"net/http\"\n\"time\"\n)\nvar now = time.Now()\n"},
			want:  []string{`app/importer/a.go:4: import of "net/http"`, "app/importer/a.go:7: use of time.Now"}},
		{name: "matching that opens files",
			files: map[string]string{"app/match/a.go": "package match\nimport _ \"os\"\n"},
			want:  []string{`app/match/a.go:2: import of "os"`}},
		{name: "a rule broken on another system only",
			files: map[string]string{"app/a_windows.go": "package app\nimport _ \"rapport/store\"\n"},
			want:  []string{`app/a_windows.go:2: app must not import "rapport/store"`}},
		{name: "a folder of no layer",
			files: map[string]string{"util/a.go": "package util\n"},
			want:  []string{"util/a.go: folder util belongs to no layer"}},
		{name: "a file too long",
			files: map[string]string{"app/a.go": long},
			want:  []string{fmt.Sprintf("app/a.go: %d lines", maxLines+1)}},

		{name: "a long file that a program wrote",
			files: map[string]string{"app/a.go": "// Code generated by x. DO NOT EDIT.\n\n" + long}},
		{name: "dates without the clock",
			files: map[string]string{"finance/a.go": "package finance\nimport (\n\"fmt\"\n\"time\"\n_ \"database/sql/driver\"\n)\nvar a, b = time.UTC, fmt.Sprint()\n"}},
		{name: "tests are exempt",
			files: map[string]string{"app/a_test.go": "package app\nimport (\n_ \"os\"\n_ \"rapport/store/storetest\"\n_ \"modernc.org/sqlite\"\n)\n"}},
		{name: "a program beside the packages",
			files: map[string]string{"scripts/bench/bare.go": "//go:build ignore\n\npackage main\nimport _ \"fyne.io/fyne/v2/app\"\n"}},
		{name: "a name that only begins like a layer",
			files: map[string]string{"ui/chart/a.go": "package chart\nimport _ \"rapport/finance\"\n", "main.go": "package main\nimport (\n_ \"fyne.io/fyne/v2/app\"\n_ \"rapport/store\"\n_ \"rapport/ui\"\n)\n"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got := sourceTree(t, c.files).violations()
			if len(got) != len(c.want) {
				t.Fatalf("found %d violations, want %d:\n%s", len(got), len(c.want), strings.Join(got, "\n"))
			}
			for i, part := range c.want {
				if !strings.Contains(got[i], part) {
					t.Errorf("violation %d is %q, want %q in it", i+1, got[i], part)
				}
			}
		})
	}
}

func TestReadTreeNamesTheBrokenFile(t *testing.T) {
	root := t.TempDir()
	if _, err := readTree(root); err == nil {
		t.Error("a folder without go.mod was read")
	}
	if err := os.WriteFile(filepath.Join(root, "go.mod"), []byte("module rapport\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(root, "broken.go"), []byte("package\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := readTree(root); err == nil || !strings.Contains(err.Error(), "broken.go") {
		t.Errorf("error %v does not name broken.go", err)
	}
}
