package definitions

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rapport/app"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/document"
	"rapport/ui/format"
	"rapport/ui/shell"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// progressPause is how often at most the progress is drawn anew.
const progressPause = 100 * time.Millisecond

// changeView says what a draft would change in the books.
type changeView struct {
	register *register
	root     *fyne.Container
	stop     context.CancelFunc
	found    *app.Difference // nil where it is not known

	working  fyne.CanvasObject
	say      *widgets.Text
	line     *widgets.ProgressLine
	answer   fyne.CanvasObject
	before   *widgets.KeyFigure
	after    *widgets.KeyFigure
	moves    *widgets.KeyFigure
	count    *widgets.KeyFigure
	adjusted *widgets.KeyFigure
	notes    *widgets.Paragraph
	rows     []app.CustomerDifference
	table    *widgets.Table
	again    fyne.CanvasObject // shown after a cancel
}

func newChangeView(r *register, again func()) *changeView {
	v := &changeView{
		register: r, say: widgets.NewText("", widgets.Strong), line: widgets.NewProgressLine(),
		before: widgets.NewKeyFigure(i18n.T("Company profit now")), after: widgets.NewKeyFigure(i18n.T("With the draft")),
		moves: widgets.NewKeyFigure(i18n.T("Difference")), count: widgets.NewKeyFigure(i18n.T("Documents")),
		adjusted: widgets.NewKeyFigure(i18n.T("In closed months")), notes: widgets.NewParagraph("", widgets.Muted, 700),
	}
	cancel := widgets.NewButton(i18n.T("Cancel"), func() {
		if v.stop != nil {
			v.stop()
		}
	})
	box := document.NewGround(theme.ColorRaised, theme.ColorLine, widgets.Pad(14, 14, 14, 14,
		widgets.Stack(10, v.say, v.line, widgets.Ends(widgets.Row(), cancel))))
	v.working = container.NewVBox(box)
	v.table = widgets.NewTable(
		widgets.Column{Key: "name", Title: i18n.T("Customer"), Width: 200, Min: 120, Weight: 1},
		widgets.Column{Key: "before", Title: i18n.T("Profit now"), Kind: widgets.AmountCell, Align: fyne.TextAlignTrailing, Width: 120},
		widgets.Column{Key: "after", Title: i18n.T("With the draft"), Kind: widgets.AmountCell, Align: fyne.TextAlignTrailing, Width: 120},
		widgets.Column{Key: "difference", Title: i18n.T("Difference"), Kind: widgets.AmountCell, Align: fyne.TextAlignTrailing, Width: 120},
		widgets.Column{Key: "bar", Kind: widgets.BarCell, Width: 130},
	)
	v.table.OnActivated = v.open
	v.table.Empty = widgets.NewEmptyState("contacts", i18n.T("No customer moves"), i18n.T("The rates and rules that were changed touch no entry."))
	card := widgets.NewFlushCard(i18n.T("Who moves most"), i18n.T("Enter or double-click opens the customer"), v.table)
	figures := widgets.Even(10, v.before, v.after, v.moves, v.count, v.adjusted)
	v.answer = container.NewBorder(widgets.Stack(10, figures, v.notes, widgets.Tall(widgets.NewText("", widgets.Small), 1)), nil, nil, nil, card)
	v.again = widgets.NewEmptyState("definitions", i18n.T("Cancelled"), i18n.T("Nothing was changed. The draft is kept."),
		widgets.NewPrimary(i18n.T("Work it out"), again))
	v.root = container.NewStack(v.working)
	return v
}

func (v *changeView) put(o fyne.CanvasObject) {
	v.root.Objects = []fyne.CanvasObject{o}
	v.root.Refresh()
}

// shown reports that the view has an answer.
func (v *changeView) shown() bool { return v.found != nil }

// begin shows that work is going on.
func (v *changeView) begin(about string) {
	v.found = nil
	v.say.Set(about)
	v.line.Set(0)
	v.put(v.working)
}

// follow shows the progress on the page and in the status line.
func (v *changeView) follow(status shell.Progress) app.Progress {
	var last time.Time
	return func(done, total int) {
		status(done, total)
		if total == 0 || time.Since(last) < progressPause {
			return
		}
		last = time.Now()
		fyne.Do(func() { v.line.Set(float32(done) / float32(total)) })
	}
}

// failed takes a cancel; it reports false for every other error.
func (v *changeView) failed(err error) bool {
	if !errors.Is(err, context.Canceled) {
		return false
	}
	v.put(v.again)
	return true
}

// result shows what the draft would change.
func (v *changeView) result(d *app.Difference, differing []contrast) {
	v.found = d
	c := v.register.state.currency
	diff := d.After - d.Before
	v.before.Set(format.Amount(d.Before, c), theme.OfSign(d.Before), i18n.T("as agreed so far"))
	v.after.Set(format.Amount(d.After, c), theme.OfSign(d.After), i18n.T("from %s", format.Date(d.Effective)))
	v.moves.Set(format.Signed(diff, c), theme.OfSign(diff), shareOf(diff, d.Before, c))
	v.count.Set(format.Count(d.Documents), theme.ColorText, i18n.T("whose entries change"))
	v.adjusted.Set(format.Signed(d.Adjusted, c), theme.ColorText, i18n.T("comes as adjustments"))
	if d.Adjusted == 0 {
		v.adjusted.Set(format.Amount(0, c), theme.ColorMuted, i18n.T("no adjustment needed"))
	}
	v.notes.Set(notesOn(differing))
	v.notes.Hidden = v.notes.Value == ""
	v.rows = d.Customers
	most := document.BarScale(d.Customers, 100, func(m app.CustomerDifference) finance.Amount { return m.After - m.Before })
	v.table.SetSource(widgets.Rows(d.Customers, func(m app.CustomerDifference, column int) widgets.Cell {
		return v.cell(m, column, most)
	}))
	v.put(v.answer)
}

func (v *changeView) cell(m app.CustomerDifference, column int, most finance.Amount) widgets.Cell {
	c := v.register.state.currency
	diff := m.After - m.Before
	switch column {
	case 0:
		return widgets.Cell{Text: nameOf(m), Bold: true}
	case 1:
		return widgets.Cell{Text: format.Amount(m.Before, c)}
	case 2:
		return widgets.Cell{Text: format.Amount(m.After, c)}
	case 3:
		return widgets.Cell{Text: format.Signed(diff, c), Colour: theme.OfSign(diff)}
	}
	if most == 0 {
		return widgets.Cell{}
	}
	return widgets.Cell{Value: float64(diff) / float64(most)}
}

func nameOf(m app.CustomerDifference) string {
	if m.Customer == 0 {
		return i18n.T("Unallocated")
	}
	return m.Name
}

// shareOf is a difference as a share of what it was before.
func shareOf(diff, before finance.Amount, c finance.Currency) string {
	if before == 0 || diff == 0 {
		return ""
	}
	return format.PercentSigned(diff.Decimal(c).Div(before.Decimal(c).Abs()))
}

// notesOn says which of the changed rules post nothing and so change reports
// alone.
func notesOn(differing []contrast) string {
	var names []string
	for _, d := range differing {
		if d.reportOnly() {
			names = append(names, reportName(d.field))
		}
	}
	switch {
	case len(differing) == 0:
		return i18n.T("The draft has the rules and rates of the version that it comes from.")
	case len(names) == 0:
		return ""
	}
	names = slices.Compact(names)
	return i18n.T("Changes reports only, no entry: %s. These take effect when a report is made.", strings.Join(names, i18n.T(", ")))
}

// reportName names a rule that is applied when a report is made.
func reportName(field string) string {
	switch field {
	case fieldAttribution:
		return i18n.T("attribution")
	case fieldDiscount:
		return i18n.T("discount rate")
	case fieldHorizon:
		return i18n.T("horizon")
	case fieldFiscalYear:
		return i18n.T("fiscal year")
	}
	return i18n.T("who is a customer")
}

// open shows a customer of the list.
func (v *changeView) open(row int) {
	if row < 0 || row >= len(v.rows) || v.rows[row].Customer == 0 {
		return
	}
	v.register.deps.Host.Open(shell.Place{Page: document.ContactsPage, ID: int64(v.rows[row].Customer)})
}
