package main

import (
	"errors"
	"strconv"
	"time"

	"rapport/app"
	"rapport/app/contactlist"
	"rapport/finance"
)

// listLimit is how long a list may take to come.
const listLimit = time.Second

// contacts reads the whole list of contacts with their figures, and the names
// alone.
func (b *bench) contacts(c *company) (err error) {
	b.say("Listing contacts of %s …", c.name())
	db, err := bare(c.path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	var listed, named series
	for range 7 {
		err := errors.Join(
			listed.add(func() error { _, err := c.ContactRows(b.ctx, app.ContactFilter{}); return err }),
			named.add(func() error {
				return drain(db.Query("SELECT id, number, name FROM contact ORDER BY name COLLATE folded"))
			}),
		)
		if err != nil {
			return err
		}
	}
	b.table.add(row{
		What: "List of all contacts with their figures, " + c.name(), Measured: ms(listed.median()), Limit: ms(listLimit),
		Bare: ms(named.median()) + " their names alone, in SQL", Ratio: ratio(listed.median(), named.median()), Verdict: verdict(listed.median() <= listLimit),
	})
	return b.sorting(c)
}

// sortLimit is how long the list may take to stand in another order or to show
// other contacts, and sortings how often each is measured.
const (
	sortLimit = 50 * time.Millisecond
	sortings  = 20
)

// marked gives the contacts of a list tags and custom values, and lists the fields.
func marked(rows []app.ContactRow) []app.FieldDef {
	day := finance.MustDate("2026-01-01")
	for i := range rows {
		r := &rows[i]
		r.Tags = []string{"", "retail", "retail, trade", "trade, vip"}[i%4]
		r.Custom = map[string]string{
			"Plan": []string{"Gold", "Silver", "Bronze"}[i%3], "Seats": strconv.Itoa(i * 7 % 100), "Note": "file " + strconv.Itoa(i*31%5000),
			"Renewal": day.AddDays(i * 13 % 365).String(),
		}
	}
	return []app.FieldDef{
		{Name: "Plan", Kind: app.ChoiceField}, {Name: "Seats", Kind: app.NumberField}, {Name: "Note", Kind: app.TextField},
		{Name: "Renewal", Kind: app.DateField},
	}
}

// sorting puts the list in memory into the order of each column, up and down,
// and filters it as people do.
func (b *bench) sorting(c *company) error {
	rows, err := c.ContactRows(b.ctx, app.ContactFilter{})
	if err != nil {
		return err
	}
	list := contactlist.New(rows, marked(rows))
	var sorted, filtered series
	zero := finance.Amount(0)
	filters := []app.ContactFilter{
		{Text: "an"}, {Text: "555 01"}, {Unprofitable: true}, {Kind: app.Organisation}, {ProfitFrom: &zero, NotSince: finance.MustDate("2025-01-01")},
		{Tag: "trade"}, {Field: "Plan", FieldIs: "Gold"}, {Field: "Seats", FieldFrom: "20", FieldTo: "60"}, {Field: "Note", FieldIs: "12"},
		{Field: "Renewal", FieldFrom: "2026-02-01", FieldTo: "2026-02-14", Tag: "vip"},
	}
	columns := []string{
		contactlist.Name, contactlist.Number, contactlist.Company, contactlist.Email, contactlist.Phone, contactlist.City, contactlist.Tags,
		contactlist.Source, contactlist.Owner, contactlist.Acquired, contactlist.Last, contactlist.Orders, contactlist.Revenue, contactlist.Profit,
		app.CustomColumn("Plan"), app.CustomColumn("Seats"), app.CustomColumn("Note"),
	}
	for range sortings {
		for i, column := range columns {
			show := func(f app.ContactFilter) func() error {
				return func() error { list.Show(f, column, i%2 == 0); return nil }
			}
			if err := errors.Join(sorted.add(show(app.ContactFilter{})), filtered.add(show(filters[i%len(filters)]))); err != nil {
				return err
			}
		}
	}
	for _, m := range []struct {
		what  string
		times series
	}{{"sorted", sorted}, {"filtered and sorted", filtered}} {
		p95 := m.times.of(95)
		b.table.add(row{
			What: "List of contacts " + m.what + " by any column, p95, " + c.name(), Measured: ms(p95), Limit: ms(sortLimit), Verdict: verdict(p95 <= sortLimit),
		})
	}
	return nil
}
