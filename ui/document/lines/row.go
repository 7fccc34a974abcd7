package lines

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/document"
	"rapport/ui/format"
	"rapport/ui/widgets"
)

// Row is one line.
type Row struct {
	Product                         *widgets.Picker
	Quantity, Price, Cost, Discount *widgets.Entry
	// Note says what is wrong with the line.
	Note *widgets.Text

	grid   *Grid
	line   app.OrderLine // as it was loaded: what the form does not show stays
	total  *widgets.Text
	remove *widgets.Button
	faults map[string]string // field to sentence, of what cannot be read
	making bool
	loader widgets.Loader[*app.Product]
}

func newRow(g *Grid, line app.OrderLine) *Row {
	r := &Row{grid: g, line: line, making: true}
	r.Product = widgets.NewPicker(i18n.T("Product"), document.Finder(g.spec.Data.ProductChoices), r.chosen)
	r.Product.OnError = g.spec.Host.Fail
	r.Quantity, r.Price, r.Cost, r.Discount = r.entry(), r.entry(), r.entry(), r.entry()
	r.total = widgets.NewText("", widgets.Body)
	r.total.Align = fyne.TextAlignTrailing
	r.remove = widgets.NewIconButton("close", func() { g.remove(r) })
	r.remove.Kind = widgets.Quiet
	r.Note = widgets.NewCutText("", widgets.Error)
	r.Note.Hide()
	r.fill()
	r.making = false
	r.read()
	return r
}

// entry is a cell for a number: Enter goes on to the next line, or adds one.
func (r *Row) entry() *widgets.Entry {
	e := widgets.NewEntry()
	e.OnChanged = func(string) { r.read() }
	e.OnSubmitted = func(string) { r.grid.next(r) }
	return e
}

// cells are the line from left to right.
func (r *Row) cells() []fyne.CanvasObject {
	cells := []fyne.CanvasObject{r.Product, r.Quantity, r.Price}
	if r.grid.spec.Costs {
		cells = append(cells, r.Cost)
	}
	return append(cells, r.Discount, r.total, r.remove)
}

func (r *Row) fill() {
	l := r.line
	r.Product.SetChosen(document.ProductOption(r.grid.spec.Known[l.Product]))
	if l.Quantity.IsZero() {
		l.Quantity = decimal.NewFromInt(1)
	}
	r.Quantity.SetText(format.Decimal(l.Quantity))
	if l.Product != 0 {
		r.Price.SetText(r.money(l.UnitPrice))
		if l.UnitCost.Valid {
			r.Cost.SetText(r.money(l.UnitCost.Decimal))
		}
	}
	switch {
	case !l.DiscountPercent.IsZero() && r.grid.spec.Percent:
		r.Discount.SetText(format.Decimal(l.DiscountPercent))
	case !l.DiscountPercent.IsZero():
		r.Discount.SetText(format.Decimal(l.DiscountPercent) + "%")
	case l.Discount != 0:
		r.Discount.SetText(format.Amount(l.Discount, r.grid.spec.Currency))
	}
}

func (r *Row) money(d decimal.Decimal) string { return Price(d, r.grid.spec.Currency) }

// Price writes a price with at least the decimals of the currency.
func Price(d decimal.Decimal, c finance.Currency) string {
	if d.Exponent() >= -c.Exponent {
		if a, err := finance.Round(d, c); err == nil {
			return format.Amount(a, c)
		}
	}
	return format.Decimal(d)
}

// chosen fills price and cost in from the product that was picked.
func (r *Row) chosen(option widgets.Option) {
	if option.ID == 0 {
		r.read()
		return
	}
	document.Load(&r.loader, r.grid.spec.Host, func(ctx context.Context) (*app.Product, error) {
		return r.grid.spec.Data.Product(ctx, app.ID(option.ID))
	}, r.Take)
}

// Take makes the line one of a product at its price, and goes on to how many.
func (r *Row) Take(p *app.Product) {
	r.grid.spec.Known[p.ID] = p
	r.Product.SetChosen(document.ProductOption(p))
	r.making = true // read once, not cell by cell
	r.Price.SetText(r.money(p.Price))
	r.Cost.SetText("")
	if p.Cost.Valid {
		r.Cost.SetText(r.money(p.Cost.Decimal))
	}
	r.making = false
	r.read()
	r.grid.focus(r.Quantity)
}

// read takes what is typed over into the line.
func (r *Row) read() {
	if r.making {
		return
	}
	r.faults = map[string]string{}
	r.line.Product = app.ID(r.Product.ID())
	r.hintCost()
	r.line.Quantity = r.number("quantity", r.Quantity.Text)
	r.line.UnitPrice = r.number("unit_price", r.Price.Text)
	if r.grid.spec.Costs {
		r.line.UnitCost = decimal.NullDecimal{}
		if strings.TrimSpace(r.Cost.Text) != "" {
			r.line.UnitCost = decimal.NewNullDecimal(r.number("unit_cost", r.Cost.Text))
		}
	}
	r.readDiscount()
	r.showFaults(r.faults)
	r.grid.changed()
}

// hintCost shows in an empty cost what the product costs, or that nobody knows.
func (r *Row) hintCost() {
	hint := ""
	if c := r.grid.spec.Known.Cost(r.line.Product); c.Valid {
		hint = r.money(c.Decimal)
	} else if r.line.Product != 0 {
		hint = i18n.T("not known")
	}
	if r.Cost.PlaceHolder != hint {
		r.Cost.SetPlaceHolder(hint)
	}
}

// number reads a cell; what cannot be read is a fault of that field.
func (r *Row) number(field, text string) decimal.Decimal {
	if strings.TrimSpace(text) == "" {
		return decimal.Zero
	}
	d, err := format.ParseNumber(text)
	if err != nil {
		r.faults[field] = err.Error()
	}
	return d
}

// readDiscount accepts a percentage such as "10%" or an amount; where amounts are
// not asked for, "10" is a percentage too.
func (r *Row) readDiscount() {
	r.line.Discount, r.line.DiscountPercent = 0, decimal.Zero
	text := strings.TrimSpace(strings.ReplaceAll(r.Discount.Text, "％", "%"))
	share, percent := strings.CutSuffix(text, "%")
	switch {
	case text == "":
	case percent || r.grid.spec.Percent:
		r.line.DiscountPercent = r.number("discount", share)
	default:
		a, err := format.ParseAmount(text, r.grid.spec.Currency)
		if err != nil {
			r.faults["discount"] = err.Error()
		}
		r.line.Discount = a
	}
}

// showFaults marks the cells that are wrong and says the first fault below.
func (r *Row) showFaults(faults map[string]string) {
	first := ""
	mark := func(cell interface{ SetInvalid(bool) }, fields ...string) {
		wrong := ""
		for _, field := range fields {
			if wrong == "" {
				wrong = faults[field]
			}
		}
		if first == "" {
			first = wrong
		}
		cell.SetInvalid(wrong != "")
	}
	mark(r.Product, "sku")
	mark(r.Quantity, "quantity")
	mark(r.Price, "unit_price")
	mark(r.Cost, "unit_cost")
	mark(r.Discount, "discount", "discount_percent")
	if r.Note.Value != first {
		r.Note.Set(first)
		r.Note.Hidden = first == ""
		r.grid.spec.Sheet.Fit()
	}
}

// blank reports a line in which nothing was entered.
func (r *Row) blank() bool {
	return r.Product.ID() == 0 && r.Price.Text == "" && r.Cost.Text == "" && r.Discount.Text == ""
}

// typed is what stands in the line, for the draft.
func (r *Row) typed() document.Typed {
	t := document.Typed{"line": {ID: int64(r.line.ID)}}
	for name, cell := range r.named() {
		t[name] = document.ValueOf(cell)
	}
	return t
}

// refill shows what was typed into the line before.
func (r *Row) refill(t document.Typed) {
	r.making = true
	for name, cell := range r.named() {
		t[name].Fill(cell)
	}
	r.making = false
	r.read()
}

// named are the cells by their names in a draft.
func (r *Row) named() map[string]fyne.CanvasObject {
	cells := map[string]fyne.CanvasObject{"product": r.Product, "quantity": r.Quantity, "price": r.Price, "discount": r.Discount}
	if r.grid.spec.Costs {
		cells["cost"] = r.Cost
	}
	return cells
}
