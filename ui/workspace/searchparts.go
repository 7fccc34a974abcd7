package workspace

import (
	"context"
	"strings"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/ui/definitions"
	"rapport/ui/financepanel"
	"rapport/ui/settings"
	"rapport/ui/shell"
)

// partsMost is how many definitions, and how many parts of pages, the search box
// lists.
const partsMost = 5

// parts finds what belongs to no record: the tabs and cards of pages, and the rules
// and rates of the definitions in force, by their names and by what they say.
func (c *company) parts(ctx context.Context, text string) ([]shell.Result, error) {
	words := strings.Fields(app.Fold(text))
	var pages, rules []shell.Result
	add := func(list *[]shell.Result, r shell.Result) {
		if len(*list) < partsMost && says(r.Title+" "+r.Detail, words) {
			*list = append(*list, r)
		}
	}
	for _, tab := range financepanel.Tabs() {
		add(&pages, shell.Result{Title: tab.Label, Detail: i18n.T("Finance"), Kind: i18n.T("Pages"), Icon: "finance",
			Place: shell.Place{Page: financepanel.PageName, Tab: tab.Key}})
	}
	for _, tab := range definitions.Tabs() {
		add(&pages, shell.Result{Title: tab.Label, Detail: i18n.T("Definitions"), Kind: i18n.T("Pages"), Icon: "definitions",
			Place: shell.Place{Page: definitionsPage, Tab: tab.Key}})
	}
	for _, card := range settings.Cards() {
		add(&pages, shell.Result{Title: card, Detail: i18n.T("Settings"), Kind: i18n.T("Pages"), Icon: "settings", Place: shell.Place{Page: settingsPage}})
	}
	company, err := c.file.Company(ctx)
	if err != nil {
		return nil, err
	}
	register, err := c.file.Register(ctx)
	if err != nil {
		return nil, err
	}
	for _, l := range definitions.Lines(*register.At(today()), company.Currency()) {
		add(&rules, shell.Result{Title: l.What, Detail: l.Text, Kind: i18n.T("Definitions"), Icon: "definitions",
			Place: shell.Place{Page: definitionsPage, Tab: definitions.Tabs()[0].Key}})
	}
	return append(rules, pages...), nil
}

// says reports whether a text has words that begin with each of those typed, or holds
// what is written without spaces.
func says(text string, words []string) bool {
	folded := " " + app.Fold(text)
	for _, w := range words {
		if !strings.Contains(folded, " "+w) && (w[0] < 0x80 || !strings.Contains(folded, w)) {
			return false
		}
	}
	return true
}
