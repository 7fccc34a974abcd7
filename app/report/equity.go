package report

import (
	"context"

	"rapport/app"
	"rapport/finance"
)

// EquityReport is customer equity, the expected value of all customers, at the
// opening of a period (the evening before it) and at its close, and what moved
// it: opening + acquired + retained + lost + changed = closing. Both ends are
// valued by the same definitions, each with the model fitted to what was known
// on its day. Amounts are nil where there was too little to fit; Notes say why.
type EquityReport struct {
	Opening *finance.Amount `json:"opening"`
	// Acquired is the value at the close of customers whose first purchase falls
	// in the period.
	Acquired *finance.Amount `json:"acquired"`
	// Retained is what the value of customers grew by who bought again.
	Retained *finance.Amount `json:"retained"`
	// Lost is what the value of customers fell by who were more likely customers
	// than not at the opening, and were no longer at the close.
	Lost *finance.Amount `json:"lost"`
	// Changed is the rest: customers who neither bought nor were lost, whose value
	// moves as time passes and the models learn.
	Changed *finance.Amount `json:"changed"`
	Closing *finance.Amount `json:"closing"`
	Notes   []app.Text      `json:"notes"`
	// Who is behind each step, for the page.
	AcquiredCustomers, RetainedCustomers, LostCustomers, ChangedCustomers int `json:"-"`
}

// stillCustomer is the chance from which a customer counts as one.
const stillCustomer = 0.5

// Equity works out the bridge of customer equity alone.
func Equity(ctx context.Context, src LTVSource, q Query) (*EquityReport, Head, error) {
	f, err := prepare(ctx, src, q)
	if err != nil {
		return nil, Head{}, err
	}
	e, err := bridge(ctx, src, f)
	return e, f.Head, err
}

func bridge(ctx context.Context, src LTVSource, f frame) (*EquityReport, error) {
	e := &EquityReport{Notes: []app.Text{}}
	if f.extent.FirstEntry == 0 || f.To == 0 {
		e.Notes = append(e.Notes, app.Say("Not enough data: nothing has been recorded yet."))
		return e, nil
	}
	closing, err := e.valued(ctx, src, f, f.To)
	if err != nil || closing == nil {
		return e, err
	}
	opening := map[app.ID]LTVRow{}
	if before := f.From.AddDays(-1); before >= f.extent.FirstEntry {
		if opening, err = e.valued(ctx, src, f, before); err != nil || opening == nil {
			return e, err
		}
	}
	e.step(opening, closing)
	return e, nil
}

// valued is the expected value of each customer on a day, nil where the models
// cannot tell; then the notes say why, with the day.
func (e *EquityReport) valued(ctx context.Context, src LTVSource, f frame, day finance.Date) (map[app.ID]LTVRow, error) {
	r, err := LTV(ctx, src, LTVQuery{Query: Query{AsOf: day, Policy: f.Policy}})
	if err != nil {
		return nil, err
	}
	for _, n := range r.Notes {
		e.Notes = append(e.Notes, app.Say("%s: %s", day, n))
	}
	if r.Total.Expected == nil {
		return nil, nil
	}
	rows := make(map[app.ID]LTVRow, len(r.Rows))
	for _, row := range r.Rows {
		rows[row.Customer] = row
	}
	return rows, nil
}

// step takes each customer from the opening to the close.
func (e *EquityReport) step(opening, closing map[app.ID]LTVRow) {
	var before, acquired, retained, lost, after finance.Amount
	for _, row := range opening {
		before += worth(row)
	}
	for id, now := range closing {
		after += worth(now)
		was, known := opening[id]
		grown := worth(now) - worth(was)
		switch {
		case !known:
			acquired += grown
			e.AcquiredCustomers++
		case alive(was) && !alive(now):
			lost += grown
			e.LostCustomers++
		case now.Frequency > was.Frequency:
			retained += grown
			e.RetainedCustomers++
		default:
			e.ChangedCustomers++
		}
	}
	changed := after - before - acquired - retained - lost
	e.Opening, e.Acquired, e.Retained, e.Lost, e.Changed, e.Closing = &before, &acquired, &retained, &lost, &changed, &after
}

func worth(row LTVRow) finance.Amount {
	if row.Expected == nil {
		return 0
	}
	return *row.Expected
}

func alive(row LTVRow) bool { return row.Alive != nil && *row.Alive >= stillCustomer }
