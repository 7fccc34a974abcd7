package calls

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/app/posting"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/document"
	"rapport/ui/format"
	"rapport/ui/shell"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// form is the panel of one call, or of another way to meet a customer.
type form struct {
	recorder *Recorder
	deps     Deps
	panel    *widgets.Panel
	kept     *widgets.Chip
	others   *widgets.Button
	form     *widgets.Form
	fields   map[string]*widgets.Field

	with       *widgets.Picker
	kinds      *widgets.Segmented
	began      *fyne.Container // the direction, in the words of the kind
	direction  *widgets.Segmented
	day        *widgets.DateField
	minutes    *fyne.Container
	clock      *clock
	stop       *widgets.Button
	cost       *widgets.Text
	outcome    *widgets.Select
	answers    *widgets.Picker
	order      *widgets.Picker
	note       *widgets.Entry
	follow     *widgets.DateField
	followAt   *widgets.Entry // the time of the follow-up
	addOrder   *widgets.Button
	saveButton *widgets.Button

	posting *posting.Context // nil until it is read
	owner   app.ID           // of the contact, for the follow-up
	touched bool             // the user typed or chose something
	filling bool
	// newest is the newest order of the contact when an order was asked for; one
	// after it was taken during this call.
	newest   app.ID
	awaiting bool

	draft  draftKeeper
	rates  widgets.Loader[*posting.Context]
	person widgets.Loader[*app.Contact]
	orders widgets.Loader[[]app.OrderRow]
	saver  document.Saver
}

func newForm(r *Recorder, contact app.ID, of app.InteractionKind) *form {
	f := &form{recorder: r, deps: r.deps, fields: map[string]*widgets.Field{}}
	f.makeFields()
	f.makePanel()
	f.draft.init(f)
	f.filling = true
	if of == app.Call {
		f.clock.start()
	} else {
		f.kinds.SetKey(string(of))
		f.showDirection(f.kind(), string(app.Outbound))
		f.became(f.kind())
	}
	f.filling = false
	if contact != 0 {
		f.with.SetChosen(widgets.Option{ID: int64(contact)})
	}
	return f
}

func (f *form) makeFields() {
	data, host := f.deps.Data, f.deps.Host
	f.with = widgets.NewPicker(i18n.T("Name, phone, e-mail or number"), f.people, func(widgets.Option) { f.personChanged() })
	f.with.OnCreate = func(name string) {
		f.with.SetChosen(widgets.Option{ID: newContact, Title: name, Detail: i18n.T("new contact")})
		f.personChanged()
	}
	f.makeKinds()
	f.day = widgets.NewDateField(host.Today)
	f.day.SetDate(host.Today())
	f.day.OnChanged = func(finance.Date) { f.showCost(); f.changed() }
	f.clock = newClock(f.deps.Now)
	f.clock.entry.SetPlaceHolder("12:30")
	f.clock.changed = f.minutesChanged
	f.stop = widgets.NewButton(i18n.T("Stop"), f.clock.toggle).WithIcon("stop")
	f.clock.toggled = f.showTimer
	f.cost = widgets.NewCutText("", widgets.Muted)
	f.outcome = widgets.NewSelect(document.OutcomeOptions(), func(widgets.Option) { f.changed() })
	f.outcome.SetKey("")
	f.answers = widgets.NewPicker(i18n.T("No campaign"), f.campaigns, func(widgets.Option) { f.changed() })
	f.order = widgets.NewPicker(i18n.T("No order"), f.ordersOf, func(widgets.Option) { f.changed() })
	for _, picker := range []*widgets.Picker{f.with, f.answers, f.order} {
		picker.OnError = host.Fail
	}
	f.note = widgets.NewNote(3)
	f.note.OnChanged = func(string) { f.changed() }
	f.follow = widgets.NewDateField(host.Today)
	f.follow.SetPlaceHolder(i18n.T("+7 for in a week"))
	f.follow.OnChanged = func(finance.Date) { f.changed() }
	f.followAt = widgets.NewEntry()
	f.followAt.SetPlaceHolder(i18n.T("any time"))
	f.followAt.OnChanged = func(string) { f.changed() }
	f.addOrder = widgets.NewButton(i18n.T("Add order…"), f.takeOrder)
	f.draft.data = data
}

func (f *form) field(name, label string, control fyne.CanvasObject) *widgets.Field {
	field := widgets.NewField(label, control)
	f.fields[name] = field
	return field
}

func (f *form) makePanel() {
	entry := container.New(&fixedWidth{90}, f.clock.entry)
	f.minutes = container.NewBorder(nil, nil, widgets.Row(entry, f.stop), nil,
		widgets.Pad(0, 0, 0, 2*theme.Unit, f.cost))
	follow := container.NewBorder(nil, nil, nil, widgets.Pad(0, 0, 0, theme.Unit, container.New(&fixedWidth{84}, f.followAt)), f.follow)
	f.form = widgets.NewForm(
		f.field("kind", i18n.T("Kind"), f.kinds),
		f.field("customer", i18n.T("With"), f.with),
		f.field("direction", i18n.T("Direction"), f.began),
		f.field("minutes", i18n.T("Minutes"), f.minutes),
		f.field("outcome", i18n.T("Outcome"), f.outcome),
		f.field("campaign", i18n.T("Answers"), f.answers),
		f.field("order", i18n.T("Order"), f.order),
		f.field("note", i18n.T("Note"), f.note),
		f.field("date", i18n.T("Date"), f.day),
		f.field("due", i18n.T("Follow up"), follow),
	)
	f.form.LabelWidth = 102
	closing := widgets.NewButton(i18n.T("Close"), func() { f.panel.AskClose() }).WithHint("Esc")
	f.saveButton = widgets.NewPrimary(i18n.T("Save call"), f.save).WithHint("Ctrl ↵")
	// The pixel around the form keeps its borders from being cut where it scrolls.
	f.panel = widgets.NewPanel(i18n.T("Record call"), widgets.Pad(1, 1, 1, 1, f.form),
		[]fyne.CanvasObject{f.addOrder}, []fyne.CanvasObject{closing, f.saveButton})
	f.panel.Width = 500
	f.form.OnResized = f.panel.FitContent
	f.panel.OnSave = f.save
	f.panel.OnClose = func() bool { f.draft.leave(); return true }
	f.panel.OnClosed = f.closed
	f.panel.First = f.with
	f.kept = widgets.NewChip(i18n.T("draft kept"))
	f.others = widgets.NewLink("", nil)
}

// open shows the panel and reads behind it what it needs.
func (f *form) open() {
	contact := app.ID(f.with.ID())
	if contact != 0 {
		f.panel.First = f.note
	}
	f.panel.Open(f.deps.Host.Canvas())
	f.rates.Load(func(ctx context.Context) (*posting.Context, error) {
		company, err := f.deps.Data.Company(ctx)
		if err != nil {
			return nil, err
		}
		register, err := f.deps.Data.Register(ctx)
		return &posting.Context{Currency: company.Currency(), Register: register}, err
	}, func(c *posting.Context, err error) {
		if err != nil {
			f.deps.Host.Fail(err)
			return
		}
		f.posting = c
		f.showCost()
	})
	if contact != 0 {
		f.loadPerson(contact)
	}
	f.draft.restore(contact)
}

func (f *form) closed() {
	f.clock.stop()
	f.rates.Stop()
	f.person.Stop()
	f.orders.Stop()
	f.recorder.form = nil
}

// changed is told that the user typed or chose something.
func (f *form) changed() {
	if f.filling {
		return
	}
	f.touched = true
	f.draft.keep()
}

func (f *form) minutesChanged() {
	f.showCost()
	if f.clock.running() {
		f.draft.beat()
		return
	}
	if field := f.fields["minutes"]; field.Error() != "" {
		field.SetError("")
		f.clock.entry.SetInvalid(false)
	}
	f.changed()
}

func (f *form) showTimer() {
	label, icon := i18n.T("Stop"), "stop"
	if !f.clock.running() {
		label, icon = i18n.T("Go on"), "play"
		if f.clock.entry.Text == "" {
			label = i18n.T("Start")
		}
	}
	f.stop.IconName = icon
	f.stop.SetLabel(label)
}

// showCost says what the call costs so far under the definitions in force, of
// another kind what one costs.
func (f *form) showCost() {
	if f.posting == nil {
		return
	}
	k, currency := f.kind(), f.posting.Currency
	f.cost.Set("")
	hint := ""
	if cost := f.costOf(decimal.Zero); k.kind != app.Call && cost != 0 {
		hint = i18n.T("costs %s", format.Amount(cost, currency))
	}
	f.fields["kind"].SetHint(hint)
	minutes, err := f.clock.minutes()
	if k.kind == app.Call && err == nil && minutes.Valid {
		f.cost.Set(i18n.T("costs %s at %s a minute",
			format.Amount(f.costOf(minutes.Decimal), currency), format.Amount(f.costOf(decimal.NewFromInt(1)), currency)))
	}
}

func (f *form) costOf(minutes decimal.Decimal) finance.Amount {
	call := &app.Interaction{Kind: f.kind().kind, Day: f.date(), Minutes: decimal.NewNullDecimal(minutes)}
	var cost finance.Amount
	for _, e := range f.posting.Interaction(call, nil, 0) {
		cost -= e.Amount
	}
	return cost
}

// date is the day on which it happened: today where nothing else is typed.
func (f *form) date() finance.Date {
	if day := f.day.Date(); day != 0 {
		return day
	}
	return f.deps.Host.Today()
}

// personChanged is told that another contact was chosen.
func (f *form) personChanged() {
	f.order.SetChosen(widgets.Option{})
	f.awaiting, f.owner = false, 0
	f.fields["customer"].SetError("")
	f.changed()
	if id := app.ID(f.with.ID()); id > 0 {
		f.loadPerson(id)
	}
}

// loadPerson shows the contact's name and phone, and keeps their owner.
func (f *form) loadPerson(id app.ID) {
	f.person.Load(func(ctx context.Context) (*app.Contact, error) {
		return f.deps.Data.Contact(ctx, id)
	}, func(c *app.Contact, err error) {
		if err != nil {
			f.deps.Host.Fail(err)
			return
		}
		detail := c.Point(app.Phone)
		if detail == "" {
			detail = c.Point(app.Email)
		}
		f.owner = c.Owner
		f.with.SetChosen(widgets.Option{ID: int64(c.ID), Title: c.Name, Detail: detail})
	})
}

// takeOrder opens the form of an order over this one; when it is saved it
// becomes the order of the call.
func (f *form) takeOrder() {
	contact := app.ID(f.with.ID())
	if contact <= 0 {
		f.fields["customer"].SetError(i18n.T("Choose who the order is for. A new contact is made when the call is saved."))
		f.fields["customer"].Focus()
		return
	}
	f.orders.Load(func(ctx context.Context) ([]app.OrderRow, error) {
		return f.deps.Data.OrderRows(ctx, contact, 0)
	}, func(rows []app.OrderRow, err error) {
		if err != nil {
			f.deps.Host.Fail(err)
			return
		}
		f.newest, f.awaiting = newestOf(rows).ID, true
		f.deps.Host.Open(shell.Place{Page: document.OrdersPage, ID: int64(contact), Arg: document.New})
	})
}

// newestOf is the order that was made last, whatever its day.
func newestOf(rows []app.OrderRow) app.OrderRow {
	var newest app.OrderRow
	for _, r := range rows {
		if r.ID > newest.ID {
			newest = r
		}
	}
	return newest
}

// findOrder chooses the order that was taken during the call.
func (f *form) findOrder() {
	contact := app.ID(f.with.ID())
	if !f.awaiting || contact <= 0 || f.order.ID() != 0 {
		return
	}
	f.orders.Load(func(ctx context.Context) ([]app.OrderRow, error) {
		return f.deps.Data.OrderRows(ctx, contact, 0)
	}, func(rows []app.OrderRow, err error) {
		if err != nil {
			f.deps.Host.Fail(err)
			return
		}
		if r := newestOf(rows); r.ID > f.newest {
			f.awaiting = false
			f.order.SetChosen(orderOption(r))
			f.outcome.SetKey("Ordered")
			f.changed()
		}
	})
}

// collect is the call as it is typed. Its time is known only when it is of today.
func (f *form) collect() *app.Interaction {
	k := f.kind()
	i := &app.Interaction{
		Day: f.date(), Contact: app.ID(max(f.with.ID(), 0)), Kind: k.kind, Direction: app.Direction(f.direction.Key()),
		Campaign: app.ID(f.answers.ID()), Order: app.ID(f.order.ID()),
		Outcome: f.outcome.Key(), Note: strings.TrimSpace(f.note.Text),
	}
	if i.Day == f.deps.Host.Today() {
		i.Moment = f.deps.Now().UTC().Format("2006-01-02T15:04:05Z07:00")
	}
	if k.timed {
		i.Minutes, _ = f.clock.minutes()
	}
	return i
}

// fixedWidth gives its objects one width.
type fixedWidth struct{ width float32 }

func (l *fixedWidth) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(size)
	}
}

func (l *fixedWidth) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(l.width, objects[0].MinSize().Height)
}
