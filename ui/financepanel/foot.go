package financepanel

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/ui/format"
	"rapport/ui/widgets"
)

// foot stands under every report: of which day and definitions it is, and how many
// records are incomplete, which it lists.
type foot struct {
	root  *fyne.Container
	about *widgets.Text
	link  *widgets.Button
	gaps  *report.IncompleteReport
}

func newFoot() *foot {
	f := &foot{about: widgets.NewCutText("", widgets.Small)}
	f.about.Align = fyne.TextAlignTrailing
	f.link = widgets.NewLink("", f.open)
	f.link.Hide()
	f.root = container.NewBorder(nil, nil, nil, widgets.Pad(0, 0, 0, 12, f.link), f.about)
	return f
}

// show says what a report is of, after what else is to be said of it.
func (f *foot) show(h report.Head, gaps *report.IncompleteReport, before ...string) {
	parts := before
	if note := h.Note.In(format.Say); note != "" {
		parts = append(parts, note)
	}
	if h.AsOf != 0 {
		parts = append(parts, i18n.T("As of %s", format.Date(h.AsOf)))
	}
	f.about.Value = strings.Join(append(parts, i18n.T("definitions v%d", h.Policy)), "  •  ")
	f.gaps = gaps
	if gaps != nil && gaps.Count() > 0 {
		f.link.SetLabel(i18n.N(gaps.Count(), "%d record incomplete", "%d records incomplete"))
		f.link.Show()
	} else {
		f.link.Hide()
	}
	f.root.Refresh()
}

// open lists the records that are incomplete, by what they lack.
func (f *foot) open() {
	window := fyne.CurrentApp().Driver().CanvasForObject(f.root)
	if window == nil || f.gaps == nil {
		return
	}
	lines := make([]gapLine, len(f.gaps.Rows))
	for i, r := range f.gaps.Rows {
		lines[i] = gapLine{r, strings.Join(firstOf(r), i18n.T(", "))}
	}
	table := widgets.NewTable(
		widgets.Column{Key: "kind", Title: i18n.T("What is missing"), Kind: widgets.TextCell, Width: 220, Min: 180},
		figureColumn("count", i18n.T("Records"), 80),
		widgets.Column{Key: "which", Title: i18n.T("Which"), Kind: widgets.TextCell, Width: 300, Min: 160, Weight: 1},
	)
	which := widgets.NewParagraph("", widgets.Small, 760)
	table.SetSource(widgets.Rows(lines, func(l gapLine, column int) widgets.Cell {
		switch column {
		case 0:
			return widgets.Cell{Text: report.IncompleteName(l.Kind).In(format.Say), Bold: true}
		case 1:
			return widgets.Cell{Text: format.Count(l.Count)}
		}
		return widgets.Cell{Text: l.names}
	}))
	table.OnSelected = func(row int) { which.Set(lines[row].names) }
	var panel *widgets.Panel
	body := widgets.Stack(8, widgets.NewParagraph(i18n.T("The figures are as good as these records. Look one up with the search."), widgets.Small, 760),
		widgets.NewFlushCard("", "", newLeast(fyne.NewSize(0, 260), table)), newLeast(fyne.NewSize(0, 90), which))
	panel = widgets.NewPanel(i18n.T("Incomplete records of %s", format.Period(f.gaps.Period())), body, nil,
		[]fyne.CanvasObject{widgets.NewButton(i18n.T("Close"), func() { panel.Close() }).WithHint("Esc")})
	panel.Width, panel.First = 800, table
	panel.Open(window)
	if len(lines) > 0 {
		table.Select(0)
	}
}

// gapLine is a kind of incomplete records with the names of the first of them.
type gapLine struct {
	report.IncompleteRow
	names string
}

// namesShown is how many records of a kind are named at once.
const namesShown = 60

func firstOf(r report.IncompleteRow) []string {
	names := r.Documents[:min(namesShown, len(r.Documents))]
	if more := r.Count - len(names); more > 0 {
		names = append(names[:len(names):len(names)], i18n.N(more, "… and %d more.", "… and %d more."))
	}
	return names
}
