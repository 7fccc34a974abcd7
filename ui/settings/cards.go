package settings

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/format"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// monthsCard closes and reopens months.
type monthsCard struct {
	page   *Page
	card   *widgets.Card
	table  *widgets.Table
	toggle *widgets.Button
	months []finance.Month
	closed map[finance.Month]bool
}

func newMonthsCard(p *Page) *monthsCard {
	m := &monthsCard{page: p}
	m.table = widgets.NewTable(
		widgets.Column{Key: "month", Title: i18n.T("Month"), Kind: widgets.TextCell, Width: 110, Weight: 1},
		widgets.Column{Key: "state", Title: i18n.T("State"), Kind: widgets.TextCell, Width: 90},
	)
	m.table.Empty = widgets.NewEmptyState("calendar", i18n.T("No months yet"), i18n.T("Months appear here with the first order."))
	m.table.OnSelected = func(int) { m.label() }
	m.table.OnActivated = func(int) { m.press() }
	m.toggle = widgets.NewButton(i18n.T("Close month"), m.press)
	m.toggle.Disable()
	foot := widgets.Pad(6, 8, 8, 8, widgets.Ends(widgets.Row(), m.toggle))
	m.card = widgets.NewFlushCard(i18n.T("Closed months"), i18n.T("their figures never change"), newFooted(m.table, foot))
	return m
}

func (m *monthsCard) fill(months, closed []finance.Month) {
	m.months, m.closed = months, map[finance.Month]bool{}
	for _, c := range closed {
		m.closed[c] = true
	}
	row := m.table.Selected()
	m.table.SetSource(widgets.Rows(months, func(month finance.Month, column int) widgets.Cell {
		switch {
		case column == 0:
			return widgets.Cell{Text: format.Month(month)}
		case m.closed[month]:
			return widgets.Cell{Text: i18n.T("closed"), Colour: theme.ColorMuted}
		}
		return widgets.Cell{Text: i18n.T("open")}
	}))
	if row >= 0 && row < len(months) {
		m.table.Select(row)
	}
	m.label()
}

func (m *monthsCard) chosen() (finance.Month, bool) {
	row := m.table.Selected()
	if row < 0 || row >= len(m.months) {
		return 0, false
	}
	return m.months[row], true
}

func (m *monthsCard) label() {
	month, ok := m.chosen()
	if !ok {
		m.toggle.Disable()
		return
	}
	m.toggle.Enable()
	if m.closed[month] {
		m.toggle.SetLabel(i18n.T("Reopen month"))
	} else {
		m.toggle.SetLabel(i18n.T("Close month"))
	}
}

// press closes the chosen month, or opens it again: each is taken back by the
// other.
func (m *monthsCard) press() {
	month, ok := m.chosen()
	if !ok {
		return
	}
	source := m.page.deps.Source
	if m.closed[month] {
		m.page.do(i18n.T("%s is open again", format.Month(month)), false,
			func(ctx context.Context) error { return source.ReopenPeriod(ctx, month) }, m.page.deps.Fail)
		return
	}
	m.page.do(i18n.T("%s is closed", format.Month(month)), false,
		func(ctx context.Context) error { return source.ClosePeriod(ctx, month) }, m.page.deps.Fail)
}

// newLookCard chooses language and palette.
func newLookCard(p *Page) *widgets.Card {
	var languages []widgets.Option
	for _, l := range i18n.Languages() {
		languages = append(languages, widgets.Option{Key: string(l), Title: l.Name()})
	}
	language := widgets.NewSegmented(languages, func(key string) { p.deps.SetLanguage(i18n.Language(key)) })
	language.SetKey(string(i18n.Current()))
	look := widgets.NewSegmented([]widgets.Option{
		{Key: string(theme.System), Title: i18n.T("As the system")},
		{Key: string(theme.Light), Title: i18n.T("Light")},
		{Key: string(theme.Dark), Title: i18n.T("Dark")},
	}, func(key string) { p.deps.SetTheme(theme.Mode(key)) })
	look.SetKey(string(p.deps.Theme()))
	form := widgets.NewForm(widgets.NewField(i18n.T("Language"), language), widgets.NewField(i18n.T("Look"), look))
	return widgets.NewCard(i18n.T("This computer"), "", form)
}

// newFooted puts a foot below a table that takes the rest of the height.
func newFooted(table, foot fyne.CanvasObject) fyne.CanvasObject {
	return container.NewBorder(nil, foot, nil, nil, table)
}

// newFilledRow lets the first object take the width that the second leaves.
func newFilledRow(wide, narrow fyne.CanvasObject) fyne.CanvasObject {
	return container.NewBorder(nil, nil, nil, widgets.Pad(0, 0, 0, 8, narrow), wide)
}

// thirds gives the form more room than the two lists beside it.
type thirds struct{}

func (thirds) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	const gap = 12
	width := size.Width - 2*gap
	x := float32(0)
	for i, share := range []float32{.44, .26, .30} {
		objects[i].Move(fyne.NewPos(x, 0))
		objects[i].Resize(fyne.NewSize(width*share, size.Height))
		x += width*share + gap
	}
}

func (thirds) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(700, 320) }

// evenly puts cards one below the other, equally high.
type evenly struct{}

func (evenly) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	const gap = 12
	height := (size.Height+gap)/float32(len(objects)) - gap
	for i, o := range objects {
		o.Move(fyne.NewPos(0, float32(i)*(height+gap)))
		o.Resize(fyne.NewSize(size.Width, height))
	}
}

func (evenly) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(200, 260) }
