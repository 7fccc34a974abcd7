package returns

import (
	"unicode"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/ui/document"
	"rapport/ui/widgets"
)

// step is a way for a claim to go on.
type step struct {
	label string
	key   rune
	to    app.ClaimStatus // or one that means the same; empty where the claim stays
	do    func()
}

// steps are the ways on for a claim in its present state.
func (b *claims) steps(r claim) []step {
	to := func(label string, key rune, status app.ClaimStatus) step {
		return step{label, key, status, func() { b.move(r, status) }}
	}
	refuse := step{i18n.T("Refuse…"), 'r', app.ClaimRefused, func() { b.refuse(r) }}
	switch r.Status {
	case app.ClaimMailed, app.ClaimReceived:
		return []step{to(i18n.T("Approve"), 'a', app.ClaimApproved), to(i18n.T("Pay"), 'p', app.ClaimPaid), refuse}
	case app.ClaimApproved:
		return []step{to(i18n.T("Pay"), 'p', app.ClaimPaid), refuse}
	case app.ClaimPaid:
		if r.Leak {
			return []step{
				{i18n.T("Ask for it back"), 'b', "", func() { document.AskForRebate(&b.page.acts, r, b.Currency) }},
				to(i18n.T("Came back"), 'c', app.ClaimClawedBack),
			}
		}
	}
	return nil
}

// letter takes the step of that letter.
func (b *claims) letter(r claim, key rune) {
	for _, s := range b.steps(r) {
		if s.key == unicode.ToLower(key) {
			s.do()
			return
		}
	}
}

// menu is what can be done with a claim.
func (b *claims) menu(r claim) []widgets.Option {
	var items []widgets.Option
	for _, s := range b.steps(r) {
		items = append(items, widgets.Option{Title: s.label, Do: s.do})
	}
	return append(items, b.page.deps.Host.CustomerItem(r.Contact), b.page.deps.Host.OrderItem(r.Order))
}

// refuse asks in which way the claim comes to nothing.
func (b *claims) refuse(r claim) {
	var items []widgets.Option
	for _, status := range []app.ClaimStatus{app.ClaimRefused, app.ClaimExpired, app.ClaimVoid} {
		items = append(items, widgets.Option{Title: document.StatusName(status), Do: func() { b.move(r, status) }})
	}
	b.Cards[r.ID].Ask(items)
}

// move gives a claim a state on the day at the top of the board.
func (b *claims) move(r claim, status app.ClaimStatus) {
	day := b.day.Date()
	if day == 0 {
		b.day.SetInvalid(true)
		b.Host.Focus(b.day.FocusTarget())
		return
	}
	b.Focus(r.ID)
	action := app.Action{Text: stepSentence(status), Args: []any{r.Number}}
	document.Change(&b.page.acts, action, i18n.T("Claim %s: %s", r.Number, document.StatusName(status)), app.Unit.Claim, r.ID,
		func(c *app.Claim) error {
			if day < c.Received {
				return app.Errorf(app.BadInput, "The claim was received on %s; choose a later day.", c.Received)
			}
			setState(c, status, app.ClaimState{Claim: c.ID, Status: status, Day: day})
			return nil
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
