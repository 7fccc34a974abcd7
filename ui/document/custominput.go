package document

import (
	"strings"

	"fyne.io/fyne/v2"
	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/format"
	"rapport/ui/widgets"
)

// CustomInput is the control of one custom field.
type CustomInput struct {
	Def  app.FieldDef
	text *widgets.Entry     // a text or a number
	day  *widgets.DateField // a date
	pick *widgets.Select    // a choice, or yes or no
}

// NewCustomInput makes the control for a value; today is for dates as people write
// them.
func NewCustomInput(def app.FieldDef, value string, today func() finance.Date) *CustomInput {
	in := &CustomInput{Def: def}
	switch def.Kind {
	case app.DateField:
		in.day = widgets.NewDateField(today)
		if day, err := finance.ParseDate(value); err == nil {
			in.day.SetDate(day)
		}
	case app.ChoiceField, app.YesNoField:
		in.pick = widgets.NewSelect(CustomChoices(&def, i18n.T("Not told")), nil)
		in.pick.SetKey(value)
	default:
		in.text = widgets.NewEntry()
		in.text.SetText(CustomText(&def, value))
	}
	return in
}

// OnChanged has what comes after each change.
func (in *CustomInput) OnChanged(changed func()) {
	switch {
	case in.day != nil:
		in.day.OnChanged = func(finance.Date) { changed() }
	case in.pick != nil:
		in.pick.OnChanged = func(widgets.Option) { changed() }
	default:
		in.text.OnChanged = func(string) { changed() }
	}
}

// CustomChoices are the options of a choice or of yes and no, below one for none.
func CustomChoices(def *app.FieldDef, none string) []widgets.Option {
	options := []widgets.Option{{Key: "", Title: none}}
	if def.Kind == app.YesNoField {
		return append(options, widgets.Option{Key: app.Yes, Title: i18n.T("Yes")}, widgets.Option{Key: app.No, Title: i18n.T("No")})
	}
	for _, choice := range def.List() {
		options = append(options, widgets.Option{Key: choice, Title: choice})
	}
	return options
}

// Control is what one types or chooses in.
func (in *CustomInput) Control() fyne.CanvasObject {
	switch {
	case in.day != nil:
		return in.day
	case in.pick != nil:
		return in.pick
	}
	return in.text
}

// Read is the value in the form in which it is kept.
func (in *CustomInput) Read() (string, error) {
	switch {
	case in.day != nil:
		if err := in.day.Err(); err != nil {
			return "", app.Invalid(app.CustomColumn(in.Def.Name), err.Error())
		}
		return in.Def.Read(in.day.Date().String())
	case in.pick != nil:
		return in.pick.Key(), nil
	}
	text := strings.TrimSpace(in.text.Text)
	if in.Def.Kind == app.NumberField && text != "" {
		if n, err := format.ParseNumber(text); err == nil {
			text = n.String()
		}
	}
	return in.Def.Read(text)
}

// CustomText is a kept value as people read it.
func CustomText(def *app.FieldDef, value string) string {
	if value == "" {
		return ""
	}
	switch def.Kind {
	case app.NumberField:
		if n, err := decimal.NewFromString(value); err == nil {
			return format.Decimal(n)
		}
	case app.DateField:
		if day, err := finance.ParseDate(value); err == nil {
			return format.Date(day)
		}
	case app.YesNoField:
		if value == app.Yes {
			return i18n.T("Yes")
		}
		return i18n.T("No")
	}
	return value
}
