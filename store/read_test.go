package store_test

import (
	"context"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/finance"
	"rapport/store/storetest"
)

func names(rows []app.ContactRow) string {
	var all []string
	for _, r := range rows {
		all = append(all, r.Name)
	}
	return strings.Join(all, " ")
}

func TestContactRows(t *testing.T) {
	ctx, s := context.Background(), storetest.New(t)
	firm := &app.Contact{Kind: app.Organisation, Name: "Zeta AG"}
	storetest.Put(t, s, firm)
	owner := &app.Staff{Name: "Dana", Active: true}
	storetest.Put(t, s, owner)
	emil := &app.Contact{Kind: app.Person, Name: "Émile", Company: firm.ID, Owner: owner.ID, Tags: []string{"vip", "video"},
		Points: []app.ContactPoint{{Kind: app.Email, Raw: "emile@zeta.example"}, {Kind: app.Phone, Raw: "206 555 0100"}}}
	ann, fred := storetest.Person("ann"), storetest.Person("Fred")
	p := storetest.Product("100", "40")
	storetest.Put(t, s, emil, ann, fred, p)
	storetest.Put(t, s, storetest.Order(emil, "2026-01-05", p, 2),
		&app.Interaction{Day: 20260203, Contact: ann.ID, Kind: app.Visit, Direction: app.Outbound})
	all, err := s.ContactRows(ctx, app.ContactFilter{})
	if err != nil {
		t.Fatal(err)
	}
	if got := names(all); got != "ann Émile Fred Zeta AG" {
		t.Errorf("order of names: %s", got)
	}
	e := all[1]
	if e.Company != "Zeta AG" || e.Owner != "Dana" || e.Email != "emile@zeta.example" || e.Phone == "" || e.Tags != "vip, video" ||
		e.Orders != 1 || e.NetRevenue != 200_00 || e.Profit != 118_50 {
		t.Errorf("%+v", e)
	}
	if a := all[0]; a.LastContact != 20260203 || a.Profit != -35_00 {
		t.Errorf("%+v", a)
	}
	for _, c := range []struct {
		filter app.ContactFilter
		want   string
	}{
		{app.ContactFilter{Text: "EMIL"}, "Émile"}, {app.ContactFilter{Text: "zeta"}, "Émile Zeta AG"}, {app.ContactFilter{Tag: "VIP"}, "Émile"},
		{app.ContactFilter{Owner: owner.ID}, "Émile"}, {app.ContactFilter{Unprofitable: true}, "ann"}, {app.ContactFilter{Text: "nobody"}, ""},
	} {
		rows, err := s.ContactRows(ctx, c.filter)
		if err != nil || names(rows) != c.want {
			t.Errorf("%+v: %s, %v", c.filter, names(rows), err)
		}
	}
}

func TestReturnableLinesSumToWhatWasPaid(t *testing.T) {
	ctx, s := context.Background(), storetest.New(t)
	ann, p := storetest.Person("Ann"), storetest.Product("3.3333", "1")
	storetest.Put(t, s, ann, p)
	o := storetest.Order(ann, "2026-01-05", p, 3)
	storetest.Put(t, s, o)
	claim := storetest.Claim(o, "2026-01-06", 2_00)
	claim.States = []app.ClaimState{{Status: app.ClaimPaid, Day: 20260108}}
	storetest.Put(t, s, claim)
	lines, err := s.ReturnableLines(ctx, ann.ID, 0, 0)
	if err != nil || len(lines) != 1 {
		t.Fatalf("%+v, %v", lines, err)
	}
	l := lines[0]
	if l.Refund != 10_00 || !l.Returned.IsZero() || len(l.Claims) != 1 || l.Claims[0].Amount != 2_00 || !l.UnitCost.Decimal.Equal(decimal.NewFromInt(1)) {
		t.Errorf("%+v", l)
	}
	storetest.Put(t, s, storetest.Return(o, "2026-01-10", 1, 3_33))
	storetest.Put(t, s, storetest.Return(o, "2026-01-11", 1, 3_33))
	lines, err = s.ReturnableLines(ctx, 0, o.ID, 0)
	if err != nil || len(lines) != 1 || lines[0].Refund != 3_34 || !lines[0].Returned.Equal(decimal.NewFromInt(2)) {
		t.Fatalf("the last piece takes the odd cent: %+v, %v", lines, err)
	}
	last := storetest.Return(o, "2026-01-12", 1, 3_34)
	last.Clawback, last.RestockingFee = []app.ID{claim.ID}, 50
	storetest.Put(t, s, last)
	if lines, err = s.ReturnableLines(ctx, ann.ID, 0, 0); err != nil || len(lines) != 0 {
		t.Errorf("nothing is left: %+v, %v", lines, err)
	}
	returns, err := s.ReturnRows(ctx, ann.ID, 0)
	if err != nil || len(returns) != 3 || returns[0].Clawback != 2_00 || returns[0].Fee != 50 || returns[0].PaidOut != 84 ||
		returns[0].Kept() != 2_50 || returns[0].Due() != 3_34 || returns[0].Orders != o.Number || returns[0].Customer != "Ann" {
		t.Errorf("%+v, %v", returns, err)
	}
	orders, err := s.OrderRows(ctx, ann.ID, 10)
	if err != nil || len(orders) != 1 || !orders[0].Returned || orders[0].Gross != 10_00 || orders[0].Items != "Product" {
		t.Errorf("%+v, %v", orders, err)
	}
	claims, err := s.ClaimRows(ctx, ann.ID, 0)
	if err != nil || len(claims) != 1 || claims[0].Status != app.ClaimClawedBack || claims[0].Leak || claims[0].OrderNo != o.Number {
		t.Errorf("%+v, %v", claims, err)
	}
}

func TestClaimRowsTellTheStateEnteredLast(t *testing.T) {
	ctx, s := context.Background(), storetest.New(t)
	ann, p := storetest.Person("Ann"), storetest.Product("100", "40")
	storetest.Put(t, s, ann, p)
	o := storetest.Order(ann, "2026-01-05", p, 1)
	storetest.Put(t, s, o)
	for _, states := range [][]app.ClaimState{
		nil,
		{{Status: app.ClaimMailed, Day: 20260104}},
		{{Status: app.ClaimApproved, Day: 20260107}},
		{{Status: app.ClaimApproved, Day: 20260108}, {Status: app.ClaimPaid, Day: 20260108}},
		{{Status: app.ClaimPaid, Day: 20260108}, {Status: app.ClaimVoid, Day: 20260107}},
	} {
		c := storetest.Claim(o, "2026-01-06", 5_00)
		c.States = states
		storetest.Put(t, s, c)
		rows, err := s.ClaimRows(ctx, 0, 1)
		if err != nil || len(rows) != 1 || rows[0].Status != c.Status() || rows[0].StatusOn != c.On(c.Status()) {
			t.Errorf("%+v: %+v, %v, want %s", states, rows, err, c.Status())
		}
	}
	storetest.Put(t, s, storetest.Return(o, "2026-01-20", 1, 100_00))
	rows, err := s.ClaimRows(ctx, 0, 0)
	if err != nil {
		t.Fatal(err)
	}
	leaks := 0
	for _, r := range rows {
		if r.Leak {
			leaks++
		}
	}
	if leaks != 2 {
		t.Errorf("%d claims leak, want the two that were paid: %+v", leaks, rows)
	}
	counts, err := s.OpenCounts(ctx, 20260201)
	if err != nil || counts.Claims != 3 || counts.TasksDue != 0 {
		t.Errorf("%+v, %v", counts, err)
	}
}

func TestNextNumber(t *testing.T) {
	ctx, s := context.Background(), storetest.New(t)
	next := func(kind string) string {
		t.Helper()
		n, err := s.NextNumber(ctx, kind)
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	if n := next("order"); n != "O-1001" {
		t.Errorf("the first order is %s", n)
	}
	p := storetest.Product("1", "1")
	storetest.Put(t, s, p)
	record := func(number, system string) {
		t.Helper()
		o := storetest.Order(nil, "2026-01-05", p, 1)
		o.Number, o.System = number, system
		storetest.Put(t, s, o)
	}
	for _, c := range []struct{ last, want string }{{"O-1002", "O-1003"}, {"O-099", "O-100"}, {"2026/7", "2026/8"}, {"special", "special-1"}} {
		record(c.last, "")
		record("X-1", "web shop of "+c.last)
		if n := next("order"); n != c.want {
			t.Errorf("after %s: %s, want %s", c.last, n, c.want)
		}
	}
	record("O-1001", "")
	if n := next("order"); n != "O-1003" {
		t.Errorf("O-1002 is taken: %s", n)
	}
	if _, err := s.NextNumber(ctx, "call"); app.KindOf(err) != app.BadInput {
		t.Errorf("%v", err)
	}
}

func TestSearchTellsThePhoneThatMatched(t *testing.T) {
	s := storetest.New(t)
	ann := storetest.Person("Ann")
	ann.Points = []app.ContactPoint{{Kind: app.Phone, Raw: "+1 212 555 0100"}}
	storetest.Put(t, s, ann)
	for _, text := range []string{"5550100", "555 0100", "2125550100"} {
		hits, err := s.SearchContacts(context.Background(), text, 5)
		if err != nil || len(hits) != 1 || hits[0].Matched != "+1 212 555 0100" {
			t.Errorf("%q: %+v, %v", text, hits, err)
		}
	}
}

func TestFindCustomer(t *testing.T) {
	ctx, s := context.Background(), storetest.New(t)
	michelle := &app.Contact{Kind: app.Person, Name: "Michelle Alvarez", Points: []app.ContactPoint{{Kind: app.Email, Raw: "M.Alvarez@example.com"}},
		External: []app.ExternalID{{System: "import", Value: "7"}, {System: "shop", Value: "M-1"}}}
	jose := &app.Contact{Kind: app.Person, Name: "José Pérez", External: []app.ExternalID{{System: "shop", Value: "7"}}}
	twin, other := storetest.Person("Kim Lee"), storetest.Person("kim lee")
	storetest.Put(t, s, michelle, jose, twin, other)
	for _, c := range []struct {
		who, system string
		report      bool
		want        app.ID
		kind        app.Kind
	}{
		{"7", "", true, michelle.ID, 0},    // of import, before any other system
		{"7", "shop", false, jose.ID, 0},   // of the system asked for
		{"shop:7", "", false, jose.ID, 0},  // system:value
		{"M-1", "", false, michelle.ID, 0}, // unique in any system
		{"M-1", "crm", false, 0, app.NotFound},
		{"M-1", "crm", true, michelle.ID, 0},
		{"m.alvarez@EXAMPLE.com", "crm", false, michelle.ID, 0},
		{"jose perez", "crm", false, jose.ID, 0},
		{"Michelle", "", true, michelle.ID, 0}, // the beginning of a name, in reports only
		{"Michelle", "", false, 0, app.NotFound},
		{"jos", "", true, jose.ID, 0},
		{"Kim Lee", "", true, 0, app.Ambiguous},
		{"nobody", "", true, 0, app.NotFound},
		{" ", "", true, 0, app.BadInput},
	} {
		got, err := s.FindCustomer(ctx, c.who, c.system, c.report)
		if got != c.want || (err != nil) != (c.want == 0) || (err != nil && app.KindOf(err) != c.kind) {
			t.Errorf("%q of %q, report %v: %d, %v", c.who, c.system, c.report, got, err)
		}
		if c.kind == app.Ambiguous && strings.Count(err.Error(), "im ") < 2 {
			t.Errorf("the candidates are not listed: %v", err)
		}
	}
	saved, err := s.Contact(ctx, jose.ID)
	if err != nil {
		t.Fatal(err)
	}
	byNumber, err := s.FindCustomer(ctx, decimal.NewFromInt(saved.Number).String(), "", true)
	if err != nil || byNumber != jose.ID {
		t.Errorf("by number %d: %d, %v", saved.Number, byNumber, err)
	}
}

func TestChoices(t *testing.T) {
	ctx, s := context.Background(), storetest.New(t)
	ann := &app.Contact{Kind: app.Person, Name: "Ann Lee", Points: []app.ContactPoint{{Kind: app.Email, Raw: "ann@example.com"}}}
	percent := &app.Product{SKU: "100%", Name: "Ünit_1", Active: true}
	retired := &app.Product{SKU: "OLD", Name: "Old one"}
	storetest.Put(t, s, ann, percent, retired)
	o := storetest.Order(ann, "2026-01-05", percent, 1)
	storetest.Put(t, s, o)
	one := func(what string, found []app.Choice, err error, want app.ID) {
		t.Helper()
		if err != nil || len(found) != 1 || found[0].ID != want {
			t.Errorf("%s: %+v, %v", what, found, err)
		}
	}
	found, err := s.ContactChoices(ctx, "lee", 10)
	one("a contact by name", found, err, ann.ID)
	if found[0].Detail != "ann@example.com" {
		t.Errorf("%+v", found)
	}
	found, err = s.ContactChoices(ctx, "", 10)
	one("any contact", found, err, ann.ID)
	for _, text := range []string{"", "unit", "ÜNIT", "100%", "it_1"} {
		found, err = s.ProductChoices(ctx, text, 10)
		one("product "+text, found, err, percent.ID)
	}
	if found, err = s.ProductChoices(ctx, "%", 10); err != nil || len(found) != 1 {
		t.Errorf("a wildcard is a letter: %+v, %v", found, err)
	}
	for _, text := range []string{o.Number, "ann"} {
		found, err = s.OrderChoices(ctx, text, 10)
		one("order by "+text, found, err, o.ID)
	}
}

func TestExtentOfTheBooks(t *testing.T) {
	ctx, s := context.Background(), storetest.New(t)
	ann, p := storetest.Person("Ann"), storetest.Product("1", "1")
	storetest.Put(t, s, ann, p)
	storetest.Put(t, s, storetest.Order(ann, "2026-01-05", p, 1),
		&app.Interaction{Day: 20260301, Contact: ann.ID, Kind: app.Call, Direction: app.Inbound}) // costs nothing
	e, err := s.Extent(ctx)
	if err != nil || e.FirstEntry != 20260105 || e.LastEntry != 20260105 || e.LastDocument != 20260301 {
		t.Errorf("%+v, %v", e, err)
	}
	if months, err := s.EntryMonths(ctx); err != nil || len(months) != 1 || months[0] != finance.Month(202601) {
		t.Errorf("%v, %v", months, err)
	}
}
