package workspace

import (
	"context"
	"strings"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/ui/document"
	"rapport/ui/financepanel"
	"rapport/ui/shell"
)

// searchMost is how many records the search box lists.
const searchMost = 24

// search finds records for the search box, in groups of one kind, then parts of pages.
func (c *company) search(ctx context.Context, text string) ([]shell.Result, error) {
	hits, err := c.file.Search(ctx, text, searchMost)
	if err != nil {
		return nil, err
	}
	var results []shell.Result
	for _, kind := range hitKinds() {
		for _, h := range hits {
			if h.Kind == kind.kind {
				results = append(results, shell.Result{Title: h.Title, Detail: detail(h), Kind: kind.label, Icon: kind.icon, Place: kind.place(h)})
			}
		}
	}
	parts, err := c.parts(ctx, text)
	return append(results, parts...), err
}

// place is where a hit is shown.
func (k hitKind) place(h app.Hit) shell.Place {
	place := shell.Place{Page: k.page, ID: int64(h.ID), Tab: k.tab}
	switch {
	case k.arg != "": // what is listed by its name, or holds for many records
		place.ID, place.Arg = 0, k.arg+h.Title
	case k.listed:
		place.ID = 0
	case h.Kind == "task" && h.Contact == 0:
		place = shell.Place{Page: todayPage}
	case h.Kind == "task", h.Kind == "interaction":
		place.ID = int64(h.Contact) // shown in the record of its contact
	}
	return place
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
		if !k.listed && k.arg == "" && k.page == place.Page && (place.Page == document.ContactsPage || k.tab == place.Tab || place.Tab == "") {
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

// detail is the hit's second text, with what matched where that is not to be seen.
func detail(h app.Hit) string {
	seen := app.Fold(h.Title + " " + h.Detail)
	if h.Matched == "" || strings.Contains(seen, app.Fold(h.Matched)) {
		return h.Detail
	}
	if h.Detail == "" {
		return h.Matched
	}
	return h.Detail + " · " + h.Matched
}

// hitKind is where hits of a kind are shown. A kind of a short list has no record of
// its own: it is shown with the others of its page, or as arg asks with its name.
type hitKind struct {
	kind, label, icon, page, tab string
	arg                          string
	listed                       bool
}

func hitKinds() []hitKind {
	kinds := []hitKind{
		{kind: "contact", label: i18n.T("Contacts"), icon: "contacts", page: document.ContactsPage},
		{kind: "order", label: i18n.T("Orders"), icon: "orders", page: document.OrdersPage},
		{kind: "return", label: i18n.T("Returns"), icon: "returns", page: document.ReturnsPage, tab: "returns"},
		{kind: "claim", label: i18n.T("Rebate claims"), icon: "rebate", page: document.ReturnsPage, tab: "claims"},
		{kind: "campaign", label: i18n.T("Campaigns"), icon: "campaigns", page: document.CampaignsPage},
		{kind: "interaction", label: i18n.T("Calls, letters and visits"), icon: "phone", page: document.ContactsPage, tab: "journey"},
		{kind: "deal", label: i18n.T("Deals"), icon: "cart", page: document.DealsPage},
		{kind: "subscription", label: i18n.T("Subscriptions"), icon: "calendar", page: document.SubscriptionsPage},
		{kind: "service", label: i18n.T("Service cases"), icon: "settings", page: document.ServicePage},
		{kind: "task", label: i18n.T("Tasks"), icon: "check", page: document.ContactsPage, tab: "tasks"},
		{kind: "product", label: i18n.T("Products"), icon: "store", page: document.OrdersPage, arg: document.FindArg},
		{kind: "tag", label: i18n.T("Tags"), icon: "filter", page: document.ContactsPage, arg: document.TagArg},
		{kind: "view", label: i18n.T("Saved views"), icon: "filter", page: document.ContactsPage, arg: document.ViewArg},
	}
	for _, k := range []hitKind{
		{kind: "segment", label: i18n.T("Segments"), icon: "campaigns", page: document.CampaignsPage},
		{kind: "budget", label: i18n.T("Budgets"), icon: "finance", page: financepanel.PageName, tab: financepanel.TabBudget},
		{kind: "scenario", label: i18n.T("Scenarios"), icon: "finance", page: financepanel.PageName, tab: financepanel.TabForecast},
		{kind: "objective", label: i18n.T("Objectives"), icon: "finance", page: financepanel.PageName, tab: financepanel.TabPerformance},
		{kind: "staff", label: i18n.T("People"), icon: "settings", page: settingsPage},
		{kind: "source", label: i18n.T("Media sources"), icon: "settings", page: settingsPage},
		{kind: "offer", label: i18n.T("Rebate offers"), icon: "rebate", page: settingsPage},
		{kind: "field", label: i18n.T("Custom fields"), icon: "settings", page: settingsPage},
		{kind: "profile", label: i18n.T("Import profiles"), icon: "import", page: importPage},
	} {
		k.listed = true
		kinds = append(kinds, k)
	}
	return kinds
}
