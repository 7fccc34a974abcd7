package returns

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/document"
	"rapport/ui/format"
	"rapport/ui/widgets"
)

// goodsRow is something that may come back: a line of an order, or goods
// without a receipt.
type goodsRow struct {
	form    *form
	line    app.ReturnableLine // Line 0: without a receipt
	product *widgets.Picker    // without a receipt

	tick     *document.Tick
	quantity *widgets.Entry
	refund   *widgets.MoneyField
	stock    *widgets.Select
	reason   *widgets.Entry
	note     *widgets.Text
	root     fyne.CanvasObject

	was    app.ReturnLine // of the return that is changed
	count  decimal.Decimal
	fault  string
	own    bool // the refund was typed, not proposed
	cost   widgets.Loader[*app.Product]
	making bool
}

const (
	restock  = "restock"
	writeOff = "write-off"
)

func newGoodsRow(f *form, line app.ReturnableLine) *goodsRow {
	g := &goodsRow{form: f, line: line, making: true}
	g.tick = document.NewTick("", func(bool) { g.touched() })
	g.quantity = widgets.NewEntry()
	g.quantity.OnChanged = func(string) { g.read() }
	g.refund = widgets.NewMoneyField(f.currency)
	g.refund.SetTrailing("")
	g.refund.OnAmount = func(finance.Amount) { g.own = true; g.touched() }
	g.stock = widgets.NewSelect([]widgets.Option{
		{Key: restock, Title: i18n.T("Back to stock")}, {Key: writeOff, Title: i18n.T("Written off")},
	}, func(widgets.Option) { g.touched() })
	g.stock.SetKey(restock)
	g.reason = widgets.NewEntry()
	g.reason.SetPlaceHolder(i18n.T("Reason"))
	g.note = widgets.NewCutText("", widgets.Error)
	g.note.Hide()
	var what fyne.CanvasObject
	if line.Line != 0 {
		what = g.receipt()
	} else {
		g.product = widgets.NewPicker(i18n.T("Goods without a receipt"), document.Finder(f.page.deps.Data.ProductChoices), g.chosen)
		g.product.OnError = f.page.deps.Host.Fail
		what = g.product
		g.tick.SetOn(true)
	}
	g.count = g.left()
	g.quantity.SetText(format.Decimal(g.count))
	g.propose()
	row := container.New(goodsColumns, g.tick, what, g.quantity, g.refund, g.stock, g.reason)
	g.root = widgets.Stack(1, row, g.note)
	g.making = false
	return g
}

// receipt is the name of the goods over the order that they were bought with.
func (g *goodsRow) receipt() fyne.CanvasObject {
	l := g.line
	bought := i18n.T("%s, %s", l.OrderNo, format.Date(l.Day))
	if left := g.left(); !left.Equal(l.Bought) {
		bought = i18n.T("%s, %s, %s of %s left", l.OrderNo, format.Date(l.Day), format.Decimal(left), format.Decimal(l.Bought))
	}
	return widgets.Stack(0, widgets.NewCutText(l.Name, widgets.Strong), widgets.NewCutText(bought, widgets.Small))
}

// left is how many can still come back; one without a receipt.
func (g *goodsRow) left() decimal.Decimal {
	if g.line.Line == 0 {
		return decimal.NewFromInt(1)
	}
	return g.line.Bought.Sub(g.line.Returned)
}

func (g *goodsRow) touched() {
	if !g.making {
		g.form.changed()
	}
}

// chosen proposes the price of goods that came without a receipt.
func (g *goodsRow) chosen(option widgets.Option) {
	g.line.Product = app.ID(option.ID)
	if option.ID == 0 {
		g.touched()
		return
	}
	document.Load(&g.cost, g.form.page.deps.Host, func(ctx context.Context) (*app.Product, error) {
		return g.form.page.deps.Data.Product(ctx, app.ID(option.ID))
	}, func(p *app.Product) {
		g.own = false
		g.take(p)
		g.touched()
	})
}

// take shows goods without a receipt at their price; nil for none.
func (g *goodsRow) take(p *app.Product) {
	if p == nil {
		return
	}
	g.product.SetChosen(document.ProductOption(p))
	g.line.Product, g.line.Name, g.line.UnitPrice = p.ID, p.Name, p.Price
	g.form.books.costs[p.ID] = p.Cost
	g.propose()
}

// read takes the quantity that was typed and proposes its refund.
func (g *goodsRow) read() {
	if g.making {
		return
	}
	g.fault = ""
	d, err := format.ParseNumber(g.quantity.Text)
	switch {
	case err != nil:
		g.fault = err.Error()
	case g.line.Line != 0 && d.GreaterThan(g.left()):
		g.fault = i18n.T("Only %s can still come back", format.Decimal(g.left()))
	}
	g.count = d
	g.say(g.fault)
	g.propose()
	if !g.tick.On() {
		g.tick.SetOn(true)
	}
	g.touched()
}

// propose fills in what was paid for the quantity, to the cent: all that is
// left of a line gives what is left of its price, so that several returns sum
// to what was paid.
func (g *goodsRow) propose() {
	if g.own {
		return
	}
	g.refund.SetAmount(g.proposal())
}

func (g *goodsRow) proposal() finance.Amount {
	left := g.left()
	exact := g.line.UnitPrice.Mul(g.count)
	if g.line.Line != 0 {
		if g.count.Equal(left) || left.IsZero() {
			return g.line.Refund
		}
		exact = g.line.Refund.Decimal(g.form.currency).Mul(g.count).DivRound(left, 12)
	}
	a, err := finance.Round(exact, g.form.currency)
	if err != nil {
		return 0
	}
	return a
}

// taken reports whether the goods come back.
func (g *goodsRow) taken() bool {
	return g.tick.On() && (g.line.Line != 0 || g.line.Product != 0)
}

// whole reports whether all that is left of the line comes back.
func (g *goodsRow) whole() bool { return g.count.GreaterThanOrEqual(g.left()) }

// returned is the line of the return.
func (g *goodsRow) returned() app.ReturnLine {
	l := g.was
	l.Tax = g.tax()
	l.OrderLine, l.Product, l.Quantity = g.line.Line, g.line.Product, g.count
	l.Refund, l.Restock, l.Reason = g.refund.Amount(), g.stock.Key() == restock, strings.TrimSpace(g.reason.Text)
	return l
}

// say shows what is wrong below the row.
func (g *goodsRow) say(sentence string) {
	g.quantity.SetInvalid(sentence != "")
	if g.note.Value == sentence {
		return
	}
	g.note.Set(sentence)
	g.note.Hidden = sentence == ""
	g.form.Fit()
}

// goodsColumns lays a row out: the goods take what the figures leave.
var goodsColumns = document.Columns{20, 0, 56, 92, 126, 112}

func goodsHead() fyne.CanvasObject {
	head := container.New(goodsColumns)
	for _, title := range []string{
		"", i18n.T("Goods"), i18n.T("Pieces"), i18n.T("Refund"), i18n.T("Handling"), i18n.T("Reason"),
	} {
		head.Add(widgets.NewText(title, widgets.Small))
	}
	return head
}
