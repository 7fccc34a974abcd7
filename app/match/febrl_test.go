package match

import (
	"encoding/csv"
	"os"
	"strings"
	"testing"

	"rapport/app"
	"rapport/finance"
)

// febrl reads persons of the Freely Extensible Biomedical Record Linkage project;
// rec-N-org and rec-N-dup-M are the same person.
func febrl(t *testing.T, path string, withNumber bool) (subjects []Subject, person map[app.ID]string) {
	f, err := os.Open(path)
	if err != nil {
		t.Skipf("no persons to match: %v", err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.TrimLeadingSpace = true
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	at := map[string]int{}
	for i, name := range rows[0] {
		at[strings.TrimSpace(name)] = i
	}
	person = map[app.ID]string{}
	for n, row := range rows[1:] {
		get := func(name string) string { return strings.TrimSpace(row[at[name]]) }
		s := Subject{
			ID: app.ID(n + 1), Kind: app.Person, Given: get("given_name"), Family: get("surname"),
			Address: get("address_1"), City: get("suburb"), Postcode: get("postcode"), Region: get("state"),
		}
		if b := get("date_of_birth"); len(b) == 8 {
			if d, err := finance.ParseDate(b[:4] + "-" + b[4:6] + "-" + b[6:]); err == nil {
				s.Birthday = d
			}
		}
		if withNumber {
			s.Custom = map[string]string{"soc_sec_id": get("soc_sec_id")}
		}
		subjects = append(subjects, s)
		person[s.ID] = strings.Split(get("rec_id"), "-")[1]
	}
	return subjects, person
}

func quality(t *testing.T, subjects []Subject, person map[app.ID]string, score float64) (precision, recall float64) {
	pairs, err := Pairs(t.Context(), subjects, score, nil)
	if err != nil {
		t.Fatal(err)
	}
	count := map[string]int{}
	for _, p := range person {
		count[p]++
	}
	truth := 0
	for _, n := range count {
		truth += n * (n - 1) / 2
	}
	right := 0
	for _, p := range pairs {
		if person[p.A] == person[p.B] {
			right++
		}
	}
	return float64(right) / float64(len(pairs)), float64(right) / float64(truth)
}

func TestFebrl(t *testing.T) {
	for _, withNumber := range []bool{false, true} {
		subjects, person := febrl(t, "../../../shared/data/febrl/dataset1.csv", withNumber)
		precision, recall := quality(t, subjects, person, DefaultScore)
		t.Logf("with the person's number: %v; precision %.4f, recall %.4f", withNumber, precision, recall)
		if precision < 0.98 || recall < 0.95 {
			t.Errorf("precision %.4f and recall %.4f; want 0.98 and 0.95", precision, recall)
		}
	}
}
