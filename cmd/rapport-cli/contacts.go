package main

import (
	"strings"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/ui/export"
)

// contactsCommand is what can be asked about contacts.
type contactsCommand struct {
	Search     searchCommand     `cmd:"" help:"${search}"`
	Duplicates duplicatesCommand `cmd:"" help:"${duplicates}"`
	Merge      mergeCommand      `cmd:"" help:"${merge}"`
	Unmerge    unmergeCommand    `cmd:"" help:"${unmerge}"`
}

type searchCommand struct {
	Text  []string `arg:"" help:"${text}"`
	Limit int      `default:"50" placeholder:"N" help:"${limit}"`
}

// Run prints the contacts that fit, the best first.
func (c *searchCommand) Run(p *program) (err error) {
	s, err := p.open()
	if err != nil {
		return err
	}
	defer closing(s, &err)
	hits, err := s.SearchContacts(p.ctx, strings.Join(c.Text, " "), c.Limit)
	if err != nil {
		return err
	}
	if p.format == "json" {
		if hits == nil {
			hits = []app.ContactHit{}
		}
		return p.writeJSON(map[string]any{"rows": hits})
	}
	t := &export.Table{Heading: []string{
		i18n.T("Number"), i18n.T("Name"), i18n.T("Company"), i18n.T("E-mail"), i18n.T("Phone"), i18n.T("Found in"),
	}}
	for _, h := range hits {
		t.Add(export.Text(h.Number), export.Text(h.Name), export.Text(h.Company), export.Text(h.Email), export.Text(h.Phone), export.Text(h.Matched))
	}
	return p.write(t)
}
