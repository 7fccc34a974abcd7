// Package definitions shows the register of definitions in plain words: what
// counts as revenue, cost and profit, and what each activity costs.
package definitions

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/document"
	"rapport/ui/format"
	"rapport/ui/shell"
	"rapport/ui/widgets"
)

// Source is what the page asks of the company file.
type Source interface {
	Company(ctx context.Context) (app.Company, error)
	Register(ctx context.Context) (app.Register, error)
}

// Deps is what the page needs from the program around it.
type Deps struct {
	Source Source
	Fail   func(error)
}

// Widths of a rule: what it is about, and what was agreed.
const (
	ruleLabel = 166
	ruleWidth = 290
)

// Page is the definitions page.
type Page struct {
	deps     Deps
	root     fyne.CanvasObject
	loader   widgets.Loader[register]
	data     register
	versions *widgets.Table
	title    *widgets.Text
	about    *widgets.Text
	rules    *fyne.Container
	rates    *widgets.Table
}

type register struct {
	versions app.Register
	currency finance.Currency
}

// New makes the page; Refresh fills it.
func New(deps Deps) *Page {
	p := &Page{deps: deps}
	p.versions = widgets.NewTable(
		widgets.Column{Key: "version", Title: i18n.T("Version"), Kind: widgets.TwoLineCell, Width: 200, Weight: 1},
	)
	p.versions.Headless = true
	p.versions.OnSelected = p.show
	p.title = widgets.NewText(i18n.T("Definitions"), widgets.Heading)
	p.about = widgets.NewText("", widgets.Small)
	p.rules = widgets.Stack(10)
	p.rates = widgets.NewTable(
		widgets.Column{Key: "activity", Title: i18n.T("Activity"), Kind: widgets.TextCell, Width: 200, Weight: 1},
		widgets.Column{Key: "rate", Title: i18n.T("Cost of one"), Kind: widgets.AmountCell, Align: fyne.TextAlignTrailing, Width: 110},
	)
	left := container.NewBorder(widgets.Pad(14, 12, 10, 12, widgets.NewText(i18n.T("Versions"), widgets.Heading)), nil, nil, nil, p.versions)
	cards := container.New(sideBySide{},
		widgets.NewCard(i18n.T("Rules"), "", container.NewVScroll(p.rules)),
		widgets.NewFlushCard(i18n.T("Cost to serve"), i18n.T("one unit of each"), p.rates))
	right := container.NewBorder(widgets.Pad(14, 16, 8, 16, widgets.Stack(2, p.title, p.about)), nil, nil, nil, widgets.Pad(0, 16, 16, 16, cards))
	p.root = widgets.NewSplit(left, right, 230)
	return p
}

// Content is what the window shows.
func (p *Page) Content() fyne.CanvasObject { return p.root }

// Show implements shell.Page.
func (p *Page) Show(shell.Place) { p.Refresh() }

// Refresh reads the register anew.
func (p *Page) Refresh() {
	p.loader.Load(func(ctx context.Context) (register, error) {
		company, err := p.deps.Source.Company(ctx)
		if err != nil {
			return register{}, err
		}
		versions, err := p.deps.Source.Register(ctx)
		return register{versions, company.Currency()}, err
	}, func(r register, err error) {
		if err != nil {
			p.deps.Fail(err)
			return
		}
		p.data = r
		p.versions.SetSource(widgets.Rows(r.versions, func(d app.Definitions, _ int) widgets.Cell {
			return widgets.Cell{Text: i18n.T("Version %d", d.Version), Second: since(d)}
		}))
		p.versions.Select(len(r.versions) - 1)
	})
}

func since(d app.Definitions) string {
	if d.Effective == 0 {
		return i18n.T("from the beginning of time")
	}
	return i18n.T("from %s", format.Date(d.Effective))
}

func (p *Page) show(row int) {
	if row < 0 || row >= len(p.data.versions) {
		return
	}
	d := p.data.versions[row]
	p.title.Set(i18n.T("Definitions, version %d", d.Version))
	p.about.Set(i18n.T("In force %s", since(d)) + "  •  " + i18n.T("signed by %d of 4 departments", len(d.SignOffs)))
	p.rules.Objects = nil
	for _, r := range rulesOf(d) {
		what := document.Wide(ruleLabel, widgets.NewText(r.what, widgets.Muted))
		p.rules.Add(container.NewBorder(nil, nil, container.NewVBox(what), nil, widgets.NewParagraph(r.text, widgets.Body, ruleWidth)))
	}
	p.rules.Refresh()
	currency := p.data.currency
	p.rates.SetSource(widgets.Rows(d.Activities, func(a app.ActivityRate, column int) widgets.Cell {
		if column == 0 {
			return widgets.Cell{Text: ActivityName(a.Code)}
		}
		return widgets.Cell{Text: rateText(a, currency)}
	}))
}

// rateText is a rate with all the decimals it has, and at least the currency's.
func rateText(a app.ActivityRate, c finance.Currency) string {
	return a.Fixed.StringFixed(max(c.Exponent, -a.Fixed.Exponent()))
}

// sideBySide gives two cards three and two fifths of the width.
type sideBySide struct{}

func (sideBySide) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	const gap = 12
	left := (size.Width - gap) * .62
	objects[0].Resize(fyne.NewSize(left, size.Height))
	objects[0].Move(fyne.NewPos(0, 0))
	objects[1].Resize(fyne.NewSize(size.Width-gap-left, size.Height))
	objects[1].Move(fyne.NewPos(left+gap, 0))
}

func (sideBySide) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(520, 240) }
