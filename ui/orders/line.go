package orders

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/format"
	"rapport/ui/widgets"
)

// lineRow is one product of the order in the form.
type lineRow struct {
	grid *lineGrid
	line app.OrderLine // as it was loaded: what the form does not show stays

	product  *widgets.Picker
	quantity *widgets.Entry
	price    *widgets.Entry
	cost     *widgets.Entry
	discount *widgets.Entry
	total    *widgets.Text
	remove   *widgets.Button
	note     *widgets.Text
	faults   map[string]string // field to sentence, of what cannot be read
	loader   widgets.Loader[*app.Product]
}

func newLineRow(g *lineGrid, line app.OrderLine) *lineRow {
	r := &lineRow{grid: g, line: line, faults: map[string]string{}}
	r.product = widgets.NewPicker(i18n.T("Product"), g.form.products, r.chosen)
	r.product.OnError = g.form.page.deps.Host.Fail
	r.quantity, r.price, r.cost, r.discount = r.entry(), r.entry(), r.entry(), r.entry()
	r.total = widgets.NewText("", widgets.Body)
	r.total.Align = fyne.TextAlignTrailing
	r.remove = widgets.NewIconButton("close", func() { g.remove(r) })
	r.remove.Kind = widgets.Quiet
	r.note = widgets.NewCutText("", widgets.Error)
	r.note.Hide()
	r.fill()
	return r
}

// entry is a cell for a number: Enter goes on to the next line, or adds one.
func (r *lineRow) entry() *widgets.Entry {
	e := widgets.NewEntry()
	e.OnChanged = func(string) { r.read() }
	e.OnSubmitted = func(string) { r.grid.next(r) }
	return e
}

func (r *lineRow) fill() {
	l := r.line
	if p := r.grid.form.known[l.Product]; p != nil {
		r.product.SetChosen(widgets.Option{ID: int64(p.ID), Title: p.Name, Detail: p.SKU})
	}
	if l.Quantity.IsZero() {
		l.Quantity = decimal.NewFromInt(1)
	}
	r.quantity.SetText(typed(l.Quantity))
	if l.Product != 0 {
		r.price.SetText(r.money(l.UnitPrice))
		if l.UnitCost.Valid {
			r.cost.SetText(r.money(l.UnitCost.Decimal))
		}
		r.hintCost()
	}
	switch {
	case !l.DiscountPercent.IsZero():
		r.discount.SetText(typed(l.DiscountPercent) + "%")
	case l.Discount != 0:
		r.discount.SetText(format.Amount(l.Discount, r.currency()))
	}
	r.read()
}

func (r *lineRow) currency() finance.Currency { return r.grid.form.posting.Currency }

// money writes a price with at least the decimals of the currency.
func (r *lineRow) money(d decimal.Decimal) string { return priceText(d, r.currency()) }

func priceText(d decimal.Decimal, c finance.Currency) string {
	if d.Exponent() >= -c.Exponent {
		if a, err := finance.Round(d, c); err == nil {
			return format.Amount(a, c)
		}
	}
	return format.Decimal(d)
}

// typed writes a number as it is typed into a field.
func typed(d decimal.Decimal) string { return format.Decimal(d) }

// chosen fills price and cost in from the product that was picked.
func (r *lineRow) chosen(option widgets.Option) {
	r.line.Product = app.ID(option.ID)
	if option.ID == 0 {
		r.read()
		return
	}
	data := r.grid.form.page.deps.Data
	r.loader.Load(func(ctx context.Context) (*app.Product, error) {
		return data.Product(ctx, app.ID(option.ID))
	}, func(p *app.Product, err error) {
		if err != nil {
			r.grid.form.page.deps.Host.Fail(err)
			return
		}
		r.take(p)
	})
}

func (r *lineRow) take(p *app.Product) {
	r.grid.form.known[p.ID] = p
	r.line.Product = p.ID
	r.price.SetText(r.money(p.Price))
	r.cost.SetText("")
	if p.Cost.Valid {
		r.cost.SetText(r.money(p.Cost.Decimal))
	}
	r.hintCost()
	r.read()
	r.grid.focus(r.quantity)
}

// hintCost shows in an empty cost what the product costs, or that nobody knows.
func (r *lineRow) hintCost() {
	hint := i18n.T("not known")
	if c := r.grid.form.known.cost(r.line.Product); c.Valid {
		hint = r.money(c.Decimal)
	}
	r.cost.SetPlaceHolder(hint)
}

// read takes what is typed over into the line.
func (r *lineRow) read() {
	if r.remove == nil { // still being made
		return
	}
	r.faults = map[string]string{}
	r.line.Quantity = r.number("quantity", r.quantity)
	r.line.UnitPrice = r.number("unit_price", r.price)
	r.line.UnitCost = decimal.NullDecimal{}
	if strings.TrimSpace(r.cost.Text) != "" {
		r.line.UnitCost = decimal.NewNullDecimal(r.number("unit_cost", r.cost))
	}
	r.readDiscount()
	r.showFaults(r.faults)
	r.grid.form.changed()
}

// number reads a cell; what cannot be read is a fault of that field.
func (r *lineRow) number(field string, e *widgets.Entry) decimal.Decimal {
	if strings.TrimSpace(e.Text) == "" {
		return decimal.Zero
	}
	d, err := format.ParseNumber(e.Text)
	if err != nil {
		r.faults[field] = err.Error()
	}
	return d
}

// readDiscount accepts an amount, or a percentage such as "10%".
func (r *lineRow) readDiscount() {
	r.line.Discount, r.line.DiscountPercent = 0, decimal.Zero
	text := strings.TrimSpace(strings.ReplaceAll(r.discount.Text, "％", "%"))
	if text == "" {
		return
	}
	if share, found := strings.CutSuffix(text, "%"); found {
		d, err := format.ParseNumber(share)
		if err != nil {
			r.faults["discount"] = err.Error()
		}
		r.line.DiscountPercent = d
		return
	}
	a, err := format.ParseAmount(text, r.currency())
	if err != nil {
		r.faults["discount"] = err.Error()
	}
	r.line.Discount = a
}

// showFaults marks the cells that are wrong and says the first fault below.
func (r *lineRow) showFaults(faults map[string]string) {
	first := ""
	mark := func(cell interface{ SetInvalid(bool) }, fields ...string) {
		wrong := false
		for _, field := range fields {
			if sentence := faults[field]; sentence != "" {
				wrong = true
				if first == "" {
					first = sentence
				}
			}
		}
		cell.SetInvalid(wrong)
	}
	mark(r.product, "sku")
	mark(r.quantity, "quantity")
	mark(r.price, "unit_price")
	mark(r.cost, "unit_cost")
	mark(r.discount, "discount", "discount_percent")
	if r.note.Value == first {
		return
	}
	r.note.Set(first)
	r.note.Hidden = first == ""
	r.grid.form.fit()
}

// blank reports a line in which nothing was entered.
func (r *lineRow) blank() bool {
	return r.line.Product == 0 && r.price.Text == "" && r.cost.Text == "" && r.discount.Text == ""
}
