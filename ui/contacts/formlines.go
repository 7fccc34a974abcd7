package contacts

import (
	"errors"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/ui/document"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// makeLines makes the fields that take several values, with those of the contact.
func (f *form) makeLines(d formData) {
	var points []app.ContactPoint
	if d.contact != nil {
		points = d.contact.Points
	}
	fit := func() {
		if f.panel != nil {
			f.refit()
		}
	}
	look := func() {
		if f.alike != nil {
			f.alike.look()
		}
	}
	f.emails = newPointLines(app.Email, i18n.T("Add e-mail"), d.country, fit, look)
	f.phones = newPointLines(app.Phone, i18n.T("Add phone"), d.country, fit, look)
	f.webs = newPointLines(app.Website, i18n.T("Add web page"), d.country, fit, look)
	for _, p := range []*pointLines{f.emails, f.phones, f.webs} {
		p.fill(points)
	}
	f.more = newLines(i18n.T("Add address"), func() *addressLine { return newAddressLine(app.Address{}) }, (*addressLine).object, fit)
	usual := ""
	if len(d.systems) > 0 {
		usual = d.systems[0]
	}
	f.ids = newLines(i18n.T("Add ID"), func() *idLine { return newIDLine(app.ExternalID{System: usual}) }, (*idLine).object, fit)
	var values map[string]string
	if d.contact != nil {
		values = d.contact.Custom
		for _, a := range d.contact.More {
			f.more.put(newAddressLine(a))
		}
		for _, x := range d.contact.External {
			f.ids.put(newIDLine(x))
		}
	}
	for _, def := range d.fields {
		f.custom = append(f.custom, document.NewCustomInput(def.FieldDef, values[def.Name], f.page.deps.Host.Today))
	}
}

// refit lays the form out anew after a line came or went.
func (f *form) refit() {
	for _, c := range f.forms {
		c.Refresh()
	}
	f.panel.FitContent()
}

// tagField is the entry of tags with a menu of those in use.
func (f *form) tagField(known []string) fyne.CanvasObject {
	add := widgets.NewIconButton("plus", nil)
	add.OnTapped = func() {
		have := map[string]bool{}
		for _, tag := range parted(f.tags.Text) {
			have[app.Fold(tag)] = true
		}
		var options []widgets.Option
		for _, tag := range known {
			if !have[app.Fold(tag)] {
				options = append(options, widgets.Option{Title: tag, Do: func() { f.tags.SetText(strings.Join(append(parted(f.tags.Text), tag), ", ")) }})
			}
		}
		if len(options) == 0 {
			options = []widgets.Option{{Title: i18n.T("No other tags yet"), Off: true}}
		}
		widgets.ShowMenu(add, options)
	}
	return container.NewBorder(nil, nil, nil, widgets.Pad(0, 0, 0, theme.Unit, add), f.tags)
}

// ownFields are the custom fields, in two columns.
func (f *form) ownFields() fyne.CanvasObject {
	var sides [2][]*widgets.Field
	for i, in := range f.custom {
		side := i * 2 / len(f.custom)
		sides[side] = append(sides[side], f.field(in.Def.Name, in.Control(), app.CustomColumn(in.Def.Name)))
	}
	if len(f.custom) == 0 {
		return widgets.Row()
	}
	return widgets.Even(4*theme.Unit, f.column(sides[0]...), f.column(sides[1]...))
}

// faults is what of the form cannot be read.
func (f *form) faults() app.Problems {
	_, ids := f.external()
	all := []error{f.emails.fault(), f.phones.fault(), ids}
	for _, in := range f.custom {
		_, err := in.Read()
		all = append(all, err)
	}
	var wrong app.Problems
	for _, err := range all {
		var one *app.Error
		if errors.As(err, &one) {
			wrong = append(wrong, one)
		}
	}
	return wrong
}
