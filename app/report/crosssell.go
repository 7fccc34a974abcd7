package report

import (
	"cmp"
	"context"
	"slices"

	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/finance"
)

// CrossSellQuery asks which products and services follow which. All purchases
// up to the last day of the period count, since what a customer has, they have;
// the period itself holds for the campaigns. MinSupport is the least share of
// all customers that a rule needs; nil is one in a hundred.
type CrossSellQuery struct {
	Query
	MinSupport *float64
}

// commonSupport is the least support where none is asked for.
const commonSupport = 0.01

// CrossSellReport is the rules found, the most promising first. The total is
// what all of them would bring, each customer of each rule counted.
type CrossSellReport struct {
	Head
	MinSupport float64             `json:"min_support"`
	Customers  int                 `json:"customers"` // who bought or subscribed
	Rows       []CrossSellRow      `json:"rows"`
	Total      CrossSellTotal      `json:"total"`
	Campaigns  []CampaignCrossSell `json:"campaigns"`

	bought []owned
}

// CrossSellRow is a rule: customers who have Product bought Next later. Products
// are named by SKU, services (subscriptions) by their plan.
type CrossSellRow struct {
	Product     string  `json:"product"`
	Next        string  `json:"next"`
	ProductName string  `json:"product_name"`
	NextName    string  `json:"next_name"`
	Support     float64 `json:"support"`    // who bought both in this order, of all customers
	Confidence  float64 `json:"confidence"` // of those who have Product
	Lift        float64 `json:"lift"`       // confidence ÷ share of all customers who have Next
	MedianDays  float64 `json:"median_days"`
	Followed    int     `json:"followed"`  // customers who bought both in this order
	Customers   int     `json:"customers"` // who have Product and lack Next
	// ExpectedMargin is Customers × Confidence × what a sale of Next has brought on
	// average after cost to serve.
	ExpectedMargin *finance.Amount `json:"expected_margin"`

	product, next int32
}

// CrossSellTotal sums the rules.
type CrossSellTotal struct {
	ExpectedMargin finance.Amount `json:"expected_margin"`
}

// CampaignCrossSell is what the orders that name a campaign brought in the
// period, after discounts, from customers who had bought on an earlier day:
// cross-sell is what they had never had, up-sell more of what they had. The
// rest is the first purchases of new customers.
type CampaignCrossSell struct {
	Campaign  string         `json:"campaign"`
	UpSell    finance.Amount `json:"up_sell"`
	CrossSell finance.Amount `json:"cross_sell"`
	First     finance.Amount `json:"first_purchases"`
	ID        app.ID         `json:"-"`
}

// Good is something a customer can have: a product, or a service they subscribe
// to. Margin is what all its entries brought so far, after cost to serve.
type Good struct {
	Key    string // SKU or plan
	Name   string
	Margin finance.Amount
}

// Bought is that a customer first bought a good on a day, and how many times
// (order lines or subscriptions) until now.
type Bought struct {
	Customer app.ID
	Good     int // place among the goods
	Day      finance.Date
	Times    int
}

// CampaignSale is what a customer bought of one product in the orders of one
// day that name a campaign.
type CampaignSale struct {
	Campaign app.ID
	Name     string
	Customer app.ID
	Day      finance.Date
	Good     int // place among the goods
	Revenue  finance.Amount
}

// CrossSellSource is what the cross-sell report asks of the company file.
type CrossSellSource interface {
	Source
	// Goods lists products and plans with what they brought up to a day.
	Goods(ctx context.Context, until finance.Date) ([]Good, error)
	// FirstBought lists when each customer first bought each good, up to a day, by
	// customer. Orders that came back whole do not count.
	FirstBought(ctx context.Context, until finance.Date) ([]Bought, error)
	// CampaignSales lists what was bought in the orders of a period that name a
	// campaign.
	CampaignSales(ctx context.Context, p finance.Period) ([]CampaignSale, error)
}

// owned is the first purchases of one customer.
type owned struct {
	customer app.ID
	goods    []finance.FirstPurchase
}

// CrossSell finds which products and services follow which.
func CrossSell(ctx context.Context, src CrossSellSource, q CrossSellQuery) (*CrossSellReport, error) {
	f, err := prepare(ctx, src, q.Query)
	if err != nil {
		return nil, err
	}
	r := &CrossSellReport{Head: f.Head, MinSupport: commonSupport, Rows: []CrossSellRow{}, Campaigns: []CampaignCrossSell{}}
	if q.MinSupport != nil {
		r.MinSupport = *q.MinSupport
	}
	if !(r.MinSupport >= 0 && r.MinSupport <= 1) { // not a number is neither
		return nil, app.Invalid("min_support", "The least support is a share from 0 to 1, such as 0.01 for one customer in a hundred.")
	}
	if f.To == 0 {
		return r, nil
	}
	goods, err := src.Goods(ctx, f.To)
	if err != nil {
		return nil, err
	}
	bought, err := src.FirstBought(ctx, f.To)
	if err != nil {
		return nil, err
	}
	r.sequences(bought)
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	r.rules(goods, sales(len(goods), bought))
	answered, err := src.CampaignSales(ctx, f.Period())
	if err != nil {
		return nil, err
	}
	r.campaigns(answered)
	return r, nil
}

// sequences groups the first purchases by customer.
func (r *CrossSellReport) sequences(bought []Bought) {
	all := make([]finance.FirstPurchase, len(bought)) // one piece of memory for all
	for i, b := range bought {
		all[i] = finance.FirstPurchase{Product: int32(b.Good), Day: b.Day}
	}
	for first := 0; first < len(bought); {
		last := first + 1
		for last < len(bought) && bought[last].Customer == bought[first].Customer {
			last++
		}
		r.bought = append(r.bought, owned{bought[first].Customer, all[first:last:last]})
		first = last
	}
	r.Customers = len(r.bought)
}

// sales counts how often each good was sold.
func sales(goods int, bought []Bought) []int {
	times := make([]int, goods)
	for _, b := range bought {
		times[b.Good] += b.Times
	}
	return times
}

// rules finds the rules, and what each would bring.
func (r *CrossSellReport) rules(goods []Good, sold []int) {
	customers := make([][]finance.FirstPurchase, len(r.bought))
	for i, s := range r.bought {
		customers[i] = s.goods
	}
	for _, rule := range finance.CrossSell(customers, r.MinSupport) {
		from, to := goods[rule.Product], goods[rule.Next]
		row := CrossSellRow{
			Product: from.Key, Next: to.Key, ProductName: from.Name, NextName: to.Name,
			Support: rule.Support, Confidence: rule.Confidence, Lift: rule.Lift, MedianDays: rule.MedianDays,
			Followed: rule.Customers, Customers: rule.Lacking, product: rule.Product, next: rule.Next,
		}
		row.ExpectedMargin = promised(rule, to.Margin, sold[rule.Next])
		r.Total.ExpectedMargin += orNothing(row.ExpectedMargin)
		r.Rows = append(r.Rows, row)
	}
	slices.SortStableFunc(r.Rows, func(a, b CrossSellRow) int {
		return cmp.Compare(orNothing(b.ExpectedMargin), orNothing(a.ExpectedMargin))
	})
}

// promised is customers × confidence × the margin of a sale. What is in a rule
// has been sold.
func promised(rule finance.Follows, margins finance.Amount, sales int) *finance.Amount {
	margin := decimal.NewFromInt(int64(margins)).Div(decimal.NewFromInt(int64(sales)))
	amount, err := finance.RoundMinor(decimal.NewFromFloat(float64(rule.Lacking) * rule.Confidence).Mul(margin))
	if err != nil {
		return nil
	}
	return &amount
}

func orNothing(a *finance.Amount) finance.Amount {
	if a == nil {
		return 0
	}
	return *a
}

// campaigns parts the revenue of each campaign by what its customers had before.
func (r *CrossSellReport) campaigns(sales []CampaignSale) {
	at := map[app.ID]int{}
	for _, s := range sales {
		i, known := at[s.Campaign]
		if !known {
			i = len(r.Campaigns)
			at[s.Campaign] = i
			r.Campaigns = append(r.Campaigns, CampaignCrossSell{Campaign: s.Name, ID: s.Campaign})
		}
		c := &r.Campaigns[i]
		switch had, customer := r.had(s); {
		case had:
			c.UpSell += s.Revenue
		case customer:
			c.CrossSell += s.Revenue
		default:
			c.First += s.Revenue
		}
	}
	slices.SortFunc(r.Campaigns, func(a, b CampaignCrossSell) int {
		return cmp.Or(cmp.Compare(b.UpSell+b.CrossSell, a.UpSell+a.CrossSell), cmp.Compare(a.Campaign, b.Campaign), cmp.Compare(a.ID, b.ID))
	})
}

// had reports whether the customer of a sale had bought the same good on an
// earlier day, and whether anything at all.
func (r *CrossSellReport) had(s CampaignSale) (same, any bool) {
	i, found := slices.BinarySearchFunc(r.bought, s.Customer, func(q owned, id app.ID) int { return cmp.Compare(q.customer, id) })
	if !found {
		return false, false
	}
	for _, g := range r.bought[i].goods {
		if g.Day < s.Day {
			any = true
			same = same || int(g.Product) == s.Good
		}
	}
	return same, any
}

// Lacking lists the customers of a rule: who have its product and not the next.
func (r *CrossSellReport) Lacking(row CrossSellRow) []app.ID {
	var ids []app.ID
	for _, s := range r.bought {
		var has, lacks = false, true
		for _, g := range s.goods {
			has = has || g.Product == row.product
			lacks = lacks && g.Product != row.next
		}
		if has && lacks {
			ids = append(ids, s.customer)
		}
	}
	return ids
}

// Ask is how many different customers lack what some of the rows would offer
// them, and the expected margin of the best offer for each of them: nobody is
// counted twice.
func (r *CrossSellReport) Ask(rows []CrossSellRow) (people int, margin finance.Amount) {
	best := slices.Clone(rows)
	slices.SortStableFunc(best, func(a, b CrossSellRow) int { return b.each().Cmp(a.each()) })
	asked := make([]int64, len(best)) // customers whose best offer a row is
	for _, s := range r.bought {
		has := map[int32]bool{}
		for _, g := range s.goods {
			has[g.Product] = true
		}
		if i := slices.IndexFunc(best, func(row CrossSellRow) bool { return has[row.product] && !has[row.next] }); i >= 0 {
			asked[i]++
			people++
		}
	}
	sum := decimal.Zero
	for i, row := range best {
		sum = sum.Add(row.each().Mul(decimal.NewFromInt(asked[i])))
	}
	margin, err := finance.RoundMinor(sum)
	if err != nil {
		return people, 0
	}
	return people, margin
}

// each is the expected margin of offering the next to one customer, in minor
// units.
func (row CrossSellRow) each() decimal.Decimal {
	if row.Customers == 0 {
		return decimal.Zero
	}
	return decimal.NewFromInt(int64(orNothing(row.ExpectedMargin))).Div(decimal.NewFromInt(int64(row.Customers)))
}
