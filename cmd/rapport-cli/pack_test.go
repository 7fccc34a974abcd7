package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Every chart that has data in the sample company goes into every kind of file,
// and the pack holds them all.
func TestChartsAndPackOfTheSampleCompany(t *testing.T) {
	file := demo(t)
	dir := t.TempDir()
	magic := map[string][]byte{".png": []byte("\x89PNG"), ".svg": []byte("<"), ".pdf": []byte("%PDF-"), ".xlsx": []byte("PK")}
	for _, chart := range []string{"whale", "profitability", "media-roi", "forecast", "budget-vs-actual", "ltv", "retention", "scorecard", "equity",
		"statement", "recency", "customer Michelle", "ltv --by source", "journey Michelle"} {
		for ending, begins := range magic {
			out := filepath.Join(dir, chart+ending)
			must(t, append([]string{"--file", file, "chart"}, append(strings.Fields(chart), "-o", out)...)...)
			if data, err := os.ReadFile(out); err != nil || !bytes.HasPrefix(data, begins) {
				t.Errorf("chart %s to %s begins with %q, %v", chart, ending, data[:min(8, len(data))], err)
			}
		}
	}
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
