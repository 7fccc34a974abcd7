package store

import (
	"fmt"
	"slices"

	"rapport/app"
	"rapport/finance"
)

// Both images of every change that a journey reverses, as "image".
const images = `WITH image (table_, row, body) AS (
	SELECT table_, row, before FROM change WHERE action IN (SELECT value FROM json_each(?1)) AND before IS NOT NULL
	UNION ALL SELECT table_, row, after FROM change WHERE action IN (SELECT value FROM json_each(?1)) AND after IS NOT NULL) `

// markTouched marks the documents that the rows of a journey belong to or
// depend on. It is called before the rows are brought back and after.
func (u *unit) markTouched(tables []string, actions string) error {
	for _, t := range tables {
		if err := u.markTable(t, actions); err != nil {
			return err
		}
	}
	return nil
}

// owners says, for tables whose rows post or are part of what posts, which
// field of a row names the document.
var owners = map[string]struct {
	kind  finance.DocKind
	field string // empty: the row itself
}{
	"sale_order": {finance.DocOrder, ""}, "order_line": {finance.DocOrder, "sale_order"},
	"sale_return": {finance.DocReturn, ""}, "return_line": {finance.DocReturn, "sale_return"},
	"rebate_claim": {finance.DocRebate, ""}, "rebate_state": {finance.DocRebate, "rebate_claim"},
	"interaction": {finance.DocInteraction, ""}, "service_case": {finance.DocService, ""},
	"campaign_cost": {finance.DocCampaignCost, ""}, "campaign_target": {finance.DocTarget, ""},
	"subscription_bill": {finance.DocBill, ""}, "pool_month": {finance.DocCapacity, ""},
}

func (u *unit) markTable(table, actions string) error {
	if o, ok := owners[table]; ok {
		if err := u.markOwners(table, o.kind, o.field, actions); err != nil {
			return err
		}
	}
	switch table {
	case "interaction", "campaign_target":
		return u.markShares(table, actions)
	case "sale_order":
		return u.markBuyers(table, "contact", actions)
	case "contact":
		return u.markBuyers(table, "id", actions)
	case "rebate_claim":
		return u.forRows(table, func(id app.ID) error { return u.markClaim(id, false) })
	case "rebate_offer":
		return u.forRows(table, u.markOffer)
	case "product":
		return u.forRows(table, u.markCost)
	case "campaign":
		return u.forRows(table, u.markAllTouches)
	case "media_source":
		return u.forRows(table, u.markCampaignsOf)
	case "subscription":
		return u.forRows(table, u.markBills)
	case "period_close":
		return u.markCloses(actions)
	case "pool_month":
		u.forgetBasis()
		return u.markPoolMonths(actions)
	case "pool", "policy", "activity", "activity_rate":
		u.forgetBasis() // what a register touches is posted off to the side
	}
	return nil
}

// headOf is the table whose row is the document itself.
func headOf(kind finance.DocKind) string {
	for _, t := range documentTables {
		if t.kind == kind {
			return t.table
		}
	}
	return ""
}

// comesOrGoes holds for a document that a journey makes or takes away as a
// whole. What depends on it comes or goes with it, or the journey is refused;
// only of returns this is not so, since claims depend on them.
const comesOrGoes = `EXISTS (SELECT 1 FROM reversal r WHERE r.table_ = '%[1]s' AND r.row = d.id
	AND (r.before IS NULL OR NOT EXISTS (SELECT 1 FROM %[1]s h WHERE h.id = r.row)))`

func (u *unit) markOwners(table string, kind finance.DocKind, field, actions string) error {
	what := "row"
	if field != "" {
		what = "body ->> '$." + field + "'"
	}
	var documents []struct {
		ID   app.ID
		Solo bool
	}
	err := u.selectAll(&documents, fmt.Sprintf(images+"SELECT d.id, "+comesOrGoes+" solo FROM (SELECT DISTINCT %[2]s id FROM image WHERE table_ = ?2) d ORDER BY 1",
		headOf(kind), what), actions, table)
	if err != nil {
		return err
	}
	for _, d := range documents {
		switch {
		case d.Solo && kind != finance.DocReturn:
			u.work.mark(kind, d.ID, u.emptied)
		case kind == finance.DocOrder:
			if known := u.work.known; known[docKey{kind, d.ID}] {
				continue // came as a whole
			}
			err = u.markOrder(d.ID, false)
		case kind == finance.DocReturn:
			err = u.markReturn(d.ID, false)
		default:
			u.work.mark(kind, d.ID, false)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// markShares marks the contacts that join or leave campaigns.
func (u *unit) markShares(table, actions string) error {
	var pairs []struct{ Campaign, Contact app.ID }
	err := u.selectAll(&pairs, images+`SELECT DISTINCT body ->> '$.campaign' campaign, body ->> '$.contact' contact
		FROM image WHERE table_ = ?2 ORDER BY 1, 2`, actions, table)
	if err != nil {
		return err
	}
	for _, p := range pairs {
		if err := u.markShare(p.Campaign, p.Contact); err != nil {
			return err
		}
	}
	return nil
}

// moveMerged moves the entries of contacts that a journey merged or split.
func (u *unit) moveMerged(before *basis) error {
	after, err := u.basis()
	if err != nil {
		return err
	}
	var contacts []app.ID
	for id := range before.merged {
		contacts = append(contacts, id)
	}
	for id := range after.merged {
		contacts = append(contacts, id)
	}
	slices.Sort(contacts)
	for _, id := range slices.Compact(contacts) {
		if from, to := before.survivor(id), after.survivor(id); from != to {
			if err := u.moveEntries(id, from, to); err != nil {
				return err
			}
		}
	}
	return nil
}

func (u *unit) forRows(table string, mark func(app.ID) error) error {
	var ids []app.ID
	if err := u.selectAll(&ids, "SELECT row FROM reversal WHERE table_ = ? ORDER BY row", table); err != nil {
		return err
	}
	for _, id := range ids {
		if err := mark(id); err != nil {
			return err
		}
	}
	return nil
}

func (u *unit) markCloses(actions string) error {
	u.forgetBasis()
	var months []finance.Month
	err := u.selectAll(&months, images+"SELECT DISTINCT body ->> '$.month' FROM image WHERE table_ = ?2", actions, "period_close")
	if err != nil {
		return err
	}
	for _, m := range months {
		if err := u.markMonth(m); err != nil {
			return err
		}
	}
	return nil
}

// documentTables are the tables of the documents that post, with their kinds,
// but for adjustments, which follow from the others.
var documentTables = []documentTable{
	{"sale_order", finance.DocOrder}, {"sale_return", finance.DocReturn}, {"rebate_claim", finance.DocRebate},
	{"interaction", finance.DocInteraction}, {"service_case", finance.DocService},
	{"campaign_cost", finance.DocCampaignCost}, {"campaign_target", finance.DocTarget}, {"subscription_bill", finance.DocBill},
	{"pool_month", finance.DocCapacity},
}

// indexTouched puts the records of a journey on the list for the search index,
// with the contacts of which something beside changed and the people of companies.
func (u *unit) indexTouched(tables []string, actions string) error {
	for _, t := range searchedTables {
		if !slices.Contains(tables, t.table) {
			continue
		}
		if err := u.indexFound(t.kind, "SELECT row FROM reversal WHERE table_ = ?", t.table); err != nil {
			return err
		}
	}
	for _, table := range []string{"contact_point", "external_id", "contact_address", "contact_tag", "custom_value"} {
		if !slices.Contains(tables, table) {
			continue
		}
		err := u.indexFound(foundContact, images+"SELECT DISTINCT body ->> '$.contact' FROM image WHERE table_ = ?2", actions, table)
		if err != nil {
			return err
		}
	}
	return u.indexFound(foundContact, "SELECT c.id FROM reversal r JOIN contact c ON c.company = r.row WHERE r.table_ = 'contact'")
}

func (u *unit) indexFound(kind, query string, args ...any) error {
	var ids []app.ID
	err := u.selectAll(&ids, query, args...)
	for _, id := range ids {
		u.search.add(id, searchMark{kind: kind, again: true})
	}
	return err
}
