package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"rapport/app"
	"rapport/app/match"
	"rapport/app/matchtest"
	"rapport/app/sample"
	"rapport/store"
)

const (
	leastPrecision = 0.98
	leastRecall    = 0.95
)

// febrlFile holds 500 persons twice, the second time with slips, made by the
// Freely Extensible Biomedical Record Linkage project.
var febrlFile = filepath.Join("..", "shared", "data", "febrl", "dataset1.csv")

// people is a set of records of which it is known who is who, in the columns that
// an import gives.
type people struct {
	what    string
	records []matchtest.Record
	columns []matchtest.Column
	limited bool // held to precision and recall
}

// matching tells how many of known duplicates are found, and how many of those
// found are none: in the file of FEBRL, where it is there, and in sets ten times
// larger that are made as that project makes them.
func (b *bench) matching() error {
	tables, records := matchtest.BuiltIn(), []matchtest.Record(nil)
	file, err := os.Open(febrlFile)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		b.table.missing("precision and recall of duplicates in FEBRL dataset1", febrlFile+" is not there")
	case err != nil:
		return err
	default:
		records, err = matchtest.Read(file)
		if err := errors.Join(err, file.Close()); err != nil {
			return err
		}
		tables = matchtest.TablesOf(records)
	}
	for _, set := range peopleSets(tables, records) {
		if err := b.match(set); err != nil {
			return err
		}
	}
	return nil
}

// peopleSets are the file, unless it is not there, and what is made.
func peopleSets(tables *matchtest.Tables, file []matchtest.Record) []people {
	var (
		all    = []matchtest.Column{matchtest.Address, matchtest.Birthday, matchtest.Number}
		person = all[:2]
		made   = func(s matchtest.Size) []matchtest.Record { return matchtest.People(tables, s, 1) }
		once   = made(matchtest.Size{Originals: 5000, Doubles: 5000, MostDoubles: 1, MostSlips: 4, FieldSlips: 2})
		often  = made(matchtest.Size{Originals: 8000, Doubles: 2000, MostDoubles: 5, MostSlips: 4, FieldSlips: 2})
		badly  = made(matchtest.Size{Originals: 4000, Doubles: 6000, MostDoubles: 5, MostSlips: 10, FieldSlips: 3})
		kin    = made(matchtest.Size{Originals: 5000, Doubles: 5000, MostDoubles: 1, MostSlips: 4, FieldSlips: 2, Relatives: 0.1})
		sets   []people
	)
	if file != nil {
		sets = append(sets, people{"FEBRL dataset1", file, person, true}, people{"FEBRL dataset1, with the person's number", file, all, true})
	}
	return append(sets,
		people{"10,000 records, one double each", once, person, true},
		people{"10,000 records, name and address only", once, all[:1], true},
		people{"10,000 records, name and telephone only", once, []matchtest.Column{matchtest.Phone}, false},
		people{"10,000 records, up to 5 doubles", often, person, true},
		people{"10,000 records, up to 5 doubles of up to 10 slips", badly, person, false},
		people{"the same with the person's number", badly, all, true},
		people{"10,000 records with relatives, twins and juniors", kin, person, false},
		people{"the same with the person's number and telephone", kin, append(all, matchtest.Phone), true},
	)
}

// match looks for the duplicates of a set in a company file of its own.
func (b *bench) match(set people) (err error) {
	path := filepath.Join(b.dir, "people.rapport")
	s, err := store.Create(b.ctx, path, sample.Company())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close(), os.Remove(path)) }()
	contacts, who := make([]*app.Contact, len(set.records)), map[app.ID]int{}
	for i := range set.records {
		if contacts[i] = set.records[i].Contact(set.columns...); contacts[i].Name == "" {
			contacts[i].Name = "?"
		}
	}
	if err := b.putAll(s, contacts); err != nil {
		return err
	}
	for i, c := range contacts {
		who[c.ID] = set.records[i].Who
	}
	pairs, err := s.Duplicates(b.ctx, match.DefaultScore)
	if err != nil {
		return err
	}
	right, truth := 0, matchtest.Pairs(set.records)
	for _, p := range pairs {
		if who[p.A.ID] == who[p.B.ID] {
			right++
		}
	}
	precision, recall := float64(right)/float64(max(1, len(pairs))), float64(right)/float64(max(1, truth))
	r := row{
		What:     fmt.Sprintf("Duplicates: %s (%d pairs)", set.what, truth),
		Measured: fmt.Sprintf("precision %.3f, recall %.3f", precision, recall),
	}
	if set.limited {
		r.Limit = fmt.Sprintf("%.2f and %.2f at least", leastPrecision, leastRecall)
		r.Verdict = verdict(precision >= leastPrecision && recall >= leastRecall)
	}
	b.table.add(r)
	return nil
}
