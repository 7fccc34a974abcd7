package app

import (
	"context"
	"strings"
)

// SaveBudget saves a version of the budget with its lines, as one action. A line
// without an ID is new; those named by gone are deleted.
func SaveBudget(ctx context.Context, books Books, b *Budget, lines []*BudgetLine, gone []*BudgetLine) error {
	action := Action{Text: Say("Change the budget %s").Key, Args: []any{b.Name}}
	if b.ID == 0 {
		action.Text = Say("Make the budget %s").Key
	}
	b.Name = strings.TrimSpace(b.Name)
	_, err := books.Do(ctx, action, func(u Unit) error {
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
	})
	return err
}

// SaveScenario saves a scenario as one action.
func SaveScenario(ctx context.Context, books Books, s *Scenario) error {
	action := Action{Text: Say("Change the scenario %s").Key, Args: []any{s.Name}}
	if s.ID == 0 {
		action.Text = Say("Save the scenario %s").Key
	}
	_, err := books.Do(ctx, action, func(u Unit) error { return u.Put(ctx, s) })
	return err
}

// DeleteScenario deletes a scenario as one action.
func DeleteScenario(ctx context.Context, books Books, s *Scenario) error {
	_, err := books.Do(ctx, Action{Text: Say("Delete the scenario %s").Key, Args: []any{s.Name}}, func(u Unit) error { return u.Delete(ctx, s) })
	return err
}
