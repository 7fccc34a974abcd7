package store

import (
	"context"
	"slices"

	"rapport/app"
	"rapport/finance"
)

// chunk is how many documents are read at once when all are posted anew.
const chunk = 500

type documentTable struct {
	table string
	kind  finance.DocKind
}

// allDocumentTables are the tables of documents, adjustments last: they follow
// from the others.
func allDocumentTables() []documentTable {
	return append(slices.Clone(documentTables), documentTable{"adjustment", finance.DocAdjustment})
}

// eachDocument hands every document with its entries to fn, which posts it with
// the poster, in the order of kind and ID.
func eachDocument(ctx context.Context, src source, b *basis, progress app.Progress, fn func(*poster, docKey, []posted) error) error {
	total, done := 0, 0
	for _, t := range allDocumentTables() {
		var n int
		if err := src.GetContext(ctx, &n, "SELECT count(*) FROM "+t.table); err != nil {
			return err
		}
		total += n
	}
	for _, t := range allDocumentTables() {
		for last := app.ID(0); ; {
			ids, err := nextDocuments(ctx, src, t, last)
			if err != nil {
				return err
			}
			if len(ids) == 0 {
				break
			}
			if err := ctx.Err(); err != nil {
				return err
			}
			if err := postChunk(ctx, src, b, t.kind, ids, fn); err != nil {
				return err
			}
			last = ids[len(ids)-1]
			if done += len(ids); progress != nil {
				progress(done, total)
			}
		}
	}
	return nil
}

func nextDocuments(ctx context.Context, src source, t documentTable, last app.ID) ([]app.ID, error) {
	var ids []app.ID
	err := src.SelectContext(ctx, &ids, "SELECT id FROM "+t.table+" WHERE id > ? ORDER BY id LIMIT ?", int64(last), chunk)
	return ids, err
}

// postChunk reads the documents and their entries together, then hands them on.
func postChunk(ctx context.Context, src source, b *basis, kind finance.DocKind, ids []app.ID, fn func(*poster, docKey, []posted) error) error {
	p := newPoster(ctx, src, b)
	if kind == finance.DocOrder {
		if err := p.readOrders(ids); err != nil {
			return err
		}
	}
	entries, err := readEntries(ctx, src, "WHERE document IN (SELECT value FROM json_each(?)) ORDER BY document, line, n", idList(ids))
	if err != nil {
		return err
	}
	for _, id := range ids {
		n := 0
		for n < len(entries) && app.ID(entries[n].Document) == id {
			n++
		}
		if err := fn(p, docKey{kind, id}, entries[:n]); err != nil {
			return err
		}
		entries = entries[n:]
	}
	return nil
}

// readOrders reads many orders with their lines at once.
func (p *poster) readOrders(ids []app.ID) error {
	var orders []app.Order
	list := idList(ids)
	if err := p.src.SelectContext(p.ctx, &orders, orderTable.selectAll+" WHERE id IN (SELECT value FROM json_each(?))", list); err != nil {
		return err
	}
	for i := range orders {
		p.orders[orders[i].ID] = &orders[i]
	}
	var lines []app.OrderLine
	err := p.src.SelectContext(p.ctx, &lines,
		orderLineTable.selectAll+" WHERE sale_order IN (SELECT value FROM json_each(?)) ORDER BY sale_order, line", list)
	for _, l := range lines {
		o := p.orders[l.Order]
		o.Lines = append(o.Lines, l)
	}
	return err
}

// readAhead reads the orders among the next documents as one set; those that
// are gone are known to be.
func (p *poster) readAhead(documents []docKey) error {
	var ids []app.ID
	for _, k := range documents {
		if _, known := p.orders[k.id]; k.kind == finance.DocOrder && !known {
			ids = append(ids, k.id)
		}
	}
	if len(ids) < 2 {
		return nil
	}
	if err := p.readOrders(ids); err != nil {
		return err
	}
	for _, id := range ids {
		if _, found := p.orders[id]; !found {
			p.orders[id] = nil
		}
	}
	return nil
}
