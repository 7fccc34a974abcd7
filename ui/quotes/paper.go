package quotes

import (
	"context"
	"strings"

	"rapport/app"
	"rapport/app/posting"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/document"
	"rapport/ui/export"
	"rapport/ui/format"
)

// source is what a quote is made of: an order, of a deal or as it is typed.
type source struct {
	order    *app.Order
	deal     *app.Deal // that the order would come of; nil for none
	number   string
	subject  string
	customer *app.Contact // nil for one who is not told
	named    string       // a customer who is typed and not made yet
	employer string       // the name of the person's company
	company  app.Company
	products map[app.ID]*app.Product
	unsaved  *document.Unsaved // what was typed into the form before; nil for nothing
}

// read completes a source with the names of what the order refers to.
func (s *source) read(ctx context.Context, data Data) (err error) {
	if s.company, err = data.Company(ctx); err != nil {
		return err
	}
	if s.order.Contact != 0 {
		if s.customer, err = data.Contact(ctx, s.order.Contact); err != nil {
			return err
		}
		if s.customer.Company != 0 {
			employer, err := data.Contact(ctx, s.customer.Company)
			if err != nil {
				return err
			}
			s.employer = employer.Name
		}
	}
	s.products = map[app.ID]*app.Product{}
	for _, l := range s.order.Lines {
		if l.Product == 0 {
			return app.Errorf(app.BadInput, "A quote lists what is offered. Choose the product of each line first.")
		}
		if s.products[l.Product], err = data.Product(ctx, l.Product); err != nil {
			return err
		}
	}
	if len(s.order.Lines) == 0 {
		return app.Errorf(app.BadInput, "A quote lists what is offered. Add a line first.")
	}
	return nil
}

// to is the customer's address as it stands on a letter.
func (s *source) to() string {
	c := s.customer
	if c == nil {
		return s.named
	}
	town := strings.TrimSpace(strings.Join(strings.Fields(c.City+" "+c.Region+" "+c.Postcode), " "))
	country := c.Country
	if strings.EqualFold(country, s.company.Country) {
		country = "" // letters at home do not name it
	}
	var lines []string
	for _, line := range []string{s.employer, c.Name, c.Address, town, country} {
		if line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

// from is the company's address as it was kept, or its name to begin with.
func (s *source) from() string {
	if s.company.Letterhead != "" {
		return s.company.Letterhead
	}
	return s.company.Name
}

// paper is the quote as it is printed: lines net of their own discounts, then what
// is taken off and comes on top, to the cent as the order would have it.
func (s *source) paper() *export.Quote {
	o, c := *s.order, s.company.Currency()
	whole := o.Discount
	o.Discount, o.TaxIncluded = 0, false // named below the lines
	values := &posting.Context{Currency: c}
	sales, discounts := values.LineValues(&o)
	q := &export.Quote{Number: s.number, Subject: s.subject, Currency: c}
	net, tax := finance.Amount(0), finance.Amount(0)
	for i, l := range o.Lines {
		amount := sales[i] - discounts[i]
		p := s.products[l.Product]
		line := export.QuoteLine{
			Name: p.Name, Detail: p.SKU, Quantity: format.Decimal(l.Quantity), Price: format.Decimal(l.UnitPrice), Amount: amount,
		}
		if a, err := finance.Round(l.UnitPrice, c); err == nil && a.Decimal(c).Equal(l.UnitPrice) {
			line.Price = format.Amount(a, c)
		}
		switch {
		case !l.DiscountPercent.IsZero():
			line.Discount = format.Decimal(l.DiscountPercent) + "%"
		case l.Discount != 0:
			line.Discount = format.Amount(l.Discount, c)
		}
		net += amount
		tax += l.Tax
		q.Lines = append(q.Lines, line)
	}
	add := func(label string, a finance.Amount) {
		if a != 0 {
			q.Totals = append(q.Totals, export.QuoteTotal{Label: label, Amount: a})
		}
	}
	if whole != 0 || o.ShippingCharged != 0 || tax != 0 {
		add(i18n.T("Subtotal"), net)
	}
	add(i18n.T("Discount"), -whole)
	add(i18n.T("Shipping"), o.ShippingCharged)
	total := net - whole + o.ShippingCharged
	if !s.order.TaxIncluded {
		add(i18n.T("Tax"), tax)
		total += tax
	}
	q.Totals = append(q.Totals, export.QuoteTotal{Label: i18n.T("Total"), Amount: total})
	if s.order.TaxIncluded && tax != 0 {
		q.Terms = i18n.T("Tax of %s is included.", format.Amount(tax, c))
	}
	return q
}
