package workspace

import (
	"context"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/ui/document"
	"rapport/ui/shell"
)

// searchMost is how many records the search box lists.
const searchMost = 24

// search finds records for the search box, in groups of one kind.
func (c *company) search(ctx context.Context, text string) ([]shell.Result, error) {
	hits, err := c.file.Search(ctx, text, searchMost)
	if err != nil {
		return nil, err
	}
	var results []shell.Result
	for _, kind := range hitKinds() {
		for _, h := range hits {
			if h.Kind == kind.kind {
				place := shell.Place{Page: kind.page, ID: int64(h.ID), Tab: kind.tab}
				if kind.page == document.ContactsPage && h.Contact != 0 {
					place.ID = int64(h.Contact) // shown in the record of its contact
				}
				results = append(results, shell.Result{Title: h.Title, Detail: detail(h), Kind: kind.label, Icon: kind.icon, Place: place})
			}
		}
	}
	return results, nil
}

// detail is the hit's second text: what matched, where that is not the title.
func detail(h app.Hit) string {
	if h.Detail == "" {
		return h.Matched
	}
	return h.Detail
}

// hitKind is where hits of a kind are shown.
type hitKind struct{ kind, label, icon, page, tab string }

func hitKinds() []hitKind {
	return []hitKind{
		{"contact", i18n.T("Contacts"), "contacts", document.ContactsPage, ""},
		{"order", i18n.T("Orders"), "orders", document.OrdersPage, ""},
		{"return", i18n.T("Returns"), "returns", document.ReturnsPage, "returns"},
		{"claim", i18n.T("Rebate claims"), "rebate", document.ReturnsPage, "claims"},
		{"campaign", i18n.T("Campaigns"), "campaigns", document.CampaignsPage, ""},
		{"interaction", i18n.T("Calls, letters and visits"), "phone", document.ContactsPage, "journey"},
		{"deal", i18n.T("Deals"), "cart", document.DealsPage, ""},
		{"service", i18n.T("Service cases"), "settings", document.ServicePage, ""},
		{"task", i18n.T("Tasks"), "check", document.ContactsPage, "tasks"},
	}
}
