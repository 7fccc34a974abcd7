package app

import (
	"context"
	"strings"
)

// BudgetAction is the action of saving a version of the budget.
func BudgetAction(b *Budget) Action {
	text := Say("Change the budget %s")
	if b.ID == 0 {
		text = Say("Make the budget %s")
	}
	return Action{Text: text.Key, Args: []any{b.Name}}
}

// PutBudget puts a version of the budget with its lines: those without an ID are
// new, those gone are deleted.
func PutBudget(ctx context.Context, u Unit, b *Budget, lines, gone []*BudgetLine) error {
	b.Name = strings.TrimSpace(b.Name)
	if err := u.Put(ctx, b); err != nil {
		return err
	}
	for _, l := range gone {
		if err := u.Delete(ctx, l); err != nil {
			return err
		}
	}
	for _, l := range lines {
		l.Budget = b.ID
		if err := u.Put(ctx, l); err != nil {
			return err
		}
	}
	return nil
}

// SaveBudget saves a version of the budget with its lines, as one action.
func SaveBudget(ctx context.Context, books Books, b *Budget, lines []*BudgetLine) error {
	_, err := books.Do(ctx, BudgetAction(b), func(u Unit) error { return PutBudget(ctx, u, b, lines, nil) })
	return err
}

// ScenarioAction is the action of saving a scenario.
func ScenarioAction(s *Scenario) Action {
	text := Say("Change the scenario %s")
	if s.ID == 0 {
		text = Say("Save the scenario %s")
	}
	return Action{Text: text.Key, Args: []any{s.Name}}
}

// SaveScenario saves a scenario as one action.
func SaveScenario(ctx context.Context, books Books, s *Scenario) error {
	_, err := books.Do(ctx, ScenarioAction(s), func(u Unit) error { return u.Put(ctx, s) })
	return err
}

// DeleteScenario deletes a scenario as one action.
func DeleteScenario(ctx context.Context, books Books, s *Scenario) error {
	_, err := books.Do(ctx, Action{Text: Say("Delete the scenario %s").Key, Args: []any{s.Name}}, func(u Unit) error { return u.Delete(ctx, s) })
	return err
}
