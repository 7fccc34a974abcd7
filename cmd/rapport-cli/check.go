package main

import (
	"rapport/assets/i18n"
	"rapport/ui/export"
)

// checkCommand compares the books with what they are made from.
type checkCommand struct{}

// Run prints what was compared; a difference is a problem.
func (checkCommand) Run(p *program) (err error) {
	s, err := p.open()
	if err != nil {
		return err
	}
	defer closing(s, &err)
	show, done := p.progress()
	r, err := s.Check(p.ctx, show)
	done()
	if err != nil {
		return err
	}
	differences := make([]string, len(r.Differences))
	for i, d := range r.Differences {
		if differences[i] = d.In(i18n.T); i < notesShown {
			p.say(differences[i])
		}
	}
	if more := r.Found - notesShown; more > 0 {
		p.say(i18n.N(more, "… and %d more.", "… and %d more."))
	}
	if p.format == "json" {
		err = p.writeJSON(map[string]any{
			"tables": r.Tables, "documents": r.Documents, "entries": r.Entries, "totals": r.Totals,
			"closed_months": r.Months, "indexed": r.Indexed, "found": r.Found, "differences": differences,
		})
	} else {
		t := &export.Table{Heading: []string{i18n.T("Compared"), i18n.T("Count")}}
		t.Add(export.Text(i18n.T("Tables, with their structure and references")), export.Count(r.Tables))
		t.Add(export.Text(i18n.T("Documents, posted anew")), export.Count(r.Documents))
		t.Add(export.Text(i18n.T("Ledger entries, with those documents")), export.Count(r.Entries))
		t.Add(export.Text(i18n.T("Totals, with the ledger")), export.Count(r.Totals))
		t.Add(export.Text(i18n.T("Closed months, with what was frozen")), export.Count(r.Months))
		t.Add(export.Text(i18n.T("Records, with the search index")), export.Count(r.Indexed))
		t.Add(export.Text(i18n.T("Differences")), export.Count(r.Found))
		err = p.write(t)
	}
	if err == nil && r.Found > 0 {
		p.say(i18n.T("The books do not agree with what they are made from. Run rapport-cli rebuild, or go back to a backup."))
		return found
	}
	return err
}

// rebuildCommand makes what is derived anew from the documents.
type rebuildCommand struct{}

// Run rebuilds ledger, totals and search index.
func (rebuildCommand) Run(p *program) (err error) {
	s, err := p.openToWrite()
	if err != nil {
		return err
	}
	defer closing(s, &err)
	show, done := p.progress()
	err = s.Rebuild(p.ctx, show)
	done()
	if err != nil {
		return err
	}
	p.say(i18n.T("Rebuilt ledger, totals and search index."))
	return nil
}
