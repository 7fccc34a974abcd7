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

// duplicates looks for contacts that may be the same, in all of a company, and
// for one that is being typed.
func (b *bench) duplicates(c *company) error {
	b.say("Looking for duplicates in %s …", c.name())
	var found, made series
	var index *match.Index
	for range 3 {
		err := errors.Join(
			found.add(func() error { _, err := c.Duplicates(b.ctx, match.DefaultScore); return err }),
			made.add(func() (err error) { index, err = c.MatchIndex(b.ctx); return err }),
		)
		if err != nil {
			return err
		}
	}
	b.table.add(row{
		What: "All possible duplicates, " + c.name(), Measured: ms(found.median()), Limit: ms(duplicatesLimit),
		Bare: ms(made.median()) + " only the contacts read and indexed", Ratio: ratio(found.median(), made.median()), Verdict: verdict(found.median() <= duplicatesLimit),
	})
	people, err := c.ContactChoices(b.ctx, "", 500)
	if err != nil {
		return err
	}
	var typed series
	for _, person := range people {
		subject := match.Subject{Kind: app.Person, Name: person.Name}
		if err := typed.add(func() error { index.Like(subject, match.DefaultScore); return nil }); err != nil {
			return err
		}
	}
	b.table.add(row{
		What: "Contacts like the one being typed, p95, " + c.name(), Measured: ms(typed.of(95)), Limit: ms(likeLimit), Verdict: verdict(typed.of(95) <= likeLimit),
	})
	return nil
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
			What: fmt.Sprintf("%s of duplicates, FEBRL dataset1 (%d pairs), score %g", figure.what, truth, match.DefaultScore),
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
	person, count := map[app.ID]string{}, map[string]int{}
	_, err = s.Do(b.ctx, app.Action{Text: "Record %d things", Args: []any{len(rows)}}, func(u app.Unit) error {
		for _, row := range rows {
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
			if err := u.Put(b.ctx, c); err != nil {
				return err
			}
			who := strings.SplitN(row["rec_id"], "-", 3)[1]
			person[c.ID] = who
			truth += count[who]
			count[who]++
		}
		return nil
	})
	return person, truth, err
}
