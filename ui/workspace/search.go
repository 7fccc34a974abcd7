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
				if h.Kind == "product" { // shown by the orders of it
					place.ID, place.Arg = 0, document.FindArg+h.Title
				}
				results = append(results, shell.Result{Title: h.Title, Detail: detail(h), Kind: kind.label, Icon: kind.icon, Place: place})
			}
		}
	}
	return results, nil
}

// recentPlacesMost is how many places the empty search box lists.
const recentPlacesMost = 8

// recent lists the records visited last that are still there, without the one in
// view.
func (c *company) recent(ctx context.Context) ([]shell.Result, error) {
	var hits []app.Hit
	var places []shell.Place
	for _, place := range c.program.kept.recentPlaces(c.file.Path()) {
		if kind := kindAt(place); kind != "" {
			hits = append(hits, app.Hit{Kind: kind, ID: app.ID(place.ID)})
			places = append(places, place)
		}
	}
	named, err := c.file.Named(ctx, hits)
	if err != nil {
		return nil, err
	}
	var results []shell.Result
	inView := c.program.kept.place(c.file.Path())
	for i, h := range named {
		if h.Title == "" || places[i].ID == inView.ID || len(results) == recentPlacesMost {
			continue
		}
		results = append(results, shell.Result{Title: h.Title, Detail: h.Detail, Kind: i18n.T("Recent"), Icon: iconOf(h.Kind), Place: places[i]})
	}
	return results, nil
}

// kindAt is the kind of record at a place; empty where it is of no kind that is
// found.
func kindAt(place shell.Place) string {
	for _, k := range hitKinds() {
		if k.page == place.Page && (place.Page == document.ContactsPage || k.tab == place.Tab || place.Tab == "") {
			return k.kind
		}
	}
	return ""
}

func iconOf(kind string) string {
	for _, k := range hitKinds() {
		if k.kind == kind {
			return k.icon
		}
	}
	return ""
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
		{"product", i18n.T("Products"), "store", document.OrdersPage, ""},
	}
}
