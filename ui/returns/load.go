package returns

import (
	"context"

	"rapport/app"
	"rapport/ui/document"
	"rapport/ui/document/lines"
)

// loaded is what the form of a return needs before it opens.
type loaded struct {
	company app.Company
	number  string
	order   *app.Order  // the return is of this order; nil for none
	old     *app.Return // that is changed; nil for a new one
	contact *app.Contact
	lines   []app.ReturnableLine
	books   *books
	// unsaved is what was typed before the program ended, products its goods
	// without a receipt.
	unsaved  *document.Unsaved
	products lines.Products
}

func loadForm(ctx context.Context, data Data, order app.ID) (*loaded, error) {
	l := &loaded{products: lines.Products{}}
	var err error
	if l.company, err = data.Company(ctx); err != nil {
		return nil, err
	}
	if l.number, err = data.NextNumber(ctx, "return"); err != nil {
		return nil, err
	}
	contact := app.ID(0)
	if order != 0 {
		if l.order, err = data.Order(ctx, order); err != nil {
			return nil, err
		}
		contact = l.order.Contact
	}
	return l, l.goods(ctx, data, contact, order)
}

// loadOld reads a return to be changed, with what it brought back.
func loadOld(ctx context.Context, data Data, id app.ID) (*loaded, error) {
	l := &loaded{products: lines.Products{}}
	var err error
	if l.company, err = data.Company(ctx); err != nil {
		return nil, err
	}
	if l.old, err = data.Return(ctx, id); err != nil {
		return nil, err
	}
	l.number = l.old.Number
	for _, line := range l.old.Lines {
		if line.OrderLine == 0 {
			if l.products[line.Product], err = data.Product(ctx, line.Product); err != nil {
				return nil, err
			}
		}
	}
	return l, l.goods(ctx, data, l.old.Contact, 0)
}

// of is the return that is changed; 0 for a new one.
func (l *loaded) of() app.ID {
	if l.old == nil {
		return 0
	}
	return l.old.ID
}

// goods reads what can come back: of the order or the return that is changed first,
// then all else that the customer bought, newest first.
func (l *loaded) goods(ctx context.Context, data Data, contact, order app.ID) (err error) {
	l.contact, l.lines = nil, nil
	if order != 0 || l.old != nil {
		if l.lines, err = data.ReturnableLines(ctx, 0, order, l.of()); err != nil {
			return err
		}
	}
	if contact != 0 {
		if err := l.customer(ctx, data, contact); err != nil {
			return err
		}
	}
	if len(l.lines) > linesShown {
		l.lines = l.lines[:linesShown]
	}
	if l.books, err = loadBooks(ctx, data, contact, l.lines); err == nil && l.old != nil {
		l.books.without(l.old, l.products)
	}
	return err
}

func (l *loaded) customer(ctx context.Context, data Data, contact app.ID) (err error) {
	if l.contact, err = data.Contact(ctx, contact); err != nil {
		return err
	}
	first := map[app.ID]bool{}
	for _, line := range l.lines {
		first[line.Order] = true
	}
	all, err := data.ReturnableLines(ctx, contact, 0, l.of())
	for _, line := range all {
		if !first[line.Order] {
			l.lines = append(l.lines, line)
		}
	}
	return err
}

// linesShown is how many lines of a customer the form offers; older orders are
// found by their number.
const linesShown = 60

// linesAtFirst is how many of them it shows before it is asked for more.
const linesAtFirst = 6
