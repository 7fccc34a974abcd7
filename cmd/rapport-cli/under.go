package main

import (
	"rapport/assets/i18n"
	"rapport/store"
	"rapport/ui/export"
)

// books opens the company for a report: as it is, or for a version of the
// definitions that was asked for, wholly posted under that one.
func (p *program) books(version int) (*store.Store, error) {
	s, err := p.open()
	if err != nil || version == 0 {
		return s, err
	}
	only, err := s.OnlyUnder(p.ctx, version)
	if err == nil && only {
		return s, nil
	}
	defer closing(s, &err)
	if err != nil {
		return nil, err
	}
	show, done := p.progress()
	under, err := s.Under(p.ctx, version, show)
	done()
	return under, err
}

// comparing says in the heading of a report that all of it has been posted under
// one version.
func comparing(version int, tables []*export.Table) []*export.Table {
	if version != 0 && len(tables) > 0 {
		tables[0].Title = i18n.T("%s: everything posted under version %d, for a comparison", tables[0].Title, version)
	}
	return tables
}
