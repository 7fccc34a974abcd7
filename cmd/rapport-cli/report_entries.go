package main

import (
	"rapport/app"
	"rapport/app/report"
	"rapport/store"
	"rapport/ui/exhibit"
)

type entriesReport struct {
	period
	Line        string `placeholder:"ACCOUNT" help:"${eline}"`
	Customer    string `placeholder:"WHO" help:"${eof}"`
	Rollup      string `enum:"company," default:"" placeholder:"company" help:"${rollup}"`
	Unallocated bool   `help:"${enobody}"`
	Limit       int    `placeholder:"N" help:"${limit}"`
	Offset      int    `placeholder:"N" help:"${eoffset}"`
}

// Run prints the entries behind a figure.
func (c *entriesReport) Run(p *program) error {
	return print(p, c.period, func(s *store.Store) (*report.EntriesReport, error) {
		q := report.EntriesQuery{Query: c.query(), Limit: c.Limit, Offset: c.Offset}
		q.Line, q.People = c.Line, c.Rollup != ""
		if c.Unallocated {
			q.Whose = report.Nobodys
		}
		if c.Customer != "" {
			id, err := s.FindCustomer(p.ctx, c.Customer, "", true)
			if err != nil {
				return nil, err
			}
			ref, err := s.CustomerRef(p.ctx, id)
			if err != nil {
				return nil, err
			}
			if q.Customer = ref.ID; q.People && ref.Kind == app.Person && ref.Company != 0 {
				q.Customer = ref.Company
			}
		}
		return report.Entries(p.ctx, s, q)
	}, exhibit.Entries)
}
