package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"rapport/app"
	"rapport/app/match"
	"rapport/assets/i18n"
	"rapport/store"
	"rapport/ui/export"
)

type duplicatesCommand struct {
	Score float64 `default:"${defaultscore}" placeholder:"0..1" help:"${minscore}"`
	Limit int     `placeholder:"N" help:"${limit}"`
}

// defaultScore is match.DefaultScore as the command line wants it.
var defaultScore = strconv.FormatFloat(match.DefaultScore, 'g', -1, 64)

type duplicateJSON struct {
	ID       app.ID           `json:"id"`
	Number   string           `json:"number"`
	Name     string           `json:"name"`
	External []app.ExternalID `json:"external_ids"`
}

type pairJSON struct {
	Score   float64       `json:"score"`
	Reasons []string      `json:"reasons"`
	A       duplicateJSON `json:"a"`
	B       duplicateJSON `json:"b"`
}

// Run prints the pairs that may be one and the same, the likeliest first.
func (c *duplicatesCommand) Run(p *program) (err error) {
	if c.Score < 0 || c.Score > 1 {
		return usageError{app.Errorf(app.BadInput, "The score is a number from 0 to 1.")}
	}
	s, err := p.open()
	if err != nil {
		return err
	}
	defer closing(s, &err)
	found, err := s.Duplicates(p.ctx, c.Score)
	if err != nil {
		return err
	}
	if c.Limit > 0 && len(found) > c.Limit {
		found = found[:c.Limit]
	}
	pairs := make([]pairJSON, len(found))
	for i, f := range found {
		pairs[i] = pairJSON{Score: roundScore(f.Score), Reasons: []string{}, A: sideOf(f.A), B: sideOf(f.B)}
		for _, r := range f.Reasons {
			pairs[i].Reasons = append(pairs[i].Reasons, r.In(i18n.T))
		}
	}
	if p.format == "json" {
		return p.writeJSON(map[string]any{"pairs": pairs})
	}
	t := &export.Table{Heading: []string{i18n.T("Score"), i18n.T("Number"), i18n.T("Name"), i18n.T("Number"), i18n.T("Name"), i18n.T("Reasons")}}
	for _, pair := range pairs {
		t.Add(export.Float(pair.Score), export.Text(pair.A.Number), export.Text(pair.A.Name), export.Text(pair.B.Number), export.Text(pair.B.Name), export.Text(strings.Join(pair.Reasons, ", ")))
	}
	return p.write(t)
}

// roundScore keeps four decimals: more are noise.
func roundScore(score float64) float64 {
	rounded, _ := strconv.ParseFloat(strconv.FormatFloat(score, 'f', 4, 64), 64)
	return rounded
}

func sideOf(d app.Duplicate) duplicateJSON {
	return duplicateJSON{ID: d.ID, Number: strconv.FormatInt(d.Number, 10), Name: d.Name, External: d.External}
}

type mergeCommand struct {
	Keep   string   `arg:"" placeholder:"KEEP" help:"${keep}"`
	Others []string `arg:"" placeholder:"OTHER" help:"${others}"`
	Take   []string `placeholder:"FIELD" help:"${take}"`
}

// Run merges contacts into the first one named.
func (c *mergeCommand) Run(p *program) (err error) {
	for _, field := range c.Take {
		if !slices.Contains(app.MergeFields(), field) {
			return usageError{app.Errorf(app.BadInput, "%q is no field that a merge can take over; there are %s.", field, strings.Join(app.MergeFields(), ", "))}
		}
	}
	s, err := p.openToWrite()
	if err != nil {
		return err
	}
	defer closing(s, &err)
	keep, err := contactNamed(p, s, c.Keep)
	if err != nil {
		return err
	}
	var others []app.ID
	for _, who := range c.Others {
		id, err := contactNamed(p, s, who)
		if err != nil {
			return err
		}
		others = append(others, id)
	}
	action, err := s.Merge(p.ctx, keep, others, c.Take)
	if err != nil {
		return err
	}
	if p.format == "json" {
		return p.writeJSON(map[string]any{"contact": keep, "merged": others, "action": action})
	}
	_, err = fmt.Fprintln(p.out, i18n.N(len(others), "%d contact was merged. It can be split off again at any time.", "%d contacts were merged. They can be split off again at any time."))
	return err
}

type unmergeCommand struct {
	ID string `arg:"" help:"${unmergeid}"`
}

// Run splits a merged contact off again.
func (c *unmergeCommand) Run(p *program) (err error) {
	s, err := p.openToWrite()
	if err != nil {
		return err
	}
	defer closing(s, &err)
	id, err := s.FindMerged(p.ctx, c.ID)
	if err != nil {
		return err
	}
	done, err := s.Unmerge(p.ctx, id)
	if err != nil {
		return err
	}
	if p.format == "json" {
		return p.writeJSON(done)
	}
	_, err = fmt.Fprintln(p.out, i18n.N(done.Returned, "%d record is the contact's own again.", "%d records are the contact's own again."))
	if err != nil || len(done.Open) == 0 {
		return err
	}
	t := &export.Table{Title: i18n.T("Came after the merge; decide whose they are"), Heading: []string{i18n.T("Kind"), i18n.T("Date"), i18n.T("Record")}}
	for _, o := range done.Open {
		t.Add(export.Text(o.Kind), export.Date(o.Day), export.Text(o.Text))
	}
	return p.write(t)
}

// contactNamed finds a contact by its ID, or as reports name customers.
func contactNamed(p *program, s *store.Store, who string) (app.ID, error) {
	var id app.ID
	if id.UnmarshalText([]byte(who)) == nil && id != 0 {
		if _, err := s.Contact(p.ctx, id); err == nil {
			return id, nil
		}
	}
	return s.FindCustomer(p.ctx, who, "", true)
}
