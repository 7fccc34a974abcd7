package shell

import (
	"context"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/format"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// Recent is a company that was open before.
type Recent struct {
	Name string
	Path string
}

// NewCompany is what a person says of a company when it is created.
type NewCompany struct {
	Name            string
	Currency        finance.Currency
	FiscalYearStart time.Month
}

// Welcome is what the window shows before a company is open: open one, create
// one, or try the sample company. It does nothing itself but call back.
type Welcome struct {
	Recent   []Recent
	OnRecent func(path string)
	OnOpen   func()
	OnSample func()
	// OnRestore makes a company file from a backup.
	OnRestore func()
	// OnCreate makes the company; Busy and ShowError tell how it goes.
	OnCreate func(NewCompany)
	// Currency is offered first, by the system's region; empty for none.
	Currency string

	window  fyne.Window
	buttons []*widgets.Button
	form    *widgets.Form
	notice  *widgets.Text
	name    *widgets.Entry
	money   *widgets.Picker
	month   *widgets.Select
	nameRow *widgets.Field
	coinRow *widgets.Field
}

const (
	welcomeWidth float32 = 760
	welcomeSide  float32 = 280
)

// Show fills the window.
func (w *Welcome) Show(window fyne.Window) {
	speakFyne()
	w.window = window
	window.SetPadded(false)
	window.SetTitle("Rapport")
	window.SetContent(w.content())
	if w.name != nil {
		window.Canvas().Focus(w.name)
	}
}

func (w *Welcome) content() fyne.CanvasObject {
	mark := widgets.RowGap(0,
		widgets.NewText("Rap", widgets.Style{Size: 26, Bold: true, Colour: theme.ColorText}),
		widgets.NewText("port", widgets.Style{Size: 26, Bold: true, Colour: theme.ColorAccent}))
	line := widgets.NewText(i18n.T("What is this customer worth, after everything we did for them?"), widgets.Muted)
	w.notice = widgets.NewCutText("", widgets.Error)
	left := widgets.NewCard(i18n.T("Start"), "", w.starts())
	right := widgets.NewCard(i18n.T("Create a company"), "", w.creation())
	cards := container.New(&sidesLayout{left: welcomeSide, gap: 4 * theme.Unit}, left, right)
	page := container.New(&centredLayout{width: welcomeWidth},
		widgets.Stack(theme.Unit, mark, line, widgets.Pad(5*theme.Unit, 0, 2*theme.Unit, 0, cards), w.notice))
	return container.NewStack(widgets.NewGround(theme.ColorGround), page)
}

// starts are the ways to begin that need nothing typed.
func (w *Welcome) starts() fyne.CanvasObject {
	sample := widgets.NewPrimary(i18n.T("Try the sample company"), w.OnSample)
	open := widgets.NewButton(i18n.T("Open a company…"), w.OnOpen)
	restore := widgets.NewLink(i18n.T("Restore a backup…"), w.OnRestore)
	w.buttons = append(w.buttons[:0], sample, open, restore)
	parts := []fyne.CanvasObject{
		sample,
		widgets.NewParagraph(i18n.T("Three years of a shop with 300 customers, to look around and change at will."), widgets.Small, welcomeSide-6*theme.Unit),
		open,
		widgets.Row(restore),
	}
	if len(w.Recent) > 0 {
		parts = append(parts, widgets.Pad(2*theme.Unit, 0, 0, 0, widgets.NewText(i18n.T("Opened before"), widgets.Small)))
	}
	for _, r := range w.Recent {
		link := widgets.NewLink(r.Name, func() { w.OnRecent(r.Path) })
		w.buttons = append(w.buttons, link)
		parts = append(parts, widgets.Row(link))
	}
	return widgets.Stack(2*theme.Unit, parts...)
}

// creation is the form for a new company.
func (w *Welcome) creation() fyne.CanvasObject {
	w.name = widgets.NewEntry()
	w.name.SetPlaceHolder(i18n.T("Name of the business"))
	w.name.OnSubmitted = func(string) { w.create() }
	w.money = widgets.NewPicker(i18n.T("Type three letters"), findCurrencies, nil)
	if currency, err := finance.CurrencyByCode(w.Currency); err == nil {
		w.money.SetChosen(currencyOption(currency.Code))
	}
	w.month = widgets.NewSelect(monthOptions(), nil)
	w.month.SetID(int64(time.January))
	w.nameRow = widgets.NewField(i18n.T("Name"), w.name)
	w.coinRow = widgets.NewField(i18n.T("Currency"), w.money)
	w.coinRow.Hint = i18n.T("One currency for the whole company; it cannot be changed later.")
	w.form = widgets.NewForm(w.nameRow, w.coinRow, widgets.NewField(i18n.T("Fiscal year starts"), w.month))
	create := widgets.NewButton(i18n.T("Create company…"), w.create)
	w.buttons = append(w.buttons, create)
	return widgets.Stack(4*theme.Unit, w.form, widgets.Row(create))
}

func (w *Welcome) create() {
	w.form.ClearErrors()
	name := strings.TrimSpace(w.name.Text)
	if name == "" {
		w.nameRow.SetError(i18n.T("Type the name of the business"))
	}
	currency, err := finance.CurrencyByCode(w.money.Chosen().Key)
	if err != nil {
		w.coinRow.SetError(i18n.T("Choose the currency of the company"))
	}
	if !w.form.FocusFirstError() {
		w.OnCreate(NewCompany{Name: name, Currency: currency, FiscalYearStart: time.Month(w.month.ID())})
	}
}

// Busy says in a sentence what is going on and takes the buttons away; the empty
// sentence gives them back.
func (w *Welcome) Busy(sentence string) {
	w.notice.SetStyled(sentence, widgets.Muted)
	for _, b := range w.buttons {
		if sentence != "" {
			b.Disable()
		} else {
			b.Enable()
		}
	}
}

// ShowError says what went wrong.
func (w *Welcome) ShowError(err error) {
	w.Busy("")
	if err != nil {
		logError(err)
		w.notice.SetStyled(Sentence(err), widgets.Error)
	}
}

// commonCurrencies are offered by name of code; any other of ISO 4217 can be
// typed.
var commonCurrencies = strings.Fields("USD EUR GBP CNY JPY AUD CAD CHF HKD SGD TWD KRW INR SEK NOK DKK PLN CZK HUF BRL MXN ZAR NZD AED SAR KWD THB MYR IDR PHP VND TRY ILS")

func findCurrencies(_ context.Context, text string) ([]widgets.Option, error) {
	wanted := strings.ToUpper(strings.TrimSpace(text))
	var options []widgets.Option
	for _, code := range commonCurrencies {
		if strings.HasPrefix(code, wanted) {
			options = append(options, currencyOption(code))
		}
	}
	if currency, err := finance.CurrencyByCode(wanted); err == nil && len(options) == 0 {
		options = append(options, currencyOption(currency.Code))
	}
	return options, nil
}

func currencyOption(code string) widgets.Option {
	return widgets.Option{Key: code, Title: code}
}

func monthOptions() []widgets.Option {
	names := format.MonthNames()
	options := make([]widgets.Option, len(names))
	for i, name := range names {
		options[i] = widgets.Option{ID: int64(i + 1), Title: name}
	}
	return options
}

// centredLayout puts its one object in the middle, width wide, a third down.
type centredLayout struct{ width float32 }

func (l *centredLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		width := min(l.width, size.Width-8*theme.Unit)
		height := o.MinSize().Height
		o.Move(fyne.NewPos((size.Width-width)/2, max(4*theme.Unit, (size.Height-height)/3)))
		o.Resize(fyne.NewSize(width, height))
	}
}

func (l *centredLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(0, 0)
	for _, o := range objects {
		size = size.Max(o.MinSize())
	}
	return size.AddWidthHeight(8*theme.Unit, 8*theme.Unit)
}

// sidesLayout gives the left of two objects a fixed width and the other the
// rest.
type sidesLayout struct{ left, gap float32 }

func (l *sidesLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(fyne.NewSize(l.left, size.Height))
	objects[1].Move(fyne.NewPos(l.left+l.gap, 0))
	objects[1].Resize(fyne.NewSize(size.Width-l.left-l.gap, size.Height))
}

func (l *sidesLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	right := objects[1].MinSize()
	return fyne.NewSize(l.left+l.gap+right.Width, max(objects[0].MinSize().Height, right.Height))
}
