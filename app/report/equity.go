package report

import (
	"context"
	"maps"
	"slices"

	"rapport/app"
	"rapport/finance"
)

// EquityReport is customer equity, the expected value of all customers, at the
// opening of a period (the evening before it) and at its close, and what moved
// it: opening + acquired + retained + lost + changed = closing. A customer is
// worth what BG/NBD expects of their orders and sBG of their subscriptions. Both
// ends are valued by the same definitions, each with the models fitted to what
// was known on its day. Amounts are nil where there was too little to fit; Notes
// say why.
type EquityReport struct {
	Opening *finance.Amount `json:"opening"`
	// Acquired is the value at the close of customers whose first purchase falls
	// in the period.
	Acquired *finance.Amount `json:"acquired"`
	// Retained is what the value of customers changed by who bought again, or
	// renewed.
	Retained *finance.Amount `json:"retained"`
	// Lost is what the value of customers fell by who were more likely customers
	// than not at the opening, and were no longer at the close.
	Lost *finance.Amount `json:"lost"`
	// Changed is the rest: customers who neither bought nor were lost, whose value
	// moves as time passes and the models learn.
	Changed *finance.Amount `json:"changed"`
	Closing *finance.Amount `json:"closing"`
	// Purchases and Subscriptions are what the closing value is made of: what the
	// report on lifetime value expects by BG/NBD and by sBG. Nil where that model is
	// left out.
	Purchases     *finance.Amount `json:"closing_purchases"`
	Subscriptions *finance.Amount `json:"closing_subscriptions"`
	Notes         []app.Text      `json:"notes"`
	// Moves is what each customer moved, by customer.
	Moves []EquityMove `json:"-"`
}

// EquityMove is what one customer was worth at both ends of the period, and the
// key of the EquityStep in which the difference lies.
type EquityMove struct {
	Customer      app.ID
	Step          string
	Before, After finance.Amount
}

// Behind lists the moves of a step; of a level, who is worth something there.
func (e *EquityReport) Behind(step string) []EquityMove {
	var moves []EquityMove
	for _, m := range e.Moves {
		if m.Step == step || step == stepOpening && m.Before != 0 || step == stepClosing && m.After != 0 {
			moves = append(moves, m)
		}
	}
	return moves
}

// The keys of the steps.
const (
	stepOpening  = "opening"
	stepAcquired = "acquired"
	stepRetained = "retained"
	stepLost     = "lost"
	stepChanged  = "changed"
	stepClosing  = "closing"
)

// Parts says what the value at the close is made of, where it is of both.
func (e *EquityReport) Parts(c finance.Currency) app.Text {
	if e.Purchases == nil || e.Subscriptions == nil {
		return app.Text{}
	}
	return app.Say("closing value: %s of purchases and %s of subscriptions", Money{*e.Purchases, c}, Money{*e.Subscriptions, c})
}

// stillCustomer is the chance from which a customer counts as one.
const stillCustomer = 0.5

// Equity works out the bridge of customer equity alone.
func Equity(ctx context.Context, src LTVSource, q Query) (*EquityReport, Head, error) {
	f, err := prepare(ctx, src, q)
	if err != nil {
		return nil, Head{}, err
	}
	// From the first entry on, there would be nothing to begin with.
	if year := f.To.Month().Add(-11).First(); q.From == 0 && f.To != 0 && year > f.From {
		f.From = year
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
	models := []Model{ModelBGNBD}
	lives, err := src.SubscriptionLives(ctx)
	if err != nil {
		return nil, err
	}
	if len(lives) > 0 {
		models = append(models, ModelSBG)
	}
	opening, closing, valued := map[app.ID]holder{}, map[app.ID]holder{}, false
	for _, m := range models {
		fitted, err := e.value(ctx, src, f, m, opening, closing)
		if err != nil {
			return nil, err
		}
		valued = valued || fitted
	}
	if valued {
		e.step(opening, closing)
	}
	return e, nil
}

// holder is a customer as both models together see one: of purchases, and of
// subscriptions.
type holder struct {
	worth  finance.Amount
	there  bool // likely to be a customer
	bought int  // again, or renewed
}

// value adds what customers are worth by a model to both ends. A model that
// cannot value one of the ends is left out of both, or its coming would look
// like a gain; fitted is false then, and the notes say why.
func (e *EquityReport) value(ctx context.Context, src LTVSource, f frame, m Model, opening, closing map[app.ID]holder) (fitted bool, err error) {
	after, err := e.fit(ctx, src, f, m, f.To)
	if err != nil || after.Total.Expected == nil {
		return false, err
	}
	if before := f.From.AddDays(-1); before >= f.extent.FirstEntry {
		then, err := e.fit(ctx, src, f, m, before)
		if err != nil || (then.Total.Expected == nil && then.Customers > 0) {
			return false, err
		}
		add(opening, then)
	}
	add(closing, after)
	if m == ModelSBG {
		e.Subscriptions = after.Total.Expected
	} else {
		e.Purchases = after.Total.Expected
	}
	return true, nil
}

// fit values customers on a day; the notes say where the model cannot, or may be
// wrong.
func (e *EquityReport) fit(ctx context.Context, src LTVSource, f frame, m Model, day finance.Date) (*LTVReport, error) {
	r, err := LTV(ctx, src, LTVQuery{Query: Query{AsOf: day, Policy: f.Policy}, Model: m})
	if err != nil {
		return nil, err
	}
	switch {
	case r.Total.Expected == nil:
		for _, n := range r.Notes {
			e.Notes = append(e.Notes, app.Say("%s: %s", day, n))
		}
	case !r.Identified && m == ModelBGNBD:
		e.Notes = append(e.Notes, app.Say("%s: the purchases fit several sets of parameters alike, so the value is less certain than it looks.", day))
	case !r.Identified:
		e.Notes = append(e.Notes, app.Say("%s: the stays of subscribers fit several sets of parameters alike, so the value is less certain than it looks.", day))
	}
	return r, nil
}

func add(holders map[app.ID]holder, r *LTVReport) {
	for _, row := range r.Rows {
		h := holders[row.Customer]
		h.worth += orNothing(row.Expected)
		h.there = h.there || row.Alive != nil && *row.Alive >= stillCustomer
		h.bought += row.Frequency
		holders[row.Customer] = h
	}
}

// step takes each customer from the opening to the close.
func (e *EquityReport) step(opening, closing map[app.ID]holder) {
	sums := map[string]*finance.Amount{}
	for _, key := range []string{stepOpening, stepAcquired, stepRetained, stepLost, stepChanged, stepClosing} {
		sums[key] = new(finance.Amount)
	}
	all := maps.Clone(opening)
	maps.Copy(all, closing)
	for _, id := range slices.Sorted(maps.Keys(all)) {
		was, known := opening[id]
		now, valued := closing[id]
		m := EquityMove{Customer: id, Step: stepChanged, Before: was.worth, After: now.worth}
		if valued {
			m.Step = stepOf(was, now, known)
		}
		e.Moves = append(e.Moves, m)
		*sums[stepOpening] += m.Before
		*sums[m.Step] += m.After - m.Before
		*sums[stepClosing] += m.After
	}
	e.Opening, e.Acquired, e.Retained = sums[stepOpening], sums[stepAcquired], sums[stepRetained]
	e.Lost, e.Changed, e.Closing = sums[stepLost], sums[stepChanged], sums[stepClosing]
}

// stepOf is the step that a customer belongs to.
func stepOf(was, now holder, known bool) string {
	switch {
	case !known:
		return stepAcquired
	case was.there && !now.there:
		return stepLost
	case now.bought > was.bought:
		return stepRetained
	}
	return stepChanged
}
