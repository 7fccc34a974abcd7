package contacts

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// pointLine is the line of an e-mail address, a phone number or a web page.
type pointLine struct {
	old   app.ContactPoint // as it was saved; none for a new line
	shown string           // the text of old as it was shown
	value *widgets.Entry
	label *widgets.Select
}

// pointLines are the lines of one kind of contact point.
type pointLines struct {
	*lines[pointLine]
	kind    app.PointKind
	country string // of the company: its numbers are shown as they are dialled there
	changed func()
}

func newPointLines(kind app.PointKind, add, country string, resized, changed func()) *pointLines {
	p := &pointLines{kind: kind, country: country, changed: changed}
	p.lines = newLines(add, func() *pointLine { return p.line(app.ContactPoint{Kind: kind}) }, p.object, resized)
	return p
}

func (p *pointLines) line(old app.ContactPoint) *pointLine {
	l := &pointLine{old: old, shown: p.show(old), value: widgets.NewEntry(), label: widgets.NewCompactSelect(labelOptions(old.Label), nil)}
	l.value.SetText(l.shown)
	l.value.OnChanged = func(string) { p.changed() }
	l.label.SetKey(old.Label)
	return l
}

func (p *pointLines) object(l *pointLine) fyne.CanvasObject {
	return container.NewBorder(nil, nil, nil, widgets.Pad(0, 0, 0, theme.Unit, l.label), l.value)
}

func (p *pointLines) show(point app.ContactPoint) string {
	if point.Kind == app.Phone {
		return app.ShowPhone(point, p.country)
	}
	return point.Raw
}

// fill shows the points of the kind, and an empty line where there is none; web
// pages are too seldom for one.
func (p *pointLines) fill(points []app.ContactPoint) {
	for _, point := range points {
		if point.Kind == p.kind {
			p.put(p.line(point))
		}
	}
	if len(p.list) == 0 && p.kind != app.Website {
		p.put(p.line(app.ContactPoint{Kind: p.kind}))
	}
}

// read gives the points typed. A text that holds several, parted by commas as
// they are pasted, is several; a point that was not touched stays as it was.
func (p *pointLines) read() []app.ContactPoint {
	var points []app.ContactPoint
	for _, l := range p.list {
		text := strings.TrimSpace(l.value.Text)
		switch {
		case text == "":
		case l.old.Raw != "" && text == l.shown:
			point := l.old
			point.Label = l.label.Key()
			points = append(points, point)
		default:
			for i, raw := range p.parts(text) {
				point := app.ContactPoint{Kind: p.kind, Label: l.label.Key(), Raw: raw}
				if i == 0 {
					point.ID, point.Contact = l.old.ID, l.old.Contact
				}
				points = append(points, point)
			}
		}
	}
	return points
}

func (p *pointLines) parts(text string) []string {
	if p.kind == app.Website {
		return []string{text}
	}
	return parted(text)
}

// fault is the first thing that is wrong with what was typed.
func (p *pointLines) fault() error {
	for _, point := range p.read() {
		if err := point.Fault(); err != nil {
			return err
		}
	}
	return nil
}

// labelOptions are what a number or an address may be for.
func labelOptions(own string) []widgets.Option {
	options := []widgets.Option{
		{Key: "", Title: i18n.T("general")}, {Key: "work", Title: i18n.T("work")}, {Key: "home", Title: i18n.T("home")},
		{Key: "mobile", Title: i18n.T("mobile")}, {Key: "other", Title: i18n.T("other")},
	}
	if !slices.ContainsFunc(options, func(o widgets.Option) bool { return o.Key == own }) {
		options = append(options, widgets.Option{Key: own, Title: labelName(own)})
	}
	return options
}

// labelName is a label as people read it; one of their own stays as it is.
func labelName(label string) string {
	switch strings.ToLower(label) {
	case "work":
		return i18n.T("work")
	case "home":
		return i18n.T("home")
	case "mobile", "cell":
		return i18n.T("mobile")
	case "other":
		return i18n.T("other")
	}
	return label
}
