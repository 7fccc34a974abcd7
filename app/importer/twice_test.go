package importer_test

import (
	"fmt"
	"strings"
	"testing"

	"rapport/app/importer"
)

func TestNewContactsThatAreLikeOthersAreCounted(t *testing.T) {
	s := books(t)
	load(t, s, "contacts", "external_id,name,email,city\n1,Ann Lee,ann@example.com,Oslo\n2,Ben Ray,ben@example.com,Rome\n")
	// Ann by her address, two of the file who are one, one who is new, one who is
	// there already under her number, and one who is refused.
	summary, said, err := run(t, s, importer.Plan{Kind: "contacts", File: file(t, "more.csv", "external_id,name,email,city\n"+
		"3,Anne Lee,ann@example.com,Oslo\n4,Clara Dubois,clara@example.com,Paris\n5,Clara Dubois,clara@example.com,Paris\n6,Noah Kim,noah@example.com,Bergen\n"+
		"1,Ann Lee,ann@example.com,Oslo\n7,,,Noah\n")})
	if err != nil {
		t.Fatal(err)
	}
	if summary.Created != 4 || summary.Skipped != 1 || summary.PossibleDuplicates != 3 {
		t.Errorf("%+v %q", summary, said.refused)
	}
	summary, _, err = run(t, s, importer.Plan{Kind: "contacts", DryRun: true, File: file(t, "again.csv", "external_id,name,email\n8,Ann Lee,ann@example.com\n")})
	if err != nil || summary.PossibleDuplicates != 0 {
		t.Errorf("a trial counts them: %+v %v", summary, err)
	}
}

// Few new contacts beside many are looked up one by one, and found just so.
func TestOneNewContactAmongManyIsCounted(t *testing.T) {
	s := books(t)
	var b strings.Builder
	b.WriteString("external_id,name,email,city\n")
	for i := range 200 {
		fmt.Fprintf(&b, "%d,Person%d Family%d,p%d@example.com,City%d\n", i, i*7, i*3, i, i%20)
	}
	load(t, s, "contacts", b.String())
	summary := load(t, s, "contacts", "external_id,name,email,city\nx,Person70 Family30,p10@example.com,City10\ny,Somebody Else,else@example.com,Nowhere\n")
	if summary.Created != 2 || summary.PossibleDuplicates != 1 {
		t.Errorf("%+v", summary)
	}
}
