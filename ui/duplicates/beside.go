package duplicates

import (
	"context"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/document"
	"rapport/ui/format"
	"rapport/ui/widgets"
)

// beside shows contacts side by side, to be merged field by field.
type beside struct {
	page    *Page
	root    *fyne.Container
	ids     []app.ID
	pair    *app.DuplicatePair // nil where the contacts were chosen elsewhere
	choices *choices           // nil until they are read
	loader  widgets.Loader[comparison]
	title   *widgets.Text
	reasons *widgets.Text
	apart   *widgets.Button
	merge   *widgets.Button
	more    *fyne.Container
	rows    *fyne.Container
	stays   *choiceRow
	made    []*fieldRow // of each line of choices
	sum     *widgets.Text
	filled  fyne.CanvasObject
	money   finance.Currency
}

type comparison struct {
	contacts []app.Compared
	company  app.Company
}

func newBeside(p *Page) *beside {
	b := &beside{page: p, title: widgets.NewCutText("", widgets.Heading), reasons: widgets.NewCutText("", widgets.Muted)}
	b.apart = widgets.NewButton(i18n.T("Not the same"), p.keepApart).WithHint("Del")
	b.merge = widgets.NewPrimary(i18n.T("Merge"), p.merge).WithHint("Ctrl ↵")
	b.more = container.NewStack()
	b.rows = widgets.Stack(0)
	b.sum = widgets.NewCutText("", widgets.Muted)
	title := container.NewBorder(nil, nil, nil, widgets.Row(b.apart, b.merge), b.title)
	head := widgets.Pad(10, 16, 8, 16, widgets.Stack(2, title, b.reasons, b.more))
	foot := widgets.Stack(0, document.NewRule(), widgets.Pad(8, 16, 8, 16, b.sum))
	b.filled = container.NewBorder(head, foot, nil, nil, widgets.NewScroll(widgets.Pad(0, 16, 8, 16, b.rows)))
	b.root = container.NewStack()
	b.clear()
	return b
}

// clear shows nobody.
func (b *beside) clear() {
	b.loader.Stop()
	b.ids, b.pair, b.choices = nil, nil, nil
	b.root.Objects = nil
	if len(b.page.shown) > 0 { // else the list says that there is none to choose
		b.root.Objects = []fyne.CanvasObject{widgets.NewEmptyState("merge", i18n.T("Nobody to compare"),
			i18n.T("Choose a pair at the left, or several contacts in the list of contacts and there Merge."))}
	}
	b.root.Refresh()
}

// show reads contacts and puts them side by side. What was chosen of the same
// contacts stays.
func (b *beside) show(ids []app.ID, pair *app.DuplicatePair) {
	b.pair = pair
	if slices.Equal(b.ids, ids) && b.choices != nil {
		return
	}
	b.ids, b.choices = ids, nil
	b.reload()
}

// holds reports whether a pair is side by side already, alone or with others.
func (b *beside) holds(d app.DuplicatePair) bool {
	return slices.Contains(b.ids, d.A.ID) && slices.Contains(b.ids, d.B.ID)
}

// reload reads the contacts anew.
func (b *beside) reload() {
	if len(b.ids) == 0 {
		return
	}
	data, ids := b.page.deps.Data, b.ids
	b.loader.Load(func(ctx context.Context) (comparison, error) {
		company, err := data.Company(ctx)
		if err != nil {
			return comparison{}, err
		}
		contacts, err := data.Compare(ctx, ids)
		return comparison{contacts, company}, err
	}, func(c comparison, err error) {
		switch {
		case app.KindOf(err) == app.NotFound && err != nil:
			b.clear()
			return
		case err != nil:
			b.page.deps.Host.Fail(err)
			return
		case slices.ContainsFunc(c.contacts, func(one app.Compared) bool { return one.Contact.MergedInto != 0 }):
			b.clear() // merged meanwhile
			return
		}
		before := b.choices
		b.choices, b.money = newChoices(c.contacts), c.company.Currency()
		if before != nil {
			b.choices.keep, b.choices.chosen = before.keep, before.chosen
		}
		b.fill()
	})
}

// fill shows what is side by side.
func (b *beside) fill() {
	c := b.choices
	names := c.contacts[0].Contact.Name + " – " + c.contacts[1].Contact.Name
	if len(c.contacts) > 2 {
		names = i18n.T("%d contacts that may be one", len(c.contacts))
	}
	b.title.Set(names)
	said := i18n.T("Chosen by hand")
	if b.pair != nil {
		said = percent(b.pair.Score) + "  ·  " + reasonsText(b.pair.Reasons)
	}
	b.reasons.Set(said)
	b.apart.Hidden = len(c.contacts) != 2
	b.fillMore()
	b.fillRows()
	b.fillSum()
	b.root.Objects = []fyne.CanvasObject{b.filled}
	b.root.Refresh()
}

// fillMore offers the contacts that the list ties to those side by side.
func (b *beside) fillMore() {
	more := b.page.alsoLike(b.ids)
	b.more.Objects = nil
	if len(more) > 0 {
		all := slices.Clone(b.ids)
		names := ""
		for i, one := range more {
			all = append(all, one.ID)
			if i > 0 {
				names += ", "
			}
			names += one.Name
		}
		pair := b.pair
		add := widgets.NewLink(i18n.T("Compare all %d", len(all)), func() { b.show(all, pair) })
		b.more.Objects = []fyne.CanvasObject{container.NewBorder(nil, nil, nil, add, widgets.NewCutText(i18n.T("Like them too: %s", names), widgets.Muted))}
	}
	b.more.Refresh()
}

// fillRows draws every line of the comparison.
func (b *beside) fillRows() {
	c := b.choices
	names := make([]string, len(c.contacts))
	for i, one := range c.contacts {
		names[i] = one.Contact.Name + "\n" + i18n.T("ID %s", fmt.Sprint(one.Contact.Number))
	}
	b.stays = newChoiceRow(i18n.T("Stays"), names, c.keep, func(i int) { c.keep = i; b.choose() }, b.page.merge)
	b.stays.bold = true
	rows := []fyne.CanvasObject{b.stays}
	b.made = make([]*fieldRow, len(c.lines))
	for i, l := range c.lines {
		if c.open(l) {
			r := newChoiceRow(l.label, l.values, c.of(l), func(i int) { c.chosen[l.key] = i; b.choose() }, b.page.merge)
			b.made[i] = &r.fieldRow
		} else {
			b.made[i] = newFieldRow(l.label, l.values)
		}
		b.made[i].onResized = func() { b.rows.Refresh() }
		rows = append(rows, b.made[i].self)
	}
	b.rows.Objects = append(rows, b.figureRows()...)
	b.choose()
	b.rows.Refresh()
}

// choose shows what is chosen.
func (b *beside) choose() {
	c := b.choices
	b.stays.chosen = c.keep
	b.stays.Refresh()
	for n, l := range c.lines {
		r := b.made[n]
		r.chosen = c.of(l)
		for i := range l.values {
			r.kept[i] = c.kept(l, i)
		}
		r.Refresh()
	}
}

// figureRows are what is recorded for each contact and what it is worth.
func (b *beside) figureRows() []fyne.CanvasObject {
	c := b.choices
	values := func(text func(app.Compared) string) []string {
		all := make([]string, len(c.contacts))
		for i, one := range c.contacts {
			all[i] = text(one)
		}
		return all
	}
	var rows []fyne.CanvasObject
	for _, f := range []struct {
		label string
		text  func(app.Compared) string
		of    func(app.Compared) finance.Amount
	}{
		{i18n.T("Orders"), func(x app.Compared) string { return format.Count(x.Orders) }, nil},
		{i18n.T("All records"), func(x app.Compared) string { return format.Count(x.Records) }, nil},
		{i18n.T("Net revenue"), func(x app.Compared) string { return format.Amount(x.NetRevenue, b.money) }, func(x app.Compared) finance.Amount { return x.NetRevenue }},
		{i18n.T("Customer profit"), func(x app.Compared) string { return format.Amount(x.Profit, b.money) }, func(x app.Compared) finance.Amount { return x.Profit }},
	} {
		r := newFieldRow(f.label, values(f.text))
		for i, one := range c.contacts {
			r.kept[i] = true
			r.loss[i] = f.of != nil && f.of(one) < 0
		}
		rows = append(rows, r)
	}
	return rows
}

// fillSum says what the one contact will have.
func (b *beside) fillSum() {
	orders, profit := 0, finance.Amount(0)
	for _, one := range b.choices.contacts {
		orders += one.Orders
		profit += one.Profit
	}
	b.sum.Set(i18n.T("Together %s, customer profit %s. The company's totals stay as they are.",
		i18n.N(orders, "%d order", "%d orders"), format.Amount(profit, b.money)))
}
