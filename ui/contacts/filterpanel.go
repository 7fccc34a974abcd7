package contacts

import (
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/document"
	"rapport/ui/shell"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// filterPanel chooses contacts by several things at once.
type filterPanel struct {
	list  *list
	panel *widgets.Panel
	form  *widgets.Form

	kind, loss             *widgets.Segmented
	tag, source, owner     *widgets.Select
	since                  *widgets.DateField
	least, most            *widgets.MoneyField
	own                    *widgets.Select
	value                  *fyne.Container // the input for the custom field chosen
	is, from, to           *document.CustomInput
	dateField, profitField *widgets.Field
	ownField               *widgets.Field
}

func newFilterPanel(l *list) *filterPanel {
	p := &filterPanel{list: l}
	by := l.state.Filter
	p.kind = widgets.NewSegmented([]widgets.Option{{Key: "", Title: i18n.T("All")}, {Key: string(app.Person), Title: i18n.T("People")},
		{Key: string(app.Organisation), Title: i18n.T("Companies")}}, nil)
	p.kind.SetKey(string(by.Kind))
	p.loss = widgets.NewSegmented([]widgets.Option{{Key: "", Title: i18n.T("All")}, {Key: "loss", Title: i18n.T("At a loss")}}, nil)
	if by.Unprofitable {
		p.loss.SetKey("loss")
	}
	tags := []widgets.Option{{Key: "", Title: i18n.T("Any")}}
	for _, tag := range l.choices.tags {
		tags = append(tags, widgets.Option{Key: tag, Title: tag})
	}
	p.tag = widgets.NewSelect(tags, nil)
	p.tag.SetKey(by.Tag)
	p.source = widgets.NewSelect(document.WithNone(i18n.T("Any"), l.choices.source), nil)
	p.source.SetID(int64(by.Source))
	p.owner = widgets.NewSelect(document.WithNone(i18n.T("Any"), l.choices.staff), nil)
	p.owner.SetID(int64(by.Owner))
	p.since = widgets.NewDateField(l.page.deps.Host.Today)
	p.since.SetDate(by.NotSince)
	p.least, p.most = widgets.NewMoneyField(l.currency), widgets.NewMoneyField(l.currency)
	p.least.SetPlaceHolder(i18n.T("from"))
	p.most.SetPlaceHolder(i18n.T("to"))
	for field, amount := range map[*widgets.MoneyField]*finance.Amount{p.least: by.ProfitFrom, p.most: by.ProfitTo} {
		if amount != nil {
			field.SetAmount(*amount)
		}
	}
	p.makeOwn(by)
	p.assemble()
	return p
}

// makeOwn makes the choice of a custom field and the input of its value.
func (p *filterPanel) makeOwn(by app.ContactFilter) {
	options := []widgets.Option{{Key: "", Title: i18n.T("None")}}
	for _, d := range p.list.data.Fields {
		options = append(options, widgets.Option{Key: d.Name, Title: d.Name})
	}
	p.value = container.NewStack()
	p.own = widgets.NewSelect(options, func(o widgets.Option) {
		p.ask(app.ContactFilter{Field: o.Key})
		p.form.Refresh()
		p.panel.FitContent()
	})
	p.own.SetKey(by.Field)
	p.ask(by)
}

// ask shows the input for the values of a custom field.
func (p *filterPanel) ask(by app.ContactFilter) {
	p.is, p.from, p.to = nil, nil, nil
	p.value.Objects = nil
	for _, d := range p.list.data.Fields {
		if d.Name != by.Field {
			continue
		}
		today := p.list.page.deps.Host.Today
		switch d.Kind {
		case app.NumberField, app.DateField:
			p.from, p.to = document.NewCustomInput(d, by.FieldFrom, today), document.NewCustomInput(d, by.FieldTo, today)
			p.value.Objects = []fyne.CanvasObject{widgets.Even(theme.Unit, p.from.Control(), p.to.Control())}
		default:
			p.is = document.NewCustomInput(d, by.FieldIs, today)
			p.value.Objects = []fyne.CanvasObject{p.is.Control()}
		}
	}
	p.value.Hidden = len(p.value.Objects) == 0
	p.value.Refresh()
}

func (p *filterPanel) assemble() {
	p.dateField = widgets.NewField(i18n.T("No contact since"), p.since)
	p.profitField = widgets.NewField(i18n.T("Profit"), widgets.Even(theme.Unit, p.least, p.most))
	p.ownField = widgets.NewField(i18n.T("Value"), p.value)
	fields := []*widgets.Field{
		widgets.NewField(i18n.T("Kind"), p.kind), widgets.NewField(i18n.T("Profitability"), p.loss), widgets.NewField(i18n.T("Tag"), p.tag),
		widgets.NewField(i18n.T("First came from"), p.source), widgets.NewField(i18n.T("Owner"), p.owner), p.dateField, p.profitField,
	}
	if len(p.list.data.Fields) > 0 {
		fields = append(fields, widgets.NewField(i18n.T("Custom field"), p.own), p.ownField)
	}
	p.form = widgets.NewForm(fields...)
	all := widgets.NewButton(i18n.T("Show all"), func() {
		p.list.filter.clear()
		p.list.show()
		p.panel.Close()
	})
	closing := widgets.NewButton(i18n.T("Close"), func() { p.panel.AskClose() }).WithHint("Esc")
	apply := widgets.NewPrimary(i18n.T("Show"), p.apply).WithHint("Ctrl ↵")
	p.panel = widgets.NewPanel(i18n.T("Filter contacts"), widgets.Pad(1, 1, 1, 1, p.form), []fyne.CanvasObject{all}, []fyne.CanvasObject{closing, apply})
	p.panel.Width = 520
	p.panel.OnSave = p.apply
	p.form.OnResized = p.panel.FitContent
}

// read is the filter as it is chosen; what cannot be read is told beside its
// field.
func (p *filterPanel) read() (by app.ContactFilter, ok bool) {
	p.form.ClearErrors()
	by = app.ContactFilter{
		Kind: app.ContactKind(p.kind.Key()), Unprofitable: p.loss.Key() != "", Tag: p.tag.Key(),
		Source: app.ID(p.source.ID()), Owner: app.ID(p.owner.ID()), NotSince: p.since.Date(), Field: p.own.Key(),
	}
	p.dateField.SetError(sentenceOf(p.since.Err()))
	p.profitField.SetError(sentenceOf(errors.Join(p.least.Err(), p.most.Err())))
	if !p.least.IsEmpty() {
		amount := p.least.Amount()
		by.ProfitFrom = &amount
	}
	if !p.most.IsEmpty() {
		amount := p.most.Amount()
		by.ProfitTo = &amount
	}
	var wrong error
	for input, text := range map[*document.CustomInput]*string{p.is: &by.FieldIs, p.from: &by.FieldFrom, p.to: &by.FieldTo} {
		if input != nil {
			value, err := input.Read()
			*text, wrong = value, errors.Join(wrong, err)
		}
	}
	p.ownField.SetError(firstSentence(wrong))
	return by, !p.form.FocusFirstError()
}

// apply shows the contacts chosen.
func (p *filterPanel) apply() {
	by, ok := p.read()
	if !ok {
		return
	}
	name := i18n.T("Filtered")
	if by == (app.ContactFilter{}) {
		name = i18n.T("All")
	}
	p.list.filter.set(by, name)
	p.panel.Close()
}

func sentenceOf(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

// firstSentence is the first sentence of an error, translated.
func firstSentence(err error) string {
	if err == nil {
		return ""
	}
	for _, sentence := range shell.FieldErrors(err) {
		return sentence
	}
	return err.Error()
}
