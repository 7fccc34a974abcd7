package widgets

import (
	"strings"

	"fyne.io/fyne/v2"

	"rapport/finance"
	"rapport/ui/format"
)

// MoneyField takes an amount as people type it, also as a sum ("19.90*3"), and
// shows beside it what was understood.
type MoneyField struct {
	Entry
	// OnAmount is told each change that can be read; 0 for an empty field.
	OnAmount func(finance.Amount)

	currency finance.Currency
	amount   finance.Amount
	problem  error
}

// NewMoneyField makes an empty field for money of currency.
func NewMoneyField(currency finance.Currency) *MoneyField {
	f := &MoneyField{currency: currency}
	f.Wrapping = fyne.TextWrapOff
	f.Scroll = fyne.ScrollHorizontalOnly
	f.Trailing = currency.Code
	f.OnChanged = f.read
	f.OnFocus = func(focused bool) {
		if !focused {
			f.settle()
		}
	}
	f.ExtendBaseWidget(f)
	return f
}

// Amount is the amount in the field; 0 for none or one that cannot be read.
func (f *MoneyField) Amount() finance.Amount { return f.amount }

// IsEmpty reports whether nothing was typed.
func (f *MoneyField) IsEmpty() bool { return strings.TrimSpace(f.Text) == "" }

// Err is why the text is no amount, as a sentence; nil where it is one or empty.
func (f *MoneyField) Err() error { return f.problem }

// SetAmount fills the field without calling OnAmount.
func (f *MoneyField) SetAmount(a finance.Amount) {
	changed := f.OnAmount
	f.OnAmount = nil
	f.SetText(format.Amount(a, f.currency))
	f.OnAmount = changed
}

// Clear empties the field without calling OnAmount.
func (f *MoneyField) Clear() {
	changed := f.OnAmount
	f.OnAmount = nil
	f.SetText("")
	f.OnAmount = changed
}

func (f *MoneyField) read(text string) {
	before := f.amount
	f.amount, f.problem = 0, nil
	trailing := f.currency.Code
	if strings.TrimSpace(text) != "" {
		f.amount, f.problem = format.ParseAmount(text, f.currency)
	}
	if f.problem == nil {
		f.SetInvalid(false)
		if strings.ContainsAny(strings.TrimLeft(text, "-− "), "+-−*×") {
			trailing = "= " + format.Amount(f.amount, f.currency)
		}
	} else {
		f.amount = 0
	}
	f.SetTrailing(trailing)
	if f.amount != before && f.OnAmount != nil {
		f.OnAmount(f.amount)
	}
}

// settle writes a sum out as its result when the keyboard leaves.
func (f *MoneyField) settle() {
	switch {
	case f.problem != nil:
		f.SetInvalid(true)
	case !f.IsEmpty():
		f.SetAmount(f.amount)
	}
}
