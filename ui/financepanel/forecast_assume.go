package financepanel

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/format"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// planTable shows the assumptions of a forecast, a group at a time, and below
// them the one with the cursor to be typed over.
type planTable struct {
	root  fyne.CanvasObject
	group *widgets.Select

	table   *widgets.Table
	name    *widgets.Text
	entry   *widgets.Entry
	reset   *widgets.Button
	problem *widgets.Text
	foot    *fyne.Container

	model    string
	currency finance.Currency
	edits    app.Changes
	all      []report.Assumption
	rows     []report.Assumption // of the chosen group
	assume   func(key string, value decimal.Decimal) error
}

func newPlanTable(assume func(string, decimal.Decimal) error) *planTable {
	p := &planTable{
		assume: assume, name: widgets.NewCutText("", widgets.Body), entry: widgets.NewEntry(),
		problem: widgets.NewCutText("", widgets.Error),
	}
	p.group = widgets.NewCompactSelect(nil, func(widgets.Option) { p.list(0) })
	p.table = widgets.NewTable(
		widgets.Column{Key: "name", Title: i18n.T("Assumption"), Kind: widgets.TwoLineCell, Width: 200, Min: 150, Weight: 1},
		widgets.Column{Key: "value", Title: i18n.T("Value"), Kind: widgets.AmountCell, Align: fyne.TextAlignTrailing, Width: 110, Min: 90},
	)
	p.table.OnSelected = func(row int) { p.edit(row) }
	p.table.OnActivated = func(int) { p.focus() }
	p.entry.OnSubmitted = func(string) { p.apply() }
	p.entry.OnKey = p.key
	p.reset = widgets.NewButton(i18n.T("From history"), p.back)
	enter := widgets.NewButton(i18n.T("Assume"), p.apply).WithHint("↵")
	line := container.NewBorder(nil, nil, nil, widgets.RowGap(8, newLeast(fyne.NewSize(120, 0), p.entry), enter, p.reset), p.name)
	p.foot = widgets.Pad(8, 12, 8, 12, widgets.Stack(2, line, p.problem))
	p.problem.Hide()
	p.root = container.NewBorder(nil, p.foot, nil, nil, p.table)
	return p
}

// planGroups are the groups of assumptions of a model, by what their keys begin
// with.
func planGroups(model string) []widgets.Option {
	if model == app.ModelContinuity {
		return []widgets.Option{{Key: "", Title: i18n.T("Main assumptions")}, {Key: app.RatioKey, Title: i18n.T("Shares of the revenue")}}
	}
	return []widgets.Option{
		{Key: "", Title: i18n.T("Main assumptions")},
		{Key: app.RatioKey, Title: i18n.T("Shares of sales")},
		{Key: app.SeasonKey, Title: i18n.T("Season")},
		{Key: app.CustomersKey + ".", Title: i18n.T("Customers by group")},
		{Key: app.ContactsKey(finance.ByMail) + ".", Title: i18n.T("Mailings by group")},
		{Key: app.ContactsKey(finance.ByCall) + ".", Title: i18n.T("Calls by group")},
		{Key: app.ContactsKey(finance.ByEmail) + ".", Title: i18n.T("E-mails by group")},
		{Key: app.ResponseTo(finance.ByMail) + ".", Title: i18n.T("Response to mailings")},
		{Key: app.ResponseTo(finance.ByCall) + ".", Title: i18n.T("Response to calls")},
		{Key: app.ResponseTo(finance.ByEmail) + ".", Title: i18n.T("Response to e-mails")},
		{Key: app.UnpromptedKey + ".", Title: i18n.T("Without a contact")},
	}
}

// show lists the assumptions of a model, some of which have been typed.
func (p *planTable) show(model string, c finance.Currency, all []report.Assumption, edits app.Changes) {
	again := p.model == model
	group, row := p.group.Key(), p.table.Selected()
	p.model, p.currency, p.all, p.edits = model, c, all, edits
	p.group.SetOptions(planGroups(model))
	if !again {
		group, row = "", 0
	}
	p.group.SetKey(group)
	p.list(row)
}

// list shows the chosen group with the cursor on a row.
func (p *planTable) list(row int) {
	p.rows = nil
	for _, a := range p.all {
		if p.belongs(a.Key) {
			p.rows = append(p.rows, a)
		}
	}
	p.table.SetSource(widgets.Rows(p.rows, p.cell))
	if row < 0 || row >= len(p.rows) {
		row = 0
	}
	p.table.Select(row)
	p.edit(row)
}

// belongs reports whether a key is of the chosen group; the main group has all
// that is of no other.
func (p *planTable) belongs(key string) bool {
	if group := p.group.Key(); group != "" {
		return strings.HasPrefix(key, group)
	}
	for _, g := range planGroups(p.model) {
		if g.Key != "" && strings.HasPrefix(key, g.Key) {
			return false
		}
	}
	return true
}

func (p *planTable) cell(a report.Assumption, column int) widgets.Cell {
	if column == 0 {
		return widgets.Cell{Text: a.Name.In(format.Say), Second: a.From.In(format.Say)}
	}
	cell := widgets.Cell{Text: p.shown(a, a.Value), Colour: theme.ColorText}
	if a.Changed {
		cell.Text, cell.Colour, cell.Bold = "● "+cell.Text, theme.ColorAccent, true
	}
	return cell
}

// inPercent reports whether a kind is shown and typed in percent.
func inPercent(k app.AssumptionKind) bool {
	return k == app.ShareAssumption || k == app.RatioAssumption
}

// shown writes a value as people read it.
func (p *planTable) shown(a report.Assumption, v decimal.Decimal) string {
	switch {
	case inPercent(a.Kind):
		return format.Percent(v)
	case a.Kind == app.MoneyAssumption:
		return format.Fixed(v, p.currency.Exponent) + "\u00a0" + p.currency.Code
	case a.Kind == app.FactorAssumption:
		return format.Decimal(v.Round(2)) + "\u00a0×"
	case a.Key == app.NewKey || a.Key == app.JoiningKey:
		return i18n.T("%s a month", format.Decimal(v.Round(2)))
	}
	return format.Decimal(v.Round(2))
}

// edit puts the assumption of a row into the field; -1 is none.
func (p *planTable) edit(row int) {
	p.tell("")
	if row < 0 || row >= len(p.rows) {
		p.foot.Hide()
		return
	}
	a := p.rows[row]
	p.foot.Show()
	p.name.Set(a.Name.In(format.Say))
	unit := ""
	switch {
	case inPercent(a.Kind):
		unit = "%"
	case a.Kind == app.MoneyAssumption:
		unit = p.currency.Code
	}
	p.entry.SetText(p.typed(a))
	p.entry.SetTrailing(unit)
	if _, typed := p.edits[a.Key]; typed || a.Changed {
		p.reset.Show()
	} else {
		p.reset.Hide()
	}
}

// typed is a value as the field shows it, in its unit: no more decimals than matter.
func (p *planTable) typed(a report.Assumption) string {
	switch {
	case inPercent(a.Kind):
		return format.Decimal(a.Value.Shift(2).Round(2))
	case a.Kind == app.MoneyAssumption && a.Value.Abs().GreaterThanOrEqual(decimal.NewFromInt(1)):
		return format.Decimal(a.Value.Round(p.currency.Exponent))
	case a.Kind == app.MoneyAssumption:
		return format.Decimal(a.Value.Round(p.currency.Exponent + 2))
	}
	return format.Decimal(a.Value.Round(2))
}

func (p *planTable) focus() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(p.entry); c != nil {
		c.Focus(p.entry)
		p.entry.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
}

// key walks the assumptions with the arrows while one is typed, and takes back
// what was typed with Esc.
func (p *planTable) key(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyUp:
		p.table.Step(-1)
	case fyne.KeyDown:
		p.table.Step(1)
	case fyne.KeyEscape:
		p.edit(p.table.Selected())
	default:
		return false
	}
	return true
}

// apply assumes what was typed and goes on to the next assumption.
func (p *planTable) apply() {
	row := p.table.Selected()
	if row < 0 || row >= len(p.rows) {
		return
	}
	a := p.rows[row]
	if p.entry.Text == p.typed(a) { // as it was: what the field rounds stays exact
		p.next(row)
		return
	}
	value, err := format.ParseNumber(strings.TrimSuffix(strings.TrimSpace(p.entry.Text), "%"))
	if err != nil {
		p.tell(i18n.T("%q is no number.", p.entry.Text))
		return
	}
	if inPercent(a.Kind) {
		value = value.Shift(-2)
	}
	if err := p.assume(a.Key, value); err != nil {
		p.tell(refusal(a))
		return
	}
	p.next(row)
}

// next goes on to the assumption after a row.
func (p *planTable) next(row int) {
	if row+1 < len(p.rows) {
		p.table.Select(row + 1)
		p.edit(row + 1)
	}
}

// refusal says what an assumption of this kind may be.
func refusal(a report.Assumption) string {
	switch a.Kind {
	case app.ShareAssumption:
		return i18n.T("This is a share: type 0 to 100 percent.")
	case app.RatioAssumption:
		return i18n.T("Costs are typed with a minus sign, in percent of sales.")
	}
	return i18n.T("This cannot be below zero, nor endless.")
}

// back takes the assumption from history again.
func (p *planTable) back() {
	if row := p.table.Selected(); row >= 0 && row < len(p.rows) {
		a := p.rows[row]
		if err := p.assume(a.Key, a.History); err != nil {
			p.tell(refusal(a))
		}
	}
}

func (p *planTable) tell(problem string) {
	p.problem.Set(problem)
	p.entry.SetInvalid(problem != "")
	if problem == "" {
		p.problem.Hide()
	} else {
		p.problem.Show()
	}
}
