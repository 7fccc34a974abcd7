package calls

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
	"rapport/ui/shell"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// newContact is the ID of a contact that is made when the call is saved.
const newContact = -1

// form is the window in which one call is recorded.
type form struct {
	deps   Deps
	facts  facts
	panel  *widgets.Panel
	keeper *keeper
	saver  document.Saver
	ready  bool

	who       *widgets.Picker
	direction *widgets.Segmented
	timer     *timer
	cost      *widgets.Text
	outcome   *widgets.Select
	answers   *widgets.Picker
	order     *widgets.Select
	note      *widgets.Entry
	followUp  *widgets.DateField
	fields    map[string]*widgets.Field
	fieldList *widgets.Form
	chip      *widgets.Chip
	orders    widgets.Loader[[]app.OrderRow]
	wanted    int64 // order to choose once the customer's orders are read
}

// facts is what the form knows before it opens.
type facts struct {
	currency finance.Currency
	rate     decimal.Decimal // of a minute
	contact  *app.Contact
	draft    draft
	drafted  bool
}

// Open opens the window, for a contact where the ID is not 0. What an earlier
// window left unsaved comes back, unless it is about somebody else.
func Open(deps Deps, contact app.ID) {
	var loader widgets.Loader[facts]
	loader.Load(func(ctx context.Context) (facts, error) { return readFacts(ctx, deps, contact) },
		func(f facts, err error) {
			if err != nil {
				deps.Host.Fail(err)
				return
			}
			newForm(deps, f).open()
		})
}

func readFacts(ctx context.Context, deps Deps, contact app.ID) (f facts, err error) {
	company, err := deps.Data.Company(ctx)
	if err != nil {
		return f, err
	}
	register, err := deps.Data.Register(ctx)
	if err != nil {
		return f, err
	}
	f.currency = company.Currency()
	if rate, ok := register.At(deps.today()).Rate(app.ActivityCallMinute); ok {
		f.rate = rate.Fixed
	}
	if f.draft, f.drafted, err = readDraft(ctx, deps.Data); err != nil {
		return f, err
	}
	if contact != 0 && app.ID(f.draft.Contact) != contact {
		f.draft, f.drafted = draft{}, false
		f.contact, err = deps.Data.Contact(ctx, contact)
	}
	return f, err
}

func newForm(deps Deps, known facts) *form {
	f := &form{deps: deps, facts: known, fields: map[string]*widgets.Field{}, chip: widgets.NewChip(i18n.T("draft kept"))}
	f.chip.Hide()
	f.keeper = &keeper{data: deps.Data, fail: deps.Host.Fail, kept: f.chip.Show}
	f.makeFields()
	f.makePanel()
	f.fill()
	f.ready = true
	f.changed()
	return f
}

func (f *form) makeFields() {
	f.who = widgets.NewPicker(i18n.T("Name, phone or e-mail"), finder(f.deps.Data.ContactChoices), func(widgets.Option) {
		f.wanted = 0
		f.readOrders()
		f.changed()
	})
	f.who.OnCreate = func(name string) {
		f.who.SetChosen(widgets.Option{ID: newContact, Title: strings.TrimSpace(name), Detail: i18n.T("new")})
		f.readOrders()
		f.changed()
	}
	f.answers = widgets.NewPicker(i18n.T("No campaign"), finder(f.deps.Data.CampaignChoices), func(widgets.Option) { f.changed() })
	f.who.OnError, f.answers.OnError = f.deps.Host.Fail, f.deps.Host.Fail
	f.direction = widgets.NewSegmented([]widgets.Option{
		{Key: string(app.Inbound), Title: i18n.T("They called")}, {Key: string(app.Outbound), Title: i18n.T("We called")},
	}, func(string) { f.changed() })
	f.cost = widgets.NewText("", widgets.Muted)
	f.timer = newTimer(f.cost, f.changed)
	f.outcome = widgets.NewSelect(outcomes(), func(widgets.Option) { f.changed() })
	f.order = widgets.NewSelect(nil, func(widgets.Option) { f.changed() })
	f.note = widgets.NewNote(4)
	f.note.OnChanged = func(string) { f.changed() }
	f.followUp = widgets.NewDateField(f.deps.today)
	f.followUp.SetPlaceHolder(i18n.T("+7, tomorrow, 12 Apr…"))
	f.followUp.OnChanged = func(finance.Date) { f.changed() }
}

// finder makes the options of a picker from choices.
func finder(find func(context.Context, string, int) ([]app.Choice, error)) widgets.Provider {
	return func(ctx context.Context, text string) ([]widgets.Option, error) {
		choices, err := find(ctx, text, choicesShown)
		return document.Options(choices), err
	}
}

// outcomes are what comes of calls. What is kept is the English text, which is
// also the key of its translation.
func outcomes() []widgets.Option {
	options := []widgets.Option{{Title: i18n.T("Not told")}}
	for _, text := range []string{
		i18n.Mark("Question answered"), i18n.Mark("Ordered"), i18n.Mark("Complaint"), i18n.Mark("Call again"),
		i18n.Mark("Not reached"), i18n.Mark("No interest"), i18n.Mark("Reached"),
	} {
		options = append(options, widgets.Option{Key: text, Title: i18n.T(text)})
	}
	return options
}

func (f *form) field(label string, control fyne.CanvasObject, name string) *widgets.Field {
	field := widgets.NewField(label, control)
	f.fields[name] = field
	return field
}

func (f *form) makePanel() {
	f.fieldList = widgets.NewForm(
		f.field(i18n.T("With"), f.who, "customer"),
		f.field(i18n.T("Direction"), f.direction, "direction"),
		f.field(i18n.T("Minutes"), f.timer.row, "minutes"),
		f.field(i18n.T("Outcome"), f.outcome, "outcome"),
		f.field(i18n.T("Answers"), f.answers, "campaign"),
		f.field(i18n.T("About order"), f.order, "order_number"),
		f.field(i18n.T("Note"), f.note, "note"),
		f.field(i18n.T("Follow up"), f.followUp, "due"),
	)
	f.fieldList.LabelWidth = 90
	order := widgets.NewButton(i18n.T("Save and order…"), func() { f.save(f.thenOrder) })
	closing := widgets.NewButton(i18n.T("Close"), func() { f.panel.AskClose() }).WithHint("Esc")
	save := widgets.NewPrimary(i18n.T("Save call"), func() { f.save(nil) }).WithHint("Ctrl ↵")
	f.panel = widgets.NewPanel(i18n.T("Record call"), f.fieldList, []fyne.CanvasObject{order}, []fyne.CanvasObject{closing, save})
	f.panel.SetChips(f.chip)
	f.fieldList.OnResized = f.panel.FitContent
	f.panel.OnSave = func() { f.save(nil) }
	f.panel.First = f.who
	f.panel.OnClosed = f.timer.stand
}

// fill shows the draft, or the contact that the window was opened for.
func (f *form) fill() {
	d := f.facts.draft
	f.direction.SetKey(string(app.Inbound))
	f.outcome.SetKey("")
	switch {
	case f.facts.drafted:
		f.fillDraft(d)
	case f.facts.contact != nil:
		c := f.facts.contact
		f.who.SetChosen(widgets.Option{ID: int64(c.ID), Title: c.Name, Detail: c.Point(app.Phone)})
		f.panel.First = f.note
	}
	f.readOrders()
}

func (f *form) fillDraft(d draft) {
	if d.Contact != 0 {
		f.who.SetChosen(widgets.Option{ID: d.Contact, Title: d.Name})
	}
	f.direction.SetKey(d.Direction)
	f.timer.set(d.Minutes)
	f.outcome.SetKey(d.Outcome)
	if d.Campaign != 0 {
		f.answers.SetChosen(widgets.Option{ID: d.Campaign, Title: d.Answers})
	}
	f.wanted = d.Order
	f.note.SetText(d.Note)
	f.followUp.SetDate(d.FollowUp)
	f.chip.Show()
}

func (f *form) open() {
	f.panel.Open(f.deps.Host.Canvas())
	if !f.facts.drafted {
		f.timer.run()
	} else {
		f.timer.button.WithIcon("play").SetLabel(i18n.T("Start"))
	}
}

// readOrders offers the orders of whoever was chosen.
func (f *form) readOrders() {
	contact := f.who.ID()
	none := []widgets.Option{{Title: i18n.T("No order")}}
	f.order.SetOptions(none)
	f.order.SetID(0)
	if contact <= 0 {
		return
	}
	f.orders.Load(func(ctx context.Context) ([]app.OrderRow, error) {
		return f.deps.Data.OrderRows(ctx, app.ID(contact), choicesShown)
	}, func(rows []app.OrderRow, err error) {
		if err != nil {
			f.deps.Host.Fail(err)
			return
		}
		for _, r := range rows {
			none = append(none, widgets.Option{ID: int64(r.ID), Title: r.Number, Detail: r.Items, Right: format.Date(r.Day)})
		}
		f.order.SetOptions(none)
		f.order.SetID(f.wanted)
	})
}

// typed is everything in the form.
func (f *form) typed() draft {
	return draft{
		Contact: f.who.ID(), Name: f.who.Chosen().Title, Direction: f.direction.Key(), Minutes: f.timer.entry.Text,
		Outcome: f.outcome.Key(), Campaign: f.answers.ID(), Answers: f.answers.Chosen().Title,
		Order: f.order.ID(), Note: f.note.Text, FollowUp: f.followUp.Date(),
	}
}

// changed says what the call costs so far and keeps the draft.
func (f *form) changed() {
	if !f.ready {
		return
	}
	minutes, ok := f.timer.minutes()
	switch {
	case !ok && f.timer.entry.Text != "":
		f.cost.Set("")
	default:
		cost, err := finance.Round(minutes.Mul(f.facts.rate), f.facts.currency)
		if err == nil {
			rate := f.facts.rate.StringFixed(max(f.facts.currency.Exponent, -f.facts.rate.Exponent()))
			f.cost.Set(i18n.T("costs %s at %s a minute", format.Amount(cost, f.facts.currency), rate))
		}
	}
	f.keeper.keep(f.typed())
}

// thenOrder opens the form of an order for whoever was spoken to.
func (f *form) thenOrder(contact app.ID) {
	f.deps.Host.Open(shell.Place{Page: document.OrdersPage, ID: int64(contact), Arg: document.New})
}

// newMinutesRow is the field, its button and what the call costs, side by side.
func newMinutesRow(entry, button, cost fyne.CanvasObject) fyne.CanvasObject {
	field := container.NewGridWrap(fyne.NewSize(90, theme.Control), entry)
	return widgets.RowGap(8, field, button, cost)
}
