package contacts

import (
	"rapport/app"
	"rapport/ui/document"
	"rapport/ui/widgets"
)

// The kinds of lines in a draft, beside those of contact points.
const (
	lineOf      = "of" // the name under which a line keeps its kind
	lineAddress = "address"
	lineID      = "id"
)

// id is the contact of the form; 0 for a new one.
func (f *form) id() app.ID {
	if f.old == nil {
		return 0
	}
	return f.old.ID
}

// typed is what stands in the form, for its draft.
func (f *form) typed() document.Unsaved {
	u := document.Unsaved{Title: f.name.Text, Typed: document.TypedIn(f.fields)}
	u.Typed["tags"] = document.ValueOf(f.tags)
	for _, points := range []*pointLines{f.emails, f.phones, f.webs} {
		for _, l := range points.list {
			u.Lines = append(u.Lines, document.Typed{lineOf: {Key: string(points.kind), ID: int64(l.old.ID)},
				"value": document.ValueOf(l.value), "label": document.ValueOf(l.label)})
		}
	}
	for _, l := range f.more.list {
		line := document.Typed{lineOf: {Key: lineAddress, ID: int64(l.old.ID)}, "label": document.ValueOf(l.label)}
		for name, entry := range l.entries() {
			line[name] = document.ValueOf(entry)
		}
		u.Lines = append(u.Lines, line)
	}
	for _, l := range f.ids.list {
		u.Lines = append(u.Lines, document.Typed{lineOf: {Key: lineID, ID: int64(l.old.ID)},
			"system": document.ValueOf(l.system), "value": document.ValueOf(l.value)})
	}
	return u
}

// entries are the entries of an address by name.
func (l *addressLine) entries() map[string]*widgets.Entry {
	return map[string]*widgets.Entry{"street": l.street, "city": l.city, "region": l.region, "postcode": l.postcode, "country": l.nation}
}

// resume goes on with what was typed before the program ended.
func (f *form) resume(u document.Unsaved) {
	u.Typed.Fill(f.fields)
	u.Typed["tags"].Fill(f.tags)
	f.emails.clear()
	f.phones.clear()
	f.webs.clear()
	f.more.clear()
	f.ids.clear()
	for _, line := range u.Lines {
		f.putTyped(line, app.ID(line[lineOf].ID))
	}
	f.panel.SetChips(document.KeptChips(f.keeper.Resume(u), f.afresh)...)
}

// putTyped puts a line of a draft back; old is the record that it changes, 0 for
// a new one.
func (f *form) putTyped(line document.Typed, old app.ID) {
	switch kind := line[lineOf].Key; kind {
	case lineAddress:
		l := newAddressLine(f.known().address(old))
		for name, entry := range l.entries() {
			line[name].Fill(entry)
		}
		line["label"].Fill(l.label)
		f.more.put(l)
	case lineID:
		l := newIDLine(f.known().external(old))
		line["system"].Fill(l.system)
		line["value"].Fill(l.value)
		f.ids.put(l)
	default:
		points := map[string]*pointLines{string(app.Email): f.emails, string(app.Phone): f.phones, string(app.Website): f.webs}[kind]
		if points == nil {
			return
		}
		point := f.known().point(old)
		point.Kind = points.kind
		l := points.line(point)
		line["value"].Fill(l.value)
		l.label.Options = labelOptions(line["label"].Key)
		l.label.SetKey(line["label"].Key)
		points.put(l)
	}
}

// knownParts finds the parts of a contact as it was saved.
type knownParts app.Contact

func (f *form) known() *knownParts {
	if f.old == nil {
		return &knownParts{}
	}
	return (*knownParts)(f.old)
}

func (c *knownParts) point(id app.ID) (found app.ContactPoint) {
	for _, p := range c.Points {
		if p.ID == id {
			found = p
		}
	}
	return found
}

func (c *knownParts) address(id app.ID) (found app.Address) {
	for _, a := range c.More {
		if a.ID == id {
			found = a
		}
	}
	return found
}

func (c *knownParts) external(id app.ID) (found app.ExternalID) {
	for _, x := range c.External {
		if x.ID == id {
			found = x
		}
	}
	return found
}

// afresh gives what was typed up and begins anew.
func (f *form) afresh() { f.leave(func() { f.page.edit(f.id()) }) }

// leave closes the form for good, and then forgets what was typed.
func (f *form) leave(then func()) {
	if f.page.drafts[f.id()] == f {
		delete(f.page.drafts, f.id())
	}
	f.alike.rest()
	f.panel.OnClosed = nil
	f.panel.Close()
	f.keeper.Forget(then)
}
