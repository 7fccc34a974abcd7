package calls

import (
	"context"
	"sort"
	"strings"

	"rapport/app"
	"rapport/app/report"
	"rapport/finance"
	"rapport/ui/document"
	"rapport/ui/format"
	"rapport/ui/widgets"
)

// people finds the contacts of the picker.
func (f *form) people(ctx context.Context, text string) ([]widgets.Option, error) {
	choices, err := f.deps.Data.ContactChoices(ctx, text, choicesShown)
	return document.Options(choices), err
}

// campaigns finds the campaigns that a call may answer: first those that
// reached the contact, the latest first.
func (f *form) campaigns(ctx context.Context, text string) ([]widgets.Option, error) {
	choices, err := f.deps.Data.CampaignChoices(ctx, text, choicesShown)
	if err != nil {
		return nil, err
	}
	reached, err := f.reached(ctx)
	if err != nil {
		return nil, err
	}
	options := document.Options(choices)
	for i := range options {
		if d, ok := reached[app.ID(options[i].ID)]; ok {
			options[i].Detail = d.Source + ", " + format.Date(d.Day)
		}
	}
	sort.SliceStable(options, func(i, j int) bool {
		return reached[app.ID(options[i].ID)].Day > reached[app.ID(options[j].ID)].Day
	})
	return options, nil
}

// reached lists the campaigns that reached the contact, each with the last time.
func (f *form) reached(ctx context.Context) (map[app.ID]report.Document, error) {
	reached := map[app.ID]report.Document{}
	contact := app.ID(f.with.ID())
	if contact <= 0 {
		return reached, nil
	}
	documents, err := f.deps.Data.CustomerDocuments(ctx, report.Scope{Customer: contact})
	for _, d := range documents {
		touch := d.Kind == finance.DocTarget || d.Kind == finance.DocInteraction && d.Direction == app.Outbound
		if touch && d.Campaign != 0 && d.Day >= reached[d.Campaign].Day {
			reached[d.Campaign] = d
		}
	}
	return reached, err
}

// ordersOf finds the orders of the contact, the newest first.
func (f *form) ordersOf(ctx context.Context, text string) ([]widgets.Option, error) {
	contact := app.ID(f.with.ID())
	if contact <= 0 {
		return nil, nil
	}
	rows, err := f.deps.Data.OrderRows(ctx, contact, 0)
	var options []widgets.Option
	text = strings.ToLower(strings.TrimSpace(text))
	for _, r := range rows {
		if strings.Contains(strings.ToLower(r.Number+" "+r.Items), text) && len(options) < choicesShown {
			options = append(options, orderOption(r))
		}
	}
	return options, err
}

func orderOption(r app.OrderRow) widgets.Option {
	return widgets.Option{ID: int64(r.ID), Title: r.Number, Detail: r.Items + ", " + format.Date(r.Day)}
}
