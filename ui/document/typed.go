package document

import (
	"fyne.io/fyne/v2"

	"rapport/ui/widgets"
)

// Value is what stands in one control, as it was typed, readable or not.
type Value struct {
	Text   string `json:"text,omitempty"` // typed, or the title of what was chosen
	Detail string `json:"detail,omitempty"`
	ID     int64  `json:"id,omitempty"`
	Key    string `json:"key,omitempty"`
	On     bool   `json:"on,omitempty"`
}

// Typed is what stands in the controls of a form, by the names of its fields.
type Typed map[string]Value

// ValueOf reads a control.
func ValueOf(control fyne.CanvasObject) Value {
	switch c := control.(type) {
	case *widgets.Entry:
		return Value{Text: c.Text}
	case *widgets.MoneyField:
		return Value{Text: c.Text}
	case *widgets.DateField:
		return Value{Text: c.Text()}
	case *widgets.Picker:
		chosen := c.Chosen()
		return Value{ID: chosen.ID, Text: chosen.Title, Detail: chosen.Detail}
	case *widgets.Select:
		return Value{ID: c.ID(), Key: c.Key()}
	case *widgets.Segmented:
		return Value{Key: c.Key()}
	case *Tick:
		return Value{On: c.On()}
	}
	return Value{}
}

// Fill shows in a control what was typed into it before.
func (v Value) Fill(control fyne.CanvasObject) {
	switch c := control.(type) {
	case *widgets.Entry:
		c.SetText(v.Text)
	case *widgets.MoneyField:
		c.SetText(v.Text)
	case *widgets.DateField:
		c.SetText(v.Text)
	case *widgets.Picker:
		c.SetChosen(widgets.Option{ID: v.ID, Title: v.Text, Detail: v.Detail})
	case *widgets.Select:
		if v.Key != "" {
			c.SetKey(v.Key)
		} else {
			c.SetID(v.ID)
		}
	case *widgets.Segmented:
		c.SetKey(v.Key)
	case *Tick:
		c.SetOn(v.On)
	}
}

// TypedIn reads the controls of fields.
func TypedIn(fields map[string]*widgets.Field) Typed {
	t := Typed{}
	for name, field := range fields {
		if v := ValueOf(field.Control); v != (Value{}) {
			t[name] = v
		}
	}
	return t
}

// Fill shows in the fields what was typed into them before.
func (t Typed) Fill(fields map[string]*widgets.Field) {
	for name, field := range fields {
		t[name].Fill(field.Control)
	}
}
