package store

import (
	"context"

	"rapport/app"
	"rapport/app/posting"
	"rapport/finance"
)

// basis is what every posting rests on. The one writer keeps it from action to
// action, and reads it anew after an action that changed some of it.
type basis struct {
	company   app.Company
	register  app.Register
	merged    map[app.ID]app.ID // contact to the one it was merged into
	closed    closedMonths
	adjusted  bool // there are adjustments, which a posting may have to change
	separable bool
	pools     poolRates
	accrues   bool // some version counts rebates at the sale
	newWindow int  // days in which media without targets acquires; -1: no version spreads it
	rules     *posting.Context
}

func readBasis(ctx context.Context, src source) (*basis, error) {
	b := &basis{merged: map[app.ID]app.ID{}}
	var err error
	if b.company, err = readCompany(ctx, src); err != nil {
		return nil, err
	}
	if b.register, err = readRegister(ctx, src); err != nil {
		return nil, err
	}
	if b.closed, err = readClosed(ctx, src); err != nil {
		return nil, err
	}
	if err := src.GetContext(ctx, &b.adjusted, "SELECT EXISTS (SELECT 1 FROM adjustment)"); err != nil {
		return nil, err
	}
	var rows []struct{ ID, Into app.ID }
	if err := src.SelectContext(ctx, &rows, `SELECT id, merged_into "into" FROM contact WHERE merged_into IS NOT NULL`); err != nil {
		return nil, err
	}
	for _, row := range rows {
		b.merged[row.ID] = row.Into
	}
	b.rules = &posting.Context{Currency: b.company.Currency(), Survivor: b.survivor}
	b.follow(b.register)
	b.pools, err = readPoolRates(ctx, src, b.rules.Currency)
	b.rules.PoolRate = b.pools.rate
	if err != nil {
		return nil, err
	}
	return b, src.SelectContext(ctx, &b.rules.Offers, offerTable.selectAll+" ORDER BY id")
}

// follow takes the definitions of a register, and what follows from them for
// which documents are posted again with others.
func (b *basis) follow(register app.Register) {
	b.register, b.rules.Register = register, register
	b.separable, b.accrues, b.newWindow = separable(b.rules), accruesAtSale(register), newWindow(register)
}

// under is what postings rest on with another register.
func (b *basis) under(register app.Register) *basis {
	rules, other := *b.rules, *b
	other.rules = &rules
	other.follow(register)
	return &other
}

// with makes documents be posted again with others also where only another
// register wants that.
func (b *basis) with(other *basis) {
	b.separable = b.separable && other.separable
	b.accrues = b.accrues || other.accrues
	b.newWindow = max(b.newWindow, other.newWindow)
}

// survivor is the contact that a contact was merged into, over any number of
// merges; itself where it was not.
func (b *basis) survivor(id app.ID) app.ID {
	for range len(b.merged) + 1 { // a ring, which Put refuses, would not end
		into, ok := b.merged[id]
		if !ok {
			break
		}
		id = into
	}
	return id
}

func readClosed(ctx context.Context, src source) (closedMonths, error) {
	var months []finance.Month
	if err := src.SelectContext(ctx, &months, "SELECT month FROM period_close"); err != nil {
		return nil, err
	}
	closed := closedMonths{}
	for _, m := range months {
		closed[m] = true
	}
	return closed, nil
}

// basis is what the postings of this action rest on, as it now is.
func (u *unit) basis() (*basis, error) {
	if u.s.basis == nil {
		b, err := readBasis(u.ctx, u.src)
		if err != nil {
			return nil, err
		}
		if coming := u.s.meanwhile.coming; coming != nil {
			b.with(coming)
		}
		u.s.basis = b
	}
	return u.s.basis, nil
}

// forgetBasis is called when some of it has changed.
func (u *unit) forgetBasis() {
	u.s.basis = nil
	u.s.meanwhile.unsettle()
}
