package document

import (
	"context"
	"slices"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/ui/widgets"
)

// ChoicesShown is how many records a picker offers at a time.
const ChoicesShown = 30

// Choices finds the records whose name or number has a text.
type Choices func(ctx context.Context, text string, limit int) ([]app.Choice, error)

// Finder makes the options of a picker from the choices found.
func Finder(find Choices) widgets.Provider {
	return func(ctx context.Context, text string) ([]widgets.Option, error) {
		choices, err := find(ctx, text, ChoicesShown)
		return Options(choices), err
	}
}

// Options turns choices into the options of a drop-down.
func Options(choices []app.Choice) []widgets.Option {
	options := make([]widgets.Option, len(choices))
	for i, c := range choices {
		options[i] = widgets.Option{ID: int64(c.ID), Title: c.Name, Detail: c.Detail}
		if c.Retired {
			options[i].Detail = i18n.T("retired")
		}
	}
	return options
}

// WithNone puts an option for "none" before the others.
func WithNone(title string, choices []app.Choice) []widgets.Option {
	return append([]widgets.Option{{Title: title}}, Options(choices)...)
}

// StaffOptions are the people to choose from, after an option for "none": those who
// work here, and the one who stands in the record already.
func StaffOptions(none string, staff []app.Choice, current app.ID) []widgets.Option {
	return WithNone(none, slices.DeleteFunc(slices.Clone(staff), func(c app.Choice) bool { return c.Retired && c.ID != current }))
}

// ContactOption is a contact as a picker shows it; nil for nobody.
func ContactOption(c *app.Contact) widgets.Option {
	if c == nil {
		return widgets.Option{}
	}
	return widgets.Option{ID: int64(c.ID), Title: c.Name, Detail: c.Point(app.Phone)}
}

// ProductOption is a product as a picker shows it; nil for none.
func ProductOption(p *app.Product) widgets.Option {
	if p == nil {
		return widgets.Option{}
	}
	return widgets.Option{ID: int64(p.ID), Title: p.Name, Detail: p.SKU}
}

// newContact is the ID of a customer who is made when the form is saved.
const newContact = -1

// NewCustomer makes a picker of customers that also takes a name that is not in
// the file yet. changed is told what was chosen; it may be nil.
func NewCustomer(host Host, placeholder string, find Choices, changed func()) *widgets.Picker {
	tell := func(widgets.Option) {
		if changed != nil {
			changed()
		}
	}
	p := widgets.NewPicker(placeholder, Finder(find), tell)
	p.OnError = host.Fail
	p.OnCreate = func(name string) {
		o := widgets.Option{ID: newContact, Title: name, Detail: i18n.T("new contact")}
		p.SetChosen(o)
		tell(o)
	}
	return p
}

// CustomerID is the customer who was chosen; 0 for none or one who is yet to be
// made.
func CustomerID(p *widgets.Picker) app.ID { return app.ID(max(p.ID(), 0)) }

// PutCustomer gives the ID of the customer of a record that is being saved: of
// one with a new name once it is put into the file as c.
func PutCustomer(ctx context.Context, u app.Unit, chosen widgets.Option, c app.Contact) (app.ID, error) {
	if chosen.ID != newContact {
		return app.ID(chosen.ID), nil
	}
	c.Kind, c.Name = app.Person, chosen.Title
	err := u.Put(ctx, &c)
	return c.ID, err
}
