package report

import (
	"rapport/app"
	"rapport/finance"
)

// Money is an amount inside a text, with its currency.
type Money struct {
	Amount   finance.Amount
	Currency finance.Currency
}

// Parts is what a presentation needs to write the figure its own way.
func (m Money) Parts() (finance.Amount, finance.Currency) { return m.Amount, m.Currency }

// String is the plain figure, such as 100.00.
func (m Money) String() string { return m.Amount.Text(m.Currency) }

// tell says what a document is, and what is worth knowing about it.
func (d *Document) tell(c finance.Currency) (app.Text, []app.Text) {
	text, detail := d.title(), []app.Text(nil)
	say := func(condition bool, t app.Text) {
		if condition {
			detail = append(detail, t)
		}
	}
	say(d.Who != "", named(d.Who))
	say(d.Items != "", named(d.Items))
	switch d.Kind {
	case finance.DocOrder:
		say(d.Source != "", named(d.Source))
		say(d.Campaigned != "", app.Say("answers “%s”", d.Campaigned))
	case finance.DocReturn:
		say(true, app.Say("refund %s", Money{d.Amount, c}))
		if d.WrittenOff {
			say(true, app.Say("written off"))
		} else {
			say(true, app.Say("back to stock"))
		}
	case finance.DocRebate:
		say(true, named(Money{d.Amount, c}.String()))
		say(true, claimState(d.Status, d.StatusOn))
	case finance.DocInteraction:
		say(d.Minutes.Valid, app.Say("%s minutes", d.Minutes.Decimal))
		say(d.Campaigned != "", app.Say("for “%s”", d.Campaigned))
		say(d.Outcome != "", named(d.Outcome))
	case finance.DocTarget:
		say(d.Source != "", named(d.Source))
		say(d.Responded != 0, app.Say("answered on %s", d.Responded))
	case finance.DocCampaignCost:
		say(d.Source != "", named(d.Source))
	}
	return text, detail
}

func (d *Document) title() app.Text {
	switch d.Kind {
	case finance.DocOrder:
		return d.orderTitle()
	case finance.DocReturn:
		return d.returnTitle()
	case finance.DocRebate:
		return app.Say("Rebate claim %s", d.Number)
	case finance.DocInteraction:
		return InteractionName(d.Interaction, d.Direction)
	case finance.DocService:
		return app.Say("Service case %s", d.Number)
	case finance.DocTarget:
		return app.Say("Offer “%s”", d.Campaigned)
	case finance.DocCampaignCost:
		if d.Campaigned == "" {
			return app.Say("Share of media cost")
		}
		return app.Say("Share of the cost of “%s”", d.Campaigned)
	case finance.DocBill:
		return app.Say("Subscription bill: %s", d.Number)
	case finance.DocCapacity:
		return app.Say("Unused capacity of %s", d.Number)
	}
	return app.Say("Adjustment of a closed month")
}

func (d *Document) orderTitle() app.Text {
	switch d.Channel {
	case app.ChannelWeb:
		return app.Say("Web order %s", d.Number)
	case app.ChannelPhone:
		return app.Say("Phone order %s", d.Number)
	case app.ChannelStore:
		return app.Say("Store order %s", d.Number)
	case app.ChannelMail:
		return app.Say("Mail order %s", d.Number)
	}
	return app.Say("Order %s", d.Number)
}

func (d *Document) returnTitle() app.Text {
	switch d.Channel {
	case app.ChannelWeb:
		return app.Say("Web return %s", d.Number)
	case app.ChannelPhone:
		return app.Say("Phone return %s", d.Number)
	case app.ChannelStore:
		return app.Say("Return in store %s", d.Number)
	case app.ChannelMail:
		return app.Say("Return by mail %s", d.Number)
	}
	return app.Say("Return %s", d.Number)
}

// InteractionName is what people call an interaction.
func InteractionName(kind app.InteractionKind, direction app.Direction) app.Text {
	in := direction == app.Inbound
	switch {
	case kind == app.Call && in:
		return app.Say("Call from the customer")
	case kind == app.Call:
		return app.Say("Call to the customer")
	case kind == app.EmailSent && in:
		return app.Say("E-mail from the customer")
	case kind == app.EmailSent:
		return app.Say("E-mail to the customer")
	case kind == app.Letter && in:
		return app.Say("Letter from the customer")
	case kind == app.Letter:
		return app.Say("Letter to the customer")
	case kind == app.Visit:
		return app.Say("Visit")
	}
	return app.Say("Web visit")
}

func claimState(status app.ClaimStatus, on finance.Date) app.Text {
	switch status {
	case app.ClaimApproved:
		return app.Say("approved on %s", on)
	case app.ClaimPaid:
		return app.Say("paid on %s", on)
	case app.ClaimRefused:
		return app.Say("refused on %s", on)
	case app.ClaimExpired:
		return app.Say("expired on %s", on)
	case app.ClaimVoid:
		return app.Say("void since %s", on)
	case app.ClaimClawedBack:
		return app.Say("kept from the refund on %s", on)
	}
	return app.Say("received on %s", on)
}

// asPart says what a folded document adds to its step.
func (d *Document) asPart() []app.Text {
	switch {
	case d.Kind == finance.DocCampaignCost:
		return nil // its entry says it all
	case d.Interaction == app.Call && d.Minutes.Valid:
		return []app.Text{app.Say("call of %s minutes", d.Minutes.Decimal)}
	}
	return []app.Text{InteractionName(d.Interaction, d.Direction)}
}
