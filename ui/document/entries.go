package document

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rapport/app/report"
	"rapport/assets/i18n"
	"rapport/finance"
	"rapport/ui/format"
	"rapport/ui/shell"
	"rapport/ui/theme"
	"rapport/ui/widgets"
)

// Figure is a figure of a report whose entries can be looked at.
type Figure struct {
	Title string
	Query report.Query
	// Choice chooses the entries. Where it is not known at once, Choose works it out
	// off Fyne's goroutine, and may say how the entries stand to the figure.
	Choice report.EntryChoice
	Choose func(ctx context.Context) (choice report.EntryChoice, note string, err error)
}

// EntriesHost is what the list of entries asks of the window around it.
type EntriesHost struct {
	Source report.EntriesSource
	Canvas func() fyne.Canvas
	Open   func(shell.Place)
	Fail   func(error)
}

// entriesAtOnce is how many entries are read at a time.
const entriesAtOnce = 200

// EntriesPanel lists the entries behind a figure over the window.
type EntriesPanel struct {
	host   EntriesHost
	figure Figure
	choice report.EntryChoice
	note   string
	loader widgets.Loader[*report.EntriesReport]
	report *report.EntriesReport // with the rows of all pages read so far

	panel *widgets.Panel
	table *widgets.Table
	total *widgets.Text
	about *widgets.Text
	more  *widgets.Button
}

// ShowEntries opens the list of the entries behind a figure.
func ShowEntries(host EntriesHost, figure Figure) *EntriesPanel {
	e := &EntriesPanel{
		host: host, figure: figure, table: entriesTable(),
		total: widgets.NewText(i18n.T("Reading …"), widgets.Strong), about: widgets.NewText("", widgets.Small),
	}
	e.table.OnActivated = e.OpenRow
	e.table.Links = func(row, _ int) bool { _, leads := placeOf(e.report.Rows[row]); return leads }
	e.table.OnLink = func(row, _ int) { e.OpenRow(row) }
	e.more = widgets.NewButton("", e.read)
	e.more.Hide()
	body := container.NewBorder(widgets.Pad(0, 0, 8, 0, widgets.Ends(e.total, e.about)), nil, nil, nil,
		widgets.NewFlushCard("", "", container.New(leastHeight(440), e.table)))
	closing := widgets.NewButton(i18n.T("Close"), func() { e.panel.Close() }).WithHint("Esc")
	e.panel = widgets.NewPanel(figure.Title, body, []fyne.CanvasObject{e.more}, []fyne.CanvasObject{closing})
	e.panel.Width = 920
	e.panel.First = e.table
	e.panel.OnClosed = e.loader.Stop
	e.panel.Open(host.Canvas())
	e.read()
	return e
}

func entriesTable() *widgets.Table {
	t := widgets.NewTable(
		widgets.Column{Key: "day", Title: i18n.T("Day"), Kind: widgets.TextCell, Width: 112},
		widgets.Column{Key: "what", Title: i18n.T("Document"), Kind: widgets.TwoToneCell, Width: 250, Min: 150, Weight: 3},
		widgets.Column{Key: "account", Title: i18n.T("Account"), Kind: widgets.TextCell, Width: 190, Min: 110, Weight: 1},
		widgets.Column{Key: "amount", Title: i18n.T("Amount"), Kind: widgets.AmountCell, Align: fyne.TextAlignTrailing, Width: 110},
		widgets.Column{Key: "cash", Title: i18n.T("Money moved"), Kind: widgets.TextCell, Width: 112, Optional: true},
		widgets.Column{Key: "version", Title: i18n.T("Definitions"), Kind: widgets.TextCell, Width: 80, Optional: true},
	)
	t.Empty = widgets.NewEmptyState("finance", i18n.T("No entries"), i18n.T("Nothing was posted that makes up this figure."))
	return t
}

// read reads the next page of entries.
func (e *EntriesPanel) read() {
	before := e.report
	e.loader.Load(func(ctx context.Context) (*report.EntriesReport, error) {
		if before == nil {
			e.choice = e.figure.Choice
			if e.figure.Choose != nil {
				var err error
				if e.choice, e.note, err = e.figure.Choose(ctx); err != nil {
					return nil, err
				}
			}
		}
		q := report.EntriesQuery{Query: e.figure.Query, EntryChoice: e.choice, Limit: entriesAtOnce}
		if before != nil {
			q.Offset = len(before.Rows)
		}
		return report.Entries(ctx, e.host.Source, q)
	}, func(r *report.EntriesReport, err error) {
		if err != nil {
			e.total.Set("")
			e.host.Fail(err)
			return
		}
		if before != nil {
			r.Rows = append(before.Rows[:len(before.Rows):len(before.Rows)], r.Rows...)
		}
		e.report = r
		e.fill()
	})
}

func (e *EntriesPanel) fill() {
	r := e.report
	e.total.Set(i18n.N(r.Count, "%d entry", "%d entries") + "  •  " + i18n.T("together %s", format.Amount(r.Total, r.Currency)))
	about := i18n.T("definitions v%d", r.Policy)
	if e.note != "" {
		about = e.note
	}
	e.about.Set(about)
	e.table.SetSource(widgets.Rows(r.Rows, func(row report.EntryRow, column int) widgets.Cell { return entryCell(row, column, r.Currency) }))
	e.more.Hidden = len(r.Rows) >= r.Count
	e.more.SetLabel(i18n.T("Show %d more of %d", min(entriesAtOnce, r.Count-len(r.Rows)), r.Count-len(r.Rows)))
	e.panel.Refresh()
}

func entryCell(row report.EntryRow, column int, cur finance.Currency) widgets.Cell {
	switch column {
	case 0:
		return widgets.Cell{Text: format.Date(row.Day)}
	case 1:
		who := row.CustomerName
		if row.Customer == 0 {
			who = i18n.T("unallocated")
		}
		return widgets.Cell{Text: row.Text.In(format.Say), Second: who}
	case 2:
		name := report.AccountName(row.Account).In(format.Say)
		if row.Activity != "" {
			name += " (" + row.Activity + ")"
		}
		return widgets.Cell{Text: name, Colour: theme.ColorMuted}
	case 3:
		return widgets.Cell{Text: format.Amount(row.Amount, cur)}
	case 4:
		if row.CashDay == 0 {
			return widgets.Cell{Text: i18n.T("not yet"), Colour: theme.ColorMuted}
		}
		return widgets.Cell{Text: format.Date(row.CashDay), Colour: theme.ColorMuted}
	}
	return widgets.Cell{Text: "v" + strconv.Itoa(row.Version), Colour: theme.ColorMuted}
}

// Report is what is listed so far; nil before it has been read.
func (e *EntriesPanel) Report() *report.EntriesReport { return e.report }

// Close takes the list away.
func (e *EntriesPanel) Close() { e.panel.Close() }

// OpenRow goes to the document of an entry.
func (e *EntriesPanel) OpenRow(row int) {
	if place, leads := placeOf(e.report.Rows[row]); leads {
		e.panel.Close()
		e.host.Open(place)
	}
}

// placeOf is where the document of an entry is shown; what has no page of its
// own is shown with its customer.
func placeOf(row report.EntryRow) (place shell.Place, leads bool) {
	switch row.RefKind {
	case finance.DocOrder:
		return shell.Place{Page: OrdersPage, ID: int64(row.Ref)}, true
	case finance.DocReturn:
		return shell.Place{Page: ReturnsPage, ID: int64(row.Ref), Tab: "returns"}, true
	case finance.DocRebate:
		return shell.Place{Page: ReturnsPage, ID: int64(row.Ref), Tab: "claims"}, true
	case finance.DocCampaignCost, finance.DocTarget:
		if row.Campaign != 0 {
			return shell.Place{Page: CampaignsPage, ID: int64(row.Campaign)}, true
		}
	}
	return shell.Place{Page: ContactsPage, ID: int64(row.Customer), Tab: "journey"}, row.Customer != 0
}

// leastHeight gives what it lays out a least height.
type leastHeight float32

func (h leastHeight) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(size)
	}
}

func (h leastHeight) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, float32(h)) }
