package deals

import (
	"context"

	"rapport/app"
	"rapport/finance"
	"rapport/ui/document"
	"rapport/ui/document/lines"
)

// loaded is all that the form of a deal needs before it opens.
type loaded struct {
	deal     *app.Deal
	contact  *app.Contact
	lines    []app.OrderLine // as they would be on the order
	known    lines.Products
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
	l := &loaded{}
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
	l.lines = l.deal.AsOrder(p.deps.Host.Today()).Lines
	for i, line := range l.deal.Lines {
		l.lines[i].ID = line.ID
	}
	if l.known, err = lines.ReadProducts(ctx, data, l.lines); err != nil {
		return nil, err
	}
	if l.staff, err = data.StaffChoices(ctx); err != nil {
		return nil, err
	}
	if contact == 0 || draft != document.NewestDraft {
		if l.unsaved, err = document.FindDraft(ctx, data, document.DealForm, id, draft); err != nil {
			return nil, err
		}
	}
	return l, l.known.Recall(ctx, data, l.unsaved)
}
