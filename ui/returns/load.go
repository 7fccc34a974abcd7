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
	order   *app.Order // the return is of this order; nil for none
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

// goods reads what can come back: of the order first, then all else that the
// customer bought, newest first.
func (l *loaded) goods(ctx context.Context, data Data, contact, order app.ID) (err error) {
	l.contact, l.lines = nil, nil
	if order != 0 {
		if l.lines, err = data.ReturnableLines(ctx, 0, order); err != nil {
			return err
		}
	}
	if contact != 0 {
		if err := l.customer(ctx, data, contact, order); err != nil {
			return err
		}
	}
	if len(l.lines) > linesShown {
		l.lines = l.lines[:linesShown]
	}
	l.books, err = loadBooks(ctx, data, contact, l.lines)
	return err
}

func (l *loaded) customer(ctx context.Context, data Data, contact, order app.ID) (err error) {
	if l.contact, err = data.Contact(ctx, contact); err != nil {
		return err
	}
	all, err := data.ReturnableLines(ctx, contact, 0)
	for _, line := range all {
		if line.Order != order {
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
