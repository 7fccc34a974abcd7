package duplicates

import (
	"testing"

	"rapport/app"
	"rapport/finance"
	"rapport/store"
	"rapport/store/storetest"
	"rapport/ui/shell"
	"rapport/ui/uitest"
)

// bench is the page over a company file, and what it told its host.
type bench struct {
	*uitest.Around
	store *store.Store
	page  *Page
}

// today is the day of the tests.
var today = finance.MustDate("2026-04-02")

func newBench(t *testing.T, s *store.Store) *bench {
	t.Helper()
	b := &bench{Around: uitest.New(t), store: s}
	b.NoFailures(t)
	b.page = New(Deps{Data: s, Host: b.Host(today)})
	b.Hold(b.page.Content(), b.page.Refresh)
	b.page.Show(shell.Place{})
	return b
}

// threeAnns are two records of one person, and one of somebody who shares the e-mail
// and may be a third; the two have orders. Others are there too.
func threeAnns(t *testing.T) (s *store.Store, anns []*app.Contact) {
	t.Helper()
	s = storetest.New(t)
	mail := []app.ContactPoint{{Kind: app.Email, Raw: "ann@lee.example"}}
	for _, name := range []string{"Ann Lee", "Anne Lee", "Bob Lee"} {
		c := storetest.Person(name)
		c.Points = append([]app.ContactPoint{}, mail...)
		anns = append(anns, c)
	}
	anns[0].City, anns[0].Acquired = "Seattle", finance.MustDate("2025-05-01")
	anns[1].City, anns[1].Acquired = "Tacoma", finance.MustDate("2024-01-01")
	anns[1].Tags, anns[1].External = []string{"Club"}, []app.ExternalID{{System: "shop", Value: "A-7"}}
	anns[2].Address = "12 Harbour Street"
	anns[2].Points = append(anns[2].Points, app.ContactPoint{Kind: app.Phone, Raw: "206 555 0199"})
	storetest.Put(t, s, anns[0], anns[1], anns[2])
	for _, name := range []string{"Peter Brown", "Rosa Diaz", "Wei Chen", "Tom Hill", "Ida Holm", "Olu Adeyemi", "Jean Petit", "Marta Kowalska"} {
		storetest.Put(t, s, storetest.Person(name))
	}
	product := storetest.Product("100", "60")
	storetest.Put(t, s, product)
	storetest.Put(t, s, storetest.Order(anns[0], "2026-01-05", product, 1), storetest.Order(anns[0], "2026-01-07", product, 1),
		storetest.Order(anns[1], "2026-01-06", product, 2))
	return s, anns
}
