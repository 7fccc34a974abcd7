package deals

import (
	"context"

	"rapport/app"
	"rapport/finance"
	"rapport/ui/document"
)

// loaded is all that the form of a deal needs before it opens.
type loaded struct {
	deal     *app.Deal
	contact  *app.Contact
	known    map[app.ID]*app.Product // of its lines
	staff    []app.Choice
	currency finance.Currency
	number   string // the next free one
	unsaved  *document.Unsaved
}

// read reads a deal, or makes a new one with a contact, with the draft of a name
// or, without one, the newest: for a new deal only where it is with nobody in
// particular.
func (p *Page) read(ctx context.Context, id, contact app.ID, draft string) (*loaded, error) {
	data := p.deps.Data
	l := &loaded{known: map[app.ID]*app.Product{}}
	company, err := data.Company(ctx)
	if err != nil {
		return nil, err
	}
	l.currency = company.Currency()
	l.deal = &app.Deal{Contact: contact, Stage: app.StageLead, StageOn: p.deps.Host.Today()}
	if id != 0 {
		if l.deal, err = data.Deal(ctx, id); err != nil {
			return nil, err
		}
	} else if l.number, err = data.NextNumber(ctx, "deal"); err != nil {
		return nil, err
	}
	if l.deal.Contact != 0 {
		if l.contact, err = data.Contact(ctx, l.deal.Contact); err != nil {
			return nil, err
		}
		if id == 0 {
			l.deal.Owner = l.contact.Owner
		}
	}
	for _, line := range l.deal.Lines {
		if l.known[line.Product], err = data.Product(ctx, line.Product); err != nil {
			return nil, err
		}
	}
	if l.staff, err = data.StaffChoices(ctx); err != nil {
		return nil, err
	}
	if contact == 0 || draft != "" {
		l.unsaved, err = document.FindDraft(ctx, data, document.DealForm, id, draft)
	}
	return l, err
}
