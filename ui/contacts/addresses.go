package contacts

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// addressLine is a further address.
type addressLine struct {
	old                                    app.Address
	street, city, region, postcode, nation *widgets.Entry
	label                                  *widgets.Select
}

func newAddressLine(old app.Address) *addressLine {
	entry := func(text, hint string) *widgets.Entry {
		e := widgets.NewEntry()
		e.SetText(text)
		e.SetPlaceHolder(hint)
		return e
	}
	l := &addressLine{
		old: old, street: entry(old.Address, i18n.T("Address")), city: entry(old.City, i18n.T("City")), region: entry(old.Region, i18n.T("Region")),
		postcode: entry(old.Postcode, i18n.T("Postcode")), nation: entry(old.Country, i18n.T("Country")),
		label: widgets.NewCompactSelect(labelOptions(old.Label), nil),
	}
	l.label.SetKey(old.Label)
	return l
}

func (l *addressLine) object() fyne.CanvasObject {
	first := container.NewBorder(nil, nil, nil, widgets.Pad(0, 0, 0, theme.Unit, l.label), l.street)
	return widgets.Stack(theme.Unit, first, widgets.Even(theme.Unit, l.postcode, l.city, l.region, l.nation))
}

func (l *addressLine) read() app.Address {
	a := l.old
	text := func(e *widgets.Entry) string { return strings.TrimSpace(e.Text) }
	a.Label, a.Address, a.City = l.label.Key(), text(l.street), text(l.city)
	a.Region, a.Postcode, a.Country = text(l.region), text(l.postcode), text(l.nation)
	return a
}

// readAddresses gives the further addresses typed, without the empty ones.
func (f *form) readAddresses() []app.Address {
	var all []app.Address
	for _, l := range f.more.list {
		if a := l.read(); !a.IsEmpty() {
			all = append(all, a)
		}
	}
	return all
}

// idLine is what another system calls the contact.
type idLine struct {
	old           app.ExternalID
	system, value *widgets.Entry
}

func newIDLine(old app.ExternalID) *idLine {
	l := &idLine{old: old, system: widgets.NewEntry(), value: widgets.NewEntry()}
	l.system.SetPlaceHolder(i18n.T("System, such as web-store"))
	l.value.SetPlaceHolder(i18n.T("ID there"))
	l.system.SetText(old.System)
	l.value.SetText(old.Value)
	return l
}

func (l *idLine) object() fyne.CanvasObject { return widgets.Even(theme.Unit, l.system, l.value) }

// external are the IDs typed, without the empty ones; one of which a half is
// missing is a fault.
func (f *form) external() ([]app.ExternalID, error) {
	var ids []app.ExternalID
	for _, l := range f.ids.list {
		x := l.old
		x.System, x.Value = strings.TrimSpace(l.system.Text), strings.TrimSpace(l.value.Text)
		switch {
		case x.Value == "" && (x.System == "" || l.old.ID == 0):
		case x.Value == "":
			return nil, app.Invalid("external_id", "Write what %s calls the contact, or remove the line.", x.System)
		case x.System == "":
			return nil, app.Invalid("external_id", "Say which system calls the contact %s, such as web-store.", x.Value)
		default:
			ids = append(ids, x)
		}
	}
	return ids, nil
}
