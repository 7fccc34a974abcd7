package finance_test

import (
	"errors"
	"math"
	"testing"

	"pgregory.net/rapid"

	"rapport/finance"
)

// drawPlan is any activity plan: people of every standing, contacts and chances.
func drawPlan(t *rapid.T) finance.ActivityPlan {
	p := finance.ActivityPlan{Start: 202604, Months: rapid.IntRange(1, 36).Draw(t, "months"), People: map[finance.Standing]float64{}}
	for range rapid.IntRange(0, 12).Draw(t, "groups") {
		at := finance.Standing{
			Recency: rapid.IntRange(0, finance.OldestMonths).Draw(t, "recency"), Frequency: rapid.IntRange(1, finance.MostPurchases).Draw(t, "frequency"),
		}
		p.People[at] += float64(rapid.IntRange(0, 500).Draw(t, "people"))
	}
	var cell finance.CellPlan
	for a := range cell.Contacts {
		cell.Contacts[a] = rapid.Float64Range(0, 3).Draw(t, "contacts")
		cell.Response[a] = rapid.Float64Range(0, 1).Draw(t, "response")
		p.ContactCost[a] = rapid.Float64Range(0, 500).Draw(t, "cost")
	}
	cell.Unprompted = rapid.Float64Range(0, 1).Draw(t, "unprompted")
	p.Cell = func(finance.Standing) finance.CellPlan { return cell }
	p.OrderValue = rapid.Float64Range(0, 100_000).Draw(t, "value")
	p.Ratios[finance.COGS] = rapid.Float64Range(-1, 0).Draw(t, "cogs")
	for i := range p.Season {
		p.Season[i] = rapid.Float64Range(0, 2).Draw(t, "season")
	}
	return p
}

func people(p finance.ActivityPlan) (n float64) {
	for _, k := range p.People {
		n += k
	}
	return n
}

// Migration moves people between standings and makes or loses none: with nobody
// acquired their number stays, with n acquired it grows by n × season.
func TestMigrationConservesPeople(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawPlan(t)
		p.New = rapid.Float64Range(0, 20).Draw(t, "new")
		months, err := p.Forecast()
		if err != nil {
			t.Fatal(err)
		}
		want := people(p)
		for _, m := range months {
			want += p.New * p.Season[int(m.Month)%100-1]
			if math.Abs(m.Customers-want) > 1e-6*(1+want) {
				t.Fatalf("%s has %v customers, want %v", m.Month, m.Customers, want)
			}
		}
	})
}

// Without response nothing is sold, and the contacts cost all the same.
func TestNoResponseNoSales(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawPlan(t)
		cell := p.Cell(finance.Standing{})
		cell.Response, cell.Unprompted = [finance.ApproachCount]float64{}, 0
		p.Cell = func(finance.Standing) finance.CellPlan { return cell }
		months, err := p.Forecast()
		if err != nil {
			t.Fatal(err)
		}
		cost := 0.0
		for a := range cell.Contacts {
			cost += people(p) * cell.Contacts[a] * p.ContactCost[a]
		}
		for _, m := range months {
			if m.Statement.GrossSales() != 0 || m.Statement[finance.COGS] != 0 {
				t.Fatalf("%s sells %v", m.Month, m.Statement)
			}
			if d := float64(m.Statement[finance.Activity]) + cost; math.Abs(d) > 0.5+1e-6*cost {
				t.Fatalf("%s: contacts cost %d, want %v", m.Month, m.Statement[finance.Activity], -cost)
			}
		}
	})
}

// One hundred customers who bought last month, half of whom answer a letter:
// worked by hand. The second month's buyers are half of both groups again.
func TestActivityForecastByHand(t *testing.T) {
	p := finance.ActivityPlan{
		Start: 202611, Months: 3, OrderValue: 10_000, Season: [12]float64{1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2},
		People: map[finance.Standing]float64{{Recency: 0, Frequency: 1}: 100},
		Cell: func(s finance.Standing) finance.CellPlan {
			c := finance.CellPlan{}
			c.Contacts[finance.ByMail], c.Response[finance.ByMail] = 1, 0.25
			if s.Recency > 0 {
				c.Contacts[finance.ByMail], c.Response[finance.ByMail] = 0, 0
				c.Unprompted = 0.1
			}
			return c
		},
		MediaFixed: 5_000,
	}
	p.Ratios[finance.COGS] = -0.6
	p.ContactCost[finance.ByMail], p.MediaCost[finance.ByMail] = 85, 15
	months, err := p.Forecast()
	if err != nil {
		t.Fatal(err)
	}
	// November: 25 of 100 buy. December, twice as strong: half of the 25, a fifth
	// of the 75. January: a quarter of 27.5, a tenth of 72.5.
	for i, want := range []struct {
		month                    finance.Month
		buyers                   float64
		sales, cogs, work, media finance.Amount
	}{
		{202611, 25, 250_000, -150_000, -8_500, -6_500},
		{202612, 27.5, 275_000, -165_000, -2_125, -5_375},
		{202701, 14.125, 141_250, -84_750, -2_338, -5_412}, // half to even: −2337.5 and −5412.5
	} {
		m := months[i]
		s := m.Statement
		if m.Month != want.month || math.Abs(m.Buyers-want.buyers) > 1e-9 || s[finance.Sales] != want.sales ||
			s[finance.COGS] != want.cogs || s[finance.Activity] != want.work || s[finance.Media] != want.media {
			t.Errorf("month %d: %+v, want %+v", i, m, want)
		}
	}
	if months[2].Customers != 100 {
		t.Errorf("%v customers at the end, want 100", months[2].Customers)
	}
}

// With everybody staying and nobody joining, every month is the same; with a
// retention below 1 each has no more than the one before.
func TestContinuityLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := finance.ContinuityPlan{
			Start: 202604, Months: rapid.IntRange(1, 36).Draw(t, "months"),
			Opening: rapid.SliceOfN(rapid.Float64Range(0, 1000), 0, 20).Draw(t, "opening"),
			Revenue: rapid.Float64Range(0, 10_000).Draw(t, "revenue"),
		}
		p.Retention = func(int) float64 { return 1 }
		steady, err := p.Forecast()
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range steady {
			if m.Statement != steady[0].Statement || m.Customers != steady[0].Customers {
				t.Fatalf("%s differs from the first month: %+v", m.Month, m)
			}
		}
		kept := rapid.Float64Range(0, 1).Draw(t, "kept")
		p.Retention = func(int) float64 { return kept }
		falling, err := p.Forecast()
		if err != nil {
			t.Fatal(err)
		}
		for i, m := range falling[1:] {
			if want := falling[i].Customers * kept; math.Abs(m.Customers-want) > 1e-6*(1+want) {
				t.Fatalf("%s keeps %v, want %v", m.Month, m.Customers, want)
			}
		}
	})
}

func TestContinuityForecastByHand(t *testing.T) {
	p := finance.ContinuityPlan{
		Start: 202604, Months: 2, Opening: []float64{0, 100}, New: 10, Revenue: 2_000,
		Retention: func(tenure int) float64 { return []float64{0.5, 0.8, 0.9}[tenure] },
	}
	p.Ratios[finance.Service] = -0.1
	months, err := p.Forecast()
	if err != nil {
		t.Fatal(err)
	}
	// April: 80 stay, 10 join. May: .9 of the 80, half of the 10, and 10 more.
	if months[0].Customers != 90 || months[1].Customers != 87 {
		t.Errorf("%v and %v subscribers, want 90 and 87", months[0].Customers, months[1].Customers)
	}
	if s := months[0].Statement; s[finance.Recurring] != 180_000 || s[finance.Service] != -18_000 || s.Profit() != 162_000 {
		t.Errorf("April is %v", s)
	}
}

func TestForecastBeyondMoney(t *testing.T) {
	p := finance.ContinuityPlan{
		Start: 202604, Months: 1, Opening: []float64{math.MaxFloat64}, Revenue: 1000, Retention: func(int) float64 { return 1 },
	}
	if _, err := p.Forecast(); !errors.Is(err, finance.ErrAmountRange) {
		t.Errorf("an endless forecast gives %v", err)
	}
}
