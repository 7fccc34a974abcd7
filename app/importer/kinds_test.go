package importer_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rapport/app"
	"rapport/app/importer"
	"rapport/app/report"
	"rapport/finance"
)

// everything is a small company in files, one of each kind, in an order in which
// they can be imported.
var everything = []struct{ kind, text string }{
	{"contacts", "external_id,name,email,company,media_source,owner,tags,created\nC1,Ann Lee,ann@example.com,Lee Ltd,Internet,Sam,\"vip; west\",2025-12-01\nC2,Bob,bob@example.com,,,,,\n"},
	{"products", "sku,name,price,cost\nCAM,Video camera,499.00,320\nSTE,Stereo,349,210.005\n"},
	{"campaigns", "name,media_source,start,end,budget\nSpring,E-mail,2026-02-01,2026-03-31,500.00\n"},
	{"targets", "campaign,customer,touched_on,responded_on\nSpring,C1,2026-02-02,2026-02-10\nSpring,C2,2026-02-02,\n"},
	{"media-costs", "date,media_source,campaign,amount\n2026-02-02,E-mail,Spring,75.00\n2026-02-02,Television,,1000\n2026-02-02,Television,,1000\n"},
	{"orders", "order_number,date,customer,channel,media_source,campaign,salesperson,sku,quantity,unit_price,unit_cost,discount,discount_percent,tax,shipping_charged,shipping_cost,payment_fee,shipped_on,paid_on\n" +
		"O-1,2026-02-10,C1,web,E-mail,Spring,Sam,CAM,1,499.00,320,10.00,5,0,8.00,11.40,2.50,2026-02-11,2026-02-10\n" +
		"O-1,2026-02-10,C1,web,E-mail,Spring,Sam,STE,2,349.00,,0,0,0,0,0,0,2026-02-11,2026-02-10\n"},
	{"returns", "return_number,date,order_number,customer,channel,sku,quantity,refund,tax,restocking_fee,shipping_cost,restock,reason\nR-1,2026-02-20,O-1,,store,CAM,1,464.05,0,5.00,3.00,yes,too heavy\n"},
	{"rebates", "claim_number,customer,order_number,sku,amount,received,status,status_on,paid_on\nRB-1,C1,O-1,CAM,100.00,2026-02-12,paid,2026-02-18,2026-02-18\nRB-2,C1,O-1,STE,10.00,2026-02-12,Refused,2026-02-15,\n"},
	{"interactions", "date,customer,kind,direction,minutes,campaign,order_number,outcome,note\n2026-02-09,C1,Call,in,12.5,,O-1,sold,asked about the stereo\n2026-02-09,C1,call,in,12.5,,O-1,sold,asked about the stereo\n2026-02-09,C2,e-mail,out,,Spring,,,\n"},
	{"service", "case_number,date,customer,order_number,sku,warranty,minutes,parts_cost,note\nS-1,2026-03-01,C1,O-1,STE,是,30,12.50,cable\n"},
	{"budget", "month,account,amount,quantity,product,media_source,channel,version\n2026-02,sales,1000.00,2,CAM,,web,original\n2026-02,Activity,-50.00,,,,,original\n"},
}

func TestEveryKindOnceAndAgain(t *testing.T) {
	s := books(t)
	for _, k := range everything {
		rows := strings.Count(k.text, "\n") - 1
		records := rows
		if k.kind == "orders" {
			records = 1
		}
		path := file(t, k.kind+".csv", k.text)
		first, said, err := run(t, s, importer.Plan{Kind: k.kind, File: path})
		if err != nil {
			t.Fatalf("%s: %v", k.kind, err)
		}
		if len(said.refused)+len(said.warned) > 0 {
			t.Fatalf("%s: %v", k.kind, said)
		}
		t.Run(k.kind, func(t *testing.T) { want(t, first, rows, records, 0, 0, 0) })
		again, _, err := run(t, s, importer.Plan{Kind: k.kind, File: path})
		if err != nil || again.Batch != 0 {
			t.Errorf("%s again: %+v %v", k.kind, again, err)
		}
		t.Run(k.kind+" again", func(t *testing.T) { want(t, again, rows, 0, 0, records, 0) })
		if k.kind == "contacts" {
			continue
		}
		same, said, err := run(t, s, importer.Plan{Kind: k.kind, File: path, OnDuplicate: importer.Update})
		if err != nil || same.Rejected != 0 || same.Created != 0 {
			t.Errorf("%s updated with itself: %+v %v %v", k.kind, same, err, said)
		}
	}
	sound(t, s)
	r, err := report.Reconcile(context.Background(), s, report.Query{})
	if err != nil || r.Difference != 0 {
		t.Errorf("reconcile %+v %v", r, err)
	}
	checkEverything(t, s)
}

func checkEverything(t *testing.T, s interface {
	app.Reader
	importer.Finder
	FindCustomer(ctx context.Context, who, system string, forReport bool) (app.ID, error)
	CustomerEntries(ctx context.Context, scope report.Scope) ([]finance.Entry, error)
}) {
	t.Helper()
	ctx := context.Background()
	id, err := s.FindCustomer(ctx, "C1", "", true)
	if err != nil {
		t.Fatal(err)
	}
	ann, err := s.Contact(ctx, id)
	if err != nil || ann.Company == 0 || ann.Owner == 0 || ann.Source == 0 || len(ann.Tags) != 2 || ann.Acquired != 20251201 {
		t.Errorf("contact %+v %v", ann, err)
	}
	entries, err := s.CustomerEntries(ctx, report.Scope{Customer: id})
	if err != nil {
		t.Fatal(err)
	}
	var statement finance.Statement
	for _, e := range entries {
		statement.Add(e.Account, e.Amount)
	}
	for account, want := range map[finance.Account]finance.Amount{
		finance.Sales: 119700, finance.Discount: -3495, finance.ShippingIncome: 800, finance.Returns: -46405, finance.RestockingFee: 500,
		finance.Rebate: -10000, finance.COGS: -32000 - 42001 + 32000, finance.ShippingCost: -1440, finance.PaymentFee: -250,
		finance.Service: -2100 - 1250, finance.Media: -3750,
		// order.web, return.store, two claims, two calls, a touch
		finance.Activity: -150 - 1200 - 900 - 2000 - 5,
	} {
		if statement[account] != want {
			t.Errorf("%s is %d, want %d", account, statement[account], want)
		}
	}
}

func TestUpdate(t *testing.T) {
	s := books(t)
	for _, k := range everything {
		load(t, s, k.kind, k.text)
	}
	update := func(kind, text string) importer.Summary {
		t.Helper()
		summary, said, err := run(t, s, importer.Plan{Kind: kind, File: file(t, "f.csv", text), OnDuplicate: importer.Update})
		if err != nil || len(said.refused) > 0 {
			t.Fatal(kind, err, said)
		}
		return summary
	}
	want(t, update("contacts", "external_id,name,phone,email,city\nC1,Anne Lee,206 555 0100,,Seattle\nC9,Cy,,,\n"), 2, 1, 1, 0, 0)
	if ann := find(t, s, "C1"); ann.Name != "Anne Lee" || ann.City != "Seattle" || ann.Point(app.Email) != "ann@example.com" || ann.Point(app.Phone) == "" {
		t.Errorf("contact %+v", ann)
	}
	want(t, update("products", "sku,name,price\nCAM,Camera,450\n"), 1, 0, 1, 0, 0)
	before := order(t, s, "O-1")
	want(t, update("orders", "order_number,date,customer,sku,quantity,unit_price\nO-1,2026-02-12,C2,STE,3,300\nO-1,2026-02-12,C2,CAM,1,480\n"), 2, 0, 1, 0, 0)
	after := order(t, s, "O-1")
	if after.Day != 20260212 || after.Contact == before.Contact || after.Channel != before.Channel || after.ShippingCost != before.ShippingCost {
		t.Errorf("order %+v", after)
	}
	if len(after.Lines) != 2 || after.Lines[0].ID != before.Lines[0].ID || after.Lines[1].ID != before.Lines[1].ID || after.Lines[1].Quantity.String() != "3" {
		t.Errorf("lines %+v, were %+v", after.Lines, before.Lines)
	}
	want(t, update("returns", "return_number,date,order_number,sku,quantity,refund\nR-1,2026-02-21,O-1,CAM,1,480.00\n"), 1, 0, 1, 0, 0)
	want(t, update("rebates", "claim_number,customer,amount,received,status,status_on\nRB-2,C1,12.00,2026-02-12,paid,2026-02-28\n"), 1, 0, 1, 0, 0)
	want(t, update("service", "case_number,date,customer,minutes\nS-1,2026-03-02,C1,45\n"), 1, 0, 1, 0, 0)
	want(t, update("campaigns", "name,media_source,start\nspring,Direct mail,2026-01-15\n"), 1, 0, 1, 0, 0)
	want(t, update("targets", "campaign,customer,responded_on\nSpring,C2,2026-02-20\n"), 1, 0, 1, 0, 0)
	want(t, update("budget", "month,account,amount,quantity,product,channel,version\n2026-02,sales,1200.00,3,CAM,web,original\n"), 1, 0, 1, 0, 0)
	sound(t, s)
	for range 9 {
		if _, err := s.Undo(context.Background()); err != nil {
			t.Fatal(err)
		}
	}
	if back := order(t, s, "O-1"); back.Day != before.Day || back.Contact != before.Contact || back.Lines[0].ID != before.Lines[0].ID {
		t.Errorf("after undo %+v, was %+v", back, before)
	}
	sound(t, s)
}

func TestCreate(t *testing.T) {
	s := books(t)
	for _, k := range everything {
		load(t, s, k.kind, k.text)
	}
	unique := map[string]bool{"contacts": true, "products": true, "campaigns": true, "targets": true, "orders": true, "returns": true, "rebates": true, "service": true}
	for _, k := range everything {
		summary, said, err := run(t, s, importer.Plan{Kind: k.kind, File: file(t, "f.csv", k.text), OnDuplicate: importer.Create})
		if err != nil {
			t.Fatal(k.kind, err)
		}
		rows := strings.Count(k.text, "\n") - 1
		if unique[k.kind] && (summary.Rejected != rows || summary.Created != 0) || !unique[k.kind] && summary.Created != rows {
			t.Errorf("%s: %+v %v", k.kind, summary, said)
		}
	}
	want(t, load(t, s, "contacts", "name,email\nDee,dee@example.com\nDee,dee@example.com\n"), 2, 1, 0, 1, 0)
	plan := importer.Plan{Kind: "contacts", File: file(t, "f.csv", "name,email\nDee,dee@example.com\n"), OnDuplicate: importer.Create}
	if summary, _, err := run(t, s, plan); err != nil || summary.Created != 1 {
		t.Error(summary, err)
	}
	sound(t, s)
}

func TestReturns(t *testing.T) {
	ctx := context.Background()
	s := books(t)
	load(t, s, "orders", "order_number,date,customer,sku,quantity,unit_price,unit_cost\n"+
		"A,2026-01-01,Ann,S,2,10,4\nA,2026-01-01,Ann,S,3,10,5\nA,2026-01-01,Ann,T,1,7,3\n")
	load(t, s, "products", "sku,name,price\nU,Unsold,5\n")
	summary, said, err := run(t, s, importer.Plan{Kind: "returns", File: file(t, "r.csv", "return_number,date,order_number,customer,channel,sku,quantity,refund,tax,restock,reason\n"+
		"R1,2026-01-05,A,,store,S,3,30.01,1.00,no,broken\n"+ // first in: 2 of line 1, 1 of line 2
		"R2,2026-01-06,A,Ann,web,S,1,10.00,,,\n"+
		"R3,2026-01-06,A,,web,NONE,1,10.00,,,\n"+ // unknown product
		"R4,2026-01-06,A,,web,U,1,10.00,,,\n"+ // not in the order
		"R5,2026-01-06,Z,,web,S,1,10.00,,,\n"+ // unknown order
		"R6,2026-01-07,,Ann,web,NEW,1,10.00,,,\n"+ // no order: the product is made
		"R7,2026-01-07,,,web,S,1,10.00,,,\n"+ // a walk-in
		"R8,2026-01-08,A,,web,S,2,20.00,,,\n"+ // one more than was sold
		"R9,2026-01-08,A,,web,T,0,20.00,,,\n")})
	if err != nil {
		t.Fatal(err)
	}
	want(t, summary, 9, 5, 0, 0, 4)
	for _, part := range [][]string{{"Row 4, column sku:", "NONE"}, {"Row 5, column sku:", "Order A has no product"}, {"Row 6, column order_number:", "Z"}, {"Row 10, column quantity:"}} {
		if !has(said.refused, part...) {
			t.Errorf("refused %q, want %q", said.refused, part)
		}
	}
	get := func(number string) *app.Return {
		t.Helper()
		hits, err := s.FindNumbers(ctx, "returns", []string{number})
		if err != nil || len(hits) != 1 {
			t.Fatal(number, hits, err)
		}
		r, err := s.Return(ctx, hits[0].ID)
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	sold := order(t, s, "A")
	r1 := get("R1")
	if len(r1.Lines) != 2 || r1.Lines[0].OrderLine != sold.Lines[0].ID || r1.Lines[1].OrderLine != sold.Lines[1].ID ||
		r1.Lines[0].Refund+r1.Lines[1].Refund != 3001 || r1.Lines[0].Refund != 2001 || r1.Lines[0].Tax != 67 || r1.Lines[0].Restock || r1.Lines[0].Reason != "broken" {
		t.Errorf("first in: %+v", r1.Lines)
	}
	if r2 := get("R2"); len(r2.Lines) != 1 || r2.Lines[0].OrderLine != sold.Lines[1].ID || !r2.Lines[0].Restock {
		t.Errorf("second return: %+v", r2.Lines)
	}
	if r6 := get("R6"); r6.Contact == 0 || r6.Lines[0].OrderLine != 0 {
		t.Errorf("without an order: %+v", r6)
	}
	if r7 := get("R7"); r7.Contact != 0 {
		t.Errorf("walk-in: %+v", r7)
	}
	if r8 := get("R8"); len(r8.Lines) != 1 || r8.Lines[0].OrderLine != sold.Lines[1].ID || r8.Lines[0].Quantity.String() != "2" {
		t.Errorf("more than was sold: %+v", r8.Lines)
	}
	sound(t, s)
	two, said, err := run(t, s, importer.Plan{Kind: "returns", File: file(t, "r.csv", "return_number,date,customer,sku,quantity,refund\nX,2026-01-05,Ann,S,1,1\nX,2026-01-06,Ann,S,1,1\nY,2026-01-06,Ann,S,1,1\nY,2026-01-06,Bob,S,1,1\n")})
	if err != nil || two.Rejected != 4 || !has(said.refused, "Row 3, column date:") || !has(said.refused, "Row 5, column customer:") {
		t.Error(two, said, err)
	}
}

func TestClaimStates(t *testing.T) {
	ctx := context.Background()
	s := books(t)
	load(t, s, "rebates", "claim_number,customer,amount,received,status,status_on\n"+
		"A,Ann,1,2026-01-01,,\nB,Ann,1,2026-01-01,paid,\nC,Ann,1,2026-01-01,PAID,2026-01-09\nD,Ann,1,2026-01-01,clawed back,2026-02-01\n")
	load(t, s, "rebates", "claim_number,customer,amount,received,status,paid_on\nE,Ann,1,2026-01-01,paid,2026-01-20\nF,Ann,1,2026-01-01,approved,\nG,Ann,1,2026-01-01,clawed back,2026-01-20\n")
	for number, want := range map[string][2]string{
		"A": {"received", ""}, "B": {"paid", "2026-01-01"}, "C": {"paid", "2026-01-09"}, "D": {"clawed back", ""},
		"E": {"paid", "2026-01-20"}, "F": {"approved", ""}, "G": {"paid", "2026-01-20"},
	} {
		hits, err := s.FindNumbers(ctx, "rebates", []string{number})
		if err != nil || len(hits) != 1 {
			t.Fatal(number, hits, err)
		}
		c, err := s.Claim(ctx, hits[0].ID)
		if err != nil || string(c.Status()) != want[0] || c.On(app.ClaimPaid).String() != want[1] {
			t.Errorf("claim %s is %s, paid %s, want %v (%v)", number, c.Status(), c.On(app.ClaimPaid), want, err)
		}
	}
}

func TestRefusedRowsCanBeMended(t *testing.T) {
	s := books(t)
	refused := filepath.Join(t.TempDir(), "refused.csv")
	plan := importer.Plan{
		Kind: "orders", ErrorsFile: refused, Format: importer.Format{DateFormat: "DD/MM/YYYY"},
		File: file(t, "f.csv", "order_number;date;customer;sku;quantity;unit_price\nA;01/02/2026;Ann;S;1;5\nB;01/02/2026;=Bob();S;x;5\nB;01/02/2026;=Bob();S;1;5\nC;01/02/2026;Ann;S;-1;5\n"),
	}
	summary, _, err := run(t, s, plan)
	if err != nil {
		t.Fatal(err)
	}
	want(t, summary, 4, 1, 0, 0, 3)
	raw, err := os.ReadFile(refused)
	if err != nil {
		t.Fatal(err)
	}
	text := string(raw)
	if !strings.HasPrefix(text, "\ufefforder_number,date,customer,sku,quantity,unit_price,rejected_because\r\n") || strings.Count(text, "\n") != 4 ||
		!strings.Contains(text, ",'=Bob(),") || !strings.Contains(text, "C,01/02/2026,Ann,S,-1,5,") {
		t.Errorf("refused rows:\n%s", text)
	}
	mended := strings.ReplaceAll(strings.ReplaceAll(text, ",x,", ",2,"), "S,-1,", "S,1,")
	plan.File, plan.ErrorsFile = file(t, "mended.csv", mended), filepath.Join(t.TempDir(), "none.csv")
	again, said, err := run(t, s, plan)
	if err != nil {
		t.Fatal(err, said)
	}
	want(t, again, 3, 2, 0, 0, 0)
	if _, err := os.Stat(plan.ErrorsFile); !os.IsNotExist(err) {
		t.Error("a file of refused rows without a row")
	}
	if c := find(t, s, "=Bob()"); c.Name != "=Bob()" {
		t.Errorf("contact %+v", c)
	}
	plan.ErrorsFile = filepath.Join(t.TempDir(), "no", "folder.csv")
	if _, _, err := run(t, s, plan); app.KindOf(err) != app.Permission {
		t.Errorf("a folder that is not there: %v", err)
	}
	left, err := filepath.Glob(filepath.Join(filepath.Dir(refused), ".rejected*"))
	if err != nil || len(left) != 0 {
		t.Errorf("left behind %v %v", left, err)
	}
}

func TestDryRun(t *testing.T) {
	dry, wet := books(t), books(t)
	for _, k := range everything {
		text := k.text + strings.SplitAfterN(k.text, "\n", 2)[1] // every row twice
		path := file(t, k.kind+".csv", text)
		trial, _, err := run(t, dry, importer.Plan{Kind: k.kind, File: path, DryRun: true})
		if err != nil || trial.Batch != 0 {
			t.Errorf("%s: %+v %v", k.kind, trial, err)
		}
		if rows, err := dry.History(context.Background(), 100); err != nil || len(rows) != len(done(t, wet)) {
			t.Errorf("%s wrote something: %v %v", k.kind, rows, err)
		}
		for _, s := range []interface{ importer.Books }{dry, wet} {
			real, err := importer.Run(context.Background(), s, importer.Plan{Kind: k.kind, File: path}, nil)
			real.Batch = 0
			if err != nil || real != trial {
				t.Errorf("%s: said %+v, did %+v %v", k.kind, trial, real, err)
			}
		}
	}
}

func done(t *testing.T, s interface {
	History(context.Context, int) ([]app.Done, error)
}) []app.Done {
	t.Helper()
	list, err := s.History(context.Background(), 100)
	if err != nil {
		t.Fatal(err)
	}
	return list
}
