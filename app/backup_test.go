package app_test

import (
	"testing"
	"time"

	"rapport/app"
)

// A year of backups, twice a day, comes down to the newest of seven days, four
// weeks and six months.
func TestSuperseded(t *testing.T) {
	newest := time.Date(2026, 11, 22, 18, 0, 0, 0, time.UTC) // a Sunday
	var all []app.Backup
	for i := range 730 {
		all = append(all, app.Backup{Made: newest.Add(-time.Duration(i) * 12 * time.Hour)})
	}
	old := map[time.Time]bool{}
	for _, b := range app.Superseded(all) {
		old[b.Made] = true
	}
	var kept []string
	for _, b := range all {
		if !old[b.Made] {
			kept = append(kept, b.Made.Format("01-02 15"))
		}
	}
	want := []string{
		"11-22 18", "11-22 06", "11-21 18", "11-20 18", "11-19 18", "11-18 18", "11-17 18", "11-16 18",
		"11-15 18", "11-08 18", "11-01 18", "10-31 18", "09-30 18", "08-31 18", "07-31 18", "06-30 18",
	}
	if len(kept) != len(want) {
		t.Fatalf("kept %v", kept)
	}
	for i := range want {
		if kept[i] != want[i] {
			t.Errorf("%d: kept %s, want %s", i, kept[i], want[i])
		}
	}
	if again := app.Superseded(all[:3]); len(again) > 0 {
		t.Errorf("of three: %v", again)
	}
}
