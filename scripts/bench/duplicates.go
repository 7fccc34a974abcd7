package main

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"rapport/app"
	"rapport/app/match"
	"rapport/app/sample"
	"rapport/finance"
	"rapport/store"
)

const (
	duplicatesLimit = 10 * time.Second // for 100,000 contacts
	likeLimit       = 16 * time.Millisecond
	leastPrecision  = 0.98
	leastRecall     = 0.95
)

// febrlFile holds 500 persons twice, the second time with slips, made by the
// Freely Extensible Biomedical Record Linkage project.
var febrlFile = filepath.Join("..", "shared", "data", "febrl", "dataset1.csv")

// duplicates looks for contacts that may be the same among very many, a tenth of
// whom are there twice, and for one that is being typed.
func (b *bench) duplicates() (err error) {
	n := 100_000
	if b.quick {
		n = 10_000
	}
	b.say("Looking for duplicates among %d contacts …", n)
	s, err := store.Create(b.ctx, filepath.Join(b.dir, "crowd.rapport"), sample.Company())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	people, twin := newCrowd().people(n)
	if err := b.putAll(s, people); err != nil {
		return err
	}
	var found, indexed, typed series
	var pairs []app.DuplicatePair
	var index *match.Index
	for range 3 {
		err := errors.Join(
			found.add(func() (err error) { pairs, err = s.Duplicates(b.ctx, match.DefaultScore); return err }),
			indexed.add(func() (err error) { index, err = s.MatchIndex(b.ctx); return err }),
		)
		if err != nil {
			return err
		}
	}
	for i := range 2000 {
		subject := match.Subject{Kind: app.Person, Name: people[i*len(people)/2000].Name}
		if err := typed.add(func() error { index.Like(subject, match.DefaultScore); return nil }); err != nil {
			return err
		}
	}
	b.say("  found %d pairs, %d of them and of the %d there are being true", len(pairs), truePairs(pairs, people, twin), len(twin))
	limit := duplicatesLimit * time.Duration(n) / 100_000
	b.table.add(row{
		What: fmt.Sprintf("All possible duplicates among %d contacts", n), Measured: ms(found.median()), Limit: ms(limit),
		Bare: ms(indexed.median()) + " read and indexed only", Ratio: ratio(found.median(), indexed.median()), Verdict: verdict(found.median() <= limit),
	})
	b.table.add(row{
		What: fmt.Sprintf("Contacts like the one being typed among %d, p95", n), Measured: ms(typed.of(95)), Limit: ms(likeLimit), Verdict: verdict(typed.of(95) <= likeLimit),
	})
	return nil
}

// putAll saves contacts as one action.
func (b *bench) putAll(s *store.Store, people []*app.Contact) error {
	_, err := s.Do(b.ctx, app.Action{Text: "Record %d things", Args: []any{len(people)}}, func(u app.Unit) error {
		if err := u.Bulk(b.ctx); err != nil {
			return err
		}
		for _, p := range people {
			if err := u.Put(b.ctx, p); err != nil {
				return err
			}
		}
		return nil
	})
	return err
}

// truePairs counts the pairs of a person and the same one again, or of two who are
// the same one again.
func truePairs(pairs []app.DuplicatePair, people []*app.Contact, twin map[int]int) (right int) {
	who := map[app.ID]int{}
	for i, p := range people {
		first := i
		for of, again := twin[first]; again; of, again = twin[first] {
			first = of
		}
		who[p.ID] = first
	}
	for _, p := range pairs {
		if who[p.A.ID] == who[p.B.ID] {
			right++
		}
	}
	return right
}

// matching tells how many of known duplicates are found, and how many of those
// found are none.
func (b *bench) matching() (err error) {
	rows, err := febrlRows(febrlFile)
	if errors.Is(err, fs.ErrNotExist) {
		b.table.missing("precision and recall of duplicates", febrlFile+" is not there")
		return nil
	}
	if err != nil {
		return err
	}
	s, err := store.Create(b.ctx, filepath.Join(b.dir, "febrl.rapport"), sample.Company())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	person, truth, err := b.putFebrl(s, rows)
	if err != nil {
		return err
	}
	pairs, err := s.Duplicates(b.ctx, match.DefaultScore)
	if err != nil {
		return err
	}
	right := 0
	for _, p := range pairs {
		if person[p.A.ID] == person[p.B.ID] {
			right++
		}
	}
	precision, recall := float64(right)/float64(max(1, len(pairs))), float64(right)/float64(max(1, truth))
	for _, figure := range []struct {
		what         string
		value, least float64
	}{{"Precision", precision, leastPrecision}, {"Recall", recall, leastRecall}} {
		b.table.add(row{
			What:     fmt.Sprintf("%s of duplicates, FEBRL dataset1 (%d pairs), score %g", figure.what, truth, match.DefaultScore),
			Measured: fmt.Sprintf("%.4f", figure.value), Limit: fmt.Sprintf("%.2f at least", figure.least), Verdict: verdict(figure.value >= figure.least),
		})
	}
	return nil
}

// febrlRows reads the persons, each a map from the name of the column.
func febrlRows(path string) (rows []map[string]string, err error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	r := csv.NewReader(f)
	r.TrimLeadingSpace = true
	all, err := r.ReadAll()
	if err != nil || len(all) == 0 {
		return nil, err
	}
	for _, values := range all[1:] {
		row := map[string]string{}
		for i, name := range all[0] {
			row[strings.TrimSpace(name)] = strings.TrimSpace(values[i])
		}
		rows = append(rows, row)
	}
	return rows, nil
}

// putFebrl saves the persons without their number, which would tell all. It gives
// whose record each contact is, and how many pairs are true.
func (b *bench) putFebrl(s *store.Store, rows []map[string]string) (person map[app.ID]string, truth int, err error) {
	people := make([]*app.Contact, len(rows))
	for i, row := range rows {
		c := &app.Contact{
			Kind: app.Person, GivenName: row["given_name"], FamilyName: row["surname"], Name: strings.TrimSpace(row["given_name"] + " " + row["surname"]),
			Address: row["address_1"], City: row["suburb"], Region: row["state"], Postcode: row["postcode"],
		}
		if c.Name == "" {
			c.Name = row["rec_id"]
		}
		if d := row["date_of_birth"]; len(d) == 8 {
			// A day that is none is one of the slips: it stays out.
			c.Birthday, _ = finance.ParseDate(d[:4] + "-" + d[4:6] + "-" + d[6:])
		}
		people[i] = c
	}
	if err := b.putAll(s, people); err != nil {
		return nil, 0, err
	}
	person, count := map[app.ID]string{}, map[string]int{}
	for i, row := range rows {
		who := strings.SplitN(row["rec_id"], "-", 3)[1]
		person[people[i].ID] = who
		truth += count[who]
		count[who]++
	}
	return person, truth, nil
}
