package importing

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rapport/assets/i18n"
	"rapport/ui/format"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// mender is the row chosen in the preview, to be corrected: a field for each
// column that is read, those with a problem first. What is typed goes into the
// import; the file stays as it is.
type mender struct {
	view    *preview
	root    fyne.CanvasObject
	card    *widgets.Card
	whole   *widgets.Paragraph // what is wrong with the row as a whole
	room    *fyne.Container
	hint    *widgets.Paragraph
	asIs    *widgets.Button
	line    *line
	of      string // the file of the row
	fields  []*widgets.Field
	entries map[string]*widgets.Entry
	order   []string
}

// mendWidth is the width of the panel.
const mendWidth float32 = 340

func newMender(v *preview) *mender {
	m := &mender{view: v, whole: widgets.NewParagraph("", widgets.Error, mendWidth-10*theme.Unit), room: container.NewStack()}
	m.hint = widgets.NewParagraph(i18n.T("Choose a row to correct its cells. The file itself stays as it is."), widgets.Muted, mendWidth-10*theme.Unit)
	m.asIs = widgets.NewButton(i18n.T("Take the row as it stands"), m.takeAsIs)
	m.asIs.Hide()
	body := widgets.NewScroll(widgets.Pad(2*theme.Unit, 3*theme.Unit, 2*theme.Unit, 3*theme.Unit, container.NewVBox(m.whole, container.NewHBox(m.asIs), m.room)))
	m.card = widgets.NewFlushCard(i18n.T("The row"), "", body)
	m.root = m.card
	return m
}

// edit shows a row; nil shows none. The fields of the row that is shown already
// stay, with what is being typed in them.
func (m *mender) edit(l *line) {
	same := m.line != nil && l != nil && m.line.number == l.number && m.of == m.view.result.page.plan.File
	m.line, m.of = l, m.view.result.page.plan.File
	m.whole.Set("")
	m.whole.Hidden = true
	if l == nil {
		m.fields, m.entries, m.order = nil, nil, nil
		m.asIs.Hidden = true
		m.card.SetTitle(i18n.T("The row"), "")
		m.room.Objects = []fyne.CanvasObject{m.hint}
		m.room.Refresh()
		return
	}
	m.card.SetTitle(i18n.T("Row %s", format.Count(l.number)), "")
	if faults := l.faults[""]; len(faults) > 0 {
		m.whole.Set(sentences(faults))
		m.whole.Hidden = false
	}
	m.asIs.Hidden = m.whole.Hidden || !m.view.result.mendable || !m.takable(l)
	if !same {
		m.build(l)
	}
	for i, name := range m.order {
		m.fields[i].SetError(sentences(l.faults[name]))
		m.entries[name].Disable()
		if m.view.result.mendable {
			m.entries[name].Enable()
		}
	}
}

// takable reports a row that is wrong by itself, and not for what others are.
func (m *mender) takable(l *line) bool {
	return slices.ContainsFunc(l.faults[""], func(f fault) bool { return f.whole })
}

// build makes a field for each column of the row.
func (m *mender) build(l *line) {
	m.fields, m.entries, m.order = nil, map[string]*widgets.Entry{}, nil
	for _, i := range m.columns(l) {
		m.fields = append(m.fields, m.field(l.number, i))
	}
	form := widgets.NewForm(m.fields...)
	form.LabelWidth = 96
	m.room.Objects = []fyne.CanvasObject{form}
	m.room.Refresh()
}

// columns are the places in the file of the columns that are read: those with a
// problem first, those that are empty in the row last.
func (m *mender) columns(l *line) []int {
	at := slices.Clone(m.view.read)
	rank := func(i int) int {
		name := m.view.result.page.columns.looked.Columns[i]
		switch {
		case len(l.faults[name]) > 0:
			return 0
		case m.text(l.number, name) != "":
			return 1
		}
		return 2
	}
	slices.SortStableFunc(at, func(a, b int) int { return rank(a) - rank(b) })
	return at
}

// field is the field of one column.
func (m *mender) field(row, at int) *widgets.Field {
	name := m.view.result.page.columns.looked.Columns[at]
	entry := widgets.NewEntry()
	entry.SetText(m.text(row, name))
	entry.OnSubmitted = func(typed string) {
		m.take(row, name, typed)
		m.next(name)
	}
	entry.OnFocus = func(focused bool) {
		if !focused {
			m.take(row, name, entry.Text)
		}
	}
	m.entries[name] = entry
	m.order = append(m.order, name)
	return widgets.NewField(m.view.result.page.columns.title(name), entry)
}

// mendLimit is how much of a cell is shown for mending.
const mendLimit = 2_000

// text is a cell as it now stands, as far as it is shown for mending.
func (m *mender) text(row int, column string) string {
	if text, fixed := m.view.result.page.plan.Fixes.At(row, column); fixed {
		return text
	}
	at := slices.Index(m.view.result.page.columns.looked.Columns, column)
	for _, l := range m.view.lines {
		if l.number == row && at >= 0 && at < len(l.cells) {
			return strings.ReplaceAll(cutShort(l.cells[at], mendLimit), "\x00", "")
		}
	}
	return ""
}

// take notes a correction and has the file checked with it. A cell that stays as
// it was is none, but where the row as a whole is to be taken as it stands.
func (m *mender) take(row int, column, typed string) {
	p := m.view.result.page
	if !m.view.result.mendable || typed == m.text(row, column) {
		return
	}
	fixes := p.plan.Fixes.Clone()
	fixes.Set(row, column, typed)
	p.plan.Fixes = fixes
	m.view.table.Refresh()
	m.view.result.recheck()
}

// takeAsIs takes the row as it stands: what is beyond the columns, or cannot be
// read, is left out.
func (m *mender) takeAsIs() {
	if m.line == nil || len(m.order) == 0 || !m.view.result.mendable {
		return
	}
	p, row := m.view.result.page, m.line.number
	fixes := p.plan.Fixes.Clone()
	for _, column := range m.order {
		fixes.Set(row, column, m.entries[column].Text)
	}
	p.plan.Fixes = fixes
	m.view.result.recheck()
}

// next moves to the next field with a problem, or to the first of the next row
// that has one.
func (m *mender) next(after string) {
	at := slices.Index(m.order, after)
	for _, name := range m.order[at+1:] {
		if m.line != nil && len(m.line.faults[name]) > 0 {
			m.focus(name)
			return
		}
	}
	v := m.view
	for row := v.table.Selected() + 1; row < len(v.shown); row++ {
		if len(v.shown[row].faults) > 0 {
			v.table.Select(row)
			v.table.ScrollTo(row)
			m.focusFirst("")
			return
		}
	}
}

// focusFirst moves the keyboard to the field of a column, or to the first.
func (m *mender) focusFirst(column string) {
	if m.entries[column] == nil && len(m.order) > 0 {
		column = m.order[0]
	}
	m.focus(column)
}

func (m *mender) focus(column string) {
	entry := m.entries[column]
	if c := fyne.CurrentApp().Driver().CanvasForObject(m.root); c != nil && entry != nil {
		c.Focus(entry)
	}
}

func sentences(faults []fault) string {
	texts := make([]string, len(faults))
	for i, f := range faults {
		texts[i] = f.sentence
	}
	return strings.Join(texts, " ")
}
