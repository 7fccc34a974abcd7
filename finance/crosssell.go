package finance

import (
	"cmp"
	"slices"
)

// FirstPurchase is the day on which a customer first bought a product. Products
// are numbered by the caller, services among them.
type FirstPurchase struct {
	Product int32
	Day     Date
}

// Follows is that customers who bought Product later bought Next for the first
// time (the measures of association rules: Agrawal, Imielinski and Swami, ACM
// SIGMOD 1993, here over the order in which products were first bought).
type Follows struct {
	Product, Next int32
	Customers     int     // who bought Product and on a later day Next
	Support       float64 // of all customers who bought anything
	Confidence    float64 // of those who bought Product
	Lift          float64 // confidence ÷ the share of all customers who have Next
	MedianDays    float64 // from the first Product to the first Next
	Lacking       int     // customers with Product who do not have Next
}

// basketLimit is how many products of one customer are looked at, the first ones
// bought. A buyer of more is a dealer, whose every pair would say nothing.
const basketLimit = 100

// CrossSell finds which products follow which among customers, each given by the
// first purchases of distinct products in any order. Rules below minSupport are
// left out; the rest come by product, then next. Nothing follows anything where
// nobody bought.
func CrossSell(customers [][]FirstPurchase, minSupport float64) []Follows {
	c := counter{need: max(1, minSupport*float64(len(customers))), owners: map[int32]int{}, pairs: map[pair]*tally{}}
	for _, bought := range customers {
		for _, f := range bought {
			c.owners[f.Product]++
		}
	}
	for _, bought := range customers {
		c.count(bought)
	}
	return c.rules(len(customers))
}

type pair struct{ product, next int32 }

// tally is what is counted of a pair.
type tally struct {
	both int   // customers who have both, in whichever order
	gaps []int // days, of those who bought next later
}

type counter struct {
	need   float64 // customers that a rule needs
	owners map[int32]int
	pairs  map[pair]*tally
	often  []FirstPurchase // of one customer, kept from call to call
}

// count counts the pairs of one customer. A product with fewer owners than a
// rule needs is in no rule.
func (c *counter) count(bought []FirstPurchase) {
	c.often = c.often[:0]
	for _, f := range bought {
		if float64(c.owners[f.Product]) >= c.need {
			c.often = append(c.often, f)
		}
	}
	slices.SortFunc(c.often, func(a, b FirstPurchase) int {
		return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.Product, b.Product))
	})
	c.often = c.often[:min(len(c.often), basketLimit)]
	for i, first := range c.often {
		for _, later := range c.often[i+1:] {
			there := c.of(first.Product, later.Product)
			there.both++
			c.of(later.Product, first.Product).both++
			if later.Day > first.Day {
				there.gaps = append(there.gaps, later.Day.DaysSince(first.Day))
			}
		}
	}
}

func (c *counter) of(product, next int32) *tally {
	t := c.pairs[pair{product, next}]
	if t == nil {
		t = &tally{}
		c.pairs[pair{product, next}] = t
	}
	return t
}

func (c *counter) rules(all int) []Follows {
	var rules []Follows
	for p, t := range c.pairs {
		n := len(t.gaps)
		if n == 0 || float64(n) < c.need {
			continue
		}
		owners := c.owners[p.product]
		confidence := float64(n) / float64(owners)
		rules = append(rules, Follows{
			Product: p.product, Next: p.next, Customers: n,
			Support:    float64(n) / float64(all),
			Confidence: confidence,
			Lift:       confidence * float64(all) / float64(c.owners[p.next]),
			MedianDays: medianDays(t.gaps),
			Lacking:    owners - t.both,
		})
	}
	slices.SortFunc(rules, func(a, b Follows) int {
		return cmp.Or(cmp.Compare(a.Product, b.Product), cmp.Compare(a.Next, b.Next))
	})
	return rules
}

// medianDays is the middle of the gaps, half way between the two middle ones of
// an even number.
func medianDays(gaps []int) float64 {
	slices.Sort(gaps)
	half := len(gaps) / 2
	if len(gaps)%2 == 1 {
		return float64(gaps[half])
	}
	return float64(gaps[half-1]+gaps[half]) / 2
}
