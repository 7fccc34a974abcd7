package importer_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rapport/app"
	"rapport/app/importer"
	"rapport/app/report"
	"rapport/store"
)

// books is a new company file.
func books(t testing.TB) *store.Store {
	t.Helper()
	s, err := store.Create(context.Background(), filepath.Join(t.TempDir(), "test.rapport"), app.Company{
		Name: "Test", CurrencyCode: "USD", FiscalYearStart: 1, Country: "US",
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// file puts a table into a temporary folder.
func file(t testing.TB, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// told collects what an import says about rows.
type told struct{ refused, warned []string }

// run imports a file.
func run(t testing.TB, s *store.Store, plan importer.Plan) (importer.Summary, told, error) {
	t.Helper()
	var said told
	plan.OnReject = func(n importer.Note) { said.refused = append(said.refused, n.Text().String()) }
	plan.OnWarning = func(n importer.Note) { said.warned = append(said.warned, n.Text().String()) }
	summary, err := importer.Run(context.Background(), s, plan, nil)
	return summary, said, err
}

// load imports a table that must be sound.
func load(t testing.TB, s *store.Store, kind, content string) importer.Summary {
	t.Helper()
	summary, said, err := run(t, s, importer.Plan{Kind: kind, File: file(t, kind+".csv", content)})
	if err != nil || summary.Rejected != 0 {
		t.Fatalf("%s: %v %v", kind, err, said.refused)
	}
	return summary
}

// want compares a summary but for its batch.
func want(t *testing.T, got importer.Summary, rows, created, updated, skipped, rejected int) {
	t.Helper()
	got.Batch = 0
	if expected := (importer.Summary{Rows: rows, Created: created, Updated: updated, Skipped: skipped, Rejected: rejected}); got != expected {
		t.Errorf("summary %+v, want %+v", got, expected)
	}
}

// sound checks the whole file.
func sound(t *testing.T, s *store.Store) {
	t.Helper()
	r, err := s.Check(context.Background(), nil)
	if err != nil || r.Found != 0 {
		t.Errorf("check: %v %v", err, r.Differences)
	}
}

func has(texts []string, parts ...string) bool {
	for _, text := range texts {
		all := true
		for _, p := range parts {
			all = all && strings.Contains(text, p)
		}
		if all {
			return true
		}
	}
	return false
}

func find(t *testing.T, s *store.Store, who string) *app.Contact {
	t.Helper()
	id, err := s.FindCustomer(context.Background(), who, "", true)
	if err != nil {
		t.Fatal(err)
	}
	c, err := s.Contact(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// order finds an order by number.
func order(t *testing.T, s *store.Store, number string) *app.Order {
	t.Helper()
	hits, err := s.FindNumbers(context.Background(), "orders", []string{number})
	if err != nil || len(hits) != 1 {
		t.Fatalf("order %s: %v %v", number, hits, err)
	}
	o, err := s.Order(context.Background(), hits[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	return o
}

const orderHead = "order_number,date,customer,channel,sku,quantity,unit_price\n"

func TestChinook(t *testing.T) {
	data := filepath.Join("..", "..", "..", "shared", "data", "chinook")
	if _, err := os.Stat(data); err != nil {
		t.Skip("no Chinook data beside the project")
	}
	ctx := context.Background()
	s := books(t)
	contacts, said, err := run(t, s, importer.Plan{Kind: "contacts", File: filepath.Join(data, "customers.csv"), Columns: map[string]string{
		"external_id": "CustomerId", "given_name": "FirstName", "family_name": "LastName", "company": "Company", "email": "Email",
	}})
	if err != nil {
		t.Fatal(err, said)
	}
	want(t, contacts, 59, 59, 0, 0, 0)
	plan := importer.Plan{Kind: "orders", File: filepath.Join(data, "invoice_lines.csv"), Columns: map[string]string{
		"order_number": "InvoiceId", "date": "InvoiceDate", "customer": "CustomerId", "sku": "TrackId",
		"product_name": "Track", "unit_price": "UnitPrice", "quantity": "Quantity",
	}}
	orders, _, err := run(t, s, plan)
	if err != nil {
		t.Fatal(err)
	}
	want(t, orders, 2240, 412, 0, 0, 0)
	r, err := report.Reconcile(ctx, s, report.Query{})
	if err != nil || r.Company.Text(r.Currency) != "2328.60" || r.Unallocated != 0 || r.Difference != 0 {
		t.Errorf("reconcile %+v %v", r, err)
	}
	sound(t, s)
	again, _, err := run(t, s, plan)
	if err != nil || again.Batch != 0 {
		t.Error(again, err)
	}
	want(t, again, 2240, 0, 0, 412, 0)
	before, err := s.History(ctx, 10)
	if err != nil || len(before) != 2 {
		t.Errorf("history %v %v", before, err)
	}
	if _, err := s.UndoBatch(ctx, orders.Batch); err != nil {
		t.Fatal(err)
	}
	if r, err := report.Reconcile(ctx, s, report.Query{}); err != nil || r.Company != 0 {
		t.Errorf("after undo %+v %v", r, err)
	}
	if hits, err := s.FindNumbers(ctx, "orders", []string{"1"}); err != nil || len(hits) != 0 {
		t.Errorf("after undo %v %v", hits, err)
	}
	if c := find(t, s, "1"); c.Name != "Luís Gonçalves" {
		t.Errorf("after undo customer 1 is %s", c.Name)
	}
	sound(t, s)
}

func TestBadOrderRowsStopOnlyThemselves(t *testing.T) {
	for name, c := range map[string]struct {
		row  string
		want []string
	}{
		"negative quantity":  {"B,2026-01-02,Bob,web,S,-1,5", []string{"Row 3, column quantity:", "returns"}},
		"no quantity":        {"B,2026-01-02,Bob,web,S,,5", []string{"Row 3, column quantity:", "empty"}},
		"quantity of zero":   {"B,2026-01-02,Bob,web,S,0,5", []string{"Row 3, column quantity:", "above zero"}},
		"no date":            {"B,02/01/2026x,Bob,web,S,1,5", []string{"Row 3, column date:", "02/01/2026x"}},
		"impossible date":    {"B,2026-02-30,Bob,web,S,1,5", []string{"Row 3, column date:"}},
		"foreign decimal":    {`B,2026-01-02,Bob,web,S,1,"1.234,50"`, []string{"Row 3, column unit_price:", "1.234,50", "decimal point"}},
		"unknown channel":    {"B,2026-01-02,Bob,fax,S,1,5", []string{"Row 3, column channel:", "fax"}},
		"ragged":             {"B,2026-01-02,Bob,web,S,1", []string{"Row 3:", "6 cells"}},
		"ragged, too long":   {"B,2026-01-02,Bob,web,S,1,5,6", []string{"Row 3:", "8 cells"}},
		"no number":          {",2026-01-02,Bob,web,S,1,5", []string{"Row 3, column order_number:", "empty"}},
		"negative price":     {"B,2026-01-02,Bob,web,S,1,-5", []string{"Row 3, column unit_price:", "below zero"}},
		"absurd price":       {"B,2026-01-02,Bob,web,S,1,99999999999999", []string{"Row 3, column unit_price:", "too large"}},
		"several at once":    {"B,never,Bob,fax,S,-1,5", []string{"Row 3, column date:"}},
		"NUL":                {"B,2026-01-02,B\x00b,web,S,1,5", []string{"Row 3, column customer:", "NUL"}},
		"a long number":      {strings.Repeat("B", 600) + ",2026-01-02,Bob,web,S,1,5", []string{"Row 3, column order_number:", "500"}},
		"script in a number": {"B,2026-01-02,Bob,web,S,1,1e5", []string{"Row 3, column unit_price:", "1e5"}},
	} {
		t.Run(name, func(t *testing.T) {
			s := books(t)
			text := orderHead + "A,2026-01-01,Ann,web,S,1,5\n" + c.row + "\nC,2026-01-03,Cy,web,S,2,5\n"
			summary, said, err := run(t, s, importer.Plan{Kind: "orders", File: file(t, "f.csv", text)})
			if err != nil {
				t.Fatal(err)
			}
			want(t, summary, 3, 2, 0, 0, 1)
			if !has(said.refused, c.want...) {
				t.Errorf("refused %q, want %q", said.refused, c.want)
			}
			if got := order(t, s, "C").Lines[0].Quantity.String(); got != "2" {
				t.Errorf("quantity %s", got)
			}
		})
	}
}

func TestNothingGoodLeavesTheFileAsItWas(t *testing.T) {
	s := books(t)
	for name, text := range map[string]string{
		"all rows bad":     orderHead + "A,never,Ann,web,S,1,5\nB,2026-01-01,Bob,web,S,-1,5\n",
		"no rows":          orderHead,
		"empty":            "",
		"missing column":   "order_number,date,customer,sku,quantity\nA,2026-01-01,Ann,S,1\n",
		"two of one name":  "order_number,date,date,customer,sku,quantity,unit_price\nA,2026-01-01,2026-01-01,Ann,S,1,5\n",
		"binary":           "\x89PNG\x00\x00\x00\x01\x02\x03",
		"prose":            "Dear Sir,\nthank you for your order.\n",
		"unknown campaign": "order_number,date,customer,campaign,sku,quantity,unit_price\nA,2026-01-01,Ann,Nothing,S,1,5\n",
	} {
		summary, said, err := run(t, s, importer.Plan{Kind: "orders", File: file(t, "f.csv", text)})
		if name == "no rows" {
			if err != nil {
				t.Errorf("%s: %v", name, err)
			}
		} else if err == nil && summary.Rejected == 0 {
			t.Errorf("%s is taken: %+v", name, summary)
		}
		if err != nil && app.KindOf(err) != app.BadInput {
			t.Errorf("%s: %v", name, err)
		}
		if summary.Batch != 0 || summary.Created != 0 {
			t.Errorf("%s left %+v %v", name, summary, said)
		}
	}
	if done, err := s.History(context.Background(), 10); err != nil || len(done) != 0 {
		t.Errorf("history %v %v", done, err)
	}
	sound(t, s)
}

func TestRowsOfOneOrder(t *testing.T) {
	t.Run("need not be adjacent", func(t *testing.T) {
		s := books(t)
		summary := load(t, s, "orders", "order_number,date,customer,sku,quantity,unit_price,shipping_cost,tax\n"+
			"A,2026-01-01,Ann,S1,1,10,1.25,0.80\nB,2026-01-02,Bob,S1,1,10,0,0\nA,2026-01-01,Ann,S2,3,2.333,1.00,0.20\n")
		want(t, summary, 3, 2, 0, 0, 0)
		a := order(t, s, "A")
		if len(a.Lines) != 2 || a.ShippingCost != 225 || a.Lines[1].UnitPrice.String() != "2.333" || a.Lines[1].Tax != 20 {
			t.Errorf("order %+v", a)
		}
		sound(t, s)
	})
	for name, c := range map[string]struct {
		rows string
		want []string
	}{
		"two dates":     {"A,2026-01-01,Ann,web,S,1,5\nA,2026-01-02,Ann,web,S,1,5\n", []string{"Row 3, column date:", "row 2", "row 3", "2026-01-02"}},
		"two customers": {"A,2026-01-01,Ann,web,S,1,5\nA,2026-01-01,Bob,web,S,1,5\n", []string{"Row 3, column customer:", "Ann", "Bob"}},
		"one bad row":   {"A,2026-01-01,Ann,web,S,1,5\nA,2026-01-01,Ann,web,S,-1,5\n", []string{"Row 3, column quantity:"}},
	} {
		t.Run(name, func(t *testing.T) {
			s := books(t)
			summary, said, err := run(t, s, importer.Plan{Kind: "orders", File: file(t, "f.csv", orderHead+c.rows+"C,2026-01-03,Cy,web,S,2,5\n")})
			if err != nil {
				t.Fatal(err)
			}
			want(t, summary, 3, 1, 0, 0, 2)
			if !has(said.refused, c.want...) || !has(said.refused, "Row 2") {
				t.Errorf("refused %q, want %q", said.refused, c.want)
			}
		})
	}
	t.Run("a time after the date is no other date", func(t *testing.T) {
		s := books(t)
		want(t, load(t, s, "orders", orderHead+"A,2026-01-01 10:00,Ann,web,S,1,5\nA,2026-01-01 10:05,Ann,web,S,1,5\n"), 2, 1, 0, 0, 0)
	})
	t.Run("the customer may stand in one row only", func(t *testing.T) {
		s := books(t)
		want(t, load(t, s, "orders", orderHead+"A,2026-01-01,Ann,web,S,1,5\nA,2026-01-01,,web,T,1,5\nA,2026-01-01,ANN,web,U,1,5\n"), 3, 1, 0, 0, 0)
		if o := order(t, s, "A"); o.Contact == 0 || len(o.Lines) != 3 {
			t.Errorf("order %+v", o)
		}
	})
	t.Run("other values that differ warn", func(t *testing.T) {
		s := books(t)
		_, said, err := run(t, s, importer.Plan{Kind: "orders", File: file(t, "f.csv", orderHead+"A,2026-01-01,Ann,web,S,1,5\nA,2026-01-01,Ann,phone,S,1,5\n")})
		if err != nil || !has(said.warned, "Row 3, column channel:") {
			t.Errorf("%v %v", said, err)
		}
	})
}

func TestWalkInSale(t *testing.T) {
	s := books(t)
	load(t, s, "orders", orderHead+"A,2026-01-01,,store,S,1,5\n")
	if o := order(t, s, "A"); o.Contact != 0 {
		t.Errorf("contact %d", o.Contact)
	}
	r, err := report.Reconcile(context.Background(), s, report.Query{})
	if err != nil || r.Customers != 0 || r.Unallocated != 300 {
		t.Errorf("reconcile %+v %v", r, err)
	}
}

func TestPaidOnTellsUnpaidOrders(t *testing.T) {
	s := books(t)
	load(t, s, "orders", "order_number,date,customer,sku,quantity,unit_price,paid_on\nA,2026-01-01,Ann,S,1,5,\nB,2026-01-01,Ann,S,1,5,2026-02-01\n")
	load(t, s, "orders", "order_number,date,customer,sku,quantity,unit_price\nC,2026-01-01,Ann,S,1,5\n")
	if a, b, c := order(t, s, "A"), order(t, s, "B"), order(t, s, "C"); !a.Unpaid || b.Unpaid || c.Unpaid || b.PaidOn != 20260201 {
		t.Errorf("unpaid: %v %v %v, paid %s", a.Unpaid, b.Unpaid, c.Unpaid, b.PaidOn)
	}
}

func TestColumns(t *testing.T) {
	s := books(t)
	chinese := "订单号,日期,客户,渠道,货号,商品名称,数量,单价\nA,2026年3月1日,王小明,网店,S1,相机,1,499\n"
	want(t, load(t, s, "orders", chinese), 1, 1, 0, 0, 0)
	if o := order(t, s, "A"); o.Day != 20260301 || o.Channel != app.ChannelWeb {
		t.Errorf("order %+v", o)
	}
	text := "Nr;Tag;Wer;Was;Stück;Preis\nB;31.12.2026;Ann;S1;2;5.50\n"
	plan := importer.Plan{
		Kind: "orders", File: file(t, "f.csv", text), Format: importer.Format{DateFormat: "DD.MM.YYYY"},
		Columns: map[string]string{"order_number": "Nr", "date": "Tag", "customer": "Wer", "sku": "Was", "quantity": "stück", "unit_price": "Preis"},
		Values:  map[string]string{"channel": "PHONE", "media_source": "Fair"},
	}
	summary, said, err := run(t, s, plan)
	if err != nil {
		t.Fatal(err, said)
	}
	want(t, summary, 1, 1, 0, 0, 0)
	if o := order(t, s, "B"); o.Day != 20261231 || o.Channel != app.ChannelPhone || o.Source == 0 {
		t.Errorf("order %+v", o)
	}
	for name, change := range map[string]func(*importer.Plan){
		"unknown column": func(p *importer.Plan) { p.Columns = map[string]string{"sku": "Nothing"} },
		"unknown field":  func(p *importer.Plan) { p.Columns = map[string]string{"colour": "Was"} },
		"unknown value":  func(p *importer.Plan) { p.Values = map[string]string{"colour": "red"} },
		"missing column": func(p *importer.Plan) { p.Columns = nil },
		"unknown kind":   func(p *importer.Plan) { p.Kind = "invoices" },
		"unknown policy": func(p *importer.Plan) { p.OnDuplicate = "maybe" },
		"date format":    func(p *importer.Plan) { p.DateFormat = "soon" },
		"encoding":       func(p *importer.Plan) { p.Encoding = "klingon" },
		"same file":      func(p *importer.Plan) { p.ErrorsFile = p.File },
	} {
		p := plan
		change(&p)
		if _, _, err := run(t, s, p); app.KindOf(err) != app.BadInput {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestCancelLeavesNothing(t *testing.T) {
	s := books(t)
	var text strings.Builder
	text.WriteString("name,email\n")
	for i := range 5000 {
		text.WriteString("N" + strings.Repeat("x", i%7) + ",n" + strings.Repeat("y", i/50) + strings.Repeat("z", i%50) + "@example.com\n")
	}
	ctx, cancel := context.WithCancel(context.Background())
	_, err := importer.Run(ctx, s, importer.Plan{Kind: "contacts", File: file(t, "f.csv", text.String())}, func(done, _ int) {
		if done >= 2000 {
			cancel()
		}
	})
	if !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	rows, err := s.SearchContacts(context.Background(), "example", 10)
	if err != nil || len(rows) != 0 {
		t.Errorf("left %v %v", rows, err)
	}
	if done, err := s.History(context.Background(), 10); err != nil || len(done) != 0 {
		t.Errorf("history %v %v", done, err)
	}
	sound(t, s)
}
