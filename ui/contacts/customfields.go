package contacts

import (
	"maps"
	"strings"

	"fyne.io/fyne/v2"
	"github.com/shopspring/decimal"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/format"
	"rapport/ui/widgets"
)

// customInput is the control of one custom field.
type customInput struct {
	def  app.FieldDef
	text *widgets.Entry     // a text or a number
	day  *widgets.DateField // a date
	pick *widgets.Select    // a choice, or yes or no
}

func newCustomInput(def app.FieldDef, value string, today func() finance.Date) *customInput {
	in := &customInput{def: def}
	switch def.Kind {
	case app.DateField:
		in.day = widgets.NewDateField(today)
		if day, err := finance.ParseDate(value); err == nil {
			in.day.SetDate(day)
		}
	case app.ChoiceField, app.YesNoField:
		in.pick = widgets.NewSelect(choicesOf(&def, i18n.T("Not told")), nil)
		in.pick.SetKey(value)
	default:
		in.text = widgets.NewEntry()
		in.text.SetText(customText(&def, value))
	}
	return in
}

// choicesOf are the options of a choice or of yes and no, below one for none.
func choicesOf(def *app.FieldDef, none string) []widgets.Option {
	options := []widgets.Option{{Key: "", Title: none}}
	if def.Kind == app.YesNoField {
		return append(options, widgets.Option{Key: app.Yes, Title: i18n.T("Yes")}, widgets.Option{Key: app.No, Title: i18n.T("No")})
	}
	for _, choice := range def.List() {
		options = append(options, widgets.Option{Key: choice, Title: choice})
	}
	return options
}

func (in *customInput) control() fyne.CanvasObject {
	switch {
	case in.day != nil:
		return in.day
	case in.pick != nil:
		return in.pick
	}
	return in.text
}

// read is the value in the form in which it is kept.
func (in *customInput) read() (string, error) {
	switch {
	case in.day != nil:
		if err := in.day.Err(); err != nil {
			return "", app.Invalid(app.CustomColumn(in.def.Name), err.Error())
		}
		return in.def.Read(in.day.Date().String())
	case in.pick != nil:
		return in.pick.Key(), nil
	}
	text := strings.TrimSpace(in.text.Text)
	if in.def.Kind == app.NumberField && text != "" {
		if n, err := format.ParseNumber(text); err == nil {
			text = n.String()
		}
	}
	return in.def.Read(text)
}

// customText is a kept value as people read it.
func customText(def *app.FieldDef, value string) string {
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

// readCustom gives all custom values: those typed, and those of fields that the
// form does not show.
func (f *form) readCustom() map[string]string {
	values := map[string]string{}
	if f.old != nil {
		maps.Copy(values, f.old.Custom)
	}
	for _, in := range f.custom {
		value, err := in.read()
		if err != nil || value == "" {
			delete(values, in.def.Name)
			continue
		}
		values[in.def.Name] = value
	}
	if len(values) == 0 {
		return nil
	}
	return values
}
