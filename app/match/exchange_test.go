package match

import (
	"fmt"
	"testing"

	"rapport/app"
)

// The numbers of one town differ by a digit or two and so do the e-mails of like
// names: neighbours, namesakes and shops next door are not taken for one.
func TestNumbersOfOneExchangeAreNoSlips(t *testing.T) {
	given := []string{"Leila", "Anders", "Hugo", "Greta", "Yuki", "Kofi", "Marta", "Amara", "Noah", "Ida"}
	family := []string{"Clarke", "Rahman", "Raman", "Ivanova", "Park", "Schmidt", "Mensah", "Moreno", "Nwosu", "Berg"}
	var all []Subject
	for i, g := range given {
		for j, f := range family {
			all = append(all, Subject{
				ID: app.ID(len(all) + 1), Kind: app.Person, Given: g, Family: f, City: "Seattle", Postcode: "98101",
				Address: fmt.Sprintf("%d Pine Street", 3+7*len(all)), Phones: []string{fmt.Sprintf("+120655501%02d", i*10+j)},
				Emails: []string{fmt.Sprintf("%s.%s@example.com", g, f)},
			})
		}
	}
	for i, name := range []string{"海港茶馆", "东方琴行"} {
		all = append(all, Subject{
			ID: app.ID(1000 + i), Kind: app.Organisation, Name: name, City: "Seattle", Postcode: "98101",
			Phones: []string{fmt.Sprintf("+1206555020%d", i)}, Emails: []string{fmt.Sprintf("info%d@example.com", i)},
		})
	}
	pairs, err := Pairs(t.Context(), all, DefaultScore, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range pairs {
		t.Errorf("%d and %d by %.3f: %v", p.A, p.B, p.Score, p.Reasons)
	}
}
