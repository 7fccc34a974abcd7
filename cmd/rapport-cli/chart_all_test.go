package main

import (
	"bytes"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

// magic is how a file of each format begins.
var magic = map[string]string{".png": "\x89PNG", ".svg": "<svg", ".pdf": "%PDF-", ".xlsx": "PK"}

// TestAllChartsInOneCommand: no chart command is forgotten, each file is what its
// ending says, and the same books give the same bytes.
func TestAllChartsInOneCommand(t *testing.T) {
	file := demo(t)
	first, second := filepath.Join(t.TempDir(), "new", "folder"), t.TempDir()
	made := object(t, must(t, "--file", file, "--format", "json", "chart", "all", "-o", first, "--size", "640x400", "--customer", "Michelle"))
	must(t, "--file", file, "chart", "all", "-o", second, "--size", "640x400", "--customer", "Michelle")
	there := map[string]bool{}
	for _, c := range made["charts"].([]any) {
		c := c.(map[string]any)
		there[c["chart"].(string)] = true
		if files := c["files"].([]any); len(files) != len(magic) || c["title"] == "" {
			t.Errorf("%v has %d files", c["chart"], len(files))
		}
		for ending, begins := range magic {
			name := c["chart"].(string) + ending
			a, err := os.ReadFile(filepath.Join(first, name))
			if err != nil || !bytes.HasPrefix(a, []byte(begins)) {
				t.Errorf("%s begins with %q, %v", name, a[:min(8, len(a))], err)
			}
			if b, err := os.ReadFile(filepath.Join(second, name)); err != nil || !bytes.Equal(a, b) {
				t.Errorf("%s differs from one time to the next, %v", name, err)
			}
		}
	}
	commands := reflect.TypeFor[chartCommand]()
	for i := range commands.NumField() {
		f := commands.Field(i)
		name := f.Tag.Get("name")
		if name == "" {
			name = strings.ToLower(f.Name)
		}
		if name != "all" && !there[name] {
			t.Errorf("%q is not among all charts", name)
		}
	}
}

// TestAllChartsOfAnEmptyCompany draws what says why there is nothing, and tells
// what cannot be drawn at all.
func TestAllChartsOfAnEmptyCompany(t *testing.T) {
	folder := t.TempDir()
	r := call(t, "--file", empty(t), "chart", "all", "-o", folder, "--formats", "svg,xlsx", "--size", "400x300")
	if r.code != exitDone || !strings.Contains(r.errs, "forecast is left out.") || strings.Contains(r.errs, "went wrong") {
		t.Errorf("exit %d, %s", r.code, r.errs)
	}
	for _, name := range []string{"whale.svg", "whale.xlsx", "retention.svg", "equity.xlsx"} {
		if _, err := os.Stat(filepath.Join(folder, name)); err != nil {
			t.Error(err)
		}
	}
	for _, name := range []string{"whale.png", "forecast.svg", "journey.svg"} {
		if _, err := os.Stat(filepath.Join(folder, name)); err == nil {
			t.Errorf("there is a %s", name)
		}
	}
}

// TestAllChartsRefuseWhatCannotBe, with a sentence, and nothing written.
func TestAllChartsRefuseWhatCannotBe(t *testing.T) {
	file, folder := demo(t), filepath.Join(t.TempDir(), "out")
	for what, c := range map[string]struct {
		args []string
		code int
		said string
	}{
		"a format that is none": {[]string{"--formats", "bmp"}, exitUsage, "bmp"},
		"no size":               {[]string{"--size", "10x10"}, exitUsage, "10x10"},
		"too large a scale":     {[]string{"--scale", "99"}, exitUsage, "0.5 to 8"},
		"a scale that is none":  {[]string{"--scale", "NaN"}, exitUsage, "0.5 to 8"},
		"no theme":              {[]string{"--theme", "pink"}, exitUsage, "pink"},
		"nobody":                {[]string{"--customer", "No Such Person"}, exitFault, "No Such Person"},
		"a file for a folder":   {[]string{"-o", file}, exitFault, "cannot be made"},
		"no such version":       {[]string{"--policy", "99"}, exitFault, "99"},
	} {
		r := call(t, append([]string{"--file", file, "chart", "all", "-o", folder}, c.args...)...)
		if r.code != c.code || !strings.Contains(r.errs, c.said) {
			t.Errorf("%s: exit %d, %s", what, r.code, r.errs)
		}
		if _, err := os.Stat(folder); err == nil {
			t.Fatalf("%s made a folder", what)
		}
	}
}

// TestChartsInTheDarkAndEnlarged differ from those on paper.
func TestChartsInTheDarkAndEnlarged(t *testing.T) {
	file := demo(t)
	seen := map[string]string{}
	for what, args := range map[string][]string{"plain": nil, "dark": {"--theme", "dark"}, "enlarged": {"--scale", "3"}} {
		path := filepath.Join(t.TempDir(), "whale.svg")
		must(t, append([]string{"--file", file, "chart", "whale", "-o", path}, args...)...)
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for other, before := range seen {
			if before == string(data) {
				t.Errorf("%s is as %s", what, other)
			}
		}
		seen[what] = string(data)
	}
}
