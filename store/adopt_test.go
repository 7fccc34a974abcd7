package store_test

import (
	"context"
	"errors"
	"testing"

	"github.com/jmoiron/sqlx"
	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/finance"
	"rapport/store"
	"rapport/store/storetest"
)

// draft is version 1 with other rates from a day on.
func draft(day string, rates map[string]string) app.Definitions {
	d := app.DefaultDefinitions()
	d.Effective = finance.MustDate(day)
	for i := range d.Activities {
		if rate, ok := rates[d.Activities[i].Code]; ok {
			d.Activities[i].Fixed = decimal.RequireFromString(rate)
		}
	}
	return d
}

// dearer has rates under which Michelle Alvarez costs 1.00 more to serve: .50
// for her web order, 12.5 × .20 for her call, less 2.00 for her return.
var dearer = map[string]string{"order.web": "2.00", "call_minute": "1.00", "return.store": "10.00"}

const michelleMoves = finance.Amount(-50 - 250 + 200)

func profitOf(t testing.TB, s *store.Store, who string) finance.Amount {
	t.Helper()
	id := find(t, s, who)
	totals, err := s.CustomerTotals(context.Background(), finance.Period{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range totals {
		if c.Customer == id {
			return c.Statement.Profit()
		}
	}
	return 0
}

func find(t testing.TB, s *store.Store, who string) app.ID {
	t.Helper()
	id, err := s.FindCustomer(context.Background(), who, "", true)
	if err != nil {
		t.Fatal(err)
	}
	return id
}

// number asks the file itself.
func number(t testing.TB, s *store.Store, query string, args ...any) (n int64) {
	t.Helper()
	db, err := sqlx.Open("sqlite", "file:"+s.Path())
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if err := db.Get(&n, query, args...); err != nil {
		t.Fatal(err)
	}
	return n
}

func companyProfit(t testing.TB, s *store.Store) finance.Amount {
	t.Helper()
	_, _, company, err := s.Balances(context.Background(), finance.Period{})
	if err != nil {
		t.Fatal(err)
	}
	return company
}

// A new version changes figures by exactly what its rates differ; undo gives
// the old ones back, redo the new ones, and the books stay sound.
func TestAdoptedRatesChangeFiguresByTheirDifference(t *testing.T) {
	ctx := context.Background()
	s := storetest.Sample(t)
	const who = "Michelle Alvarez"
	if p := profitOf(t, s, who); p != -1330 {
		t.Fatalf("under version 1 %d", p)
	}
	before := companyProfit(t, s)
	planned, err := s.WhatChanges(ctx, draft("2026-03-01", dearer), nil)
	if err != nil {
		t.Fatal(err)
	}
	if p := companyProfit(t, s); p != before {
		t.Errorf("asking what would change has changed it: %d, was %d", p, before)
	}
	done, err := s.Adopt(ctx, draft("2026-03-01", dearer), nil)
	if err != nil {
		t.Fatal(err)
	}
	sameDifference(t, done, planned)
	if done.Version != 2 || done.Before != before || done.After != companyProfit(t, s) || done.Before == done.After || done.Adjusted != 0 {
		t.Errorf("difference %+v, the company earned %d and now %d", done, before, companyProfit(t, s))
	}
	if len(done.Customers) != 10 {
		t.Errorf("%d customers named", len(done.Customers))
	}
	for i, c := range done.Customers {
		if i > 0 && moved(c) > moved(done.Customers[i-1]) {
			t.Errorf("customer %d moves more than the one before", i)
		}
	}
	for range 2 {
		if p := profitOf(t, s, who); p != -1330+michelleMoves {
			t.Errorf("under version 2 %d", p)
		}
		storetest.Sound(t, s)
		if _, err := s.Undo(ctx); err != nil {
			t.Fatal(err)
		}
		if p := profitOf(t, s, who); p != -1330 || companyProfit(t, s) != before {
			t.Errorf("taken back %d, company %d", p, companyProfit(t, s))
		}
		storetest.Sound(t, s)
		register, err := s.Register(ctx)
		if err != nil || len(register) != 1 {
			t.Errorf("taken back, %d versions are left: %v", len(register), err)
		}
		if _, err := s.Redo(ctx); err != nil {
			t.Fatal(err)
		}
	}
}

func moved(c app.CustomerDifference) finance.Amount { return max(c.After-c.Before, c.Before-c.After) }

func sameDifference(t testing.TB, got, want *app.Difference) {
	t.Helper()
	if got.Version != want.Version || got.Effective != want.Effective || got.Documents != want.Documents ||
		got.Before != want.Before || got.After != want.After || got.Adjusted != want.Adjusted || len(got.Customers) != len(want.Customers) {
		t.Errorf("difference %+v, foretold %+v", got, want)
		return
	}
	for i := range got.Customers {
		if got.Customers[i] != want.Customers[i] {
			t.Errorf("customer %d: %+v, foretold %+v", i, got.Customers[i], want.Customers[i])
		}
	}
}

// A closed month refuses the change, which comes as adjustments in the next.
func TestAdoptingAdjustsClosedMonths(t *testing.T) {
	ctx := context.Background()
	s := storetest.Sample(t)
	const who = "Michelle Alvarez"
	before := companyProfit(t, s)
	if err := s.ClosePeriod(ctx, 202603); err != nil {
		t.Fatal(err)
	}
	march := finance.Period{From: 20260301, To: 20260331}
	_, _, frozen, err := s.Balances(ctx, march)
	if err != nil {
		t.Fatal(err)
	}
	planned, err := s.WhatChanges(ctx, draft("2026-03-01", dearer), nil)
	if err != nil {
		t.Fatal(err)
	}
	done, err := s.Adopt(ctx, draft("2026-03-01", dearer), nil)
	if err != nil {
		t.Fatal(err)
	}
	sameDifference(t, done, planned)
	storetest.Sound(t, s)
	if done.Adjusted == 0 || done.After != companyProfit(t, s) || done.Before != before {
		t.Errorf("difference %+v, the company earned %d and now %d", done, before, companyProfit(t, s))
	}
	if _, _, now, err := s.Balances(ctx, march); err != nil || now != frozen {
		t.Errorf("the closed month earned %d and now %d: %v", frozen, now, err)
	}
	if p := profitOf(t, s, who); p != -1330+michelleMoves {
		t.Errorf("with its adjustments %d", p)
	}
	april := number(t, s, "SELECT coalesce(sum(amount), 0) FROM adjustment WHERE day = '2026-04-01' AND contact = ?", int64(find(t, s, who)))
	if april != int64(michelleMoves) {
		t.Errorf("adjusted in April %d, want %d", april, michelleMoves)
	}
	if _, err := s.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	storetest.Sound(t, s)
	if p := companyProfit(t, s); p != before {
		t.Errorf("taken back %d, was %d", p, before)
	}
	if _, err := s.Redo(ctx); err != nil {
		t.Fatal(err)
	}
	storetest.Sound(t, s)
	if p := companyProfit(t, s); p != done.After {
		t.Errorf("done again %d, was %d", p, done.After)
	}
}

// What is recorded while the change is worked out is caught up with.
func TestAdoptingCatchesUpWithWhatIsSavedMeanwhile(t *testing.T) {
	ctx := context.Background()
	for name, meanwhile := range map[string]func(*testing.T, *store.Store, *app.Contact, *app.Product, []*app.Order){
		"an order": func(t *testing.T, s *store.Store, c *app.Contact, p *app.Product, orders []*app.Order) {
			storetest.Put(t, s, storetest.Order(c, "2026-03-20", p, 2))
		},
		"another channel of an order": func(t *testing.T, s *store.Store, _ *app.Contact, _ *app.Product, orders []*app.Order) {
			orders[0].Channel = app.ChannelPhone
			storetest.Put(t, s, orders[0])
		},
		"an order that moves before the day": func(t *testing.T, s *store.Store, _ *app.Contact, _ *app.Product, orders []*app.Order) {
			orders[1].Day = finance.MustDate("2026-02-10")
			storetest.Put(t, s, orders[1])
		},
		"an order taken back": func(t *testing.T, s *store.Store, _ *app.Contact, _ *app.Product, _ []*app.Order) {
			if _, err := s.Undo(ctx); err != nil {
				t.Fatal(err)
			}
		},
		"very many orders": func(t *testing.T, s *store.Store, c *app.Contact, p *app.Product, _ []*app.Order) {
			var many []app.Record
			for range 450 {
				many = append(many, storetest.Order(c, "2026-03-21", p, 1))
			}
			storetest.Put(t, s, many...)
		},
		"a merge": func(t *testing.T, s *store.Store, c *app.Contact, _ *app.Product, _ []*app.Order) {
			other := storetest.Person("Somebody else")
			storetest.Put(t, s, other)
			c.MergedInto = other.ID
			storetest.Put(t, s, c)
		},
		"a closed month": func(t *testing.T, s *store.Store, _ *app.Contact, _ *app.Product, _ []*app.Order) {
			if err := s.ClosePeriod(ctx, 202603); err != nil {
				t.Fatal(err)
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			s := storetest.New(t)
			c, p := storetest.Person("Ann"), storetest.Product("10", "4")
			storetest.Put(t, s, c, p)
			var orders []*app.Order
			for range 4 {
				orders = append(orders, storetest.Order(c, "2026-03-10", p, 1))
				storetest.Put(t, s, orders[len(orders)-1])
			}
			once := false
			done, err := s.Adopt(ctx, draft("2026-03-01", dearer), func(int, int) {
				if !once {
					once = true
					meanwhile(t, s, c, p, orders)
				}
			})
			if err != nil {
				t.Fatal(err)
			}
			if !once {
				t.Fatal("no progress was shown")
			}
			storetest.Sound(t, s)
			if now := companyProfit(t, s); done.After != now {
				t.Errorf("told %d, earns %d", done.After, now)
			}
		})
	}
}

// Cancelled at any step, adopting leaves the file as it was.
func TestCancelledAdoptingChangesNothing(t *testing.T) {
	s := storetest.Sample(t)
	before := companyProfit(t, s)
	steps := 0
	for _, at := range []int{1, 5} {
		ctx, cancel := context.WithCancel(context.Background())
		steps = 0
		_, err := s.Adopt(ctx, draft("2026-03-01", dearer), func(int, int) {
			if steps++; steps == at {
				cancel()
			}
		})
		cancel()
		if !errors.Is(err, context.Canceled) {
			t.Fatalf("cancelled after %d steps: %v", at, err)
		}
		storetest.Sound(t, s)
		if p := companyProfit(t, s); p != before {
			t.Errorf("the company earns %d, earned %d", p, before)
		}
		if n := number(t, s, "SELECT (SELECT count(*) FROM reposted) + (SELECT count(*) FROM policy) + (SELECT count(*) FROM activity_rate)"); n != 15 {
			t.Errorf("rows of the register and of what was staged: %d", n)
		}
	}
	if _, err := s.Adopt(context.Background(), draft("2026-03-01", dearer), nil); err != nil {
		t.Fatal(err)
	}
	storetest.Sound(t, s)
}
