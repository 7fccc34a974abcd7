package returns

import (
	"context"

	"fyne.io/fyne/v2"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/ui/document"
	"rapport/ui/widgets"
)

// steps are the ways on for a claim in its present state.
func (b *board) steps(c *card) []step {
	to := func(status app.ClaimStatus) func() { return func() { b.move(c.row, status) } }
	refuse := step{i18n.T("Refuse…"), 'r', func() { b.refuse(c) }}
	switch c.row.Status {
	case app.ClaimMailed, app.ClaimReceived:
		return []step{{i18n.T("Approve"), 'a', to(app.ClaimApproved)}, {i18n.T("Pay"), 'p', to(app.ClaimPaid)}, refuse}
	case app.ClaimApproved:
		return []step{{i18n.T("Pay"), 'p', to(app.ClaimPaid)}, refuse}
	case app.ClaimPaid:
		if c.row.Leak {
			return []step{
				{i18n.T("Ask for it back"), 'b', func() { b.ask(c.row) }},
				{i18n.T("Came back"), 'c', to(app.ClaimClawedBack)},
			}
		}
	}
	return nil
}

// refuse asks in which way the claim comes to nothing.
func (b *board) refuse(c *card) {
	var items []widgets.Option
	for _, status := range []app.ClaimStatus{app.ClaimRefused, app.ClaimExpired, app.ClaimVoid} {
		items = append(items, widgets.Option{Title: document.StatusName(status), Do: func() { b.move(c.row, status) }})
	}
	widgets.ShowMenuAt(c, placeOf(c), items)
}

// placeOf is the lower left corner of a card in its window.
func placeOf(c *card) fyne.Position {
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(c)
	return at.AddXY(8, c.Size().Height)
}

// move gives a claim a state on the day at the top of the board.
func (b *board) move(r app.ClaimRow, status app.ClaimStatus) {
	day := b.day.Date()
	if day == 0 {
		b.day.SetInvalid(true)
		b.page.deps.Host.Canvas().Focus(b.day.FocusTarget())
		return
	}
	b.focused = r.ID
	action := app.Action{Text: stepSentence(status), Args: []any{r.Number}}
	b.saver.Save(b.page.deps.Data, action, func(ctx context.Context, u app.Unit) error {
		claim, err := u.Claim(ctx, r.ID)
		if err != nil {
			return err
		}
		if day < claim.Received {
			return app.Errorf(app.BadInput, "The claim was received on %s; choose a later day.", claim.Received)
		}
		setState(claim, status, app.ClaimState{Claim: claim.ID, Status: status, Day: day})
		return u.Put(ctx, claim)
	}, func(id app.ID, err error) {
		if err != nil {
			b.page.deps.Host.Fail(err)
			return
		}
		b.page.saved(id, i18n.T("Claim %s: %s", r.Number, document.StatusName(status)))
	})
}

// setState replaces the state of that status or adds it.
func setState(claim *app.Claim, status app.ClaimStatus, state app.ClaimState) {
	for i, s := range claim.States {
		if s.Status == status {
			claim.States[i].Day = state.Day
			return
		}
	}
	claim.States = append(claim.States, state)
}

// stepSentence is what the history says of a step.
func stepSentence(status app.ClaimStatus) string {
	switch status {
	case app.ClaimApproved:
		return i18n.Mark("Approve rebate claim %s")
	case app.ClaimPaid:
		return i18n.Mark("Pay rebate claim %s")
	case app.ClaimRefused:
		return i18n.Mark("Refuse rebate claim %s")
	case app.ClaimExpired:
		return i18n.Mark("Let rebate claim %s expire")
	case app.ClaimVoid:
		return i18n.Mark("Void rebate claim %s")
	}
	return i18n.Mark("Claw rebate claim %s back")
}

// ask makes a task to ask the customer for a rebate that was paid on goods that
// came back.
func (b *board) ask(r app.ClaimRow) {
	document.AskForRebate(&document.Acts{Books: b.page.deps.Data, Host: b.page.deps.Host}, r, b.currency)
}
