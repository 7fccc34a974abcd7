package settings

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/ui/document"
	"rapport/ui/format"
	"rapport/ui/widgets"
)

// productsShown is how many products a picker offers at once.
const productsShown = 12

// offerForm is the form of one rebate offer.
type offerForm struct {
	card   *offersCard
	offer  app.RebateOffer // as it was opened
	panel  *widgets.Panel
	form   *widgets.Form
	fields map[string]*widgets.Field

	name         *widgets.Entry
	product      *widgets.Picker
	amount       *widgets.MoneyField
	starts, ends *widgets.DateField
	share        *widgets.Entry // of the buyers who claim, in per cent
}

// open opens the form of an offer; of a new one without an ID.
func (o *offersCard) open(r offerRow) *offerForm {
	f := &offerForm{card: o, offer: r.RebateOffer, fields: map[string]*widgets.Field{}}
	f.make()
	f.name.SetText(r.Name)
	f.product.SetChosen(widgets.Option{ID: int64(r.Product), Title: r.product})
	if r.ID == 0 {
		f.starts.SetDate(o.page.deps.Today())
		f.share.SetText("50")
	} else {
		f.amount.SetAmount(r.Amount)
		f.starts.SetDate(r.Starts)
		f.ends.SetDate(r.Ends)
		f.share.SetText(format.Decimal(r.ExpectedRedemption.Shift(2)))
	}
	f.panel.Open(o.page.deps.Canvas())
	return f
}

func (f *offerForm) make() {
	deps := f.card.page.deps
	f.name = widgets.NewEntry()
	f.product = widgets.NewPicker(i18n.T("Product"), func(ctx context.Context, text string) ([]widgets.Option, error) {
		choices, err := deps.Source.ProductChoices(ctx, text, productsShown)
		return document.Options(choices), err
	}, nil)
	f.product.OnError = deps.Fail
	f.amount = widgets.NewMoneyField(f.card.money)
	f.starts, f.ends = widgets.NewDateField(deps.Today), widgets.NewDateField(deps.Today)
	f.ends.SetPlaceHolder(i18n.T("goes on"))
	f.share = widgets.NewEntry()
	f.share.SetTrailing("%")
	f.form = widgets.NewForm(
		f.field("name", i18n.T("Name"), f.name), f.field("product", i18n.T("Product"), f.product),
		f.field("amount", i18n.T("Amount"), f.amount), f.field("starts", i18n.T("From"), f.starts), f.field("ends", i18n.T("Until"), f.ends),
		f.field("expected_redemption", i18n.T("Expected to claim"), f.share))
	f.fields["expected_redemption"].SetHint(i18n.T("Of the pieces sold. It counts where the definitions count a rebate at the sale."))
	title := i18n.T("Rebate offer")
	if f.offer.ID == 0 {
		title = i18n.T("New rebate offer")
	}
	closing := widgets.NewButton(i18n.T("Close"), func() { f.panel.AskClose() }).WithHint("Esc")
	save := widgets.NewPrimary(i18n.T("Save"), f.save).WithHint("Ctrl ↵")
	f.panel = widgets.NewPanel(title, widgets.Pad(1, 1, 1, 1, f.form), nil, []fyne.CanvasObject{closing, save})
	f.form.OnResized = f.panel.FitContent
	f.panel.OnSave = f.save
	f.panel.First = f.name
}

func (f *offerForm) field(name, label string, control fyne.CanvasObject) *widgets.Field {
	f.fields[name] = widgets.NewField(label, control)
	return f.fields[name]
}

// read is the offer as it is typed, and what of it cannot be read.
func (f *offerForm) read() (*app.RebateOffer, map[string]string) {
	offer, wrong := f.offer, map[string]string{}
	offer.Name, offer.Product = strings.TrimSpace(f.name.Text), app.ID(f.product.ID())
	offer.Amount, offer.Starts, offer.Ends = f.amount.Amount(), f.starts.Date(), f.ends.Date()
	for name, err := range map[string]error{"amount": f.amount.Err(), "starts": f.starts.Err(), "ends": f.ends.Err()} {
		if err != nil {
			wrong[name] = err.Error()
		}
	}
	share, err := format.ParseNumber(strings.TrimRight(strings.TrimSpace(f.share.Text), "%％ "))
	if err != nil {
		wrong["expected_redemption"] = i18n.T("Type the share in per cent, such as 40.")
	}
	offer.ExpectedRedemption = share.Shift(-2)
	return &offer, wrong
}

func (f *offerForm) save() {
	p := f.card.page
	offer, wrong := f.read()
	for name, sentence := range p.deps.FieldErrors(offer.Validate()) {
		if wrong[name] == "" {
			wrong[name] = sentence
		}
	}
	if len(wrong) > 0 {
		f.refuse(wrong)
		return
	}
	action := app.Action{Text: i18n.Mark("Add the rebate offer %s"), Args: []any{offer.Name}}
	if offer.ID != 0 {
		action.Text = i18n.Mark("Change the rebate offer %s")
	}
	p.do(i18n.T(action.Text, action.Args...), true, func(ctx context.Context) error {
		_, err := p.deps.Source.Do(ctx, action, func(u app.Unit) error { return u.Put(ctx, offer) })
		return err
	}, func(err error) { f.refuse(p.deps.FieldErrors(err)) }, f.panel.Close)
}

// refuse puts each sentence beside its field; one without a field stands at the
// name.
func (f *offerForm) refuse(wrong map[string]string) {
	for name, field := range f.fields {
		field.SetError(wrong[name])
	}
	for name, sentence := range wrong {
		if f.fields[name] == nil {
			f.fields["name"].SetError(sentence)
		}
	}
	f.form.FocusFirstError()
}
