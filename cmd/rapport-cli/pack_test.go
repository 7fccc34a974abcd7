package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// The pack holds every chart, and the same books give the same bytes.
func TestPackOfTheSampleCompany(t *testing.T) {
	file := demo(t)
	dir := t.TempDir()
	for _, ending := range []string{".pdf", ".xlsx"} {
		first, second := filepath.Join(dir, "a"+ending), filepath.Join(dir, "b"+ending)
		for _, out := range []string{first, second} {
			must(t, "--file", file, "pack", "-o", out)
		}
		a, errA := os.ReadFile(first)
		b, errB := os.ReadFile(second)
		if errA != nil || errB != nil || !bytes.Equal(a, b) {
			t.Errorf("two packs of the same books differ as %s: %v, %v", ending, errA, errB)
		}
	}
	if r := call(t, "--file", file, "pack", "-o", filepath.Join(dir, "pack.docx")); r.code != exitUsage {
		t.Errorf("a pack to .docx ends with %d; want %d", r.code, exitUsage)
	}
}
