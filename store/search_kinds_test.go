package store_test

import (
	"context"
	"fmt"
	"testing"

	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/finance"
	"rapport/store/storetest"
)

// Every kind of record is found by its number, its words without their accents and
// in two Chinese letters, at once and after the texts have gone into the index.
func TestEveryKindIsFound(t *testing.T) {
	ctx := context.Background()
	s := storetest.New(t)
	c, p := storetest.Person("李娜"), &app.Product{SKU: "SKU-77", Name: "Théière émaillée 茶壶"}
	storetest.Put(t, s, c, p)
	o := storetest.Order(c, "2026-01-05", p, 3)
	o.Number, o.Note = "A-2026/0007", "Livré à l'école 学校"
	storetest.Put(t, s, o)
	r := storetest.Return(o, "2026-01-09", 1, 100)
	r.Number, r.Note = "RET-0042", "abîmé 破损"
	claim := storetest.Claim(o, "2026-01-08", 50)
	claim.Number, claim.Note = "CLM-0815", "coupon déchiré 优惠"
	campaign := storetest.Campaign(2, "2026-01-01")
	campaign.Name, campaign.Note = "Rentrée 开学", "Größe egal"
	repair := &app.ServiceCase{Number: "SVC-3131", Day: finance.MustDate("2026-01-20"), Contact: c.ID,
		Minutes: decimal.NewNullDecimal(decimal.NewFromInt(5)), Note: "couvercle fêlé 盖子"}
	call := &app.Interaction{Day: finance.MustDate("2026-01-06"), Contact: c.ID, Kind: app.Call, Direction: app.Inbound, Note: "a demandé le délai 交货"}
	task := &app.Task{Title: "Rappeler après Noël 回电", Contact: c.ID}
	storetest.Put(t, s, r, claim, campaign, repair, call, task)
	look := func() {
		t.Helper()
		for _, w := range []struct {
			kind  string
			id    app.ID
			texts []string
		}{
			{"contact", c.ID, []string{"李娜", "李", "娜"}},
			{"order", o.ID, []string{"2026/0007", "A-2026", "0007", "ecole", "ÉCOLE", "livre ecole", "学校"}},
			{"return", r.ID, []string{"RET-0042", "ret-00", "0042", "abime", "破损"}},
			{"claim", claim.ID, []string{"CLM-0815", "clm", "0815", "dechire", "优惠"}},
			{"service", repair.ID, []string{"SVC-3131", "3131", "fele", "盖子"}},
			{"campaign", campaign.ID, []string{"rentree", "开学", "grosse egal"}},
			{"interaction", call.ID, []string{"delai", "交货"}},
			{"task", task.ID, []string{"noel", "回电", "rappeler apres"}},
			{"product", p.ID, []string{"SKU-77", "theiere", "emaillee", "茶壶"}},
		} {
			for _, text := range w.texts {
				hits, err := s.Search(ctx, text, 24)
				if err != nil {
					t.Fatal(err)
				}
				found := false
				for _, h := range hits {
					found = found || h.Kind == w.kind && h.ID == w.id && h.Title != ""
				}
				if !found {
					t.Errorf("%q does not find the %s: %+v", text, w.kind, hits)
				}
			}
		}
	}
	look()
	var many []app.Record
	for i := range 250 {
		many = append(many, storetest.Person(fmt.Sprintf("Filler %d", i)))
	}
	storetest.Put(t, s, many...)
	look()
	storetest.Sound(t, s)
	named, err := s.Named(ctx, []app.Hit{{Kind: "contact", ID: c.ID}, {Kind: "claim", ID: claim.ID}, {Kind: "order", ID: 99}, {Kind: "page", ID: c.ID}})
	if err != nil || named[0].Title != "李娜" || named[1].Title != "CLM-0815" || named[2].Title+named[3].Title != "" {
		t.Errorf("named %+v, %v", named, err)
	}
}
