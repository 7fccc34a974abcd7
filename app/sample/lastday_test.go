package sample_test

import (
	"slices"
	"testing"

	"rapport/app"
)

// TestLastDayIsInTheHistory: who did what is told, and the first action made all
// that has a figure.
func TestLastDayIsInTheHistory(t *testing.T) {
	s := buildSample(t)
	done, err := s.History(t.Context(), 100)
	if err != nil {
		t.Fatal(err)
	}
	first := done[len(done)-1]
	if first.Sentence != "Create the sample company" || first.Moment != "2026-03-31T08:00:00Z" {
		t.Fatalf("the first action is %+v", first)
	}
	for _, d := range done[:len(done)-1] {
		if d.Actor == "" || d.Moment <= first.Moment || d.Moment[:10] != "2026-03-31" {
			t.Errorf("%s by %q at %s", d.Text(), d.Actor, d.Moment)
		}
	}
	if _, err := s.UndoWith(t.Context(), done[len(done)-2].ID); err != nil {
		t.Errorf("what was done after the company was made cannot be taken back: %v", err)
	}
}

// TestSomeContactsAreThereTwice, as the search for duplicates finds.
func TestSomeContactsAreThereTwice(t *testing.T) {
	s := buildSample(t)
	pairs, err := s.Duplicates(t.Context(), 0.9)
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	for _, p := range pairs {
		names := []string{p.A.Name, p.B.Name}
		slices.Sort(names)
		found = append(found, names[0]+" = "+names[1])
	}
	for _, want := range []string{"Nordwind Studio = Nordwind Studio GmbH", "Chloe Mensah = Chloé Mensah", "Z. Adeyemi = Zoë Adeyemi"} {
		if !slices.Contains(found, want) {
			t.Errorf("%s is not among %q", want, found)
		}
	}
}

// TestThreeOfFourDepartmentsHaveSigned, so that the window shows what is missing.
func TestThreeOfFourDepartmentsHaveSigned(t *testing.T) {
	s := buildSample(t)
	register, err := s.Register(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	version, known := register.Version(1)
	if !known || len(version.SignOffs) != 3 || slices.ContainsFunc(version.SignOffs, func(so app.SignOff) bool { return so.Department == "marketing" }) {
		t.Errorf("signed by %+v", version.SignOffs)
	}
}
