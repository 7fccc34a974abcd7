package report

import (
	"sort"

	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/finance"
)

// groups are the customers by recency and frequency: where they stand, and how
// each group was approached and answered in the months looked back at.
type groups struct {
	people    map[finance.Standing]float64 // on the as-of date
	cells     map[app.Cell]*tally
	all       tally
	purchases int // months in which a customer bought
	first     int // customers who bought for the first time
	minutes   decimal.Decimal
	timed     int // calls whose minutes are known
}

// tally counts the months of the customers of a group.
type tally struct {
	months     int // of one customer each
	contacts   [finance.ApproachCount]int
	answered   [finance.ApproachCount]int
	unprompted int
}

// newGroups walks each customer through the months looked back at.
func newGroups(h *lookback, purchases []PurchaseDay, contacts []Contacted) *groups {
	g := &groups{people: map[finance.Standing]float64{}, cells: map[app.Cell]*tally{}}
	sort.SliceStable(contacts, func(i, j int) bool {
		if contacts[i].Customer != contacts[j].Customer {
			return contacts[i].Customer < contacts[j].Customer
		}
		return contacts[i].Day < contacts[j].Day
	})
	for _, c := range contacts {
		if c.Approach == finance.ByCall && c.Minutes.Valid {
			g.minutes, g.timed = g.minutes.Add(c.Minutes.Decimal), g.timed+1
		}
	}
	for from := 0; from < len(purchases); {
		to := from
		for to < len(purchases) && purchases[to].Customer == purchases[from].Customer {
			to++
		}
		who := purchases[from].Customer
		skip := sort.Search(len(contacts), func(i int) bool { return contacts[i].Customer >= who })
		end := sort.Search(len(contacts), func(i int) bool { return contacts[i].Customer > who })
		g.walk(h, purchases[from:to], contacts[skip:end])
		from = to
	}
	return g
}

// walk follows one customer through the months looked back at.
func (g *groups) walk(h *lookback, bought []PurchaseDay, contacts []Contacted) {
	months := buyingMonths(bought)
	for m := h.firstMonth; h.count > 0 && m <= h.lastMonth; m = m.Add(1) {
		before := sort.Search(len(months), func(i int) bool { return months[i].month >= m })
		buys := before < len(months) && months[before].month == m
		if buys {
			g.purchases++
		}
		if before == 0 {
			if buys {
				g.first++
			}
			continue
		}
		at := standing(m.Add(-1), months[before-1].month, before)
		cell := g.cell(app.CellOf(at))
		cell.months, g.all.months = cell.months+1, g.all.months+1
		for _, c := range contacts {
			if c.Day.Month() == m {
				cell.contacts[c.Approach]++
				g.all.contacts[c.Approach]++
			}
		}
		if !buys {
			continue
		}
		if by, ok := answers(months[before].day, contacts, h.window); ok {
			cell.answered[by]++
			g.all.answered[by]++
		} else {
			cell.unprompted++
			g.all.unprompted++
		}
	}
	last := months[len(months)-1].month
	g.people[standing(h.asOf.Month(), last, len(months))]++
}

func (g *groups) cell(c app.Cell) *tally {
	if g.cells[c] == nil {
		g.cells[c] = &tally{}
	}
	return g.cells[c]
}

func standing(now, last finance.Month, months int) finance.Standing {
	return finance.Standing{
		Recency: min(max(now.Since(last), 0), finance.OldestMonths), Frequency: min(months, finance.MostPurchases),
	}
}

// buyingMonth is a month in which a customer bought, and the first day of it.
type buyingMonth struct {
	month finance.Month
	day   finance.Date
}

func buyingMonths(days []PurchaseDay) []buyingMonth {
	var months []buyingMonth
	for _, d := range days {
		if n := len(months); n == 0 || months[n-1].month != d.Day.Month() {
			months = append(months, buyingMonth{d.Day.Month(), d.Day})
		}
	}
	return months
}

// answers finds the last contact in the window before a purchase.
func answers(day finance.Date, contacts []Contacted, window int) (finance.Approach, bool) {
	earliest := day.AddDays(-window)
	for i := len(contacts) - 1; i >= 0; i-- {
		if c := contacts[i]; c.Day <= day && c.Day >= earliest {
			return c.Approach, true
		}
	}
	return 0, false
}

// add says what is known of each group.
func (g *groups) add(a *assumed) {
	count := map[app.Cell]float64{}
	for at, n := range g.people {
		count[app.CellOf(at)] += n
	}
	for _, c := range app.Cells() {
		t := g.cell(c)
		name := CellName(c)
		a.add(c.Key(app.CustomersKey), app.Say("Customers, %s", name), decimal.NewFromFloat(count[c]), app.Say("Counted on the as-of date"))
		for i := range finance.ApproachCount {
			approach := finance.Approach(i)
			a.add(c.Key(app.ContactsKey(approach)), approachTexts[i].contacts(name), per(float64(t.contacts[i]), float64(t.months)),
				app.Say("%d contacts in %d months of customers", t.contacts[i], t.months))
			response, from := g.response(t, approach)
			a.add(c.Key(app.ResponseTo(approach)), approachTexts[i].response(name), response, from)
		}
		a.add(c.Key(app.UnpromptedKey), app.Say("Purchases without a contact, %s", name), per(float64(t.unprompted), float64(t.months)),
			app.Say("%d purchases in %d months of customers", t.unprompted, t.months))
	}
}

// response is what share of a group's contacts brings a purchase: those counted,
// weighed with what all groups say, at the strength of this one.
func (g *groups) response(t *tally, by finance.Approach) (decimal.Decimal, app.Text) {
	if g.all.contacts[by] == 0 {
		return decimal.Zero, app.Say("Nobody was approached like this")
	}
	prior := float64(g.all.answered[by]) / float64(g.all.contacts[by]) * g.strength(t)
	share := (float64(t.answered[by]) + priorContacts*prior) / (float64(t.contacts[by]) + priorContacts)
	return decimal.NewFromFloat(min(1, share)), app.Say("%d purchases after %d contacts, weighed with %d after %d in all groups",
		t.answered[by], t.contacts[by], g.all.answered[by], g.all.contacts[by])
}

// strength is how often the customers of a group buy, against those of all.
func (g *groups) strength(t *tally) float64 {
	if t.months == 0 || g.all.purchases() == 0 {
		return 1
	}
	return float64(t.purchases()) / float64(t.months) * float64(g.all.months) / float64(g.all.purchases())
}

func (t *tally) purchases() int {
	n := t.unprompted
	for _, k := range t.answered {
		n += k
	}
	return n
}

// CellName names a group of customers.
func CellName(c app.Cell) app.Text {
	return app.Say("bought %s×, last %s months ago", app.FrequencyBands()[c.Frequency].String(), app.RecencyBands()[c.Recency].String())
}
