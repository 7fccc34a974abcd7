package definitions

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/widgets"
)

// form is the draft as fields: a field per rule, and the rates as a grid.
type form struct {
	register app.Register
	currency finance.Currency
	from     int
	filling  bool
	asked    bool // the draft was to be tried or adopted: what is missing is a fault now
	changed  func(typed)

	fields map[string]*widgets.Field
	marks  map[string]*mark
	rules  *widgets.Form
	scroll *container.Scroll // of the rules
	grid   *grid

	note, author    *widgets.Entry
	day             *widgets.DateField
	customer        *widgets.Entry
	revenue, rebate *widgets.Select
	broadcast       *widgets.Select
	unused          *widgets.Select
	rule            *widgets.Select
	window          *widgets.Entry
	discount        *widgets.Entry
	horizon         *widgets.Entry
	year            *widgets.Select
}

func newForm(today func() finance.Date, changed func(typed)) *form {
	f := &form{changed: changed, fields: map[string]*widgets.Field{}, marks: map[string]*mark{}}
	f.note, f.author, f.customer = f.entry(), f.entry(), widgets.NewNote(4)
	f.customer.OnChanged = func(string) { f.touch() }
	f.note.SetPlaceHolder(i18n.T("why the definitions change"))
	f.author.SetPlaceHolder(i18n.T("who proposes them"))
	f.day = widgets.NewDateField(today)
	f.day.OnChanged = func(finance.Date) { f.touch() }
	f.revenue = f.choice(words(revenueWords, app.RevenueAtOrder, app.RevenueAtShipment, app.RevenueAtPayment))
	f.rebate = f.choice(words(rebateWords, app.RebateAtClaim, app.RebateAtSale, app.RebateAtPayment))
	f.broadcast = f.choice(words(spreadWords, app.LeaveUnallocated, app.SpreadOverNew))
	f.unused = f.choice(words(spreadWords, app.LeaveUnallocated, app.SpreadOverActive))
	f.rule = f.choice(words(touchWords, "first", "last", "linear"))
	f.window, f.discount, f.horizon = f.entry(), f.entry(), f.entry()
	f.window.SetTrailing(i18n.T("days before the order"))
	f.discount.SetTrailing(i18n.T("% a year"))
	f.horizon.SetTrailing(i18n.T("months"))
	var months []widgets.Option
	for m := 1; m <= 12; m++ {
		months = append(months, widgets.Option{Key: strconv.Itoa(m), Title: monthWords(m)})
	}
	f.year = f.choice(months)
	f.makeRules()
	f.scroll = widgets.NewScroll(widgets.Pad(1, 6, 1, 1, f.rules))
	f.grid = newGrid(f.touch)
	return f
}

func (f *form) entry() *widgets.Entry {
	e := widgets.NewEntry()
	e.OnChanged = func(string) { f.touch() }
	return e
}

func (f *form) choice(options []widgets.Option) *widgets.Select {
	return widgets.NewSelect(options, func(widgets.Option) { f.touch() })
}

// words are the options of a rule, in plain words.
func words[R ~string](say func(R) string, rules ...R) []widgets.Option {
	options := make([]widgets.Option, len(rules))
	for i, r := range rules {
		options[i] = widgets.Option{Key: string(r), Title: say(r)}
	}
	return options
}

// touchWords names the touch that gets an order's margin.
func touchWords(rule string) string {
	switch rule {
	case "first":
		return i18n.T("the first touch")
	case "linear":
		return i18n.T("all touches, equally")
	}
	return i18n.T("the last touch")
}

// spreadWords says in short over whom a cost without a customer is spread.
func spreadWords(a app.AllocationRule) string {
	switch a {
	case app.SpreadOverNew:
		return i18n.T("over customers won")
	case app.SpreadOverActive:
		return i18n.T("over active customers")
	}
	return i18n.T("left unallocated")
}

// makeRules puts the fields in the order in which the rules are read.
func (f *form) makeRules() {
	f.rules = widgets.NewForm(
		f.field(fieldEffective, i18n.T("In force from"), f.day),
		f.field(fieldNote, i18n.T("Because"), f.note),
		f.field(fieldAuthor, i18n.T("Author"), f.author),
		f.field(fieldCustomer, i18n.T("A customer is"), f.customer),
		f.field(fieldRevenue, i18n.T("A sale counts"), f.revenue),
		f.field(fieldRebate, i18n.T("A rebate counts"), f.rebate),
		f.field(fieldBroadcast, i18n.T("Media without targets"), f.broadcast),
		f.field(fieldUnused, i18n.T("Unused capacity"), f.unused),
		f.field(fieldAttribution, i18n.T("Margin goes to"), f.rule),
		f.field(fieldWindow, i18n.T("of the"), f.window),
		f.field(fieldDiscount, i18n.T("Discount rate"), f.discount),
		f.field(fieldHorizon, i18n.T("Horizon"), f.horizon),
		f.field(fieldFiscalYear, i18n.T("Year begins in"), f.year),
	)
}

func (f *form) field(name, label string, control fyne.CanvasObject) *widgets.Field {
	f.marks[name] = newMark(control)
	f.fields[name] = widgets.NewField(label, f.marks[name])
	return f.fields[name]
}

// fill shows a draft.
func (f *form) fill(t typed, register app.Register, c finance.Currency, pools []string) {
	f.filling = true
	f.register, f.currency, f.from, f.asked = register, c, t.From, false
	f.note.SetText(t.Note)
	f.author.SetText(t.Author)
	day, _ := finance.ParseDate(t.Effective) // none where there is none
	f.day.SetDate(day)
	f.customer.SetText(t.Customer)
	f.revenue.SetKey(t.Revenue)
	f.rebate.SetKey(t.Rebate)
	f.broadcast.SetKey(t.Broadcast)
	f.unused.SetKey(t.Unused)
	f.rule.SetKey(t.Rule)
	f.window.SetText(t.Window)
	f.discount.SetText(t.Discount)
	f.horizon.SetText(t.Horizon)
	f.year.SetKey(t.FiscalYear)
	f.grid.fill(t.Activities, pools)
	f.filling = false
	f.show()
}

// typed is what stands in the form.
func (f *form) typed() typed {
	t := typed{
		From: f.from, Note: f.note.Text, Author: f.author.Text, Customer: f.customer.Text,
		Revenue: f.revenue.Key(), Rebate: f.rebate.Key(), Broadcast: f.broadcast.Key(), Unused: f.unused.Key(),
		Rule: f.rule.Key(), Window: f.window.Text, Discount: f.discount.Text, Horizon: f.horizon.Text, FiscalYear: f.year.Key(),
		Activities: f.grid.typed(),
	}
	if day := f.day.Date(); day != 0 {
		t.Effective = day.String()
	}
	return t
}

// touch is told that something was typed or chosen.
func (f *form) touch() {
	if f.filling {
		return
	}
	f.show()
	f.changed(f.typed())
}

// show marks what differs from the version that the draft comes from, and says
// what cannot be taken.
func (f *form) show() {
	t := f.typed()
	d, wrong := t.read(f.register)
	f.showChanges(d)
	shown := faults{}
	for name, sentence := range wrong {
		if f.asked || !t.blank(name) {
			shown[name] = sentence
		}
	}
	f.showFaults(shown)
}

func (f *form) showChanges(d app.Definitions) {
	from := base(f.register, f.from)
	before := map[string]string{}
	for _, c := range contrasts(from, d, f.currency) {
		before[c.field] = i18n.T("Version %d: %s", f.from, c.a)
	}
	if from.Attribution.Rule == d.Attribution.Rule { // then it is the window
		before[fieldWindow], before[fieldAttribution] = before[fieldAttribution], ""
	}
	for name, field := range f.fields {
		f.marks[name].SetChanged(before[name] != "")
		field.SetHint(before[name])
	}
	f.grid.showChanges(from, f.currency)
}

// showFaults puts each sentence beside its field.
func (f *form) showFaults(wrong faults) {
	for name, field := range f.fields {
		field.SetError(wrong[name])
	}
	if err := f.day.Err(); err != nil && f.asked {
		f.fields[fieldEffective].SetError(err.Error())
	}
	f.grid.showFaults(wrong)
}

// check reads the draft for trying or adopting it. Where something cannot be
// taken, it says so beside the field and puts the keyboard there.
func (f *form) check() (app.Definitions, bool) {
	f.asked = true
	f.show()
	d, wrong := f.typed().read(f.register)
	if len(wrong) > 0 {
		f.focusFault()
	}
	return d, len(wrong) == 0
}

// focusFault puts the keyboard into the first field with a fault.
func (f *form) focusFault() {
	if !f.rules.FocusFirstError() {
		f.grid.focusFault()
		return
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(f.rules); c != nil {
		if o, ok := c.Focused().(fyne.CanvasObject); ok {
			widgets.Reveal(o)
		}
	}
}

// refuse shows the faults that the books found, and reports whether each has a
// field.
func (f *form) refuse(wrong map[string]string) bool {
	f.showFaults(wrong)
	f.focusFault()
	for name := range wrong {
		if f.fields[name] == nil && name != fieldActivities {
			return false
		}
	}
	return true
}
