package report

import (
	"cmp"
	"context"
	"slices"

	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/finance"
)

// ScorecardQuery asks how salespeople, channels, campaigns or segments do, and
// how the objectives stand. Equity fits the models of purchases twice; without
// it the bridge is left out.
type ScorecardQuery struct {
	Query
	By     By // BySalesperson where empty
	Equity bool
}

// ScorecardReport is the performance of a period.
type ScorecardReport struct {
	Head
	By         By                `json:"by"`
	Objectives []ObjectiveRow    `json:"objectives"`
	Rows       []ScoreRow        `json:"rows"`
	Total      ScoreRow          `json:"total"`
	Income     finance.Statement `json:"income"` // of the company, with what belongs to no customer
	CashFlow   CashFlow          `json:"cash_flow"`
	Equity     *EquityReport     `json:"equity"`
}

// ScoreRow is one salesperson, channel, campaign or segment: the statement of
// all entries that bear it (a campaign's media among them), and the customers
// who ordered through it in the period. Walk-in sales are in no row. A segment
// is a tag, so that a customer may be in several rows, but once in the total.
type ScoreRow struct {
	Key  string   `json:"key"`
	Name app.Text `json:"name"`
	finance.Statement
	Orders    int `json:"orders"`
	Customers int `json:"customers"`
	// New counts customers whose first order of all is among the row's.
	New int `json:"new_customers"`
	// RepeatRate is the share of the customers who had ordered on an earlier day.
	RepeatRate *float64 `json:"repeat_rate"`
	ReturnRate *float64 `json:"return_rate"`
	// AverageOrder is goods and shipping after discounts ÷ orders.
	AverageOrder *finance.Amount `json:"average_order"`
	ID           app.ID          `json:"-"`

	repeat int
}

// Buyer is what a customer ordered through one slice in a period.
type Buyer struct {
	Customer    app.ID
	Slice       app.ID // 0: none told
	First, Last finance.Date
	Orders      int
}

// Tenure is one subscription: how long a customer stayed. Ends is 0 while it runs.
type Tenure struct {
	Customer     app.ID
	Starts, Ends finance.Date
}

// ScorecardSource is what the scorecard asks of the company file.
type ScorecardSource interface {
	ProfitabilitySource
	LTVSource
	// Objectives lists the objectives, oldest first.
	Objectives(ctx context.Context) ([]app.Objective, error)
	StaffChoices(ctx context.Context) ([]app.Choice, error)
	// Buyers lists who ordered in a period through which salesperson, channel or
	// campaign; with an empty by, each customer once. By customer.
	Buyers(ctx context.Context, by By, p finance.Period) ([]Buyer, error)
	// FirstOrders maps every customer to the day of their first order.
	FirstOrders(ctx context.Context) (map[app.ID]finance.Date, error)
	// Tenures lists all subscriptions.
	Tenures(ctx context.Context) ([]Tenure, error)
	// Waits lists, for the incoming e-mails, letters and web messages of a period,
	// the days until the customer was next written to, called or visited; who was
	// not by the last day has waited until then.
	Waits(ctx context.Context, p finance.Period, last finance.Date) ([]int, error)
	// Cash sums what moved in a period; see CashFlow.
	Cash(ctx context.Context, p finance.Period) (CashFlow, error)
}

// Scorecard reports the performance of a period.
func Scorecard(ctx context.Context, src ScorecardSource, q ScorecardQuery) (*ScorecardReport, error) {
	f, err := prepare(ctx, src, q.Query)
	if err != nil {
		return nil, err
	}
	r := &ScorecardReport{Head: f.Head, By: cmp.Or(q.By, BySalesperson), Rows: []ScoreRow{}}
	m := newMeasures(src, f)
	moved := make(chan error, 1) // the ledger is gone through beside the rest
	go func() {
		var err error
		r.CashFlow, err = cashOf(ctx, src, r.Period())
		moved <- err
	}()
	err = r.measure(ctx, m)
	if e := <-moved; err == nil {
		err = e
	}
	if err == nil && q.Equity {
		r.Equity, err = bridge(ctx, src, f)
	}
	return r, err
}

// measure works out the rows, the income statement and the objectives.
func (r *ScorecardReport) measure(ctx context.Context, m *measures) (err error) {
	switch r.By {
	case BySegment:
		err = r.bySegment(ctx, m)
	case BySalesperson, ByChannel, ByCampaign:
		err = r.bySlice(ctx, m)
	default:
		err = app.Invalid("by", "The scorecard can be seen by salesperson, channel, campaign or segment.")
	}
	if err != nil {
		return err
	}
	if r.Income, err = m.income(ctx, r.Period()); err != nil {
		return err
	}
	r.Objectives, err = m.objectives(ctx)
	return err
}

// bySlice gives each salesperson, channel or campaign a row. The total is that
// of all customers, each counted once.
func (r *ScorecardReport) bySlice(ctx context.Context, m *measures) error {
	totals, err := m.src.SliceTotals(ctx, r.By, r.Period())
	if err != nil {
		return err
	}
	rows := map[app.ID]*ScoreRow{}
	for _, t := range totals {
		rows[t.ID] = &ScoreRow{Key: t.Key, ID: t.ID, Name: scoreName(r.By, t), Statement: t.Statement}
	}
	buyers, err := m.src.Buyers(ctx, r.By, r.Period())
	if err != nil {
		return err
	}
	firsts, err := m.firstOrders(ctx)
	if err != nil {
		return err
	}
	for _, b := range buyers {
		if row := rows[b.Slice]; row != nil {
			row.take(b, firsts[b.Customer])
		}
	}
	return r.finish(ctx, m, rows)
}

func scoreName(by By, t SliceTotal) app.Text {
	if by == ByCampaign && t.ID == 0 {
		return app.Say("No campaign")
	}
	return sliceName(by, t)
}

// bySegment gives each tag a row, and those without a tag one.
func (r *ScorecardReport) bySegment(ctx context.Context, m *measures) error {
	members, err := m.src.Members(ctx)
	if err != nil {
		return err
	}
	segments, keys := map[app.ID][]app.ID{}, map[string]app.ID{}
	rows := map[app.ID]*ScoreRow{0: {Name: app.Say("No segment")}}
	for _, member := range members {
		key, known := keys[member.Segment]
		if !known { // rows need no more of a tag than a number of their own
			key = app.ID(len(keys) + 1)
			keys[member.Segment] = key
			rows[key] = &ScoreRow{Key: member.Segment, Name: named(member.Segment)}
		}
		segments[member.Customer] = append(segments[member.Customer], key)
	}
	of := func(customer app.ID) []app.ID {
		if found := segments[customer]; len(found) > 0 {
			return found
		}
		return []app.ID{0}
	}
	totals, err := m.totals(ctx, r.Period())
	if err != nil {
		return err
	}
	for i := range totals {
		if totals[i].Customer == 0 {
			continue
		}
		for _, key := range of(totals[i].Customer) {
			rows[key].Statement = rows[key].Statement.Plus(totals[i].Statement)
		}
	}
	buyers, err := m.buyers(ctx, r.Period())
	if err != nil {
		return err
	}
	firsts, err := m.firstOrders(ctx)
	if err != nil {
		return err
	}
	for _, b := range buyers {
		for _, key := range of(b.Customer) {
			rows[key].take(b, firsts[b.Customer])
		}
	}
	return r.finish(ctx, m, rows)
}

// finish draws up the total, and puts the rows into order by falling profit.
func (r *ScorecardReport) finish(ctx context.Context, m *measures, rows map[app.ID]*ScoreRow) error {
	for _, row := range rows {
		if row.IsZero() && row.Orders == 0 {
			continue
		}
		row.finish()
		r.Rows = append(r.Rows, *row)
	}
	slices.SortFunc(r.Rows, func(a, b ScoreRow) int {
		return cmp.Or(cmp.Compare(b.Profit(), a.Profit()), cmp.Compare(a.Key, b.Key), cmp.Compare(a.ID, b.ID))
	})
	total, err := m.whole(ctx, r.Period())
	r.Total = total
	return err
}

// take counts a customer of the row who first ordered on a day.
func (s *ScoreRow) take(b Buyer, first finance.Date) {
	s.Customers++
	s.Orders += b.Orders
	if b.First == first {
		s.New++
	}
	if b.Last > first {
		s.repeat++
	}
}

// finish works out what follows from the sums.
func (s *ScoreRow) finish() {
	goods := s.Statement[finance.Sales] + s.Statement[finance.Discount]
	if goods > 0 {
		rate := finance.Ratio(-s.Statement[finance.Returns], goods)
		s.ReturnRate = &rate
	}
	if s.Orders > 0 {
		s.AverageOrder = average(goods+s.Statement[finance.ShippingIncome], s.Orders)
	}
	if s.Customers > 0 {
		rate := float64(s.repeat) / float64(s.Customers)
		s.RepeatRate = &rate
	}
}

// average is an amount a piece, rounded half-even.
func average(sum finance.Amount, pieces int) *finance.Amount {
	each, err := finance.RoundMinor(decimal.NewFromInt(int64(sum)).Div(decimal.NewFromInt(int64(pieces))))
	if err != nil {
		return nil
	}
	return &each
}
