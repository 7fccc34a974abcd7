package duplicates

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/app/match"
	"rapport/assets/i18n"
	"rapport/ui/document"
	"rapport/ui/format"
	"rapport/ui/shell"
	"rapport/ui/widgets"
)

// possible is the chance from which a pair is looked at at all.
const possible = 0.15

// Page is the page of possible duplicates.
type Page struct {
	deps   Deps
	root   fyne.CanvasObject
	head   *document.Head
	score  *widgets.Segmented
	table  *widgets.Table
	beside *beside
	all    []app.DuplicatePair
	shown  []app.DuplicatePair
	read   bool
	asked  []app.ID // contacts to be merged that were chosen elsewhere
	next   int      // the row to go on with where none is selected
	wanted app.ID   // a contact whose pair is to be selected once it is there
	pairs  widgets.Loader[[]app.DuplicatePair]
	act    widgets.Loader[app.ID]
	acting bool
}

// New makes the page; Show fills it.
func New(deps Deps) *Page {
	p := &Page{deps: deps}
	p.score = widgets.NewSegmented([]widgets.Option{
		{Key: "likely", Title: i18n.T("Likely")}, {Key: "possible", Title: i18n.T("Possible too")},
	}, func(string) { p.filter() })
	p.head = document.NewHead(i18n.T("Duplicates"), p.score)
	p.table = widgets.NewTable(
		widgets.Column{Key: "names", Title: i18n.T("May be the same"), Kind: widgets.TwoLineCell, Width: 280, Min: 200, Weight: 1},
		widgets.Column{Key: "score", Title: i18n.T("Chance"), Kind: widgets.MeterCell, Width: 112},
	)
	p.table.OnSelected = func(int) { p.showSelected() }
	p.table.OnDelete = func([]int) { p.keepApart() }
	p.table.OnActivated = func(int) { p.toFields() }
	p.table.OnCommit = p.merge
	p.table.OnMenu = p.menu
	p.table.Empty = widgets.NewEmptyState("merge", i18n.T("Looking for duplicates…"), "")
	p.beside = newBeside(p)
	p.root = widgets.NewSplit(container.NewBorder(p.head.Root, nil, nil, nil, p.table), p.beside.root, 400)
	return p
}

// Content implements shell.Page.
func (p *Page) Content() fyne.CanvasObject { return p.root }

// Step implements shell.Stepper.
func (p *Page) Step(by int) { p.table.Step(by) }

// Save implements shell.Saver: it merges what is side by side.
func (p *Page) Save() { p.merge() }

// Show implements shell.Page: the pairs, one with the contact ID, or with Arg
// the contacts of those IDs side by side.
func (p *Page) Show(place shell.Place) {
	p.asked = idsOf(place.Arg)
	p.wanted = app.ID(place.ID)
	if len(p.asked) > 1 {
		p.table.Unselect()
		p.beside.show(p.asked, nil)
	}
	if !p.read {
		p.load()
	} else {
		p.filter()
	}
	p.deps.Host.Focus(p.table)
}

// Arg is the Place.Arg that puts contacts side by side.
func Arg(ids []app.ID) string {
	texts := make([]string, len(ids))
	for i, id := range ids {
		texts[i] = id.String()
	}
	return strings.Join(texts, ",")
}

func idsOf(arg string) []app.ID {
	var ids []app.ID
	for _, text := range strings.Split(arg, ",") {
		var id app.ID
		if id.UnmarshalText([]byte(text)) == nil && id != 0 {
			ids = append(ids, id)
		}
	}
	return ids
}

// Refresh implements shell.Page.
func (p *Page) Refresh() {
	p.beside.reload()
	p.load()
}

// load looks for duplicates anew.
func (p *Page) load() {
	data := p.deps.Data
	p.pairs.Load(func(ctx context.Context) ([]app.DuplicatePair, error) {
		return data.Duplicates(ctx, possible)
	}, func(pairs []app.DuplicatePair, err error) {
		if err != nil {
			p.deps.Host.Fail(err)
			return
		}
		p.read, p.all = true, pairs
		p.table.Empty = widgets.NewEmptyState("check", i18n.T("No duplicates found"),
			i18n.T("No two contacts look like the same person or company. After an import it is worth looking here again."))
		p.filter()
	})
}

// filter shows the pairs of the chance asked for.
func (p *Page) filter() {
	least := match.DefaultScore
	if p.score.Key() == "possible" {
		least = possible
	}
	p.shown = slices.Clone(p.all)
	p.shown = slices.DeleteFunc(p.shown, func(d app.DuplicatePair) bool { return d.Score < least })
	p.head.SetCount(len(p.shown))
	p.head.SetEmpty(p.read && len(p.all) == 0)
	p.table.SetSource(widgets.KeyedRows(p.shown, pairKey, cell))
	if p.wanted != 0 {
		at := slices.IndexFunc(p.shown, func(d app.DuplicatePair) bool { return d.A.ID == p.wanted || d.B.ID == p.wanted })
		p.wanted = 0
		p.table.Select(at)
	}
	if len(p.asked) > 1 {
		return
	}
	if p.table.Selected() < 0 && len(p.shown) > 0 {
		p.table.Select(min(p.next, len(p.shown)-1))
		return
	}
	if d, ok := p.selected(); !ok || !p.beside.holds(d) {
		p.showSelected()
	}
}

// pairKey names a pair for as long as the page is open.
func pairKey(d app.DuplicatePair) int64 { return int64(d.A.ID)*31 ^ int64(d.B.ID) }

func cell(d app.DuplicatePair, column int) widgets.Cell {
	if column == 0 {
		return widgets.Cell{Text: pairName(d), Second: reasonsText(d.Reasons)}
	}
	return widgets.Cell{Text: percent(d.Score), Value: d.Score}
}

func pairName(d app.DuplicatePair) string { return d.A.Name + " – " + d.B.Name }

// percent is a chance, never said to be certain.
func percent(score float64) string {
	return format.PercentWhole(decimal.NewFromFloat(min(score, 0.99)))
}

func reasonsText(reasons []app.Text) string {
	said := make([]string, len(reasons))
	for i, r := range reasons {
		said[i] = r.In(format.Say)
	}
	return strings.Join(said, " · ")
}

func (p *Page) selected() (app.DuplicatePair, bool) {
	i := p.table.Selected()
	if i < 0 || i >= len(p.shown) {
		return app.DuplicatePair{}, false
	}
	return p.shown[i], true
}

// showSelected puts the selected pair side by side.
func (p *Page) showSelected() {
	d, ok := p.selected()
	if !ok {
		p.beside.clear()
		return
	}
	p.asked = nil
	p.beside.show([]app.ID{d.A.ID, d.B.ID}, &d)
}

// alsoLike lists the contacts that pairs on the list tie to those side by side.
func (p *Page) alsoLike(ids []app.ID) []app.Duplicate {
	var more []app.Duplicate
	known := slices.Clone(ids)
	for again := true; again; {
		again = false
		for _, d := range p.shown {
			a, b := slices.Contains(known, d.A.ID), slices.Contains(known, d.B.ID)
			if a == b {
				continue
			}
			one := d.A
			if a {
				one = d.B
			}
			known, more, again = append(known, one.ID), append(more, one), true
		}
	}
	return more
}

// toFields moves the keyboard to the contacts side by side.
func (p *Page) toFields() {
	if p.beside.choices != nil {
		p.deps.Host.Focus(p.beside.stays)
	}
}

func (p *Page) menu(i int, at fyne.Position) {
	p.table.Select(i)
	d := p.shown[i]
	open := func(one app.Duplicate) widgets.Option {
		return widgets.Option{Title: i18n.T("Open %s", one.Name), Icon: "contacts", Do: func() {
			p.deps.Host.Open(shell.Place{Page: document.ContactsPage, ID: int64(one.ID)})
		}}
	}
	widgets.ShowMenuAt(p.table, at, []widgets.Option{
		{Title: i18n.T("Merge"), Icon: "merge", Do: p.merge},
		{Title: i18n.T("Not the same"), Icon: "close", Do: p.keepApart},
		open(d.A), open(d.B),
	})
}

// merge makes one of the contacts side by side and goes on to the next pair.
func (p *Page) merge() {
	c := p.beside.choices
	if c == nil || p.acting {
		return
	}
	data := p.deps.Data
	survivor, parts := c.parts()
	gone := make([]app.ID, len(parts))
	for i, part := range parts {
		gone[i] = part.Contact
	}
	sentence := i18n.T("%s and %s are one contact now", c.contacts[0].Contact.Name, c.contacts[1].Contact.Name)
	if len(c.contacts) > 2 {
		sentence = i18n.T("%d contacts are one now: %s", len(c.contacts), c.contacts[c.keep].Contact.Name)
	}
	chosenElsewhere := len(p.asked) > 1
	p.carryOut(func(ctx context.Context) (app.ID, error) { return data.MergeParts(ctx, survivor, parts) }, sentence,
		func(d app.DuplicatePair) bool { return slices.Contains(gone, d.A.ID) || slices.Contains(gone, d.B.ID) },
		func() {
			if chosenElsewhere {
				p.deps.Host.Open(shell.Place{Page: document.ContactsPage, ID: int64(survivor)})
			}
		})
}

// keepApart remembers that two contacts are not the same and goes on to the next
// pair.
func (p *Page) keepApart() {
	c := p.beside.choices
	if c == nil || len(c.contacts) != 2 || p.acting {
		return
	}
	data, a, b := p.deps.Data, c.contacts[0].Contact, c.contacts[1].Contact
	p.carryOut(func(ctx context.Context) (app.ID, error) { return data.KeepApart(ctx, a.ID, b.ID) },
		i18n.T("%s and %s stay two contacts", a.Name, b.Name),
		func(d app.DuplicatePair) bool {
			return min(d.A.ID, d.B.ID) == min(a.ID, b.ID) && max(d.A.ID, d.B.ID) == max(a.ID, b.ID)
		}, nil)
}

// carryOut does an action, takes the pairs that it settles off the list, and goes
// on to the next one: looking for duplicates anew takes a moment.
func (p *Page) carryOut(do func(context.Context) (app.ID, error), sentence string, settled func(app.DuplicatePair) bool, then func()) {
	p.acting = true
	p.act.Load(do, func(action app.ID, err error) {
		p.acting = false
		if err != nil {
			p.deps.Host.Fail(err)
			return
		}
		p.asked = nil
		p.deps.Host.Focus(p.table) // the fields that had the keyboard go
		p.next = max(0, p.table.Selected())
		p.all = slices.DeleteFunc(p.all, settled)
		p.table.Unselect()
		p.beside.clear()
		p.filter()
		p.deps.Host.Done(action, sentence)
		if then != nil {
			then()
		}
	})
}
