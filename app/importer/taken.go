package importer

import (
	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/finance"
)

// share is a part of a returned quantity, the order line that it is of, and
// what a piece of that line was sold for.
type share struct {
	line     app.ID
	quantity decimal.Decimal
	price    decimal.Decimal
}

// paidAPiece is the price of one piece of a line after the line's discounts, in
// major units. An order's own discount lowers all lines alike.
func paidAPiece(l *app.OrderLine, currency finance.Currency) decimal.Decimal {
	price := l.UnitPrice.Sub(l.UnitPrice.Mul(l.DiscountPercent).Shift(-2))
	if l.Quantity.IsZero() {
		return price
	}
	return price.Sub(l.Discount.Decimal(currency).Div(l.Quantity))
}

// firstIn takes a returned quantity from the lines of a product, the first that
// still has some first. What is more than was sold goes to the last of them,
// where the leak report finds it. No shares: the order has no such product.
func (s *soldOrder) firstIn(product app.ID, quantity decimal.Decimal, currency finance.Currency) []share {
	var shares []share
	var last share // of the last line, as yet without pieces
	for i := range s.order.Lines {
		l := &s.order.Lines[i]
		if l.Product != product {
			continue
		}
		last = share{line: l.ID, price: paidAPiece(l, currency)}
		open := l.Quantity.Sub(s.returned[l.ID])
		if take := decimal.Min(open, quantity); take.IsPositive() {
			shares = append(shares, share{l.ID, take, last.price})
			quantity = quantity.Sub(take)
		}
	}
	switch n := len(shares); {
	case last.line == 0 || !quantity.IsPositive():
	case n > 0 && shares[n-1].line == last.line:
		shares[n-1].quantity = shares[n-1].quantity.Add(quantity)
	default:
		last.quantity = quantity
		shares = append(shares, last)
	}
	for _, sh := range shares {
		s.returned[sh.line] = s.returned[sh.line].Add(sh.quantity)
	}
	return shares
}

// splitMoney divides a row's money over its shares by what they were sold for,
// by quantity where that was nothing, to the cent.
func splitMoney(total finance.Amount, shares []share) []finance.Amount {
	values, quantities := make([]decimal.Decimal, len(shares)), make([]decimal.Decimal, len(shares))
	sold := decimal.Zero
	for i, s := range shares {
		values[i], quantities[i] = s.quantity.Mul(s.price), s.quantity
		sold = sold.Add(values[i])
	}
	if sold.IsPositive() {
		return finance.Split(total, values)
	}
	return finance.Split(total, quantities)
}
