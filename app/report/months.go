package report

import (
	"context"

	"rapport/app"
	"rapport/finance"
)

// PlanReport is budget beside actual as whole statements, month by month, so
// that any line of them can be drawn and any run of months compared.
type PlanReport struct {
	Head
	Version  string // empty where there is no budget
	Versions []string
	Months   []PlanMonth
}

// PlanMonth is one month. A month after the as-of date has no actual; one that
// the version does not plan has no budget.
type PlanMonth struct {
	Month     finance.Month
	Budget    finance.Statement
	Actual    finance.Statement
	HasBudget bool
	HasActual bool
}

// Plan reads the months that a period touches. Unlike other reports it goes on
// past the as-of date, since a budget does.
func Plan(ctx context.Context, src BudgetSource, q BudgetQuery) (*PlanReport, error) {
	end := q.To
	f, err := prepare(ctx, src, q.Query)
	if err != nil {
		return nil, err
	}
	p := &PlanReport{Head: f.Head}
	p.To = max(p.To, end)
	months := p.Period().Months()
	if len(months) == 0 {
		return p, nil
	}
	at := map[finance.Month]int{}
	for i, m := range months {
		at[m] = i
		p.Months = append(p.Months, PlanMonth{Month: m, HasActual: m <= f.AsOf.Month()})
	}
	if err := p.addBudget(ctx, src, q.Version, at); err != nil {
		return nil, err
	}
	totals, err := src.MonthTotals(ctx, finance.Period{From: months[0].First(), To: f.AsOf})
	if err != nil {
		return nil, err
	}
	for _, t := range totals {
		if i, ok := at[t.Month]; ok {
			p.Months[i].Actual = t.Statement
		}
	}
	return p, nil
}

// addBudget fills in the budget of the version named, the newest where none is.
func (p *PlanReport) addBudget(ctx context.Context, src BudgetSource, name string, at map[finance.Month]int) error {
	versions, err := src.BudgetVersions(ctx)
	if err != nil {
		return err
	}
	for _, v := range versions {
		p.Versions = append(p.Versions, v.Name)
	}
	version, err := chosenBudget(ctx, src, name)
	if err != nil || version.ID == 0 {
		return err
	}
	p.Version = version.Name
	lines, err := src.BudgetLines(ctx, version.ID, p.Months[0].Month, p.Months[len(p.Months)-1].Month)
	if err != nil {
		return err
	}
	for _, l := range lines {
		month, err := finance.ParseMonth(l.Month)
		if err != nil {
			return err
		}
		account, ok := finance.ParseAccount(l.Account)
		i, in := at[month]
		if !ok || !in {
			continue
		}
		p.Months[i].Budget.Add(account, l.Amount)
		p.Months[i].HasBudget = true
	}
	return nil
}

// Sum adds budget and actual of the months that have both: like with like.
func (p *PlanReport) Sum() (budget, actual finance.Statement) {
	for _, m := range p.Months {
		if m.HasActual && m.HasBudget {
			budget, actual = budget.Plus(m.Budget), actual.Plus(m.Actual)
		}
	}
	return budget, actual
}

// Coverage says which months of a period a budget can be compared in.
type Coverage struct {
	Months      int           `json:"months"` // that have a budget
	Of          int           `json:"of"`     // months of the period
	First, Last finance.Month `json:"-"`      // of those that have one
}

func (c *Coverage) take(m finance.Month, planned bool) {
	c.Of++
	if !planned {
		return
	}
	c.Months++
	if c.First == 0 {
		c.First = m
	}
	c.Last = m
}

// Text says which months are compared, where it is not all of them.
func (c Coverage) Text() app.Text {
	switch {
	case c.Months == 0 || c.Months == c.Of:
		return app.Text{}
	case c.First == c.Last:
		return app.Say("1 of %d months has a budget: %s", c.Of, c.First)
	}
	return app.Say("%d of %d months have a budget: %s – %s", c.Months, c.Of, c.First, c.Last)
}

// Coverage tells which months have a budget.
func (p *PlanReport) Coverage() (c Coverage) {
	for _, m := range p.Months {
		c.take(m.Month, m.HasBudget)
	}
	return c
}

// Budgeted is the report from the first month that has a budget to the last, and
// says so where that is not all of the period; one without any stays as it is.
func (p *PlanReport) Budgeted() *PlanReport {
	c := p.Coverage()
	if c.Months == 0 || c.Months == c.Of {
		return p
	}
	first, last := c.First.Since(p.Months[0].Month), c.Last.Since(p.Months[0].Month)
	cut := *p
	cut.Months = p.Months[first : last+1]
	cut.From, cut.To, cut.Note = max(p.From, c.First.First()), min(p.To, c.Last.Last()), c.Text()
	return &cut
}

// Budget adds up the budget of all months, also of those to come.
func (p *PlanReport) Budget() finance.Statement {
	var budget finance.Statement
	for _, m := range p.Months {
		budget = budget.Plus(m.Budget)
	}
	return budget
}
