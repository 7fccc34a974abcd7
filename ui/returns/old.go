package returns

import (
	"slices"

	"rapport/app"
	"rapport/finance"
	"rapport/ui/format"
)

// of is the return that is changed; 0 for a new one.
func (f *form) of() app.ID {
	if f.old == nil {
		return 0
	}
	return f.old.ID
}

// fillFrom shows a return that is changed.
func (f *form) fillFrom(r *app.Return) {
	f.date.SetDate(r.Day)
	f.channel.SetKey(r.Channel.String())
	if r.RestockingFee != 0 {
		f.fee.SetAmount(r.RestockingFee)
	}
	if r.ShippingCost != 0 {
		f.carrier.SetAmount(r.ShippingCost)
	}
	f.note.SetText(r.Note)
	for _, l := range r.Lines {
		f.rowOf(l).fill(l)
	}
	for _, row := range f.rows {
		for _, c := range row.line.Claims {
			f.rebates.choices[c.ID] = slices.Contains(r.Clawback, c.ID)
		}
	}
	f.show()
}

// rowOf is the row for a line of the return that is changed: that of the same line of
// an order, unless another line has it, or a row of its own.
func (f *form) rowOf(l app.ReturnLine) *goodsRow {
	line := app.ReturnableLine{}
	for _, row := range f.rows {
		if l.OrderLine == 0 || row.line.Line != l.OrderLine {
			continue
		}
		if row.was.ID == 0 {
			return row
		}
		line = row.line
	}
	row := newGoodsRow(f, line)
	if line.Line == 0 {
		row.take(f.recalled[l.Product])
	}
	f.rows = append(f.rows, row)
	return row
}

// fill shows a line of the return that is changed.
func (g *goodsRow) fill(l app.ReturnLine) {
	g.making = true
	g.was, g.count = l, l.Quantity
	g.quantity.SetText(format.Decimal(l.Quantity))
	g.refund.SetAmount(l.Refund)
	g.own = l.Refund != g.proposal()
	g.stock.SetKey(writeOff)
	if l.Restock {
		g.stock.SetKey(restock)
	}
	g.reason.SetText(l.Reason)
	g.tick.SetOn(true)
	g.making = false
}

// keptUnseen are the claims that the return that is changed keeps, and of which the form
// does not ask because their goods are none of its own.
func (f *form) keptUnseen() []app.ID {
	if f.old == nil {
		return nil
	}
	asked := map[app.ID]bool{}
	for _, row := range f.rows {
		for _, c := range row.line.Claims {
			asked[c.ID] = true
		}
	}
	return slices.DeleteFunc(slices.Clone(f.old.Clawback), func(claim app.ID) bool { return asked[claim] })
}

// clear takes back what the return that is changed has, before a draft of it is shown.
func (f *form) clear() {
	if f.old == nil {
		return
	}
	f.rows = slices.DeleteFunc(f.rows, func(r *goodsRow) bool { return r.line.Line == 0 })
	for _, r := range f.rows {
		r.tick.SetOn(false)
	}
}

// tax is that of the line as it was, by the pieces; the form does not ask for it.
func (g *goodsRow) tax() finance.Amount {
	if g.was.Tax == 0 || g.count.Equal(g.was.Quantity) {
		return g.was.Tax
	}
	exact := g.was.Tax.Decimal(g.form.currency).Mul(g.count).DivRound(g.was.Quantity, 12)
	tax, err := finance.Round(exact, g.form.currency)
	if err != nil {
		return g.was.Tax
	}
	return tax
}
