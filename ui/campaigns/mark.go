package campaigns

import (
	"context"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/widgets"
)

// label says on the buttons how many targets they are about.
func (t *targets) label() {
	defer t.tools.Refresh() // the buttons change their width
	n := len(t.chosen())
	if n == 0 {
		t.touch.SetLabel(i18n.T("Mark all reached…"))
		t.respond.SetLabel(i18n.T("Mark answered…"))
		t.respond.Disable()
		return
	}
	t.touch.SetLabel(i18n.N(n, "Mark %d reached…", "Mark %d reached…"))
	t.respond.SetLabel(i18n.N(n, "Mark %d answered…", "Mark %d answered…"))
	t.respond.Enable()
}

// askDay asks below a button on which day the targets were reached, or answered.
func (t *targets) askDay(button *widgets.Button, answered bool) {
	today := t.detail.page.deps.Host.Today
	day := widgets.NewDateField(today)
	day.SetDate(today())
	name := i18n.T("Reached on")
	if answered {
		name = i18n.T("Answered on")
	}
	field := widgets.NewField(name, day)
	var pop *widgets.Popover
	mark := widgets.NewPrimary(i18n.T("Mark"), func() {
		switch {
		case day.Err() != nil:
			field.SetError(day.Err().Error())
		case day.Date() == 0:
			field.SetError(i18n.T("Say on which day."))
		default:
			pop.Close()
			t.mark(day.Date(), answered)
		}
	})
	content := widgets.Stack(8, widgets.NewForm(field), widgets.Ends(widgets.Row(), mark))
	pop = widgets.ShowPopover(widgets.Pad(12, 12, 12, 12, content), button, 260)
}

// mark dates the touch, or the answer, of the chosen targets; without a choice
// the touch of all who were not yet reached.
func (t *targets) mark(day finance.Date, answered bool) {
	rows := t.chosen()
	if len(rows) == 0 && !answered {
		for _, r := range t.rows {
			if r.TouchedOn == 0 {
				rows = append(rows, r)
			}
		}
	}
	if len(rows) == 0 {
		return
	}
	name, page := t.detail.data.campaign.Name, t.detail.page
	action := app.Action{Text: i18n.Mark("Mark targets of %s as reached"), Args: []any{name}}
	sentence := i18n.N(len(rows), "%d target marked as reached", "%d targets marked as reached")
	if answered {
		action.Text = i18n.Mark("Record answers to %s")
		sentence = i18n.N(len(rows), "%d answer recorded", "%d answers recorded")
	}
	page.acts.Do(action, sentence, func(ctx context.Context, u app.Unit) error {
		return markAll(ctx, u, rows, day, answered)
	})
}

// markAll dates touches or answers. Who answered was reached: on the same day
// where no other is told.
func markAll(ctx context.Context, u app.Unit, rows []app.TargetRow, day finance.Date, answered bool) error {
	for _, row := range rows {
		target, err := u.Target(ctx, row.ID)
		if err != nil {
			return err
		}
		if answered {
			target.RespondedOn = day
		}
		if !answered || target.TouchedOn == 0 {
			target.TouchedOn = day
		}
		if err := u.Put(ctx, target); err != nil {
			return err
		}
	}
	return nil
}
