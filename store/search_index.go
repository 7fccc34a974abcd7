package store

import "rapport/app"

// searchWork is what an action owes the search index.
type searchWork struct {
	order []app.ID
	marks map[app.ID]searchMark
}

type searchMark struct {
	kind string
	foundBy
	fresh bool // nothing of it is in the index yet
	again bool // to be read from the file again
}

func (w *searchWork) add(id app.ID, m searchMark) {
	if w.marks == nil {
		w.marks = map[app.ID]searchMark{}
	}
	before, known := w.marks[id]
	if !known {
		w.order = append(w.order, id)
	}
	m.fresh = m.fresh || before.fresh
	w.marks[id] = m
}

// The kinds of records that the search box finds beside contacts.
const (
	foundContact      = "contact"
	foundOrder        = "order"
	foundReturn       = "return"
	foundClaim        = "claim"
	foundService      = "service"
	foundCampaign     = "campaign"
	foundInteraction  = "interaction"
	foundTask         = "task"
	foundProduct      = "product"
	foundDeal         = "deal"
	foundSubscription = "subscription"
)

// searchable is the kind and the text by which a record other than a contact is
// found; no kind where it is not.
func searchable(r app.Record) (kind, text string) {
	switch r := r.(type) {
	case *app.Contact:
		return foundContact, ""
	case *app.Order:
		return foundOrder, searchText(r.Number, r.Coupon, r.Note)
	case *app.Return:
		return foundReturn, searchText(r.Number, r.Note)
	case *app.Claim:
		return foundClaim, searchText(r.Number, r.Note)
	case *app.ServiceCase:
		return foundService, searchText(r.Number, r.Note)
	case *app.Campaign:
		return foundCampaign, searchText(r.Name, r.Note)
	case *app.Interaction:
		return foundInteraction, searchText(r.Outcome, r.Note)
	case *app.Task:
		return foundTask, searchText(r.Title)
	case *app.Product:
		return foundProduct, searchText(r.SKU, r.Name)
	case *app.Deal:
		return foundDeal, searchText(r.Number, r.Title, r.Note, r.Terms)
	case *app.Subscription:
		return foundSubscription, searchText(r.Plan)
	}
	return "", ""
}

// indexed puts a record that was saved on the list for the index.
func (u *unit) indexed(r app.Record, fresh bool) {
	kind, text := searchable(r)
	u.search.add(app.IDOf(r), searchMark{kind: kind, foundBy: foundBy{text: text}, fresh: fresh})
}

// indexedContact does so for a contact, and for the people of a company that
// has another name now.
func (u *unit) indexedContact(c *app.Contact, fresh, renamed bool) error {
	company, err := u.nameOf(c.Company)
	if err != nil {
		return err
	}
	u.search.add(c.ID, searchMark{kind: foundContact, foundBy: foundBy{contactText(c, company), aboutText(c, company)}, fresh: fresh})
	if fresh || !renamed {
		return nil
	}
	delete(u.nameByID, c.ID)
	var people []app.ID
	err = u.selectAll(&people, "SELECT id FROM contact WHERE company = ?", c.ID)
	for _, id := range people {
		u.search.add(id, searchMark{kind: foundContact, again: true})
	}
	return err
}

// nameOf is the name of a contact, read once an action.
func (u *unit) nameOf(id app.ID) (string, error) {
	if id == 0 {
		return "", nil
	}
	if name, ok := u.nameByID[id]; ok {
		return name, nil
	}
	var name string
	err := u.get(&name, "SELECT name FROM contact WHERE id = ?", id)
	u.nameByID[id] = name
	return name, err
}

// unindexed puts a record that was deleted on the list for the index.
func (u *unit) unindexed(r app.Record) {
	if kind, _ := searchable(r); kind != "" {
		u.search.add(app.IDOf(r), searchMark{kind: kind})
	}
}

// pendingLimit is how many texts wait before they go into the index together,
// and how many an action may add to those that wait.
const pendingLimit = 100

// indexAll brings the search index up to date.
func (u *unit) indexAll() error {
	if len(u.search.order) == 0 {
		return nil
	}
	if err := u.readAgain(); err != nil {
		return err
	}
	wait := len(u.search.order) < pendingLimit
	for _, id := range u.search.order {
		if err := u.writeIndex(id, u.search.marks[id], wait); err != nil {
			return err
		}
	}
	u.search = searchWork{}
	n, err := u.s.writer.number("SELECT count(*) FROM search_pending")
	if err != nil || n < pendingLimit {
		return err
	}
	return u.indexWaiting()
}

// indexWaiting puts the texts that wait into the index.
func (u *unit) indexWaiting() error {
	for _, statement := range []string{
		"INSERT INTO search_contact (rowid, text) SELECT id, text FROM search_pending WHERE kind = 'contact'",
		"INSERT INTO search_about (rowid, text) SELECT id, about FROM search_pending WHERE about <> ''",
		"INSERT INTO search_record (rowid, text, kind) SELECT id, text, kind FROM search_pending WHERE kind <> 'contact'",
		"DELETE FROM search_pending",
	} {
		if _, err := u.exec(statement); err != nil {
			return err
		}
	}
	return nil
}

// readAgain reads the texts of the records that were marked by their ID alone.
func (u *unit) readAgain() error {
	byKind := map[string][]app.ID{}
	for _, id := range u.search.order {
		if m := u.search.marks[id]; m.again {
			byKind[m.kind] = append(byKind[m.kind], id)
		}
	}
	for kind, ids := range byKind {
		texts, err := u.searchTexts(u.ctx, kind, ids)
		if err != nil {
			return err
		}
		for _, id := range ids {
			m := u.search.marks[id]
			m.foundBy = texts[id]
			u.search.marks[id] = m
		}
	}
	return nil
}

// searchedTables are the tables whose records are found, with their kinds.
var searchedTables = []struct{ table, kind string }{
	{"contact", foundContact}, {"sale_order", foundOrder}, {"sale_return", foundReturn}, {"rebate_claim", foundClaim},
	{"service_case", foundService}, {"campaign", foundCampaign}, {"interaction", foundInteraction},
	{"task", foundTask}, {"product", foundProduct}, {"deal", foundDeal}, {"subscription", foundSubscription},
}

// indexOf is the table of the index for a kind.
func indexOf(kind string) string {
	if kind == foundContact {
		return "search_contact"
	}
	return "search_record"
}

// writeIndex replaces the texts of a record, waiting or in the index itself.
func (u *unit) writeIndex(id app.ID, m searchMark, wait bool) error {
	if !m.fresh {
		if err := u.dropIndex(id, m.kind); err != nil {
			return err
		}
	}
	var err error
	switch {
	case m.text == "":
	case wait:
		_, err = u.exec("INSERT INTO search_pending (id, kind, text, about) VALUES (?, ?, ?, ?)", id, m.kind, m.text, m.about)
	case m.kind == foundContact:
		_, err = u.exec("INSERT INTO search_contact (rowid, text) VALUES (?, ?)", id, m.text)
		if err == nil && m.about != "" {
			_, err = u.exec("INSERT INTO search_about (rowid, text) VALUES (?, ?)", id, m.about)
		}
	default:
		_, err = u.exec("INSERT INTO search_record (rowid, text, kind) VALUES (?, ?, ?)", id, m.text, m.kind)
	}
	return err
}

// dropIndex takes out what a record was found by.
func (u *unit) dropIndex(id app.ID, kind string) error {
	tables := []string{"search_pending WHERE id", indexOf(kind) + " WHERE rowid"}
	if kind == foundContact {
		tables = append(tables, "search_about WHERE rowid")
	}
	for _, table := range tables {
		if _, err := u.exec("DELETE FROM "+table+" = ?", id); err != nil {
			return err
		}
	}
	return nil
}
