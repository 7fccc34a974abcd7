package store

import (
	"context"
	"encoding/json"

	"rapport/app"
)

// The functions of this file look up many texts at once: the texts go into the
// query as one JSON array, so that their number has no limit.

// FindExternal finds contacts by external ID, in every system. Documents keep
// the contact that they came in under, also where it was merged.
func (r records) FindExternal(ctx context.Context, values []string) ([]app.Named, error) {
	return r.find(ctx, `
		SELECT j.value text, c.id id, c.name name, c.number number, c.kind kind, e.system system
		FROM json_each(?) j JOIN external_id e ON e.value = j.value JOIN contact c ON c.id = e.contact
		ORDER BY j.key, c.number`, values)
}

// survivorOf follows a merged contact, as "found", to the one that it became.
const survivorOf = `, survivor (text, id, next) AS (
		SELECT text, id, merged_into FROM found JOIN contact USING (id)
		UNION
		SELECT s.text, c.id, c.merged_into FROM survivor s JOIN contact c ON c.id = s.next)
	SELECT s.text text, c.id id, c.name name, c.number number, c.kind kind, '' system
	FROM survivor s JOIN contact c ON c.id = s.id WHERE s.next IS NULL ORDER BY s.text, c.number`

// FindEmails finds contacts by address, in any case.
func (r records) FindEmails(ctx context.Context, emails []string) ([]app.Named, error) {
	type pair struct {
		Raw        string `json:"raw"`
		Normalised string `json:"normalised"`
	}
	pairs := make([]pair, len(emails))
	for i, e := range emails {
		pairs[i] = pair{e, app.NormaliseEmail(e)}
	}
	return r.find(ctx, `
		WITH RECURSIVE found (text, id) AS (
			SELECT DISTINCT j.value ->> 'raw', p.contact FROM json_each(?) j
			JOIN contact_point p ON p.normalised = j.value ->> 'normalised' AND p.kind = 'email')`+survivorOf, pairs)
}

// FindNames finds contacts by their whole name, without case and accents.
func (r records) FindNames(ctx context.Context, names []string) ([]app.Named, error) {
	return r.find(ctx, `
		WITH RECURSIVE found (text, id) AS (
			SELECT j.value, c.id FROM json_each(?) j JOIN contact c ON c.name = j.value COLLATE folded)`+survivorOf, names)
}

// numbered are the tables of documents that have a number, by kind of import.
var numbered = map[string]string{
	"orders": "sale_order", "returns": "sale_return", "rebates": "rebate_claim", "service": "service_case",
}

// FindNumbers finds orders, returns, rebate claims or service cases by number,
// in every source system; a kind without numbers has none.
func (r records) FindNumbers(ctx context.Context, kind string, numbers []string) ([]app.Named, error) {
	table, ok := numbered[kind]
	if !ok {
		return nil, nil
	}
	return r.find(ctx, `
		SELECT j.value text, d.id id, d.number name, 0 number, '' kind, d.source_system system
		FROM json_each(?) j JOIN `+table+` d ON d.number = j.value ORDER BY j.key, d.id`, numbers)
}

// FindProducts finds products by SKU, without case and accents.
func (r records) FindProducts(ctx context.Context, texts []string) ([]app.Named, error) {
	return r.find(ctx, `
		SELECT j.value text, p.id id, p.name name, 0 number, '' kind, '' system
		FROM json_each(?) j JOIN product p ON p.sku = j.value COLLATE folded`, texts)
}

// FindListed finds media sources, staff, campaigns, pools or budgets by name, without
// case and accents.
func (r records) FindListed(ctx context.Context, list string, names []string) ([]app.Named, error) {
	switch list {
	case "media_source", "staff", "campaign", "budget", "pool":
	default:
		return nil, app.Errorf(app.Internal, "There is no list %q.", list)
	}
	return r.find(ctx, `
		SELECT j.value text, l.id id, l.name name, 0 number, '' kind, '' system
		FROM json_each(?) j JOIN `+list+` l ON l.name = j.value COLLATE folded`, names)
}

func (r records) find(ctx context.Context, query string, texts any) ([]app.Named, error) {
	list, err := json.Marshal(texts)
	if err != nil {
		return nil, err
	}
	var found []app.Named
	err = r.src.SelectContext(ctx, &found, query, string(list))
	return found, plainly(err)
}

// FindInteractions lists the interactions of contacts.
func (r records) FindInteractions(ctx context.Context, contacts []app.ID) ([]app.Interaction, error) {
	var found []app.Interaction
	err := r.src.SelectContext(ctx, &found, interactionTable.selectAll+" WHERE contact IN "+listed(contacts))
	return found, plainly(err)
}

// FindMediaCosts lists the cost lines of media sources.
func (r records) FindMediaCosts(ctx context.Context, sources []app.ID) ([]app.MediaCost, error) {
	var found []app.MediaCost
	err := r.src.SelectContext(ctx, &found, mediaCostTable.selectAll+" WHERE media_source IN "+listed(sources))
	return found, plainly(err)
}

// FindTargets lists the targets of campaigns among contacts.
func (r records) FindTargets(ctx context.Context, campaigns, contacts []app.ID) ([]app.Target, error) {
	var found []app.Target
	err := r.src.SelectContext(ctx, &found, targetTable.selectAll+
		" WHERE campaign IN "+listed(campaigns)+" AND contact IN "+listed(contacts))
	return found, plainly(err)
}

// FindBudgetLines lists the lines of budgets.
func (r records) FindBudgetLines(ctx context.Context, budgets []app.ID) ([]app.BudgetLine, error) {
	var found []app.BudgetLine
	err := r.src.SelectContext(ctx, &found, budgetLineTable.selectAll+" WHERE budget IN "+listed(budgets))
	return found, plainly(err)
}

// FindReturned lists the lines of returns that took back lines of an order.
func (r records) FindReturned(ctx context.Context, order app.ID) ([]app.ReturnLine, error) {
	var found []app.ReturnLine
	err := r.src.SelectContext(ctx, &found, returnLineTable.selectAll+
		" WHERE order_line IN (SELECT id FROM order_line WHERE sale_order = ?)", order)
	return found, plainly(err)
}
