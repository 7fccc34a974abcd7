package deals

import (
	"strings"

	"fyne.io/fyne/v2"

	"rapport/app"
	"rapport/app/posting"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/document"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// form is the form of one deal.
type form struct {
	page    *Page
	deal    *app.Deal
	known   map[app.ID]*app.Product
	posting *posting.Context // for the value of lines, as an order has it
	panel   *widgets.Panel
	forms   []*widgets.Form
	fields  map[string]*widgets.Field
	keeper  *document.Keeper
	saver   document.Saver

	with     *widgets.Picker
	title    *widgets.Entry
	stage    *widgets.Segmented
	value    *widgets.MoneyField
	expected *widgets.DateField
	owner    *widgets.Select
	number   *widgets.Entry
	note     *widgets.Entry
	lines    *lineGrid
	filling  bool
}

func newForm(p *Page, l *loaded) *form {
	f := &form{page: p, deal: l.deal, known: l.known, posting: &posting.Context{Currency: l.currency}, fields: map[string]*widgets.Field{}}
	f.makeFields(l)
	f.makePanel()
	f.fill(l)
	f.keeper = document.NewKeeper(p.deps.Data, p.deps.Host.Fail, document.DealForm, f.deal.ID, f.typed)
	f.panel.OnClosed = f.keeper.Rest
	return f
}

func (f *form) makeFields(l *loaded) {
	data, host := f.page.deps.Data, f.page.deps.Host
	f.with = widgets.NewPicker(i18n.T("Name, phone, e-mail or number"), finder(data.ContactChoices), nil)
	f.with.OnCreate = func(name string) {
		f.with.SetChosen(widgets.Option{ID: newContact, Title: name, Detail: i18n.T("new contact")})
	}
	f.with.OnError = host.Fail
	f.title, f.number, f.note = widgets.NewEntry(), widgets.NewEntry(), widgets.NewNote(2)
	f.title.SetPlaceHolder(i18n.T("Sound for the town hall"))
	f.stage = widgets.NewSegmented(stageOptions(), nil)
	f.value = widgets.NewMoneyField(l.currency)
	f.expected = widgets.NewDateField(host.Today)
	f.expected.SetPlaceHolder(i18n.T("+30, 12 Apr…"))
	f.owner = widgets.NewSelect(document.WithNone(i18n.T("Nobody"), l.staff), nil)
	f.lines = newLineGrid(f)
}

func (f *form) field(name, label string, control fyne.CanvasObject) *widgets.Field {
	field := widgets.NewField(label, control)
	f.fields[name] = field
	return field
}

func (f *form) column(fields ...*widgets.Field) *widgets.Form {
	c := widgets.NewForm(fields...)
	c.LabelWidth = 112
	c.OnResized = f.fit
	f.forms = append(f.forms, c)
	return c
}

func (f *form) makePanel() {
	const gap = 4 * theme.Unit
	top := f.column(
		f.field("title", i18n.T("About"), f.title),
		f.field("customer", i18n.T("Customer"), f.with),
		f.field("stage", i18n.T("Stage"), f.stage),
	)
	middle := widgets.Even(gap,
		f.column(f.field("value", i18n.T("Deal value"), f.value), f.field("expected", i18n.T("Expected by"), f.expected)),
		f.column(f.field("owner", i18n.T("Owner"), f.owner), f.field("number", i18n.T("Number"), f.number)))
	foot := f.column(f.field("note", i18n.T("Note"), f.note))
	rule := func() fyne.CanvasObject { return widgets.Pad(theme.Unit, 0, theme.Unit, 0, document.NewRule()) }
	content := widgets.Stack(2*theme.Unit, top, middle, rule(), f.lines.root, rule(), foot)
	title, left := i18n.T("New deal"), []fyne.CanvasObject(nil)
	if f.deal.ID != 0 {
		title = i18n.T("Deal %s", f.deal.Number)
		left = append(left, widgets.NewButton(i18n.T("Quote (PDF)…"), f.quote).WithIcon("export"))
	}
	f.panel = widgets.NewPanel(title, widgets.Pad(1, 1, 1, 1, content), left, []fyne.CanvasObject{
		widgets.NewButton(i18n.T("Close"), func() { f.panel.AskClose() }).WithHint("Esc"),
		widgets.NewPrimary(i18n.T("Save deal"), f.save).WithHint("Ctrl ↵"),
	})
	f.panel.Width = 760
	f.panel.OnSave, f.panel.First = f.save, f.title
}

// fit lays the sheet out anew when its height changed.
func (f *form) fit() {
	if f.panel != nil {
		f.panel.FitContent()
	}
}

func (f *form) fill(l *loaded) {
	d := l.deal
	if l.contact != nil {
		f.with.SetChosen(widgets.Option{ID: int64(l.contact.ID), Title: l.contact.Name, Detail: l.contact.Point(app.Phone)})
	}
	f.title.SetText(d.Title)
	f.stage.SetKey(string(d.Stage))
	if d.Amount != 0 {
		f.value.SetAmount(d.Amount)
	}
	f.expected.SetDate(d.Expected)
	f.owner.SetID(int64(d.Owner))
	f.number.SetText(d.Number)
	if d.Number == "" {
		f.number.SetText(l.number)
	}
	f.note.SetText(d.Note)
	f.filling = true
	f.lines.set(d.Lines)
	f.filling = false
	f.changed()
}

// open shows the form, with what was typed into it before; nil for nothing.
func (f *form) open(unsaved *document.Unsaved) {
	if unsaved != nil {
		unsaved.Typed.Fill(f.fields)
		f.filling = true
		f.lines.fillFrom(unsaved.Lines)
		f.filling = false
		f.changed()
		f.panel.SetChips(document.KeptChips(f.keeper.Resume(*unsaved), func() {
			f.leave(func() { f.page.open(f.deal.ID, 0, "") })
		})...)
	}
	f.panel.Open(f.page.deps.Host.Canvas())
	f.keeper.Watch()
}

// leave closes the form for good, and then forgets what was typed.
func (f *form) leave(then func()) {
	f.panel.OnClosed = nil
	f.panel.Close()
	f.keeper.Forget(then)
}

// typed is what stands in the form, for its draft.
func (f *form) typed() document.Unsaved {
	return document.Unsaved{Title: strings.TrimSpace(f.title.Text), Typed: document.TypedIn(f.fields), Lines: f.lines.typed()}
}

// collect is the deal as it is typed; its value is that of what is offered, where
// something is.
func (f *form) collect() *app.Deal {
	d := *f.deal
	d.Number, d.Title = strings.TrimSpace(f.number.Text), strings.TrimSpace(f.title.Text)
	d.Contact, d.Owner = app.ID(max(f.with.ID(), 0)), app.ID(f.owner.ID())
	d.Expected, d.Note = f.expected.Date(), strings.TrimSpace(f.note.Text)
	d.Reach(app.Stage(f.stage.Key()), f.page.deps.Host.Today())
	d.Amount = f.value.Amount()
	if d.Lines = f.lines.collect(); len(d.Lines) > 0 {
		d.Amount = finance.Sum(f.values(&d)...)
	}
	return &d
}

// values is what each line comes to, as it would on the order.
func (f *form) values(d *app.Deal) []finance.Amount {
	sales, discounts := f.posting.LineValues(d.AsOrder(f.page.deps.Host.Today()))
	for i := range sales {
		sales[i] -= discounts[i]
	}
	return sales
}

// changed shows what the lines come to; while there are some, the value is their
// sum and not typed.
func (f *form) changed() {
	if f.filling || f.lines == nil || f.panel == nil {
		return
	}
	d := f.collect()
	f.lines.total(f.values(d))
	if len(d.Lines) > 0 {
		f.value.SetAmount(d.Amount)
		f.value.Disable()
		return
	}
	f.value.Enable()
}
