package report

import (
	"context"

	"rapport/app"
	"rapport/finance"
)

// PlanReport is budget beside actual as whole statements, month by month, so
// that any line of them can be drawn and any sum of months compared.
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
	version, err := p.version(ctx, src, q.Version)
	if err != nil {
		return nil, err
	}
	at := map[finance.Month]int{}
	for i, m := range months {
		at[m] = i
		p.Months = append(p.Months, PlanMonth{Month: m, HasActual: m <= f.AsOf.Month()})
	}
	if err := p.addBudget(ctx, src, version, at); err != nil {
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

// version finds the budget asked for, the newest where none is named; 0 where
// there is no budget at all.
func (p *PlanReport) version(ctx context.Context, src BudgetSource, name string) (app.ID, error) {
	versions, err := src.BudgetVersions(ctx)
	if err != nil {
		return 0, err
	}
	var found app.ID
	for _, v := range versions {
		p.Versions = append(p.Versions, v.Name)
		if found == 0 && (name == "" || v.Name == name) {
			p.Version, found = v.Name, v.ID
		}
	}
	return found, nil
}

func (p *PlanReport) addBudget(ctx context.Context, src BudgetSource, version app.ID, at map[finance.Month]int) error {
	if version == 0 {
		return nil
	}
	lines, err := src.BudgetLines(ctx, version, p.Months[0].Month, p.Months[len(p.Months)-1].Month)
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

// Sum adds budget and actual of the months that have an actual: what can be
// compared so far.
func (p *PlanReport) Sum() (budget, actual finance.Statement) {
	for _, m := range p.Months {
		if m.HasActual {
			budget, actual = budget.Plus(m.Budget), actual.Plus(m.Actual)
		}
	}
	return budget, actual
}
