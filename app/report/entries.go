package report

import (
	"context"

	"rapport/app"
	"rapport/finance"
)

// EntriesQuery asks for the ledger entries behind a figure. Limit cuts the rows,
// not the count and the total; 0 is all.
type EntriesQuery struct {
	Query
	EntryChoice
	Limit, Offset int
}

// Whose tells entries with a customer from those of nobody.
type Whose int

// Whose entries.
const (
	Everybodys Whose = iota
	Customers        // those that have a customer
	Nobodys          // the unallocated
)

// EntryChoice chooses entries; what is zero or nil does not limit them. A
// dimension at 0 chooses the entries that name none.
type EntryChoice struct {
	Line        string // code of an account or key of a sub-total of the statement
	Part        string // key of a BridgeStep; Line is empty then
	Whose       Whose
	Customer    app.ID
	People      bool     // with the people of the customer, who is a company
	Customers   []app.ID // any of them
	Source      *app.ID  // media source that the entries bear
	Campaign    *app.ID
	Channel     *app.ID
	Salesperson *app.ID
	Product     *app.ID
	// MediaCost chooses what counts as the cost of media: the account and the
	// activity of outbound touches that carry a campaign. Source then also takes in
	// the campaigns of the source.
	MediaCost bool
	// Orders chooses what belongs to any of some orders, but for the cost of media,
	// dated up to the as-of date, whenever the period ends.
	Orders []app.ID
}

// EntryFilter is an EntryChoice as the company file is asked it.
type EntryFilter struct {
	EntryChoice
	finance.Period
	Accounts []finance.Account // nil: all
}

// EntriesReport lists the entries behind a figure, by day and document. Total is
// the figure.
type EntriesReport struct {
	Head
	Rows  []EntryRow     `json:"rows"`
	Count int            `json:"count"`
	Total finance.Amount `json:"total"`
}

// EntryRow is one entry of the ledger and what its document is.
type EntryRow struct {
	Day          finance.Date    `json:"date"`
	Kind         string          `json:"kind"`
	Number       string          `json:"document,orNull"`
	Text         app.Text        `json:"text"`
	Customer     app.ID          `json:"customer"`
	CustomerName string          `json:"name,orNull"`
	Account      finance.Account `json:"account"`
	Activity     string          `json:"activity,orNull"`
	Amount       finance.Amount  `json:"amount"`
	CashDay      finance.Date    `json:"cash_date"`
	Version      int             `json:"version"` // of the definitions that posted it
	// Ref and RefKind name the document, to open it; Campaign is the campaign that
	// the entry bears.
	Ref      app.ID          `json:"-"`
	RefKind  finance.DocKind `json:"-"`
	Campaign app.ID          `json:"-"`
}

// EntriesSource is what the entries behind a figure ask of the company file.
type EntriesSource interface {
	Source
	// LedgerEntries lists entries by day and key; a limit of 0 is all.
	LedgerEntries(ctx context.Context, f EntryFilter, limit, offset int) ([]finance.Entry, error)
	// EntrySum counts and sums entries.
	EntrySum(ctx context.Context, f EntryFilter) (count int, total finance.Amount, err error)
	// DocumentsNamed tells what documents are, by ID.
	DocumentsNamed(ctx context.Context, ids []app.ID) (map[app.ID]Document, error)
	CustomerNames(ctx context.Context, ids []app.ID) (map[app.ID]string, error)
}

// Entries lists the entries behind a figure.
func Entries(ctx context.Context, src EntriesSource, q EntriesQuery) (*EntriesReport, error) {
	f, err := prepare(ctx, src, q.Query)
	if err != nil {
		return nil, err
	}
	if q.Limit < 0 || q.Offset < 0 {
		return nil, app.Invalid("limit", "The number of rows cannot be below zero.")
	}
	filter := EntryFilter{EntryChoice: q.EntryChoice, Period: f.Period()}
	if q.Orders != nil {
		filter.Period = finance.Period{To: f.AsOf}
	}
	if filter.Accounts, err = q.accounts(); err != nil {
		return nil, err
	}
	r := &EntriesReport{Head: f.Head, Rows: []EntryRow{}}
	var entries []finance.Entry
	reads := []func() error{
		func() (err error) { entries, err = src.LedgerEntries(ctx, filter, q.Limit, q.Offset); return err },
		func() (err error) { r.Count, r.Total, err = src.EntrySum(ctx, filter); return err },
	}
	if err := sideBySide(len(reads), func(i int) error { return reads[i]() }); err != nil {
		return nil, err
	}
	return r, r.tell(ctx, src, entries)
}

// accounts are those that the choice leaves; nil is all.
func (c EntryChoice) accounts() ([]finance.Account, error) {
	if c.Part != "" {
		return accountsOfPart(c.Part)
	}
	return accountsOf(c.Line)
}

// accountsOf lists the accounts that make up a line of the statement; nil is all.
func accountsOf(line string) ([]finance.Account, error) {
	if line == "" {
		return nil, nil
	}
	var accounts []finance.Account
	known := false
	for _, a := range finance.Accounts() {
		var one finance.Statement
		one.Add(a, 1)
		for _, l := range one.Lines() {
			known = known || l.Key == line
			if l.Key == line && l.Amount != 0 {
				accounts = append(accounts, a)
			}
		}
	}
	if !known {
		return nil, app.Invalid("account", "There is no account or sub-total %q. Take one as the statement has it, such as sales or net_revenue.", line)
	}
	return accounts, nil
}

// tell makes rows of entries, with their documents and customers named.
func (r *EntriesReport) tell(ctx context.Context, src EntriesSource, entries []finance.Entry) error {
	documents, people := map[app.ID]bool{}, map[app.ID]bool{}
	for _, e := range entries {
		documents[app.ID(e.Document)] = true
		if e.Customer != 0 {
			people[app.ID(e.Customer)] = true
		}
	}
	known, err := src.DocumentsNamed(ctx, listOf(documents))
	if err != nil {
		return err
	}
	names, err := src.CustomerNames(ctx, listOf(people))
	if err != nil {
		return err
	}
	for _, e := range entries {
		d, ok := known[app.ID(e.Document)]
		if !ok {
			d = Document{ID: app.ID(e.Document), Kind: e.Kind}
		}
		row := EntryRow{
			Day: e.Day, Kind: kindOf(&d), Number: d.Number, Customer: app.ID(e.Customer), CustomerName: names[app.ID(e.Customer)],
			Account: e.Account, Activity: e.Activity, Amount: e.Amount, CashDay: e.CashDay, Version: e.Policy,
			Ref: d.ID, RefKind: d.Kind, Campaign: app.ID(e.Campaign),
		}
		if row.Number == "" {
			row.Number = d.Campaigned
		}
		row.Text = d.title()
		r.Rows = append(r.Rows, row)
	}
	return nil
}

func listOf(set map[app.ID]bool) []app.ID {
	list := make([]app.ID, 0, len(set))
	for id := range set {
		list = append(list, id)
	}
	return list
}
