package importing

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rapport/app/importer"
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
	hint    fyne.CanvasObject
	line    *line
	entries map[string]*widgets.Entry
	order   []string
}

// mendWidth is the width of the panel.
const mendWidth float32 = 340

func newMender(v *preview) *mender {
	m := &mender{view: v, whole: widgets.NewParagraph("", widgets.Error, mendWidth-6*theme.Unit), room: container.NewStack()}
	m.hint = widgets.NewEmptyState("edit", i18n.T("Mend rows here"), i18n.T("Choose a row to correct its cells. The file itself stays as it is."))
	body := container.NewVScroll(widgets.Pad(2*theme.Unit, 3*theme.Unit, 2*theme.Unit, 3*theme.Unit, container.NewVBox(m.whole, m.room)))
	m.card = widgets.NewFlushCard(i18n.T("The row"), "", body)
	m.root = m.card
	return m
}

// edit shows a row; nil shows none.
func (m *mender) edit(l *line) {
	same := m.line != nil && l != nil && m.line.number == l.number
	focused := m.focused()
	m.line, m.entries, m.order = l, map[string]*widgets.Entry{}, nil
	m.whole.Set("")
	m.whole.Hidden = true
	if l == nil || !m.view.result.mendable && len(l.faults) == 0 {
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
	form := widgets.NewForm()
	form.LabelWidth = 96
	var fields []*widgets.Field
	for _, i := range m.columns(l) {
		fields = append(fields, m.field(l, i))
	}
	form.Add(fields...)
	for i, name := range m.order {
		if faults := l.faults[name]; len(faults) > 0 {
			fields[i].SetError(sentences(faults))
		}
	}
	m.room.Objects = []fyne.CanvasObject{form}
	m.room.Refresh()
	if same && focused != "" && m.entries[focused] != nil {
		m.focus(focused)
	}
}

// columns are the places in the file of the columns of a row, those with a
// problem first.
func (m *mender) columns(l *line) []int {
	at := slices.Clone(m.view.at)
	in := m.view.result.page.columns.looked
	slices.SortStableFunc(at, func(a, b int) int {
		return min(1, len(l.faults[in.Columns[b]])) - min(1, len(l.faults[in.Columns[a]]))
	})
	return at
}

// field is the field of one column.
func (m *mender) field(l *line, at int) *widgets.Field {
	name := m.view.result.page.columns.looked.Columns[at]
	entry := widgets.NewEntry()
	text, fixed := m.view.result.page.plan.Fixes.At(l.number, name)
	if !fixed && at < len(l.cells) {
		text = l.cells[at]
	}
	text = strings.ReplaceAll(cutShort(text, mendLimit), "\x00", "")
	entry.SetText(text)
	entry.OnSubmitted = func(typed string) {
		m.take(l, name, text, typed)
		m.next(name)
	}
	entry.OnFocus = func(focused bool) {
		if !focused && m.entries[name] == entry {
			m.take(l, name, text, entry.Text)
		}
	}
	if !m.view.result.mendable {
		entry.Disable()
	}
	m.entries[name] = entry
	m.order = append(m.order, name)
	return widgets.NewField(name, entry)
}

// mendLimit is how much of a cell is shown for mending.
const mendLimit = 2_000

// take notes a correction and has the file checked with it. Enter takes an
// unchanged cell too, where the row as a whole is to be taken as it stands.
func (m *mender) take(l *line, column, before, typed string) {
	p := m.view.result.page
	if !m.view.result.mendable || typed == before {
		return
	}
	fixes := importer.Fixes{}
	for row, cells := range p.plan.Fixes {
		for c, text := range cells {
			fixes.Set(row, c, text)
		}
	}
	fixes.Set(l.number, column, typed)
	p.plan.Fixes = fixes
	l.mended = true
	m.view.table.Refresh()
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

// focused is the column whose field has the keyboard.
func (m *mender) focused() string {
	for name, entry := range m.entries {
		if entry.Focused() {
			return name
		}
	}
	return ""
}

func sentences(faults []fault) string {
	texts := make([]string, len(faults))
	for i, f := range faults {
		texts[i] = f.sentence
	}
	return strings.Join(texts, " ")
}
