package importer_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"rapport/app/importer"
)

var rowNumber = regexp.MustCompile(`^Row (\d+)`)

// Rows are refused for what they say, for what the books say, and for lying
// beside a refused one, some of them long after others: all are told in the
// order of the file.
func TestRefusedRowsAreToldInTheirOrder(t *testing.T) {
	var b strings.Builder
	b.WriteString(orderHead)
	for i := 2; i < 7000; i++ {
		quantity, customer := "1", "Ann"
		switch {
		case i%50 == 0:
			quantity = "-1" // seen while reading
		case i%50 == 25:
			customer = strings.Repeat("x", 600) // seen while resolving
		}
		number := "A-" + strconv.Itoa(i)
		if i == 3 || i == 6500 {
			number, quantity = "far apart", "none"
		}
		b.WriteString(number + ",2026-03-01," + customer + ",web,RADIO," + quantity + ",10.00\n")
	}
	s := books(t)
	errors := filepath.Join(t.TempDir(), "refused.csv")
	summary, said, err := run(t, s, importer.Plan{Kind: "orders", File: file(t, "orders.csv", b.String()), ErrorsFile: errors})
	if err != nil || summary.Rejected < 200 {
		t.Fatalf("%+v, %v", summary, err)
	}
	told := make([]int, len(said.refused))
	for i, text := range said.refused {
		told[i], _ = strconv.Atoi(rowNumber.FindStringSubmatch(text)[1])
	}
	if !slices.IsSorted(told) || told[0] != 3 {
		t.Errorf("the rows are told in the order %v", told)
	}
	content, err := os.ReadFile(errors)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(content)), "\r\n")
	if len(lines)-1 != summary.Rejected || !strings.Contains(lines[1], "far apart") || !strings.Contains(lines[2], "A-25,") {
		t.Errorf("the file of refused rows has %d lines and begins %q", len(lines), lines[:3])
	}
}
